import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { type Application, createApplication } from '../application.ts';
import { defaultDataFolder, findInstallation } from './installation.ts';

/** The options that every command takes. */
export interface CommonOptions {
  readonly data?: string;
  readonly model?: string;
}

/** The application for a command, in the data folder asked for. */
export async function openApplication(options: CommonOptions): Promise<Application> {
  const installation = findInstallation();
  return createApplication({
    dataFolder: options.data ?? defaultDataFolder(),
    resourcesFolder: installation.resourcesFolder,
    modelsFolder: defaultModelsFolder(),
    nativeFolder: installation.nativeFolder,
    fontsFolder: installation.fontsFolder,
    pdfjsFolder: installation.pdfjsFolder,
    spawnReader: spawnNodeReader(installation.readerEntry),
    spawnRecogniser: spawnNodeReader(installation.recogniserEntry, { background: true }),
    extractionWorker: installation.extractionWorker,
    reportWorker: installation.reportWorker,
    searchWorker: installation.searchWorker,
    ...(installation.sqliteBinding !== undefined && { sqliteBinding: installation.sqliteBinding }),
    ...(options.model !== undefined && { modelId: options.model }),
  });
}
