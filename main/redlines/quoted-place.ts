import type { ProposalRefusal } from '#contract/proposal.ts';
import type { SourceParagraph } from './word-source.ts';

/** Where a quote stands: offsets in the words of a paragraph's runs, one after the other. */
export interface QuotedPlace {
  /** The paragraph in which it ends. */
  readonly paragraph: SourceParagraph;
  /** 0 where the quote begins in a paragraph before. */
  readonly start: number;
  readonly end: number;
  readonly isWithinOne: boolean;
}

/**
 * The place of the first of several quotes that has one; where one is there more
 * than once, the one inside of `within`. Else why the first has none.
 */
export function firstQuotedPlace(
  paragraphs: readonly SourceParagraph[],
  quotes: readonly string[],
  within: readonly string[] = [],
): QuotedPlace | ProposalRefusal {
  const words = packedWords(paragraphs);
  let refusal: ProposalRefusal | null = null;
  for (const quote of quotes) {
    const wanted = packed(quote);
    const range = onlyPlace(words, wanted);
    const inner = range === 'ambiguous' ? innerPlace(words, wanted, within) : range;
    if (typeof inner !== 'string') {
      const place = placeOf(words, inner);
      if (place !== null) return place;
    }
    refusal ??= typeof inner === 'string' ? inner : 'not-found';
  }
  return refusal ?? 'not-found';
}

/** The words of all paragraphs without spaces and line ends, which do not count: a page's lines break where a file's do not. */
interface PackedWords {
  readonly text: string;
  readonly places: readonly { readonly paragraph: SourceParagraph; readonly at: number }[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function packed(text: string): string {
  return text.replace(/\s+/g, '');
}

function packedWords(paragraphs: readonly SourceParagraph[]): PackedWords {
  const characters: string[] = [];
  const places: { readonly paragraph: SourceParagraph; readonly at: number }[] = [];
  for (const paragraph of paragraphs) {
    const text = paragraph.runs.map((run) => run.text).join('');
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at] ?? '';
      if (!/\S/.test(character)) continue;
      characters.push(character);
      places.push({ paragraph, at });
    }
  }
  return { text: characters.join(''), places };
}

function onlyPlace(
  { text }: PackedWords,
  wanted: string,
  { start: from, end: to }: Range = { start: 0, end: text.length },
): Range | ProposalRefusal {
  const start = wanted === '' ? -1 : text.indexOf(wanted, from);
  if (start < 0 || start + wanted.length > to) return 'not-found';
  const next = text.indexOf(wanted, start + 1);
  if (next >= 0 && next + wanted.length <= to) return 'ambiguous';
  return { start, end: start + wanted.length };
}

function innerPlace(words: PackedWords, wanted: string, within: readonly string[]): Range | ProposalRefusal {
  for (const longer of within) {
    const outer = onlyPlace(words, packed(longer));
    if (typeof outer !== 'string') return onlyPlace(words, wanted, outer);
  }
  return 'ambiguous';
}

function placeOf({ places }: PackedWords, { start, end }: Range): QuotedPlace | null {
  const first = places[start];
  const last = places[end - 1];
  if (first === undefined || last === undefined) return null;
  const isWithinOne = first.paragraph === last.paragraph;
  return { paragraph: last.paragraph, start: isWithinOne ? first.at : 0, end: last.at + 1, isWithinOne };
}
