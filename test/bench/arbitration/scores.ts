import type { FieldValue, TextFinding } from '#contract/finding.ts';
import type { LabelledClause } from './labelled-clauses.ts';

/** The terms that are scored, and the field of `arb.agreement` that answers each. */
export const scoredFields = {
  institution: 'institution_id',
  seat: 'seat',
  rules: 'rules',
  governing_law: 'governing_law',
  number: 'number_of_arbitrators',
  language: 'language',
} as const;

export type ScoredField = keyof typeof scoredFields;

export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

/** What the extractor said of one clause. */
export interface Answer {
  readonly clause: LabelledClause;
  readonly agreement: TextFinding | null;
  /** Kinds above a note, each once. */
  readonly defects: readonly string[];
}

export interface Miss {
  readonly id: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

export const emptyTally = (): Tally => ({ right: 0, wrong: 0, missed: 0 });

/** One field over some clauses: a wrong answer is both wrong and missed, as usual for slots. */
export function fieldTally(answers: readonly Answer[], field: ScoredField, misses: Miss[] = []): Tally {
  const tally = emptyTally();
  for (const { clause, agreement } of answers) {
    const label = clause.labels[field];
    if (label === '?') continue;
    const expected = plain(label);
    const found = plain(agreement?.fields[scoredFields[field]] ?? null);
    if (expected === found) {
      if (expected !== '') tally.right += 1;
      continue;
    }
    if (found !== '') tally.wrong += 1;
    if (expected !== '') tally.missed += 1;
    misses.push({ id: clause.id, what: field, expected, found });
  }
  return tally;
}

/** Whether there is an agreement at all. */
export function agreementTally(answers: readonly Answer[], misses: Miss[] = []): Tally {
  const tally = emptyTally();
  for (const { clause, agreement } of answers) {
    const { agreement: expected } = clause.labels;
    const found = agreement !== null;
    if (expected && found) tally.right += 1;
    else if (expected) tally.missed += 1;
    else if (found) tally.wrong += 1;
    if (expected !== found)
      misses.push({ id: clause.id, what: 'agreement', expected: String(expected), found: String(found) });
  }
  return tally;
}

export function defectTally(answers: readonly Answer[], misses: Miss[] = []): Tally {
  const tally = emptyTally();
  for (const { clause, defects } of answers) {
    const expected = clause.labels.defects;
    const wrong = defects.filter((kind) => !expected.includes(kind));
    const missed = expected.filter((kind) => !defects.includes(kind));
    tally.right += expected.length - missed.length;
    tally.wrong += wrong.length;
    tally.missed += missed.length;
    if (wrong.length + missed.length > 0)
      misses.push({ id: clause.id, what: 'defects', expected: expected.join(' '), found: defects.join(' ') });
  }
  return tally;
}

export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

/** The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found. */
export function f1({ right, wrong, missed }: Tally): number {
  const all = 2 * right + wrong + missed;
  return all === 0 ? 1 : (2 * right) / all;
}

/** Two names of one language. */
const sameName: ReadonlyMap<string, string> = new Map([['Mandarin', 'Putonghua']]);

function plain(value: FieldValue): string {
  if (value === null) return '';
  return Array.isArray(value)
    ? value
        .map(String)
        .map((one) => sameName.get(one) ?? one)
        .toSorted()
        .join(', ')
    : String(value);
}
