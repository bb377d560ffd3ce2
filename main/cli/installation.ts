import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqliteBinding } from '#main/store/sqlite-binding.ts';

/** Where the parts of this program stand: in a checkout, run from its sources, or in a build. */
export interface Installation {
  readonly resourcesFolder: string;
  readonly nativeFolder: string;
  readonly pdfjsFolder: string;
  readonly fontsFolder: string;
  readonly readerEntry: string;
  readonly recogniserEntry: string;
  readonly redactorEntry: string;
  readonly extractionWorker: string;
  readonly reportWorker: string;
  readonly searchWorker: string;
  readonly sqliteBinding: string | undefined;
}

/** The installation that this very file belongs to, or the one that was built from it. Errors: those of `sqliteBinding`. */
export function findInstallation({ built = false }: { readonly built?: boolean } = {}): Installation {
  const here = fileURLToPath(import.meta.url);
  const root = rootAbove(dirname(here));
  const nativeFolder = join(root, 'native');
  const shared = { resourcesFolder: join(root, 'resources'), nativeFolder, sqliteBinding: sqliteBinding(nativeFolder) };
  if (here.endsWith('.ts') && !built) {
    return {
      ...shared,
      pdfjsFolder: join(root, 'node_modules', 'pdfjs-dist'),
      fontsFolder: join(root, 'node_modules', '@expo-google-fonts'),
      readerEntry: join(root, 'main', 'documents', 'reader-process.ts'),
      recogniserEntry: join(root, 'main', 'recognition', 'recognition-process.ts'),
      redactorEntry: join(root, 'main', 'redaction', 'redaction-process.ts'),
      extractionWorker: join(root, 'main', 'application', 'extraction-worker.ts'),
      reportWorker: join(root, 'main', 'application', 'report-worker.ts'),
      searchWorker: join(root, 'main', 'application', 'search-worker.ts'),
    };
  }
  return {
    ...shared,
    pdfjsFolder: join(root, 'out', 'pdfjs'),
    fontsFolder: join(root, 'out', 'fonts'),
    readerEntry: join(root, 'out', 'main', 'reader.mjs'),
    recogniserEntry: join(root, 'out', 'main', 'recogniser.mjs'),
    redactorEntry: join(root, 'out', 'main', 'redactor.mjs'),
    extractionWorker: join(root, 'out', 'main', 'extraction-worker.mjs'),
    reportWorker: join(root, 'out', 'main', 'report-worker.mjs'),
    searchWorker: join(root, 'out', 'main', 'search-worker.mjs'),
  };
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('Sampan is incomplete: its resources are not where they should be. Install it again.');
  return rootAbove(parent);
}

/** The folder of the database when none is named: the platform's application data folder, the same as the window's. */
export function defaultDataFolder(): string {
  if (process.env.SAMPAN_DATA_FOLDER) return process.env.SAMPAN_DATA_FOLDER;
  if (process.platform === 'linux') return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Sampan');
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Sampan');
  return join(homedir(), 'Library', 'Application Support', 'Sampan');
}
