import type { ClauseReference } from '#contract/finding.ts';
import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { TextClause } from '../structure/text-clause.ts';
import type { Place } from './difference.ts';

/** The same clause in two versions: the parts of its own text, sub-clauses left out. */
export interface ClausePair {
  readonly clause: ClauseReference;
  readonly a: readonly Place[];
  readonly b: readonly Place[];
}

interface Numbered {
  readonly clause: TextClause;
  readonly parts: readonly Place[];
}

interface Source {
  readonly text: string;
  readonly extraction: { readonly clauses: readonly TextClause[] };
}

/** Whole texts are compared as one clause only up to this length. */
const longestUnnumbered = 4000;

/** The clauses of two texts paired by number. */
export function pairedBetween(a: Source, b: Source): ClausePair[] {
  const pairs = paired(byNumber(a.text, a.extraction.clauses, null), byNumber(b.text, b.extraction.clauses, null));
  if (pairs.length > 0 || a.text.length > longestUnnumbered || b.text.length > longestUnnumbered) return pairs;
  return [
    {
      clause: { number: '', heading: '' },
      a: [{ start: 0, end: a.text.length }],
      b: [{ start: 0, end: b.text.length }],
    },
  ];
}

/** The English and Chinese forms of each clause of one bilingual text. */
export function pairedWithin(text: string, clauses: readonly TextClause[]): ClausePair[] {
  return paired(byNumber(text, clauses, 'en'), byNumber(text, clauses, 'zh'));
}

/** Pairs where a number stands equally often in both; where it does not, which belongs to which is a guess. */
function paired(one: ReadonlyMap<string, Numbered[]>, other: ReadonlyMap<string, Numbered[]>): ClausePair[] {
  const pairs: ClausePair[] = [];
  for (const [number, ours] of one) {
    const theirs = other.get(number) ?? [];
    if (ours.length !== theirs.length) continue;
    ours.forEach(({ clause, parts }, index) => {
      pairs.push({
        clause: { number: clause.number, heading: clause.heading },
        a: parts,
        b: theirs[index]?.parts ?? [],
      });
    });
  }
  return pairs;
}

function byNumber(text: string, clauses: readonly TextClause[], language: 'en' | 'zh' | null): Map<string, Numbered[]> {
  const starts = clauses.map(({ start }) => start).toSorted((one, next) => one - next);
  const found = new Map<string, Numbered[]>();
  let schedule = '';
  for (const clause of clauses) {
    if (clause.kind === 'schedule') schedule = plainNumber(clause.number);
    const number = plainNumber(clause.number);
    if (number === '' || clause.kind === 'title') continue;
    const next = following(starts, clause.start);
    const parts = partsIn(text, clause.start, Math.min(clause.end, next), language);
    if (parts.length === 0) continue;
    const key = `${clause.kind === 'schedule' ? 'schedule' : schedule}|${number}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [{ clause, parts }]);
    else list.push({ clause, parts });
  }
  return found;
}

function following(starts: readonly number[], start: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return starts[low] ?? Number.POSITIVE_INFINITY;
}

/** The lines in one language between two offsets, neighbours joined. */
function partsIn(text: string, start: number, end: number, language: 'en' | 'zh' | null): Place[] {
  if (language === null) return [{ start, end }];
  const parts: { start: number; end: number }[] = [];
  let from = start;
  let last: 'en' | 'zh' | null = null;
  while (from < end) {
    const breakAt = text.indexOf('\n', from);
    const to = breakAt < 0 || breakAt >= end ? end : breakAt + 1;
    const own: 'en' | 'zh' | null = lineLanguage(text.slice(from, to)) ?? last;
    if (own === language) {
      const before = parts.at(-1);
      if (before !== undefined && before.end === from) before.end = to;
      else parts.push({ start: from, end: to });
    }
    last = own;
    from = to;
  }
  return parts;
}

/** The language of a line; null where it has too few letters to tell. */
export function lineLanguage(line: string): 'en' | 'zh' | null {
  const han = line.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const latin = line.match(/[A-Za-z]/g)?.length ?? 0;
  if (han + latin < 4) return null;
  return han * 2.5 > latin ? 'zh' : 'en';
}

/** `12.3(b)` and 第十二條第三款 by their numbers: "12.3.b". */
export function plainNumber(printed: string): string {
  const withFigures = printed
    .normalize('NFKC')
    .replace(/[〇零一二三四五六七八九十百兩两]+/g, (digits) => String(chineseNumeral(digits) ?? digits));
  return [...withFigures.toLowerCase().matchAll(/\d+|[a-z]+/g)]
    .map(([part]) => part)
    .filter((part) => !/^(?:clause|article|section|schedule|annex|appendix|exhibit|part|no|paragraph|sub)$/.test(part))
    .join('.');
}
