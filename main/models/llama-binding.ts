import type { Llama } from 'node-llama-cpp';
import { SampanError } from '#contract/errors.ts';

let opened: Promise<Llama> | undefined;

/**
 * The process's one llama.cpp, set to `threads` until a runtime sets it otherwise. Only the packaged binary is
 * used: nothing is built or fetched. It is loaded on first use, so that work without a model does not pay for it.
 * @throws SampanError `machine-lacks` when there is no binary for this machine.
 */
export async function llamaBinding(threads: number): Promise<Llama> {
  opened ??= openLlama(threads);
  try {
    const llama = await opened;
    llama.maxThreads = threads;
    return llama;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

async function openLlama(threads: number): Promise<Llama> {
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
  try {
    return await getLlama({
      build: 'never',
      gpu: false,
      maxThreads: threads,
      logLevel: LlamaLogLevel.error,
      logger: () => {},
      progressLogs: false,
      skipDownload: true,
    });
  } catch (error) {
    throw new SampanError(
      'machine-lacks',
      `There is no llama.cpp binary for ${process.platform} ${process.arch}. Install the application's optional packages ("npm ci") or go on without a model (--model none).`,
      { cause: error },
    );
  }
}
