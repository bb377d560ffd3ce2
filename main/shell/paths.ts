import { join, resolve } from 'node:path';

/** Where the application finds its parts and keeps its data; every path is absolute. */
export interface ShellPaths {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly nativeFolder: string;
  readonly rendererFolder: string;
  readonly pdfjsFolder: string;
  readonly fontsFolder: string;
  readonly preloadFile: string;
  readonly readerFile: string;
  readonly recogniserFile: string;
  readonly redactorFile: string;
  readonly extractionWorkerFile: string;
  readonly reportWorkerFile: string;
  readonly searchWorkerFile: string;
  readonly commandLineFile: string;
  readonly iconFile: string;
}

export interface PathQuestions {
  /** The checkout, or the packaged archive: both have the same folders inside. */
  readonly appFolder: string;
  /** The platform's folder for the application's data. */
  readonly userDataFolder: string;
  readonly chosenDataFolder: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function shellPaths({ appFolder, userDataFolder, chosenDataFolder, environment }: PathQuestions): ShellPaths {
  const out = join(appFolder, 'out');
  return {
    dataFolder: resolve(chosenDataFolder ?? (environment.SAMPAN_DATA_FOLDER || userDataFolder)),
    resourcesFolder: join(appFolder, 'resources'),
    nativeFolder: join(appFolder, 'native'),
    rendererFolder: join(out, 'renderer'),
    pdfjsFolder: join(out, 'pdfjs'),
    fontsFolder: join(out, 'fonts'),
    preloadFile: join(out, 'preload', 'bridge.cjs'),
    readerFile: join(out, 'main', 'reader.mjs'),
    recogniserFile: join(out, 'main', 'recogniser.mjs'),
    redactorFile: join(out, 'main', 'redactor.mjs'),
    extractionWorkerFile: join(out, 'main', 'extraction-worker.mjs'),
    reportWorkerFile: join(out, 'main', 'report-worker.mjs'),
    searchWorkerFile: join(out, 'main', 'search-worker.mjs'),
    commandLineFile: join(out, 'main', 'cli.mjs'),
    iconFile: join(appFolder, 'resources', 'icons', 'sampan-256.png'),
  };
}
