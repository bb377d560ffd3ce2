import { join, resolve, sep } from 'node:path';

/** The file that an address's path names inside a folder; null where it would be outside or is not a plain name. */
export function fileInside(folder: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(name) || name.split('/').includes('..')) return null;
  const path = resolve(join(folder, name));
  return path.startsWith(resolve(folder) + sep) ? path : null;
}
