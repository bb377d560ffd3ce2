import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { findNativeFolder } from './native-folder.ts';
import { fileSha256, readPrebuildRecords } from './prebuild-record.ts';
import { tokenizerSourceSha256 } from './source-hash.mjs';

/** What the addon exports. One object serves one thread; each worker loads its own. */
export interface NativeTokenizer {
  readonly vocabularySize: number;
  encode(text: string, matchUserDefined?: boolean): Uint32Array;
  encodeWithStarts(
    text: string,
    matchUserDefined?: boolean,
  ): { readonly ids: Uint32Array; readonly starts: Uint32Array };
  encodeAll(
    texts: readonly string[],
    matchUserDefined?: boolean,
  ): { readonly ids: Uint32Array; readonly ends: Uint32Array };
  count(text: string, matchUserDefined?: boolean): number;
  countAll(texts: readonly string[], matchUserDefined?: boolean): Uint32Array;
  /** Tokens of as much of `text` (UTF-16 units) as no further text can change; `first` where a whole text begins. */
  countSettled(text: string, first: boolean): { readonly count: number; readonly length: number };
  countRest(text: string, first: boolean): number;
  decodeBytes(ids: Uint32Array): Uint8Array;
  specialToken(text: string): number | undefined;
}

export interface NativeTokenizerModule {
  loadVocabulary(ggufPath: string): Promise<NativeTokenizer>;
}

function isNativeTokenizerModule(value: unknown): value is NativeTokenizerModule {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'loadVocabulary') === 'function';
}

function lacking(reason: string, cause?: unknown): SampanError {
  return new SampanError(
    'machine-lacks',
    `The tokenizer's binary for ${process.platform} ${process.arch} ${reason}. Install a C++17 compiler, make and Python 3 (Debian: apt-get install build-essential python3), then run "node native/build.mjs" in the source folder.`,
    { cause },
  );
}

/** The committed binary, if it is the recorded one and was made from the sources beside it (when there are sources). */
function matchingPrebuild(nativeFolder: string, sourceSha256: string | null): string | null {
  const name = `${process.platform}-${process.arch}/sampan.node`;
  const path = join(nativeFolder, 'prebuilds', name);
  const record = readPrebuildRecords(nativeFolder).find((candidate) => candidate.name === name);
  if (record === undefined || !existsSync(path) || fileSha256(path) !== record.sha256) return null;
  return sourceSha256 === null || record.sourceSha256 === sourceSha256 ? path : null;
}

/** Builds into a folder named for the sources, so that a later start finds it and a changed source does not. */
async function buildFromSource(nativeFolder: string, sourceSha256: string): Promise<string> {
  const outFile = join(
    nativeFolder,
    'build',
    `${process.platform}-${process.arch}-${sourceSha256.slice(0, 16)}`,
    'sampan.node',
  );
  if (existsSync(outFile)) return outFile;
  const child = spawn(process.execPath, [join(nativeFolder, 'build.mjs'), '--out', outFile], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (status !== 0 || !existsSync(outFile))
    throw lacking('is missing and could not be built', output.join('').slice(-4000));
  return outFile;
}

/** Path of the binary that fits this machine, built now where none was shipped. */
export async function tokenizerBinary(givenFolder?: string): Promise<string> {
  const nativeFolder = findNativeFolder(givenFolder);
  if (nativeFolder === null) throw lacking('is missing, and so is the native folder');
  const sourceSha256 = existsSync(join(nativeFolder, 'src', 'addon.cpp')) ? tokenizerSourceSha256(nativeFolder) : null;
  const prebuild = matchingPrebuild(nativeFolder, sourceSha256);
  if (prebuild !== null) return prebuild;
  if (sourceSha256 === null) throw lacking('is missing or not the recorded one');
  return buildFromSource(nativeFolder, sourceSha256);
}

/** The loaded addon. @throws SampanError `machine-lacks` when there is no binary for this machine and none can be built. */
export async function loadTokenizerModule(givenFolder?: string): Promise<NativeTokenizerModule> {
  const path = await tokenizerBinary(givenFolder);
  let loaded: unknown;
  try {
    loaded = createRequire(import.meta.url)(path);
  } catch (error) {
    throw lacking('does not load here', error);
  }
  if (!isNativeTokenizerModule(loaded)) throw lacking('is not the tokenizer');
  return loaded;
}
