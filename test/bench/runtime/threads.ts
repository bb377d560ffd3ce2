import { measureSpeeds } from '#main/models/measure-machine.ts';
import { allowedThreads } from '#main/models/threads.ts';
import type { BenchModel } from './models.ts';

/**
 * No setting uses more threads than allowed: processors busy stay below threads plus JavaScript's own share, with
 * every number of threads, and one thread more than the cores is not what the default gives.
 */
export async function measureThreads(model: BenchModel): Promise<void> {
  const speeds = await measureSpeeds({ model, signal: new AbortController().signal });
  const [one] = speeds;
  console.log(`\nThreads allowed: ${allowedThreads()}; ${model.id}`);
  for (const { threads, promptTokensPerSecond, generatedTokensPerSecond, processorsBusy } of speeds) {
    console.log(
      `${threads} thread${threads === 1 ? ' ' : 's'}  prompt ${promptTokensPerSecond.toFixed(1)} tok/s (${(promptTokensPerSecond / (one?.promptTokensPerSecond ?? 1)).toFixed(2)}x)  writing ${generatedTokensPerSecond.toFixed(1)} tok/s (${(generatedTokensPerSecond / (one?.generatedTokensPerSecond ?? 1)).toFixed(2)}x)  processors busy ${processorsBusy.toFixed(2)}`,
    );
    if (processorsBusy > threads + 0.4) throw new Error(`${threads} threads kept ${processorsBusy} processors busy.`);
  }
}
