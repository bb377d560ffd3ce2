import type { OntologyKind } from '../ontology.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { foldPhrase } from './folded-text.ts';
import type { Passage, Reading } from './reading.ts';

/**
 * For every kind, the passages that stand in a clause whose heading is the
 * kind's, with that clause. The nearest heading decides.
 */
export function headingMatches(reading: Reading, kinds: readonly OntologyKind[]): Map<string, Map<number, TextClause>> {
  const byHeading = new Map<string, string[]>();
  for (const { id, headings } of kinds) {
    for (const heading of Object.values(headings).flat()) {
      const folded = foldPhrase(heading);
      byHeading.set(folded, [...(byHeading.get(folded) ?? []), id]);
    }
  }
  const kindsOfClause = new Map<TextClause, readonly string[]>();
  for (const clause of reading.clauses) kindsOfClause.set(clause, kindsOfHeading(clause.heading, byHeading));
  const found = new Map<string, Map<number, TextClause>>();
  reading.passages.forEach((passage, place) => {
    const headed = headedClause(passage);
    if (headed === null) return;
    for (const id of kindsOfClause.get(headed) ?? []) {
      const places = found.get(id) ?? new Map<number, TextClause>();
      found.set(id, places);
      places.set(place, headed);
    }
  });
  return found;
}

function kindsOfHeading(heading: string, byHeading: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const folded = foldPhrase(heading)
    .replace(/[.:;。]+$/, '')
    .trim();
  if (folded === '' || folded.length > 90) return [];
  const whole = byHeading.get(folded);
  if (whole !== undefined) return whole;
  const parts = folded.split(/\s*(?:;|,|\/|&|\band\b|及|和|与|、)\s*/).filter((part) => part.length > 1);
  return [...new Set(parts.flatMap((part) => byHeading.get(part) ?? []))];
}

/** Whether a passage is its clause's number and heading only, and at most `others` characters beside. */
export function isBareHeading({ clause, text }: Pick<Passage, 'clause' | 'text'>, others = 4): boolean {
  if (clause === null || clause.heading === '') return false;
  return text.length <= clause.heading.length + clause.number.length + others;
}

/** The nearest clause round a passage that has a heading, innermost first; null where none has. */
export function headedClause({ around }: Passage): TextClause | null {
  return around.find(({ heading }) => heading !== '') ?? null;
}
