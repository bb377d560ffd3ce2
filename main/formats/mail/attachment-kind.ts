import type { MediaType } from '#contract/document.ts';
import { detectFormat } from '../detect-format.ts';

/** The kind of a file inside a file, by its bytes; null where it is not read or is damaged. */
export function attachmentKind(bytes: Uint8Array, name: string): MediaType | null {
  try {
    return detectFormat(bytes.subarray(0, 65_536), name);
  } catch {
    return null;
  }
}

/** A file's name without folders and control characters; never empty. */
export function plainName(name: string | null | undefined, usual: string): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return clean === '' || clean === '.' || clean === '..' ? usual : clean;
}

/** Whether bytes begin as a picture does that mail programs show in a body: PNG, JPEG, GIF, BMP, WebP. */
export function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF.{4}WEBP)/s.test(start);
}
