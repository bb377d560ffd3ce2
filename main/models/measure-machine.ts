/** What this machine makes of a model: speed with each number of threads, and which model of the catalogue suits it. */
import { freemem, totalmem } from 'node:os';
import type { BackendSpeed, ComputeBackend, MachineReport } from '#contract/machine.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { loadLlamaRuntime } from './llama-runtime.ts';
import { allowedThreads } from './threads.ts';
import { usableMemoryBytes } from './usable-memory.ts';

/** Words of the kind that models read here; about 190 tokens. */
const probeText =
  'The parties shall first try in good faith to settle any dispute arising out of this Contract by negotiation. '.repeat(
    9,
  );
const probeSystem = 'You repeat what you are given.';
const writtenTokens = 24;

export interface SpeedWithThreads {
  readonly threads: number;
  readonly promptTokensPerSecond: number;
  readonly generatedTokensPerSecond: number;
  /** Processor time over time on the clock while it read and wrote: never above the threads by more than JavaScript's own. */
  readonly processorsBusy: number;
}

export interface MeasureSpeedOptions {
  readonly model: { readonly path: string; readonly id: string; readonly sha256: string };
  readonly signal: AbortSignal;
  readonly nativeFolder?: string;
  /** Most threads to try. Default: what the process may use. */
  readonly mostThreads?: number;
  /** These numbers of threads instead of 1, 2, …. */
  readonly threadCounts?: readonly number[];
  /** Default: the processor. */
  readonly backend?: ComputeBackend;
  readonly onProgress?: (threads: number) => void;
}

/** Speeds with 1, 2, … threads; some seconds for each. Errors: those of loading, and `cancelled`. */
export async function measureSpeeds(options: MeasureSpeedOptions): Promise<readonly SpeedWithThreads[]> {
  const { model, signal, mostThreads = allowedThreads() } = options;
  const speeds: SpeedWithThreads[] = [];
  for (const threads of options.threadCounts ?? threadCounts(mostThreads)) {
    options.onProgress?.(threads);
    const runtime = await loadLlamaRuntime({
      ...model,
      contextSize: 1_024,
      threads,
      signal,
      ...(options.backend === undefined ? {} : { backend: options.backend }),
      ...(options.nativeFolder === undefined ? {} : { nativeFolder: options.nativeFolder }),
    });
    try {
      // The first request also brings the weights into memory.
      await runtime.generate({ system: probeSystem, user: 'Hello.', maxTokens: 2, signal });
      const cpu = process.cpuUsage();
      const startedAt = performance.now();
      const read = await runtime.generate({ system: probeSystem, user: probeText, maxTokens: 1, signal });
      const readMs = performance.now() - startedAt;
      const wrote = await runtime.generate({
        system: probeSystem,
        user: 'Count from one to forty in words.',
        maxTokens: writtenTokens,
        signal,
      });
      const { user, system } = process.cpuUsage(cpu);
      const allMs = performance.now() - startedAt;
      signal.throwIfAborted();
      const promptPerMs = read.promptTokens / readMs;
      speeds.push({
        threads,
        promptTokensPerSecond: rounded(promptPerMs * 1_000),
        generatedTokensPerSecond: rounded(
          (wrote.generatedTokens * 1_000) / Math.max(1, allMs - readMs - wrote.promptTokens / promptPerMs),
        ),
        processorsBusy: Math.round((user + system) / 10 / allMs) / 100,
      });
    } finally {
      await runtime.dispose();
    }
  }
  return speeds;
}

/** 1, 2, 4 … and the most. */
function threadCounts(most: number): number[] {
  const counts: number[] = [];
  for (let threads = 1; threads < most; threads *= 2) counts.push(threads);
  return [...counts, most];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The number of threads that reads and writes a usual request (400 tokens in, 60 out) soonest. */
export function fastestThreads(speeds: readonly SpeedWithThreads[]): number {
  return [...speeds].sort((a, b) => usualRequestSeconds(a) - usualRequestSeconds(b))[0]?.threads ?? allowedThreads();
}

/** Seconds for a usual request: 400 tokens in, 60 out. */
export function usualRequestSeconds(
  speed: Pick<SpeedWithThreads, 'promptTokensPerSecond' | 'generatedTokensPerSecond'>,
): number {
  return 400 / Math.max(speed.promptTokensPerSecond, 0.1) + 60 / Math.max(speed.generatedTokensPerSecond, 0.1);
}

/**
 * The best model of the catalogue whose need leaves a quarter of all memory to other programs; null where none does.
 * Models for tests of the machinery are not recommended.
 */
export function recommendModel(catalogue: Catalogue, memoryBytes: number = totalmem()): CatalogueEntry | null {
  const fitting = catalogue.models.filter(
    (model) => model.suits !== 'tests' && model.memoryBytes <= memoryBytes * 0.75,
  );
  return [...fitting].sort((a, b) => b.memoryBytes - a.memoryBytes)[0] ?? null;
}

/** The report that the window and the command line show; without a model only what the machine has. */
export function machineReport(options: {
  readonly catalogue: Catalogue;
  readonly modelId: string | null;
  readonly speeds: readonly SpeedWithThreads[];
  readonly backend?: ComputeBackend;
  readonly backends?: readonly BackendSpeed[];
}): MachineReport {
  const { catalogue, modelId, speeds, backend = 'cpu', backends = [] } = options;
  const threads = speeds.length > 0 ? fastestThreads(speeds) : allowedThreads();
  const onProcessor = speeds.find((speed) => speed.threads === threads);
  const fastest = backends.find((speed) => speed.backend === backend && backend !== 'cpu') ?? onProcessor;
  return {
    measuredAtMs: Date.now(),
    cores: allowedThreads(),
    threads,
    memoryBytes: totalmem(),
    freeMemoryBytes: Math.min(freemem(), usableMemoryBytes()),
    modelId,
    promptTokensPerSecond: fastest?.promptTokensPerSecond ?? null,
    generatedTokensPerSecond: fastest?.generatedTokensPerSecond ?? null,
    recommendedModelId: recommendModel(catalogue)?.id ?? null,
    backend,
    backends,
  };
}
