import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRecord } from '#main/store/documents.ts';
import { sourceFilePath } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';

type Place = Pick<AnalysisContext, 'dataFolder' | 'fileSecret'>;

const memoryFolder = '/dev/shm';
/** How many times its own size a document's files in passing may have. */
const growth = 4;
const spareBytes = 64 * 2 ** 20;

/**
 * Makes the folder in which a reading process puts what it makes of one
 * document: the PDF that shows it, the files in it. The caller deletes it. Where
 * sources are sealed it is in memory, if the system has such a file system with
 * enough room, else in the data folder.
 */
export async function makeWorkFolder(
  place: Place,
  { id, sha256 }: Pick<DocumentRecord, 'id' | 'sha256'>,
): Promise<string> {
  if (place.fileSecret !== null && (await hasRoom(sourceFilePath(place.dataFolder, sha256))))
    return mkdtemp(join(memoryFolder, `sampan-work-${process.pid}-`));
  const folder = join(place.dataFolder, 'work', `${id}-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Deletes what programs left that were killed while they read or took files in. */
export async function sweepWorkFolders(dataFolder: string): Promise<void> {
  for (const [folder, pattern] of [
    [join(dataFolder, 'work'), /-(\d+)$/],
    [join(dataFolder, 'sources'), /^incoming-(\d+)-/],
    [memoryFolder, /^sampan-work-(\d+)-/],
  ] as const) {
    for (const name of existsSync(folder) ? await readdir(folder) : []) {
      const owner = pattern.exec(name)?.[1];
      if (owner !== undefined && !isAlive(Number(owner)))
        await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function hasRoom(sourcePath: string): Promise<boolean> {
  if (process.platform !== 'linux' || !existsSync(memoryFolder)) return false;
  const { bavail, bsize } = await statfs(memoryFolder);
  const { size } = await stat(sourcePath);
  return bavail * bsize > size * growth + spareBytes;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}
