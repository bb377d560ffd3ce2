import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Application, type ApplicationOptions, createApplication } from '#main/application.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { testedInstallation } from '#test/program.ts';

export const samplesFolder = join(import.meta.dirname, '..', '..', 'resources', 'samples');

/** The path of a sample document. */
export function sample(name: string): string {
  return join(samplesFolder, name);
}

/** A folder that is deleted when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The real application on real readers and workers, without a model, closed when the test has finished. */
export async function temporaryApplication(
  dataFolder: string,
  options: Partial<ApplicationOptions> = {},
): Promise<Application> {
  const application = await openedApplication(dataFolder, options);
  onTestFinished(() => application.close());
  return application;
}

/** The same, for the caller to close. */
export function openedApplication(dataFolder: string, options: Partial<ApplicationOptions> = {}): Promise<Application> {
  const installation = testedInstallation();
  return createApplication({
    dataFolder,
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
    ...(installation.sqliteBinding !== undefined && { sqliteBinding: installation.sqliteBinding }),
    modelId: 'none',
    ...options,
  });
}
