import type { CompressionModel } from '#main/compression/compression-model.ts';
import { wantedMarks } from '#main/compression/finding-marks.ts';
import type { PreparedGlossary } from '#main/compression/glossary.ts';
import type { WordHashes } from '#main/compression/passage-features.ts';
import { kindsOf } from '#main/compression/passage-worth.ts';
import { type QuestionProfile, questionProfile } from '#main/compression/question-profile.ts';
import { askedScores, passageTerms } from '#main/compression/question-scores.ts';
import { type HeadTable, questionRows, questionWidth } from '#main/compression/scoring-rows.ts';
import { dotProduct, textVector } from '#main/compression/word-vectors.ts';
import type { LabelledContract } from './cuad-passages.ts';
import { randomNumbers, type TrainingPassage } from './train-heads.ts';

export interface QuestionMaterial {
  readonly contracts: readonly LabelledContract[];
  readonly hashes: readonly (readonly WordHashes[])[];
  readonly examples: readonly (readonly TrainingPassage[])[];
  readonly tables: readonly HeadTable[];
  readonly marks: readonly Float32Array[];
  readonly model: Omit<CompressionModel, 'reader' | 'question'>;
  readonly glossary: PreparedGlossary | null;
}

const nearest = 24;
const oneOf = 12;

/**
 * Rows of the passages for every contract and category: the category's own
 * description asked, and one of its free wordings, drawn by chance and read as if
 * it were not known.
 */
export function questionExamples({ contracts, hashes, examples, tables, marks, model, glossary }: QuestionMaterial) {
  const random = randomNumbers(23);
  const rows: Float32Array[] = [];
  const targets: Float32Array[] = [];
  const weights: Float32Array[] = [];
  const profiles = new Map<string, QuestionProfile>();
  const profileOf = (text: string, known: boolean): QuestionProfile => {
    const key = `${known} ${text}`;
    const made = profiles.get(key) ?? questionProfile(text, model, glossary, known ? undefined : text);
    profiles.set(key, made);
    return made;
  };
  contracts.forEach((contract, index) => {
    const { text, units, findings = [] } = contract;
    const table = tables[index];
    const own = examples[index];
    if (table === undefined || own === undefined) return;
    const terms = passageTerms(text, units);
    const directions = (hashes[index] ?? []).map(({ beginnings }) => textVector(model.vectors, beginnings));
    const categories = new Set(contract.spans.map(({ category }) => category));
    for (const category of [...categories].sort()) {
      const head = model.categories.indexOf(category);
      const entry = model.questions.find((question) => question.category === category);
      const free = entry?.asked ?? [];
      const drawn = free[Math.floor(random() * free.length)];
      const asked = [
        profileOf(entry?.en[0] ?? category, true),
        ...(drawn === undefined ? [] : [profileOf(drawn, false)]),
      ];
      for (const profile of asked) {
        const witnesses = {
          ...askedScores(terms, table, profile),
          directions: directions.map((direction) => dotProduct(direction, profile.vector)),
          wanted: wantedMarks(units, findings, kindsOf(model, profile.categories, [])),
          marks: marks[index] ?? new Float32Array(),
        };
        const all = questionRows(table, units, witnesses);
        const chosen = chosenUnits(witnesses.scores, own, head);
        rows.push(
          joinedNumbers(chosen.map(({ unit }) => all.subarray(unit * questionWidth, (unit + 1) * questionWidth))),
        );
        weights.push(Float32Array.from(chosen, ({ weight }) => weight));
        targets.push(Float32Array.from(chosen, ({ unit }) => (own[unit]?.heads.includes(head) ? 1 : 0)));
      }
    }
  });
  return {
    rows: joinedNumbers(rows),
    targets: joinedNumbers(targets),
    weights: joinedNumbers(weights),
    width: questionWidth,
  };
}

/** The passages that score best, all that carry the label, and one in twelve of the rest, which counts for twelve. */
function chosenUnits(
  scores: ArrayLike<number>,
  examples: readonly TrainingPassage[],
  head: number,
): { unit: number; weight: number }[] {
  const order = examples.map((_, unit) => unit).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return order.flatMap((unit, rank) => {
    if (rank < nearest || examples[unit]?.heads.includes(head)) return [{ unit, weight: 1 }];
    return (rank - nearest) % oneOf === 0 ? [{ unit, weight: oneOf }] : [];
  });
}

export function joinedNumbers(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
