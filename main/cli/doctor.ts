import { availableParallelism, freemem, totalmem } from 'node:os';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { allowedThreads } from '#main/models/threads.ts';
import { exitCodes } from './exit-codes.ts';
import { defaultDataFolder } from './installation.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { print, say } from './terminal.ts';

/** A text of the kind that models read here; about 400 tokens. */
const probeText =
  'The parties shall first try in good faith to settle any dispute arising out of this Contract by negotiation. '.repeat(
    20,
  );

/**
 * `sampan doctor`: what this machine has and how fast the chosen model runs on
 * it, as JSON. A model is measured only where it is here already.
 */
export async function doctor(options: CommonOptions, signal: AbortSignal): Promise<number> {
  const application = await openApplication(options);
  try {
    const { models } = application;
    say('Looking at this machine …');
    const runtime = await models.runtime(signal);
    print(
      JSON.stringify(
        {
          platform: `${process.platform}-${process.arch}`,
          node: process.versions.node,
          nodeApi: Number(process.versions.napi),
          processorsVisible: availableParallelism(),
          threadsForModels: allowedThreads(),
          memoryBytes: totalmem(),
          freeMemoryBytes: freemem(),
          display: process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
          dataFolder: options.data ?? defaultDataFolder(),
          models: models.list().map(({ id, state, chosen }) => ({ id, state, chosen })),
          speed: runtime ? await measureSpeed(runtime, signal) : null,
        },
        null,
        1,
      ),
    );
    return exitCodes.done;
  } finally {
    await application.close();
  }
}

/** Prompt and generation speed in tokens a second, each over one request. */
async function measureSpeed(runtime: ModelRuntime, signal: AbortSignal) {
  const system = 'You repeat what you are given.';
  const startedAt = performance.now();
  const prompt = await runtime.generate({ system, user: probeText, maxTokens: 1, signal });
  const readAt = performance.now();
  const answer = await runtime.generate({ system, user: 'Count from one to forty in words.', maxTokens: 64, signal });
  const wroteAt = performance.now();
  return {
    model: runtime.id,
    promptTokensPerSecond: Math.round(prompt.promptTokens / ((readAt - startedAt) / 1000)),
    generatedTokensPerSecond: Math.round(answer.generatedTokens / ((wroteAt - readAt) / 1000)),
  };
}
