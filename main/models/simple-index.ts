import { z } from 'zod';
import { get, readText } from './http-get.ts';
import type { PipConfiguration } from './pip-configuration.ts';

export interface IndexedFile {
  readonly url: string;
  /** SHA-256 the index gives for the file; null when it gives none. */
  readonly sha256: string | null;
}

const mostPageBytes = 64 << 20;
const jsonType = 'application/vnd.pypi.simple.v1+json';
const pageSchema = z.object({
  files: z.array(z.object({ filename: z.string(), url: z.string(), hashes: z.record(z.string(), z.string()) })),
});

/**
 * Finds a pure-Python wheel by project and version in the configured indexes, the first that has it.
 * Source: the simple repository API (PEP 503 pages and PEP 691 JSON).
 * @throws Error naming each index and why it could not give the file.
 */
export async function findWheel(
  project: string,
  version: string,
  options: { readonly pip: PipConfiguration; readonly signal?: AbortSignal },
): Promise<IndexedFile> {
  const fileName = `${project.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
  const reasons: string[] = [];
  for (const index of options.pip.indexes) {
    try {
      const answer = await get(`${index}/${project}/`, {
        headers: { accept: `${jsonType}, text/html;q=0.5` },
        certificateFiles: options.pip.certificateFiles,
        proxy: options.pip.proxy,
        ...(options.signal ? { signal: options.signal } : {}),
      });
      const text = await readText(answer, mostPageBytes);
      const files = answer.contentType.startsWith(jsonType)
        ? filesOfJson(text, answer.url)
        : filesOfPage(text, answer.url);
      const found = files.find((file) => decodeURIComponent(new URL(file.url).pathname).endsWith(`/${fileName}`));
      if (found !== undefined) return withCredentials(found, index);
      reasons.push(`${new URL(index).host} has no ${fileName}`);
    } catch (error) {
      options.signal?.throwIfAborted();
      reasons.push(`${new URL(index).host}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(reasons.join('; '));
}

function filesOfJson(text: string, base: string): readonly IndexedFile[] {
  const page = pageSchema.parse(JSON.parse(text));
  return page.files.map((file) => ({ url: new URL(file.url, base).href, sha256: file.hashes.sha256 ?? null }));
}

function filesOfPage(text: string, base: string): readonly IndexedFile[] {
  return [...text.matchAll(/<a\b[^>]*\bhref\s*=\s*["']([^"']+)["']/gi)].map(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&'), base);
    const sha256 = /^#sha256=([0-9a-f]{64})$/.exec(url.hash)?.[1] ?? null;
    url.hash = '';
    return { url: url.href, sha256 };
  });
}

/** An index behind a password serves its files behind the same one, if from the same host. */
function withCredentials(file: IndexedFile, index: string): IndexedFile {
  const from = new URL(index);
  const url = new URL(file.url);
  if (from.username === '' || url.host !== from.host || url.username !== '') return file;
  url.username = from.username;
  url.password = from.password;
  return { ...file, url: url.href };
}
