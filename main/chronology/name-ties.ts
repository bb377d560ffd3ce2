import { messages } from './messages.ts';
import type { SourceDocument } from './source-document.ts';

/** Names that a document itself says are one person's, with the words that say so. */
export interface NameTie {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
  /** Defined terms: "the Buyer", 甲方. */
  readonly roles: readonly string[];
  readonly confidence: number;
  readonly reason: string;
}

const latinWord = "\\p{Lu}[\\p{L}'’.&-]*";
/** "Nordhavn A/S", "Hafen GmbH & Co. KG", "Quai S.à r.l." */
const latin = `${latinWord}(?:,? (?:${latinWord}|[AIKS]/[SA]|&|r\\.l\\.|de)){1,6}`;
const han = '\\p{Script=Han}{2,24}';
const latinFirst = new RegExp(`(${latin}) ?[(（](${han})[)）]`, 'gu');
const hanFirst = new RegExp(`(${han}) ?[(（](${latin})[)）]`, 'gu');
const alias = /^\s*[,，]?\s*[(（][^()（）]{0,12}?["“「『]([^"”」』]{1,30})["”」』][^()（）]{0,10}[)）]/;
/** WITNESS STATEMENT OF CHAN TAI MAN, "Dear Mr Chan": a heading's or a greeting's words are no part of a name. */
const opening =
  /^(?:(?:first |second |third )?(?:witness statement|affidavit|affirmation|statement|declaration|letter|report) (?:of|from|by) )?(?:(?:Dear|Mr|Mrs|Ms|Miss|Dr|The|I|Between|And|By|On|To|From)\.?,? )*/i;
/** What may stand in front of a Han name without a blank. */
const hanOpening =
  /^(?:.*?(?:買方|买方|賣方|卖方|甲方|乙方|本人|由|與|与|和|及|向|於|于|係|是|為|为))(?=\p{Script=Han}{2,})/u;

/** The names that a document ties together, and the names it gives alone. */
export function nameTies({ text, parties }: SourceDocument): NameTie[] {
  const ties: NameTie[] = [];
  for (const [pattern, hanGroup] of [
    [latinFirst, 2],
    [hanFirst, 1],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const names = [match[1] ?? '', match[2] ?? ''].map((name, index) =>
        index + 1 === hanGroup ? (index === 0 ? name.replace(hanOpening, '') : name) : name.replace(opening, ''),
      );
      const after = match.index + match[0].length;
      const wholeNames = names.map((name) => wholeName(name, parties, match.index, after));
      const term = alias.exec(text.slice(after, after + 60));
      const end = after + (term?.[0].length ?? 0);
      const roles = term?.[1] === undefined ? [] : [term[1]];
      const reason = `“${text.slice(match.index, end)}” gives the names together`;
      ties.push({ start: match.index, end, names: wholeNames, roles, confidence: 0.9, reason });
    }
  }
  for (const { start, end, name, role } of parties) {
    if (ties.some((tie) => start < tie.end && end > tie.start)) continue;
    const roles = role === null ? [] : [role];
    ties.push({ start, end, names: [name], roles, confidence: 0.8, reason: `a party: “${name}”` });
  }
  for (const { start, bodyStart, speaker } of messages(text)) {
    if (speaker === null) continue;
    const reason = `wrote a message as “${speaker}”`;
    ties.push({ start, end: bodyStart, names: [speaker], roles: [], confidence: 0.85, reason });
  }
  return ties.filter(({ names }) => names.every((name) => name.length >= 2));
}

/** "PEAK" at the end of a line, "HARBOUR DEVELOPMENT LIMITED (…)" on the next: the party's name is the whole of it. */
function wholeName(name: string, parties: SourceDocument['parties'], from: number, to: number): string {
  const party = parties.find(
    ({ start, end, name: whole }) => start < to && end > from && bareName(whole).endsWith(` ${name}`),
  );
  return party === undefined ? name : bareName(party.name);
}

/** A name without what stands in brackets behind it. */
function bareName(name: string): string {
  return name.replace(/\s*[(（].*$/su, '').replaceAll(/\s+/g, ' ');
}
