/** Reads broken files one after another in a thread that is watched: what becomes of each is told before the next begins. */
import { parentPort } from 'node:worker_threads';
import { SampanError } from '#contract/errors.ts';
import { readFlow } from '#main/formats/read-flow.ts';
import { imageToPdf } from '#main/rendition/image-to-pdf.ts';
import { formatSamples } from './format-samples.ts';
import { mutatedFormat } from './mutate-formats.ts';

const samples = formatSamples();

parentPort?.on('message', async (seed: number) => {
  const { name, mediaType, bytes, how } = await mutatedFormat(samples, seed);
  parentPort?.postMessage({ type: 'began', seed, how });
  const startedAt = performance.now();
  let outcome = 'read';
  let fault: string | null = null;
  try {
    if (mediaType === 'image/tiff') await imageToPdf(bytes, mediaType, name);
    else await readFlow(mediaType, bytes, { name });
  } catch (error) {
    outcome = error instanceof SampanError ? error.code : 'thrown';
    if (!(error instanceof SampanError) || error.code === 'internal') fault = String(error);
  }
  parentPort?.postMessage({
    type: 'ended',
    seed,
    how,
    outcome,
    fault,
    seconds: (performance.now() - startedAt) / 1000,
  });
});
