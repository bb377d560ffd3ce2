import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue } from '#main/models/catalogue.ts';
import { detectBackends } from '#main/models/gpu-backends.ts';
import { measureBackends, notMeasured } from '#main/models/measure-backends.ts';
import { machineReport } from '#main/models/measure-machine.ts';
import { allowedThreads } from '#main/models/threads.ts';
import { exitCodes } from './exit-codes.ts';
import { defaultDataFolder, findInstallation } from './installation.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { print, say } from './terminal.ts';

/**
 * `sampan doctor`: what this machine has, how fast the chosen model runs on it with each number of threads, and
 * which model suits it, as JSON. A model is measured only where it is here already.
 */
export async function doctor(options: CommonOptions, signal: AbortSignal): Promise<number> {
  const { resourcesFolder, nativeFolder } = findInstallation();
  const catalogue = parseCatalogue(JSON.parse(readFileSync(join(resourcesFolder, 'models', 'catalogue.json'), 'utf8')));
  const application = await openApplication(options);
  try {
    const { models } = application;
    say('Looking at this machine …');
    const listed = models.list();
    const chosen = listed.find((model) => model.chosen);
    const path = chosen ? models.pathOf(chosen.id) : null;
    const detected = await detectBackends();
    for (const { backend, packageName, isInstalled } of detected) {
      if (!isInstalled)
        say(`This computer has graphics for ${backend}; the package ${packageName} that uses it is not installed.`);
    }
    const measured =
      chosen && path !== null && existsSync(path)
        ? await measureBackends(
            {
              model: { path, id: chosen.id, sha256: chosen.sha256 },
              signal,
              nativeFolder,
              onProgress: (threads) =>
                say(`Measuring ${chosen.id} with ${threads} thread${threads === 1 ? '' : 's'} …`),
            },
            detected,
          )
        : notMeasured(detected);
    const { speeds, backends, fastest } = measured;
    const report = machineReport({ catalogue, modelId: chosen?.id ?? null, speeds, backend: fastest, backends });
    if (speeds.length > 0) application.keepMachineReport(report);
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
          models: catalogue.models.map(({ id, licence, languages, memoryBytes }) => {
            const status = listed.find((model) => model.id === id);
            return {
              id,
              state: status?.state ?? 'absent',
              chosen: status?.chosen ?? false,
              licence,
              languages,
              memoryBytes,
            };
          }),
          speed:
            chosen && speeds.length > 0
              ? {
                  model: chosen.id,
                  promptTokensPerSecond: report.promptTokensPerSecond,
                  generatedTokensPerSecond: report.generatedTokensPerSecond,
                }
              : null,
          speedByThreads: speeds,
          backends,
          recommended: { modelId: report.recommendedModelId, threads: report.threads, backend: fastest },
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
