import type { PassageReading } from './kind-features.ts';
import { hypothesisCues } from './nda-cues.ts';
import type { PassageSigns } from './passage-signs.ts';

/** The score of a passage that is not there. */
export const absent = -20;

/** Heads of the linear scorer: evidence for each hypothesis, then evidence against it. */
export const hypothesisHeads = 2 * hypothesisCues.length;

/** How many cues of each hypothesis stand in each passage, and whether one against it. */
export interface CueTable {
  readonly about: Uint8Array;
  readonly against: Uint8Array;
}

const longestRead = 1_500;

/** Reads the cues of all passages: `hypothesisCues.length` numbers a passage. */
export function cueTable({ text, units }: Pick<PassageReading, 'text' | 'units'>): CueTable {
  const count = hypothesisCues.length;
  const about = new Uint8Array(units.length * count);
  const against = new Uint8Array(units.length * count);
  units.forEach(({ start, end }, unit) => {
    const passage = text.slice(start, Math.min(end, start + longestRead)).replace(/\s+/gu, ' ');
    hypothesisCues.forEach((cues, at) => {
      about[unit * count + at] = cues.about.filter((cue) => cue.test(passage)).length;
      against[unit * count + at] = cues.against.some((cue) => cue.test(passage)) ? 1 : 0;
    });
  });
  return { about, against };
}

/** How often experts choose each answer for a hypothesis, and how many passages they name. */
export interface HypothesisHabits {
  readonly mentioned: number;
  readonly contradicted: number;
  readonly passages: number;
}

/** What the judges of the hypotheses read of a document. */
export interface HypothesisView {
  readonly units: PassageReading['units'];
  /** The linear heads' scores, `hypothesisHeads` a passage. */
  readonly scores: Float32Array;
  readonly cues: CueTable;
  readonly signs: PassageSigns;
}

const wordColumns = 28;
const signColumns = 21;

/** Numbers a passage and hypothesis. */
export const evidenceWidth = wordColumns + signColumns;

/** What the judge of evidence reads of every passage for one hypothesis. */
export function evidenceRows(view: HypothesisView, hypothesis: number, habits: HypothesisHabits): Float32Array {
  const { units, scores, cues } = view;
  const count = hypothesisCues.length;
  const at = (unit: number) =>
    unit < 0 || unit >= units.length ? absent : (scores[unit * hypothesisHeads + hypothesis] ?? absent);
  const denial = (unit: number) => scores[unit * hypothesisHeads + count + hypothesis] ?? absent;
  const about = (unit: number) => (unit < 0 || unit >= units.length ? 0 : (cues.about[unit * count + hypothesis] ?? 0));
  const order = units.map((_, unit) => unit).sort((a, b) => at(b) - at(a) || a - b);
  const ranks = new Uint32Array(units.length);
  order.forEach((unit, rank) => {
    ranks[unit] = rank;
  });
  const most = units.reduce((high, _, unit) => Math.max(high, about(unit)), 0);
  const full = units.filter((_, unit) => about(unit) === most).length;
  const combined = (unit: number) => at(unit) + 1.2 * about(unit);
  const best = units.reduce((high, _, unit) => Math.max(high, combined(unit)), absent);
  const rows = new Float32Array(units.length * evidenceWidth);
  units.forEach((unit, index) => {
    let other = absent;
    let others = 0;
    for (let head = 0; head < count; head += 1) {
      if (head === hypothesis) continue;
      other = Math.max(other, scores[index * hypothesisHeads + head] ?? absent);
      others = Math.max(others, cues.about[index * count + head] ?? 0);
    }
    rows.set(
      [
        at(index),
        at(index - 1),
        at(index + 1),
        at(index - 2),
        at(index + 2),
        Math.log(1 + (ranks[index] ?? 0)),
        at(order[0] ?? 0) - at(index),
        at(order[0] ?? 0),
        at(order[2] ?? 0) - at(index),
        about(index),
        about(index - 1),
        about(index + 1),
        most - about(index),
        full,
        cues.against[index * count + hypothesis] ?? 0,
        combined(index),
        best - combined(index),
        other,
        at(index) - other,
        others,
        Math.log(1 + unit.end - unit.start),
        index / units.length,
        units.length,
        habits.mentioned,
        habits.passages,
        hypothesis,
        denial(index),
        denial(index) - at(index),
      ],
      index * evidenceWidth,
    );
  });
  addSignColumns(rows, view, hypothesis);
  return rows;
}

/** The signs in each passage and beside it, and the list that it leads into or is an item of. */
function addSignColumns(rows: Float32Array, { units, scores, signs }: HypothesisView, hypothesis: number): void {
  const count = hypothesisCues.length;
  const score = (unit: number) => scores[unit * hypothesisHeads + hypothesis] ?? absent;
  const of = (table: Uint8Array, unit: number) =>
    unit < 0 || unit >= units.length ? 0 : (table[unit * count + hypothesis] ?? 0);
  const either = (unit: number) => of(signs.says, unit) + of(signs.denies, unit);
  const all = units.map((_, unit) => unit);
  const saying = all.filter((unit) => of(signs.says, unit) > 0).length;
  const denying = all.filter((unit) => of(signs.denies, unit) > 0).length;
  const most = highest(all, (unit) => of(signs.says, unit), 0);
  // The sign's place and the hypothesis in one number, so that a tree can ask for both at once.
  const named = (place: number) => hypothesis + 20 * place;
  for (const unit of all) {
    const lead = signs.leads[unit] ?? -1;
    const items = signs.items[unit] ?? [];
    const others = (signs.items[lead] ?? []).filter((item) => item !== unit);
    rows.set(
      [
        of(signs.says, unit),
        of(signs.first, unit),
        of(signs.denies, unit),
        of(signs.firstDenial, unit),
        saying,
        denying,
        most - of(signs.says, unit),
        of(signs.says, unit - 1),
        of(signs.says, unit + 1),
        either(unit) > 0 ? score(unit) + 3 : score(unit),
        named(of(signs.first, unit)),
        named(of(signs.firstDenial, unit)),
        lead < 0 ? 0 : 1,
        lead < 0 ? 0 : unit - lead,
        lead < 0 ? absent : score(lead),
        either(lead),
        items.length,
        highest(items, score, absent),
        highest(items, either, 0),
        highest(others, score, absent),
        highest(others, either, 0),
      ],
      unit * evidenceWidth + wordColumns,
    );
  }
}

/** The highest value of the passages; `least` where there are none. */
export function highest(units: readonly number[], value: (unit: number) => number, least: number): number {
  return units.reduce((high, unit) => Math.max(high, value(unit)), least);
}
