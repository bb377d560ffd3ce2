/**
 * The worker thread in which clauses are found: pure, heavy work away from the
 * main thread. One request at a time; answers carry the request's number.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { sampanErrorFrom } from '#contract/errors.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { languageMix } from '#main/language/mix.ts';
import type { ExtractionAnswers, ExtractionTask } from './extraction-pool.ts';

const { ontologyFolder } = z.object({ ontologyFolder: z.string() }).parse(workerData);
const ontology = parseOntology(readJson('ontology.json'));
const institutions = parseInstitutions(readJson('institutions.json'));

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(ontologyFolder, name), 'utf8'));
}

const taskSchema = z.object({
  number: z.number(),
  task: z.discriminatedUnion('name', [
    z.object({ name: z.literal('extract'), text: z.string() }),
    z.object({ name: z.literal('languages'), texts: z.array(z.string()) }),
    z.object({ name: z.literal('conflicts'), a: z.string(), b: z.string() }),
  ]),
});

function answer(task: ExtractionTask): ExtractionAnswers[ExtractionTask['name']] {
  switch (task.name) {
    case 'extract':
      return extract(task.text, { ontology, institutions });
    case 'languages':
      return task.texts.map((text) => languageMix(text));
    case 'conflicts': {
      const version = (text: string) => ({ text, extraction: extract(text, { ontology, institutions }) });
      return conflictsBetween(version(task.a), version(task.b));
    }
  }
}

parentPort?.on('message', (message: unknown) => {
  const { number, task } = taskSchema.parse(message);
  try {
    parentPort?.postMessage({ number, ok: true, value: answer(task) });
  } catch (error) {
    parentPort?.postMessage({ number, ok: false, error: sampanErrorFrom(error).toValue() });
  }
});
