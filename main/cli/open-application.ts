import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { collectGarbage } from '../application/collect-garbage.ts';
import type { Application } from '../application.ts';
import { defaultDataFolder, findInstallation } from './installation.ts';
import { givenKeys } from './passphrase.ts';
import { showProgress } from './terminal.ts';

/** The options that every command takes. */
export interface CommonOptions {
  readonly data?: string;
  readonly model?: string;
}

/** The application for a command, in the data folder asked for. Errors: `locked`, those of `createApplication`. */
export async function openApplication(options: CommonOptions): Promise<Application> {
  const installation = findInstallation();
  const dataFolder = options.data ?? defaultDataFolder();
  const keys = await givenKeys({ dataFolder, nativeBinding: installation.sqliteBinding });
  // Most of a second of modules, for the commands alone that need them.
  const { createApplication } = await import('../application.ts');
  return createApplication({
    dataFolder,
    ...(keys !== null && { keys }),
    resourcesFolder: installation.resourcesFolder,
    modelsFolder: defaultModelsFolder(),
    nativeFolder: installation.nativeFolder,
    fontsFolder: installation.fontsFolder,
    pdfjsFolder: installation.pdfjsFolder,
    spawnReader: spawnNodeReader(installation.readerEntry),
    spawnRecogniser: spawnNodeReader(installation.recogniserEntry, { background: true }),
    spawnRedactor: spawnNodeReader(installation.redactorEntry),
    extractionWorker: installation.extractionWorker,
    reportWorker: installation.reportWorker,
    searchWorker: installation.searchWorker,
    collectGarbage,
    ...(installation.sqliteBinding !== undefined && { sqliteBinding: installation.sqliteBinding }),
    ...(options.model !== undefined && { modelId: options.model }),
  });
}

/** Opens the application for a command's work and closes it whatever happens; meanwhile shows how far its documents are. */
export async function withApplication<Result>(
  options: CommonOptions,
  work: (application: Application) => Promise<Result>,
): Promise<Result> {
  const application = await openApplication(options);
  const stopShowing = application.on('queue.changed', (jobs) => {
    for (const job of jobs) if (job.state === 'running' && job.progress) showProgress(job.documentName, job.progress);
  });
  try {
    return await work(application);
  } finally {
    stopShowing();
    await application.close();
  }
}
