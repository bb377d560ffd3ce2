/** What ways of decoding would bring that the runtime does without: prompt lookup, several sequences at once, a smaller cache. */
import { readFile } from 'node:fs/promises';
import {
  getLlama,
  InputLookupTokenPredictor,
  type LlamaContextSequence,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp';
import { chatTemplate } from '#main/models/chat-prompt.ts';
import { toTokens } from '#main/models/llama-tokens.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { findLongText } from './find-text.ts';
import type { BenchModel } from './models.ts';

const writtenTokens = 40;

export async function measureDecoding(model: BenchModel, dataFolder: string): Promise<void> {
  const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 1, progressLogs: false, skipDownload: true });
  const tokenizer = await loadModelTokenizer(model.path);
  const template = chatTemplate(tokenizer);
  const text = (await readFile(await findLongText(dataFolder), 'utf8')).slice(0, 1_200);
  const prompt = (user: string): Token[] => toTokens(template.prompt('You quote contracts word for word.', user).ids);
  const quote = prompt(`${text}\n\nQuote the first two sentences word for word.`);
  const loaded = await llama.loadModel({ modelPath: model.path, gpuLayers: 0 });
  const settings = { contextSize: 1_024, batchSize: 128, threads: 1, flashAttention: false } as const;

  console.log(`\n${model.id}, one thread, CPU ms for ${writtenTokens} tokens of an answer that quotes its source`);
  const plain = await writing(loaded, settings, quote, {});
  const lookup = await writing(loaded, settings, quote, {
    tokenPredictor: new InputLookupTokenPredictor({ patternLength: { min: 2 }, predictionLength: { max: 6 } }),
  });
  const quantised = await writing(
    loaded,
    { ...settings, flashAttention: true, experimentalKvCacheKeyType: 'Q8_0', experimentalKvCacheValueType: 'Q8_0' },
    quote,
    {},
  );
  for (const [name, one] of [
    ['one token after the other', plain],
    ['prompt lookup', lookup],
    ['cache in 8 bits', quantised],
  ] as const) {
    const same = one.ids.join() === plain.ids.join() ? 'same text' : 'other text';
    console.log(
      `${name.padEnd(28)} ${one.cpuMs.toFixed(0).padStart(7)} CPU ms  ${(plain.cpuMs / one.cpuMs).toFixed(2)}x  ${same}`,
    );
  }

  const context = await loaded.createContext({ ...settings, sequences: 4 });
  const sequences = [0, 1, 2, 3].map(() => context.getSequence());
  const jobs = [1, 2, 3, 4].map((number) => prompt(`${text.slice(0, 300)}\n\nClause ${number} in one sentence.`));
  const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const apart: Token[][] = [];
  const apartMs = await cpuOf(async () => {
    for (const [index, sequence] of sequences.entries()) apart.push(await write(sequence, jobs[index] ?? []));
  });
  for (const sequence of sequences) await sequence.clearHistory();
  let together: Token[][] = [];
  const togetherMs = await cpuOf(async () => {
    together = await Promise.all(sequences.map((sequence, index) => write(sequence, jobs[index] ?? [])));
  });
  const same = together.filter((ids, index) => ids.join() === apart[index]?.join()).length;
  console.log(
    `four short jobs             apart ${apartMs.toFixed(0)} CPU ms, together ${togetherMs.toFixed(0)}  ${(apartMs / togetherMs).toFixed(2)}x  ${same} of 4 texts the same`,
  );
  await loaded.dispose();
}

async function writing(
  model: LlamaModel,
  settings: Parameters<LlamaModel['createContext']>[0],
  prompt: readonly Token[],
  options: Parameters<Awaited<ReturnType<LlamaModel['createContext']>>['getSequence']>[0],
): Promise<{ readonly cpuMs: number; readonly ids: readonly Token[] }> {
  const context = await model.createContext(settings);
  const sequence = context.getSequence(options);
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const before = process.cpuUsage();
  const ids = await write(sequence, prompt.slice(-1));
  const { user, system } = process.cpuUsage(before);
  await context.dispose();
  return { cpuMs: (user + system) / 1_000, ids };
}

async function write(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<Token[]> {
  const ids: Token[] = [];
  for await (const token of sequence.evaluate([...tokens], { temperature: 0 })) {
    ids.push(token);
    if (ids.length >= writtenTokens) break;
  }
  return ids;
}
