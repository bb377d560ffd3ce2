import { isHan } from '#main/language/characters.ts';
import { plainNumber } from '../conflicts/paired-clauses.ts';
import type { TextClause } from '../structure/text-clause.ts';

/** A clause's own words, sub-clauses left out; or a paragraph where a text has no clauses. */
export interface VersionUnit {
  readonly number: string;
  readonly heading: string;
  /** Equal for one number in two notations; "" where there is none. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Alignment looks at so many units of a version; what follows stays unaligned. */
export const mostUnits = 5000;

/** The units of a version in the text's order. */
export function versionUnits(text: string, clauses: readonly TextClause[]): VersionUnit[] {
  const ordered = clauses.toSorted((one, next) => one.start - next.start || one.level - next.level);
  const first = ordered[0]?.start ?? text.length;
  const units = paragraphs(text, 0, first);
  let schedule = '';
  ordered.forEach((clause, index) => {
    if (clause.kind === 'schedule') schedule = plainNumber(clause.number);
    const next = ordered[index + 1]?.start ?? text.length;
    const end = Math.min(clause.end, next);
    const number = plainNumber(clause.number);
    const key = number === '' ? '' : `${clause.kind === 'schedule' ? 'schedule' : schedule}|${number}`;
    if (text.slice(clause.start, end).trim() !== '')
      units.push({ number: clause.number, heading: clause.heading, key, start: clause.start, end });
    // What stands between two clauses, such as the parties below a title, is part of the instrument too.
    units.push(...paragraphs(text, end, next));
  });
  return units;
}

function paragraphs(text: string, start: number, end: number): VersionUnit[] {
  return [...text.slice(start, end).matchAll(/\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*/g)].map((match) => ({
    number: '',
    heading: '',
    key: '',
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** Whether most of a text's letters are Chinese; a Chinese character weighs as much as a short word. */
export function isChinese(text: string): boolean {
  let han = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) han += 1;
    else if ((unit | 32) >= 97 && (unit | 32) <= 122) latin += 1;
  }
  return han * 2.5 > latin;
}
