import type { TextFinding } from '#contract/finding.ts';
import { clauseFields } from './clause-fields.ts';
import { headingMatches } from './matching/headings.ts';
import type { TriggerHit } from './matching/kind-triggers.ts';
import type { Passage, Reading } from './matching/reading.ts';
import { quoted, textFinding } from './matching/text-finding.ts';
import type { OntologyKind } from './ontology.ts';

interface Carrier {
  first: number;
  last: number;
  score: number;
  strong: TriggerHit[];
  heading: string | null;
}

const certain = 0.6;
const headingWeight = 0.25;
const furtherTrigger = 0.08;
const cueWeight = 0.15;
const longestHeadingOnlyClause = 700;
const longestFinding = 2400;

/**
 * The clause kinds' findings by heading and wording: the sentences that carry a
 * kind's triggers, neighbours joined inside one clause. Kinds with readers of
 * their own (arbitration, governing law) are left out by `skip`.
 */
export function clauseFindings(
  reading: Reading,
  kinds: readonly OntologyKind[],
  hits: readonly (readonly TriggerHit[])[],
  skip: (kind: OntologyKind) => boolean,
): TextFinding[] {
  const byKind = new Map<string, Map<number, TriggerHit[]>>();
  hits.forEach((passageHits, place) => {
    for (const hit of passageHits) {
      const places = byKind.get(hit.kind.id) ?? new Map<number, TriggerHit[]>();
      byKind.set(hit.kind.id, places);
      const list = places.get(place);
      if (list === undefined) places.set(place, [hit]);
      else list.push(hit);
    }
  });
  const headed = headingMatches(reading, kinds);
  return kinds
    .filter((kind) => !skip(kind))
    .flatMap((kind) => {
      const carriers = carriersOf(reading, kind, byKind.get(kind.id) ?? new Map(), headed.get(kind.id) ?? new Map());
      return chosen(carriers).map((carrier) => findingOf(reading, kind, carrier));
    });
}

function carriersOf(
  reading: Reading,
  kind: OntologyKind,
  places: ReadonlyMap<number, readonly TriggerHit[]>,
  headings: ReadonlyMap<number, string>,
): Carrier[] {
  const carriers: Carrier[] = [];
  const order = [...new Set([...places.keys(), ...headings.keys()])].toSorted((one, other) => one - other);
  for (const place of order) {
    const passage = reading.passages[place];
    if (passage === undefined || excluded(kind, passage)) continue;
    const own = places.get(place) ?? [];
    const strong = own.filter((hit) => hit.strong);
    const cues = own.length - strong.length;
    const heading = headings.get(place) ?? null;
    const score =
      (strong.length > 0 ? certain : 0) +
      Math.min(Math.max(strong.length - 1, 0), 3) * furtherTrigger +
      Math.min(cues, 2) * cueWeight +
      (heading === null ? 0 : headingWeight);
    if (strong.length === 0 && heading === null) continue;
    const before = carriers.at(-1);
    const neighbour = before !== undefined && place - before.last <= 1 && sameClause(reading, before.last, place);
    const length = passage.end - (reading.passages[before?.first ?? place]?.start ?? passage.start);
    if (neighbour && before !== undefined && strong.length > 0 && before.strong.length > 0 && length <= longestFinding) {
      before.last = place;
      before.score = Math.max(before.score, score);
      before.strong.push(...strong);
    } else carriers.push({ first: place, last: place, score, strong: [...strong], heading });
  }
  return withoutBareHeadings(reading, carriers);
}

/** A heading alone carries a kind only where its clause is short and no sentence of it does. */
function withoutBareHeadings(reading: Reading, carriers: readonly Carrier[]): Carrier[] {
  const carried = new Set(
    carriers.filter(({ strong }) => strong.length > 0).map(({ first }) => reading.passages[first]?.clause ?? null),
  );
  const seen = new Set<unknown>();
  return carriers.flatMap((carrier) => {
    if (carrier.strong.length > 0) return [carrier];
    const passage = reading.passages[carrier.first];
    const clause = passage?.clause ?? null;
    if (clause === null || carried.has(clause) || seen.has(clause)) return [];
    seen.add(clause);
    if (clause.end - clause.start > longestHeadingOnlyClause) return [];
    if ((passage?.text.length ?? 0) < 30 && passage?.chinese !== true) {
      // The heading is a passage of its own: the next one is the body.
      const body = reading.passages[carrier.first + 1];
      if (body === undefined || body.clause !== clause) return [];
      return [{ ...carrier, last: carrier.first + 1, score: 0.5 }];
    }
    return [{ ...carrier, score: 0.5 }];
  });
}

function sameClause(reading: Reading, one: number, other: number): boolean {
  const first = reading.passages[one];
  const second = reading.passages[other];
  return first?.clause === second?.clause && first?.chinese === second?.chinese;
}

function excluded(kind: OntologyKind, passage: Passage): boolean {
  return kind.excludes.some((words) => passage.text.includes(words));
}

/** The well-supported ones; weaker ones only near the best score. */
function chosen(carriers: readonly Carrier[]): Carrier[] {
  const best = Math.max(0, ...carriers.map(({ score }) => score));
  return carriers.filter(({ score }) => score >= 0.5 && score >= best - 0.3);
}

function findingOf(reading: Reading, kind: OntologyKind, carrier: Carrier): TextFinding {
  const { folded, passages } = reading;
  const first = passages[carrier.first];
  const last = passages[carrier.last] ?? first;
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const reasons = [
    ...(carrier.heading === null ? [] : [`the heading ${carrier.heading}`]),
    ...carrier.strong.slice(0, 3).map((hit) => `the words ${quoted(folded, hit.start, hit.end)}`),
  ];
  return textFinding(folded, kind, {
    start,
    end,
    confidence: Math.min(carrier.score, 0.95),
    reasons,
    clause: first?.clause ?? null,
    fields: clauseFields(kind, folded.source.slice(folded.sourceStart(start), folded.sourceEnd(end))),
  });
}
