/** Summaries of texts far longer than the model's window: memory, and how much of the text has a cited statement. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '#main/clauses/extract.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { compress } from '#main/compression/compress.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { allowedThreads } from '#main/models/threads.ts';
import { summarise } from '#main/summaries/summarise.ts';
import { glossary, model as scorer } from '#test/compression/compression-model.ts';
import type { BenchModel } from '../runtime/models.ts';
import { contractQuestions } from './labelled-questions.ts';

/** UTF-16 units of a printed page. */
const pageLength = 3_000;
const windowTokens = 8_192;
const readTokens = 5_000;
const parts = 10;

/** Held-out contracts one after the other until there are so many pages. */
function bundle(data: string, pages: number): string {
  const texts: string[] = [];
  let length = 0;
  for (const { text } of contractQuestions(data, true).sort((a, b) => b.text.length - a.text.length)) {
    if (length >= pages * pageLength) break;
    texts.push(text);
    length += text.length;
  }
  if (length < pages * pageLength)
    throw new Error(`The held-out contracts fill ${Math.floor(length / pageLength)} pages.`);
  return texts.join('\n\n').slice(0, pages * pageLength);
}

/** Summarises 300 and 1,000 pages. Throws where a tenth has no statement, or a prompt did not fit the window. */
export async function measureLong(options: {
  readonly model: BenchModel | null;
  readonly data: string;
  readonly root: string;
}): Promise<void> {
  const { model, data, root } = options;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'resources', 'ontology', name), 'utf8'));
  const extraction = {
    ontology: parseOntology(read('ontology.json')),
    institutions: parseInstitutions(read('institutions.json')),
  };
  const runtime = model
    ? await loadLlamaRuntime({ ...model, contextSize: windowTokens, threads: Math.min(2, allowedThreads()) })
    : null;
  for (const pages of [300, 1_000]) {
    const text = bundle(data, pages);
    const spent = process.cpuUsage();
    const cpuSeconds = (): string => {
      const { user, system } = process.cpuUsage(spent);
      return ((user + system) / 1e6).toFixed(1);
    };
    const { clauses, findings, defects } = extract(text, extraction);
    console.log(`\n${pages} pages, ${text.length} characters; extracted after ${cpuSeconds()} CPU s`);
    const compression = compress({
      text,
      clauses,
      findings: [...findings, ...defects],
      countTokens: runtime ? (words) => runtime.countTokens(words) : (words) => Math.ceil(words.length / 4),
      budgetTokens: readTokens,
      ledgerShare: 0,
      model: scorer,
      glossary,
    });
    console.log(
      `compressed ${compression.originalTokens} tokens to ${compression.compressedTokens} after ${cpuSeconds()} CPU s`,
    );
    let longestPrompt = 0;
    const summary = await summarise({
      text,
      clauses,
      findings,
      defects,
      language: 'en',
      compression,
      runtime: runtime && watched(runtime, (tokens) => (longestPrompt = Math.max(longestPrompt, tokens))),
    });
    const by = (origin: string): number => summary.statements.filter((one) => one.by === origin).length;
    console.log(
      `summary after ${cpuSeconds()} CPU s: ${summary.statements.length} statements (model ${by('model')}, quoted ${by('quote')}, by rule ${by('rule')}), ${summary.dropped.length} dropped; model read ${summary.modelTokens?.prompt ?? 0} tokens in all, ${longestPrompt} at once of ${windowTokens}`,
    );
    const tenths = Array.from({ length: parts }, (_, part) => {
      const [start, end] = [(text.length * part) / parts, (text.length * (part + 1)) / parts];
      const inside = (range: { readonly start: number; readonly end: number }): boolean =>
        range.start < end && range.end > start;
      return {
        cited: summary.statements.filter(({ citations }) => citations.some(inside)).length,
        kept: compression.passages.filter((passage) => passage.kept && inside(passage)).length,
      };
    });
    console.log(`statements citing each tenth: ${tenths.map(({ cited }) => cited).join(' ')}`);
    console.log(`passages kept of each tenth:  ${tenths.map(({ kept }) => kept).join(' ')}`);
    console.log(`peak memory of the process so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
    if (tenths.some(({ cited }) => cited === 0)) throw new Error('A tenth of the text has no statement.');
    if (longestPrompt > windowTokens) throw new Error('A prompt did not fit the window.');
  }
  await runtime?.dispose();
}

/** The runtime, telling the tokens of each prompt. */
function watched(runtime: ModelRuntime, tell: (promptTokens: number) => void): ModelRuntime {
  return {
    kind: runtime.kind,
    id: runtime.id,
    sha256: runtime.sha256,
    contextSize: runtime.contextSize,
    countTokens: (text) => runtime.countTokens(text),
    countPromptTokens: (request) => runtime.countPromptTokens(request),
    decide: (request) => runtime.decide(request),
    dispose: () => runtime.dispose(),
    generate: async (request) => {
      const result = await runtime.generate(request);
      tell(result.promptTokens);
      return result;
    },
  };
}
