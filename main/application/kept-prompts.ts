import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlace, sealedFileKey, sealTo } from '#main/sealing/sealed-file.ts';
import type { SourcePlace } from '#main/store/source-files.ts';
import { statesFolderPath } from './matter-requests.ts';
import { type Prompt, promptSchema, promptSha256 } from './model-call.ts';
import { makePromptRoom } from './prompt-room.ts';

/** In the folder of the models' states, with which they go: at every deletion, and when encryption is turned on or off. */
function promptPath(dataFolder: string, sha256: string): string {
  return join(promptsFolder(dataFolder), sha256.slice(0, 2), `${sha256}.json`);
}

const promptsFolder = (dataFolder: string) => join(statesFolderPath(dataFolder), 'prompts');

const sealedName = (sha256: string) => `prompt ${sha256}`;

/**
 * Keeps what a model was asked under its hash, sealed where the folder is, so
 * that the call can be repeated. Faults of the disk only cost the repeating.
 * Returns the hashes of those that went to make room for it, the oldest first.
 */
export async function keepPrompt(
  place: SourcePlace,
  sha256: string,
  prompt: Prompt,
  mostBytes?: number,
): Promise<string[]> {
  const path = promptPath(place.dataFolder, sha256);
  const part = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const bytes = Buffer.from(JSON.stringify(prompt));
    if (place.fileSecret === null) await writeFile(part, bytes, { mode: 0o600 });
    else await sealTo(bytes, part, { secret: place.fileSecret, name: sealedName(sha256) });
    await rename(part, path);
    return await makePromptRoom(promptsFolder(place.dataFolder), bytes.length, mostBytes);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return [];
  }
}

/** What a model was asked, by its hash; null where it is not there any more, or is not what it was. */
export async function keptPrompt(place: SourcePlace, sha256: string): Promise<Prompt | null> {
  const path = promptPath(place.dataFolder, sha256);
  try {
    const bytes = place.fileSecret === null ? await readFile(path) : await unsealed(path, place.fileSecret, sha256);
    const parsed = promptSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success && promptSha256(parsed.data) === sha256 ? parsed.data : null;
  } catch {
    return null;
  }
}

async function unsealed(path: string, secret: Uint8Array, sha256: string): Promise<Buffer> {
  const key = sealedFileKey(path, { secret, name: sealedName(sha256) });
  if (key === null) throw new RangeError('not sealed');
  return readPlace({ path, key });
}
