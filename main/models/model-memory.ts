import type { Llama } from 'node-llama-cpp';
import { SampanError } from '#contract/errors.ts';
import { stepTokens, usesFlashAttention } from './context-settings.ts';

export interface ModelMemory {
  readonly weightsBytes: number;
  /** Attention cache and working space. */
  readonly contextBytes: number;
}

/**
 * Memory that a GGUF model takes with a context of `contextSize` tokens, by the file's own estimate.
 * @throws SampanError `model-failed` when the file cannot be read as a model.
 */
export async function modelMemory(options: {
  readonly path: string;
  readonly contextSize: number;
  readonly llama: Llama;
}): Promise<ModelMemory> {
  try {
    const { GgufInsights, readGgufFileInfo } = await import('node-llama-cpp');
    const info = await readGgufFileInfo(options.path);
    const insights = await GgufInsights.from(info, options.llama);
    const weights = await insights.estimateModelResourceRequirementsV2({ gpuLayers: 0, useMmap: true });
    const context = await insights.estimateContextResourceRequirementsV2({
      contextSize: options.contextSize,
      modelGpuLayers: 0,
      sequences: 1,
      batchSize: stepTokens,
      flashAttention: usesFlashAttention,
      useMmap: true,
    });
    return { weightsBytes: weights.cpuRam, contextBytes: context.cpuRam };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SampanError('model-failed', `${options.path} cannot be read as a model: ${reason}. Fetch it again.`, {
      cause: error,
    });
  }
}
