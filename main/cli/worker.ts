import { once } from 'node:events';
import { availableParallelism, hostname } from 'node:os';
import { SampanError } from '#contract/errors.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { defaultDataFolder } from './installation.ts';
import { withApplication } from './open-application.ts';
import { say } from './terminal.ts';
import { type BackendOptions, sharedPlace } from './workshop-desk.ts';

export interface WorkerOptions extends BackendOptions {
  /** Items at the same time. */
  readonly concurrency?: number;
  /** Seconds without a sign of life after which others take what a worker has in hand. */
  readonly lease?: number;
  readonly endpoint?: string;
  readonly endpointUrl?: string;
  readonly endpointModel?: string;
  readonly endpointContext?: number;
}

/**
 * `sampan worker`: works on the runs of a PostgreSQL beside other machines until
 * it is stopped; what it has in hand then goes to the others at once. Returns
 * the exit code. Errors: `wrong-usage`, `not-found` for a server that was not
 * named, those of `Application.sharedWorkshop`.
 */
export async function workerCommand(options: WorkerOptions, signal: AbortSignal): Promise<number> {
  const place = sharedPlace(options);
  if (place === null)
    throw new SampanError(
      'wrong-usage',
      'A worker needs --backend, the PostgreSQL of the runs, and --documents, the folder that the machines share.',
    );
  // Apart from what a person keeps on this machine: the texts of others' runs stay in here.
  const data = options.data ?? `${defaultDataFolder()}-worker`;
  return withApplication({ ...options, data }, async (application) => {
    if (options.endpoint !== undefined) await chooseEndpoint(application, options.endpoint, options);
    const shared = await application.sharedWorkshop({
      ...place,
      as: 'worker',
      name: `${hostname()}/${process.pid}`,
      concurrency: options.concurrency ?? Math.max(1, Math.min(4, availableParallelism())),
      ...(options.lease !== undefined && { leaseMs: options.lease * 1_000 }),
    });
    try {
      await shared.workshop.start();
      say(`Works on the runs of ${new URL(place.backend).host}; its own files are in ${data}. Ctrl+C stops it.`);
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await shared.close();
    }
    return exitCodes.done;
  });
}

/** Chooses the server of that name, which is named first where its address, model and context are given. */
async function chooseEndpoint(application: Application, name: string, options: WorkerOptions): Promise<void> {
  const { endpointUrl: baseUrl, endpointModel: model, endpointContext: contextTokens } = options;
  const known = (await application.request('endpoints.list', {})).find((endpoint) => endpoint.name === name);
  const key = process.env.SAMPAN_ENDPOINT_KEY;
  const named =
    baseUrl === undefined || model === undefined || contextTokens === undefined
      ? known
      : await application.request('endpoints.save', {
          endpointId: known?.id ?? null,
          name,
          baseUrl,
          model,
          contextTokens,
          ...(key !== undefined && { key }),
        });
  if (named === undefined)
    throw new SampanError(
      'not-found',
      `No server is named “${name}” in this worker's data folder. Name it with --endpoint-url, --endpoint-model and --endpoint-context.`,
    );
  await application.request('settings.set', { modelId: named.id });
}
