import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { labelledContracts } from '../compression/cuad-passages.ts';
import type { AnsweredContract } from './train-kinds.ts';

const line = z.object({ doc: z.string(), labels: z.array(z.object({ cat: z.string(), text: z.array(z.string()) })) });

/** CUAD's contracts whose name `wanted` accepts, with the experts' answers and what the rules find. */
export function* answeredContracts(
  data: string,
  wanted: (name: string) => boolean,
  options: ExtractionOptions,
): Generator<AnsweredContract, void, void> {
  const answers = new Map(
    readFileSync(join(data, 'cuad', 'spans.jsonl'), 'utf8')
      .split('\n')
      .filter((each) => each.trim() !== '')
      .map((each) => line.parse(JSON.parse(each)))
      .map(({ doc, labels }) => [
        doc,
        labels.flatMap(({ cat, text }) =>
          text.filter((each) => each !== '').map((each) => ({ category: cat, text: each })),
        ),
      ]),
  );
  for (const contract of labelledContracts(data, wanted)) {
    const { findings, defects } = extract(contract.text, options);
    yield { ...contract, findings: [...findings, ...defects], answers: answers.get(contract.name) ?? [] };
  }
}
