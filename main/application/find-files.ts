import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sampanErrorFrom } from '#contract/errors.ts';

/** A file to take in, or a path that could not be looked at. */
export type FoundFile =
  | { readonly path: string; readonly name: string }
  | { readonly name: string; readonly code: string; readonly message: string };

const ignoredNames = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The files behind paths: a file is itself, a folder is every file under it in
 * name order (hidden ones left out). What cannot be read is returned with its reason.
 */
export async function findFiles(paths: readonly string[], signal?: AbortSignal): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    signal?.throwIfAborted();
    try {
      const facts = await stat(path);
      if (facts.isDirectory()) found.push(...(await filesUnder(path, signal)));
      else found.push({ path, name: basename(path) });
    } catch (error) {
      const { code, message } = sampanErrorFrom(error);
      found.push({ name: basename(path), code, message });
    }
  }
  return found;
}

async function filesUnder(folder: string, signal: AbortSignal | undefined): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries
    .filter((entry) => !entry.name.startsWith('.') && !ignoredNames.has(entry.name))
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return findFiles(
    visible.map((entry) => join(folder, entry.name)),
    signal,
  );
}
