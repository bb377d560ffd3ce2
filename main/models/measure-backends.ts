/** Which of the machine's backends reads and writes soonest, by measuring each. */

import { sampanErrorFrom } from '#contract/errors.ts';
import type { BackendSpeed, BackendStatus, ComputeBackend } from '#contract/machine.ts';
import {
  fastestThreads,
  type MeasureSpeedOptions,
  measureSpeeds,
  type SpeedWithThreads,
  usualRequestSeconds,
} from './measure-machine.ts';

export interface MeasuredBackends {
  /** The processor's speeds with each number of threads. */
  readonly speeds: readonly SpeedWithThreads[];
  /** Each backend in the order given, with its best speed or why it has none. */
  readonly backends: readonly BackendSpeed[];
  readonly fastest: ComputeBackend;
}

/**
 * Measures the processor, then every other backend that is installed with the
 * threads that were best for the processor. A backend that fails is not chosen.
 * Errors: those of the processor's measurement, and `cancelled`.
 */
export async function measureBackends(
  options: MeasureSpeedOptions,
  detected: readonly BackendStatus[],
  measure: typeof measureSpeeds = measureSpeeds,
): Promise<MeasuredBackends> {
  const speeds = await measure(options);
  const threads = fastestThreads(speeds);
  const backends: BackendSpeed[] = [];
  for (const status of detected) {
    if (status.backend === 'cpu')
      backends.push(
        withSpeed(
          status,
          speeds.find((speed) => speed.threads === threads),
        ),
      );
    else if (!status.isInstalled) backends.push(withSpeed(status, undefined));
    else backends.push(await measuredOther(options, status, threads, measure));
  }
  return { speeds, backends, fastest: fastestBackend(backends) };
}

/** What was detected, where there is no model to measure with. */
export function notMeasured(detected: readonly BackendStatus[]): MeasuredBackends {
  return { speeds: [], backends: detected.map((status) => withSpeed(status, undefined)), fastest: 'cpu' };
}

async function measuredOther(
  options: MeasureSpeedOptions,
  status: BackendStatus,
  threads: number,
  measure: typeof measureSpeeds,
): Promise<BackendSpeed> {
  try {
    const [speed] = await measure({ ...options, backend: status.backend, threadCounts: [threads] });
    return withSpeed(status, speed);
  } catch (thrown) {
    const error = sampanErrorFrom(thrown);
    if (options.signal.aborted) throw error;
    return { ...withSpeed(status, undefined), failure: error.message };
  }
}

function withSpeed(status: BackendStatus, speed: SpeedWithThreads | undefined): BackendSpeed {
  return {
    ...status,
    promptTokensPerSecond: speed?.promptTokensPerSecond ?? null,
    generatedTokensPerSecond: speed?.generatedTokensPerSecond ?? null,
    failure: null,
  };
}

/** The backend with which a usual request is answered soonest; the processor where nothing else was measured. */
export function fastestBackend(backends: readonly BackendSpeed[]): ComputeBackend {
  const seconds = ({ promptTokensPerSecond: reads, generatedTokensPerSecond: writes }: BackendSpeed) =>
    reads === null || writes === null
      ? Number.POSITIVE_INFINITY
      : usualRequestSeconds({ promptTokensPerSecond: reads, generatedTokensPerSecond: writes });
  const [best] = backends.toSorted((a, b) => seconds(a) - seconds(b));
  return best !== undefined && Number.isFinite(seconds(best)) ? best.backend : 'cpu';
}
