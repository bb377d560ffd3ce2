import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import type { HypothesisChoice } from '#main/kinds/judge-hypotheses.ts';
import type { PassageReading } from '#main/kinds/kind-features.ts';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';

const choices: Readonly<Record<string, HypothesisChoice>> = {
  Entailment: 'entailment',
  Contradiction: 'contradiction',
  NotMentioned: 'not-mentioned',
};

const schema = z.object({
  documents: z.array(
    z.object({
      file_name: z.string(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({ annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })) }),
      ),
    }),
  ),
});

const labelsSchema = z.object({
  labels: z.record(z.string(), z.object({ short_description: z.string(), hypothesis: z.string() })),
});

/** An NDA in the passages of its annotators, with their answer and evidence for each of `hypothesisCues`. */
export interface NdaDocument extends PassageReading {
  readonly name: string;
  readonly answers: readonly { readonly choice: HypothesisChoice; readonly evidence: readonly number[] }[];
}

export interface NdaData {
  readonly documents: readonly NdaDocument[];
  /** In the order of `hypothesisCues`. */
  readonly labels: readonly { readonly id: string; readonly label: string; readonly sentence: string }[];
}

/** ContractNLI's documents in `contractnli/dev.json`, read by the rules. */
export function ndaData(data: string, options: ExtractionOptions): NdaData {
  const json: unknown = JSON.parse(readFileSync(join(data, 'contractnli', 'dev.json'), 'utf8'));
  const { labels } = labelsSchema.parse(json);
  return {
    labels: hypothesisCues.map(({ id }) => ({
      id,
      label: labels[id]?.short_description ?? id,
      sentence: labels[id]?.hypothesis ?? '',
    })),
    documents: ndaDocuments(json, options),
  };
}

/** The NDAs of a file of ContractNLI's form, read by the rules. */
export function ndaDocuments(json: unknown, options: ExtractionOptions): NdaDocument[] {
  return schema.parse(json).documents.map(({ file_name: name, text, spans, annotation_sets: [annotated] }) => {
    const { clauses, findings, defects } = extract(text, options);
    const places = passageUnits(text, clauses);
    const placeAt = (offset: number) => places.findLast(({ start }) => start <= offset) ?? { clause: -1, part: -1 };
    return {
      name,
      text,
      clauses,
      findings: [...findings, ...defects],
      units: spans.map(([start, end]) => {
        const { clause, part } = placeAt(start);
        return { start, end, clause, part };
      }),
      answers: hypothesisCues.map(({ id }) => {
        const { choice = '', spans: evidence = [] } = annotated?.annotations[id] ?? {};
        return { choice: choices[choice] ?? 'not-mentioned', evidence };
      }),
    };
  });
}
