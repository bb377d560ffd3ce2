import { rename, writeFile } from 'node:fs/promises';

/** Writes a file beside its place and puts it there when it is whole. Errors: those of the file system. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}
