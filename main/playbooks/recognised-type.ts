import type { ContractType } from '#contract/playbook.ts';
import { phrasePlaces, type Range } from './phrase-places.ts';
import { wordStream } from './word-stream.ts';

/** A type of contract as it may be recognised. */
export interface KnownType extends ContractType {
  /** Of a person's own playbook: it goes before one of the program that the same words show. */
  readonly isOwn: boolean;
}

export interface RecognisedType {
  readonly type: KnownType;
  readonly by: 'title' | 'opening' | 'file-name';
}

export interface NamedDocument {
  readonly title: string | null;
  readonly name: string;
  /** The first of its text; asked for where the title tells nothing. */
  readonly opening: () => string;
}

/**
 * The type of contract that a document's title shows; where it shows none, what the document calls itself at its
 * beginning (“This Tenancy Agreement is made …”, 本租賃合同), and then its file's name. Words within
 * longer ones of another type do not count (a sale of flats is no sale of goods). Null where nothing tells it or
 * two types are left: nothing is guessed. Deterministic.
 */
export function recognisedType(
  known: readonly KnownType[],
  { title, name, opening }: NamedDocument,
): RecognisedType | null {
  const byTitle = title === null ? null : typeShownBy(known, title);
  if (byTitle !== null) return { type: byTitle, by: 'title' };
  const called = title === null || !isTelling(title) ? calledThere(opening()).find(isTelling) : undefined;
  const byOpening = called === undefined ? null : typeShownBy(known, called);
  if (byOpening !== null) return { type: byOpening, by: 'opening' };
  const byName = typeShownBy(known, name.replace(/\.[A-Za-z0-9]{1,5}$/, ''));
  return byName === null ? null : { type: byName, by: 'file-name' };
}

/** So far from the start a document says what it is. */
const openingLength = 3_000;
const selfNames = [
  /\bthis\s+((?:[\w&’'/-]+\s+){0,10}?(?:agreement|contract|lease|deed|charter|guarantee|licen[cs]e|undertaking))\b/gi,
  /(?:本|呢份|這份|这份)([\p{Script=Han}]{0,8}?(?:合同|合約|合约|協議|协议|租約|租约|契約|契约))/gu,
];

const nameOfContract =
  /agreement|contract|lease|deed|charter|guarantee|licen[cs]e|undertaking|合同|合約|合约|協議|协议|租約|租约|契約|契约/i;
const bareName =
  /^(?:(?:the|this|amended|and|restated|first|second|master|definitive)\s+)*(?:agreement|contract|deed|合同|合約|合约|協議|协议|契約|契约)[書书]?$/i;

/** Whether words name a contract by more than that it is one: “Endorsement Agreement”, of no type that is known, is told too. */
function isTelling(words: string): boolean {
  return nameOfContract.test(words) && !bareName.test(words.trim());
}

function calledThere(text: string): readonly string[] {
  const head = text.slice(0, openingLength);
  return selfNames
    .flatMap((pattern) => [...head.matchAll(pattern)])
    .toSorted((one, other) => one.index - other.index)
    .map(([, called = '']) => called);
}

function typeShownBy(known: readonly KnownType[], text: string): KnownType | null {
  const stream = wordStream(text.replaceAll(/[_.-]+/g, ' '));
  const places = known.flatMap((type) =>
    Object.values(type.titles)
      .flat()
      .flatMap((phrase) => phrasePlaces(stream, phrase.replaceAll('-', ' ')).map((range) => ({ type, range }))),
  );
  const outer = places.filter(({ range }) => !places.some((other) => isWithin(range, other.range)));
  const types = [...new Set(outer.map(({ type }) => type))];
  const own = types.filter(({ isOwn }) => isOwn);
  const [type, another] = own.length > 0 ? own : types;
  return type === undefined || another !== undefined ? null : type;
}

/** Within a longer one. */
function isWithin(range: Range, other: Range): boolean {
  return other.start <= range.start && other.end >= range.end && other.end - other.start > range.end - range.start;
}
