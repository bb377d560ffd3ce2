import { getLlama, type Token } from 'node-llama-cpp';
import { chatTemplate } from '#main/models/chat-prompt.ts';
import { toTokens } from '#main/models/llama-tokens.ts';
import { measureSpeeds } from '#main/models/measure-machine.ts';
import { allowedThreads } from '#main/models/threads.ts';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import type { BenchModel } from './models.ts';

const writtenTokens = 24;

interface Speed {
  readonly threads: number;
  readonly prompt: number;
  readonly writing: number;
  readonly busy: number;
}

/**
 * llama.cpp by itself with 1, 2 and 4 threads; then the program with each number it may use and with more than it
 * may. Throws where the program keeps more processors busy than allowed.
 */
export async function measureThreads(model: BenchModel): Promise<void> {
  const allowed = allowedThreads();
  console.log(`\nThreads allowed: ${allowed}; ${model.id}`);
  const alone: Speed[] = [];
  for (const threads of [1, 2, 4]) alone.push(await speedOfLlama(model, threads));
  print('llama.cpp by itself', alone);
  const signal = new AbortController().signal;
  const own = await measureSpeeds({ model, signal, mostThreads: allowed + 2 });
  const speeds = own.map(({ threads, promptTokensPerSecond, generatedTokensPerSecond, processorsBusy }) => ({
    threads,
    prompt: promptTokensPerSecond,
    writing: generatedTokensPerSecond,
    busy: processorsBusy,
  }));
  print('the program, asked for', speeds);
  for (const { threads, busy } of speeds) {
    if (busy > Math.min(threads, allowed) + 0.4) throw new Error(`${threads} threads kept ${busy} processors busy.`);
  }
}

function print(name: string, speeds: readonly Speed[]): void {
  const [one] = speeds;
  for (const { threads, prompt, writing, busy } of speeds) {
    console.log(
      `${name} ${threads} thread${threads === 1 ? ' ' : 's'}: prompt ${prompt.toFixed(1)} tok/s (${(prompt / (one?.prompt ?? 1)).toFixed(2)}x)  writing ${writing.toFixed(1)} tok/s (${(writing / (one?.writing ?? 1)).toFixed(2)}x)  processors busy ${busy.toFixed(2)}`,
    );
  }
}

async function speedOfLlama(model: BenchModel, threads: number): Promise<Speed> {
  const llama = await getLlama({
    build: 'never',
    gpu: false,
    maxThreads: threads,
    progressLogs: false,
    skipDownload: true,
  });
  const tokenizer = await loadModelTokenizer(model.path);
  const words = 'The parties shall first try in good faith to settle any dispute by negotiation. '.repeat(12);
  const ids = toTokens(chatTemplate(tokenizer).prompt('You repeat what you are given.', words).ids);
  const loaded = await llama.loadModel({ modelPath: model.path, gpuLayers: 0 });
  const context = await loaded.createContext({ contextSize: 1_024, batchSize: 128, threads, flashAttention: false });
  const sequence = context.getSequence();
  // The first tokens also bring the weights into memory.
  await sequence.evaluateWithoutGeneratingNewTokens(ids.slice(0, 2));
  await sequence.clearHistory();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(ids.slice(0, -1));
  const readMs = performance.now() - startedAt;
  const written: Token[] = [];
  for await (const token of sequence.evaluate(ids.slice(-1), { temperature: 0 })) {
    written.push(token);
    if (written.length >= writtenTokens) break;
  }
  const { user, system } = process.cpuUsage(cpu);
  const allMs = performance.now() - startedAt;
  await llama.dispose();
  return {
    threads,
    prompt: (ids.length * 1_000) / readMs,
    writing: (written.length * 1_000) / (allMs - readMs),
    busy: (user + system) / 1_000 / allMs,
  };
}
