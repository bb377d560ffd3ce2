import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { sampanErrorFrom } from '#contract/errors.ts';

/** A network that takes one picture and gives one array. */
export interface Network {
  readonly run: (
    data: Float32Array,
    dims: readonly number[],
  ) => Promise<{ data: Float32Array; dims: readonly number[] }>;
  readonly close: () => Promise<void>;
}

/** The two networks and the characters that the recogniser can write, by its class. */
export interface RecognitionModels {
  readonly detector: Network;
  readonly recogniser: Network;
  /** Class 0 is the blank of CTC and has the empty text; the last is the space. */
  readonly characters: readonly string[];
}

/**
 * Loads the networks from `resources/recognition`, one session each.
 *
 * @throws {SampanError} `file-not-found`, `file-unreadable`.
 */
export async function loadModels(folder: string, threads: number): Promise<RecognitionModels> {
  try {
    const runtime = await import('onnxruntime-node');
    const network = async (name: string): Promise<Network> => {
      const session = await runtime.InferenceSession.create(await readFile(join(folder, name)), {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
        // Every line has a width of its own: kept plans and pools would only fill the memory.
        enableMemPattern: false,
        enableCpuMemArena: false,
        logSeverityLevel: 3,
      });
      return networkOf(session, (data, dims) => new runtime.Tensor('float32', data, dims));
    };
    const list = await readFile(join(folder, 'characters.txt'), 'utf8');
    return {
      detector: await network('detector.onnx'),
      recogniser: await network('recogniser.onnx'),
      characters: ['', ...list.split('\n'), ' '],
    };
  } catch (error) {
    throw sampanErrorFrom(error);
  }
}

function networkOf(
  session: InferenceSession,
  tensor: (data: Float32Array, dims: readonly number[]) => Tensor,
): Network {
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return {
    run: async (data, dims) => {
      const results = await session.run({ [input ?? '']: tensor(data, dims) });
      const result = results[output ?? ''];
      if (!(result?.data instanceof Float32Array)) throw new Error('The network gave no numbers.');
      return { data: result.data, dims: result.dims };
    },
    close: () => session.release(),
  };
}
