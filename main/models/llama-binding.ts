import type { Llama } from 'node-llama-cpp';
import { SampanError } from '#contract/errors.ts';
import type { ComputeBackend } from '#contract/machine.ts';

const opened = new Map<ComputeBackend, Promise<Llama>>();

/**
 * The process's one llama.cpp for a backend, set to `threads` until a runtime sets it otherwise. Only the packaged binary is
 * used: nothing is built or fetched. It is loaded on first use, so that work without a model does not pay for it.
 * @throws SampanError `machine-lacks` when there is no binary for this machine.
 */
export async function llamaBinding(threads: number, backend: ComputeBackend = 'cpu'): Promise<Llama> {
  const opening = opened.get(backend) ?? openLlama(threads, backend);
  opened.set(backend, opening);
  try {
    const llama = await opening;
    llama.maxThreads = threads;
    return llama;
  } catch (error) {
    opened.delete(backend);
    throw error;
  }
}

async function openLlama(threads: number, backend: ComputeBackend): Promise<Llama> {
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
  try {
    return await getLlama({
      build: 'never',
      gpu: backend === 'cpu' ? false : backend,
      maxThreads: threads,
      logLevel: LlamaLogLevel.error,
      logger: () => {},
      progressLogs: false,
      skipDownload: true,
    });
  } catch (error) {
    throw new SampanError(
      'machine-lacks',
      `There is no llama.cpp binary for ${process.platform} ${process.arch}${backend === 'cpu' ? '' : ` with ${backend}`}. Install the application's optional packages ("npm ci") or go on without a model (--model none).`,
      { cause: error },
    );
  }
}
