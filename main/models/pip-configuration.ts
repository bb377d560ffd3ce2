/**
 * What the user's pip is told about its registry: environment variables first,
 * then the configuration files, user before machine. So a download goes to the
 * index, and trusts the authorities, that this person or their organisation
 * chose. Source: pip's documentation, "Configuration".
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface PipConfiguration {
  /** Simple-index addresses to ask, in order; the default one where none is configured. */
  readonly indexes: readonly string[];
  /** Files of certificate authorities to trust besides the usual ones. */
  readonly certificateFiles: readonly string[];
  readonly proxy: string | null;
}

export interface PipSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The configuration in force; `defaultIndex` is asked where the user has configured none.
 */
export function readPipConfiguration(
  defaultIndex: string,
  surroundings: PipSurroundings = { env: process.env, platform: process.platform, home: homedir() },
): PipConfiguration {
  const { env } = surroundings;
  const files = configurationFiles(surroundings).map(readSections);
  const setting = (name: string): string | undefined => {
    const fromEnvironment = env[`PIP_${name.toUpperCase().replaceAll('-', '_')}`];
    if (fromEnvironment) return fromEnvironment;
    return files.flatMap((sections) => sections.get(name) ?? []).at(0);
  };
  const indexes = [setting('index-url') ?? defaultIndex, ...words(setting('extra-index-url'))];
  return {
    indexes: [...new Set(indexes.map((index) => index.replace(/\/+$/, '')))],
    certificateFiles: [
      ...new Set(
        [
          setting('cert'),
          env.NODE_EXTRA_CA_CERTS,
          env.SSL_CERT_FILE,
          env.REQUESTS_CA_BUNDLE,
          env.CURL_CA_BUNDLE,
        ].flatMap((file) => (file ? [file] : [])),
      ),
    ],
    proxy: setting('proxy') ?? null,
  };
}

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

/** pip's configuration files, the one that counts most first. */
function configurationFiles({ env, platform, home }: PipSurroundings): readonly string[] {
  const given = env.PIP_CONFIG_FILE;
  if (given === '/dev/null' || given?.toLowerCase() === 'nul') return [];
  const environment = env.VIRTUAL_ENV ?? env.CONDA_PREFIX;
  const name = platform === 'win32' ? 'pip.ini' : 'pip.conf';
  const ofEnvironment = environment ? [join(environment, name)] : [];
  const ofUser =
    platform === 'win32'
      ? [join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'pip', name), join(home, 'pip', name)]
      : [
          ...(platform === 'darwin' ? [join(home, 'Library', 'Application Support', 'pip', name)] : []),
          join(env.XDG_CONFIG_HOME || join(home, '.config'), 'pip', name),
          join(home, '.pip', name),
        ];
  const ofMachine =
    platform === 'win32'
      ? [join(env.ProgramData ?? 'C:\\ProgramData', 'pip', name)]
      : platform === 'darwin'
        ? [join('/Library/Application Support/pip', name)]
        : [
            ...(env.XDG_CONFIG_DIRS || '/etc/xdg').split(':').map((folder) => join(folder, 'pip', name)),
            join('/etc', name),
          ];
  return [...(given ? [given] : []), ...ofEnvironment, ...ofUser, ...ofMachine];
}

/** The settings of an ini file that concern downloads; a continued line is indented. `[download]` before `[global]`. */
function readSections(path: string): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return new Map();
  }
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, name, value] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (head !== undefined) {
      section = sections.get(head.trim()) ?? new Map<string, string>();
      sections.set(head.trim(), section);
      key = null;
    } else if (/^\s/.test(line) && key !== null) {
      section.set(key, `${section.get(key) ?? ''} ${line.trim()}`.trim());
    } else if (name !== undefined) {
      key = name.trim().toLowerCase().replaceAll('_', '-');
      section.set(key, (value ?? '').trim());
    }
  }
  return new Map([...(sections.get('global') ?? []), ...(sections.get('download') ?? [])]);
}
