import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The first contract of CUAD, by name, that is longer than ten thousand bytes. */
export async function findLongText(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'cuad');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path);
    if (found.isFile() && found.size > 10_000) return path;
  }
  throw new Error(`${folder} has no contract as text.`);
}
