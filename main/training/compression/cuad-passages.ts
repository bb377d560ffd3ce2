import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TextFinding } from '#contract/finding.ts';
import { clauseTree, type TextClause } from '#main/clauses/structure/clause-tree.ts';
import { type PassageUnit, passageUnits } from '#main/compression/passage-units.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';

const contractLine = z.object({
  doc: z.string(),
  labels: z.array(
    z.object({
      cat: z.string(),
      text: z.array(z.string()),
      spans: z.array(z.tuple([z.number(), z.number(), z.number()]).nullable()),
    }),
  ),
});

/** A stretch that an expert labelled, with the passages it touches. */
export interface LabelledSpan {
  readonly category: string;
  readonly start: number;
  readonly end: number;
  readonly units: readonly number[];
}

export interface LabelledContract {
  readonly name: string;
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly units: readonly PassageUnit[];
  readonly spans: readonly LabelledSpan[];
  /** What the rules find in it; none where the scorer is to learn from words alone. */
  readonly findings?: readonly TextFinding[];
}

/** CUAD's contracts in the order of `spans.jsonl`, those whose name `wanted` accepts. */
export function* labelledContracts(
  data: string,
  wanted: (name: string) => boolean,
): Generator<LabelledContract, void, void> {
  for (const line of readFileSync(join(data, 'cuad', 'spans.jsonl'), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { doc, labels } = contractLine.parse(JSON.parse(line));
    if (!wanted(doc)) continue;
    const text = readFileSync(join(data, 'cuad', 'full_contract_txt', doc), 'utf8');
    const clauses = clauseTree(text);
    const units = passageUnits(text, clauses);
    const spans = labels.flatMap(({ cat, spans: places }) =>
      places.flatMap((place) =>
        place === null
          ? []
          : [{ category: cat, start: place[0], end: place[1], units: unitsIn(units, place[0], place[1]) }],
      ),
    );
    yield { name: doc, text, clauses, units, spans };
  }
}

/** Indexes of the passages that share a character with the range. */
export function unitsIn(units: readonly PassageUnit[], start: number, end: number): number[] {
  const found: number[] = [];
  for (let index = firstEndingAfter(units, start); (units[index]?.start ?? end) < end; index += 1) found.push(index);
  return found;
}

/** Whether a training document is kept for development: one in four of them, by the second byte of its name's SHA-256. */
export function isForDevelopment(name: string): boolean {
  const [, second = 0] = createHash('sha256').update(name).digest();
  return second % 4 === 0;
}
