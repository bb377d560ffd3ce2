/** The worker thread in which clauses are found: pure, heavy work away from the main thread. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { TextFinding } from '#contract/finding.ts';
import type { PageSummary } from '#contract/matter.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { type Extraction, extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { languageMix } from '#main/language/mix.ts';
import { extractiveGists, type TextGist } from '#main/summaries/gists.ts';
import { summarise } from '#main/summaries/summarise.ts';
import type { SummaryInput, TextSummary } from '#main/summaries/text-summary.ts';
import { serveTasks } from './serve-tasks.ts';

export type ExtractionTasks = {
  readonly extract: { readonly task: { readonly text: string }; readonly answer: Extraction };
  readonly languages: {
    readonly task: { readonly texts: readonly string[] };
    readonly answer: readonly PageSummary['languages'][];
  };
  /** The summary and gists that need no model. */
  readonly sentences: {
    readonly task: SummaryInput;
    readonly answer: { readonly summary: TextSummary; readonly gists: readonly TextGist[] };
  };
  /** The conflicts between two versions, seen from each. */
  readonly conflicts: {
    readonly task: { readonly a: string; readonly b: string };
    readonly answer: { readonly ofA: readonly TextFinding[]; readonly ofB: readonly TextFinding[] };
  };
};

const { ontologyFolder } = z.object({ ontologyFolder: z.string() }).parse(workerData);
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(ontologyFolder, name), 'utf8'));
const options = {
  ontology: parseOntology(readJson('ontology.json')),
  institutions: parseInstitutions(readJson('institutions.json')),
};

function version(text: string) {
  return { text, extraction: extract(text, options) };
}

serveTasks<ExtractionTasks>({
  extract: ({ text }: ExtractionTasks['extract']['task']) => extract(text, options),
  languages: ({ texts }: ExtractionTasks['languages']['task']) => texts.map((text) => languageMix(text)),
  sentences: async (input: SummaryInput) => ({
    summary: await summarise({ ...input, runtime: null }),
    gists: extractiveGists(input),
  }),
  conflicts: ({ a, b }: ExtractionTasks['conflicts']['task']) => {
    const [one, two] = [version(a), version(b)];
    return { ofA: conflictsBetween(one, two), ofB: conflictsBetween(two, one) };
  },
});
