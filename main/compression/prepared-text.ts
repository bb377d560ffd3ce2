import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { type CompressionModel, headTable } from './compression-model.ts';
import { statedFacts } from './fact-places.ts';
import { findingMarks } from './finding-marks.ts';
import type { PreparedGlossary } from './glossary.ts';
import { type ShortFact, shortFacts } from './ledger-facts.ts';
import { earlierDuplicates } from './near-duplicates.ts';
import { type Need, needsOf } from './needed-passages.ts';
import { passageFeatures, passageHashes } from './passage-features.ts';
import { type PassageUnit, passageUnits } from './passage-units.ts';
import { passageTerms } from './question-scores.ts';
import type { HeadTable } from './scoring-rows.ts';
import { textVector } from './word-vectors.ts';

/** What is known of a text whatever is asked of it: read once, used for any number of questions. */
export interface PreparedText {
  readonly originalTokens: number;
  readonly units: readonly PassageUnit[];
  readonly tokens: Uint32Array;
  readonly table: HeadTable;
  readonly marks: Float32Array;
  readonly earlier: Int32Array;
  readonly needs: readonly Need[];
  readonly facts: readonly ShortFact[];
  readonly factTokens: readonly number[];
  /** The facts that each passage states. */
  readonly stated: readonly (readonly number[])[];
  /** Search terms and directions of the passages; only questions need them. */
  readonly terms: () => string[][];
  readonly directions: () => Float32Array[];
}

export interface PreparedTextInput {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  readonly countTokens: (text: string) => number;
  readonly model: CompressionModel;
  readonly glossary?: PreparedGlossary | undefined;
}

/** Reads a text for `compress`. The result serves the same text, findings, model and glossary only. */
export function prepareText({
  text,
  clauses,
  findings,
  countTokens,
  model,
  glossary,
}: PreparedTextInput): PreparedText {
  const units = passageUnits(text, clauses);
  const chinese = glossary?.chinese ?? null;
  const hashes = passageHashes(text, units, chinese);
  const facts = shortFacts(text, findings);
  let terms: string[][] | undefined;
  let directions: Float32Array[] | undefined;
  return {
    originalTokens: countTokens(text),
    units,
    tokens: Uint32Array.from(units, (unit) => countTokens(text.slice(unit.start, unit.end))),
    table: headTable(model, passageFeatures(text, units, clauses, chinese, hashes)),
    marks: findingMarks(units, findings),
    earlier: earlierDuplicates(text, units),
    needs: needsOf(text, units, clauses, findings),
    facts,
    factTokens: facts.map((fact) => countTokens(`; ${fact.text}`)),
    stated: statedFacts(text, units, facts),
    terms: () => {
      terms ??= passageTerms(text, units);
      return terms;
    },
    directions: () => {
      directions ??= hashes.map(({ beginnings }) => textVector(model.vectors, beginnings));
      return directions;
    },
  };
}
