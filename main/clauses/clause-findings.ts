import type { TextFinding } from '#contract/finding.ts';
import { clauseFields } from './clause-fields.ts';
import { headingMatches, isBareHeading } from './matching/headings.ts';
import type { TriggerHit } from './matching/kind-triggers.ts';
import type { Passage, Reading } from './matching/reading.ts';
import { quoted, textFinding } from './matching/text-finding.ts';
import type { OntologyKind } from './ontology.ts';
import type { TextClause } from './structure/text-clause.ts';

interface Carrier {
  first: number;
  last: number;
  score: number;
  strong: TriggerHit[];
  /** The clause whose heading is the kind's. */
  headed: TextClause | null;
}

const certain = 0.6;
/** Of weak triggers alone. */
const doubtful = 0.5;
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
  headings: ReadonlyMap<number, TextClause>,
): Carrier[] {
  const carriers: Carrier[] = [];
  const order = [...new Set([...places.keys(), ...headings.keys()])].toSorted((one, other) => one - other);
  for (const place of order) {
    const passage = reading.passages[place];
    if (passage === undefined || excluded(kind, passage)) continue;
    const headed = headings.get(place) ?? null;
    // The heading's own words carry nothing: what stands below it does.
    const own = isBareHeading(passage) ? [] : (places.get(place) ?? []);
    const strong = own.filter((hit) => hit.strong);
    const cues = own.length - strong.length;
    const score =
      (strong.length === 0 ? 0 : strong.every((hit) => isWeak(reading, hit)) ? doubtful : certain) +
      Math.min(Math.max(strong.length - 1, 0), 3) * furtherTrigger +
      Math.min(cues, 2) * cueWeight +
      (headed === null ? 0 : headingWeight);
    if (strong.length === 0 && headed === null) continue;
    const before = carriers.at(-1);
    const neighbour = before !== undefined && place - before.last <= 1 && sameClause(reading, before.last, place);
    const length = passage.end - (reading.passages[before?.first ?? place]?.start ?? passage.start);
    if (
      neighbour &&
      before !== undefined &&
      strong.length > 0 &&
      before.strong.length > 0 &&
      length <= longestFinding
    ) {
      before.last = place;
      before.score = Math.max(before.score, score);
      before.strong.push(...strong);
    } else carriers.push({ first: place, last: place, score, strong: [...strong], headed });
  }
  return withoutBareHeadings(reading, carriers);
}

/** A heading alone carries a kind only where its clause is short and no sentence of it does; its first words stand for it. */
function withoutBareHeadings(reading: Reading, carriers: readonly Carrier[]): Carrier[] {
  const carried = new Set(carriers.filter(({ strong }) => strong.length > 0).map(({ headed }) => headed));
  return carriers.flatMap((carrier) => {
    const { headed, first, strong } = carrier;
    if (strong.length > 0) return [carrier];
    if (headed === null || carried.has(headed)) return [];
    carried.add(headed);
    if (headed.end - headed.start > longestHeadingOnlyClause) return [];
    const passage = reading.passages[first];
    const body = reading.passages[first + 1];
    // The heading may be a passage of its own: the next one is the body.
    const isBare = passage !== undefined && isBareHeading(passage);
    if (isBare && (body === undefined || !body.around.includes(headed))) return [];
    return [{ ...carrier, last: isBare ? first + 1 : first, score: 0.5 }];
  });
}

/** One clause, or items of one list, in one language. */
function sameClause(reading: Reading, one: number, other: number): boolean {
  const first = reading.passages[one];
  const second = reading.passages[other];
  if (first === undefined || second === undefined || first.chinese !== second.chinese) return false;
  if (first.clause === second.clause) return true;
  const isItem = second.clause !== null && second.clause.heading === '' && /\)$|）$/.test(second.clause.number);
  return isItem && (second.around[1] === first.clause || second.around[1] === first.around[1]);
}

function isWeak({ folded }: Reading, { kind, start, end }: TriggerHit): boolean {
  return kind.weak?.includes(folded.text.slice(start, end)) === true;
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
  const words = [...new Set(carrier.strong.map((hit) => quoted(folded, hit.start, hit.end)))];
  const reasons = [
    ...(carrier.headed === null ? [] : [`the heading “${carrier.headed.heading.trim()}”`]),
    ...words.slice(0, 3).map((own) => `the words ${own}`),
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
