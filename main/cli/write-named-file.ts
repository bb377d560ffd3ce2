import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from '../application/write-whole.ts';
import { say } from './terminal.ts';

/** Writes the file that an option names, whole or not at all, with its folder where that is missing, and says so. */
export async function writeNamedFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, content);
  say(`wrote ${path}`);
}
