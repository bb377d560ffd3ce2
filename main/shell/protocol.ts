import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import type { StoredPlace } from '#contract/application.ts';
import { placeStream, plainLength } from '#main/sealing/sealed-file.ts';
import { byteRange } from './byte-range.ts';
import { securityHeaders } from './content-security-policy.ts';
import { fileInside } from './file-inside.ts';

/**
 * The application's own scheme, the only one its window can load from:
 * `sampan://app/…` (the built window), `sampan://pdfjs/…` (pdf.js's character
 * maps, fonts and decoders) and `sampan://source/<sha256>` (a stored source).
 */
export const scheme = 'sampan';
export const appOrigin = `${scheme}://app`;
export const startAddress = `${appOrigin}/index.html`;

export interface ProtocolFolders {
  readonly rendererFolder: string;
  readonly pdfjsFolder: string;
  /** A stored source; null when there is none of that hash. */
  readonly source: (sha256: string) => Promise<StoredPlace | null>;
}

/** Must be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}

export function serveScheme(session: Session, folders: ProtocolFolders): void {
  session.protocol.handle(scheme, async (request) => {
    try {
      return await answer(request, folders);
    } catch {
      return refusal(404);
    }
  });
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

async function answer(request: Request, folders: ProtocolFolders): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const { hostname, pathname } = new URL(request.url);
  switch (hostname) {
    case 'app':
      return fileIn(folders.rendererFolder, pathname, request);
    case 'pdfjs':
      return fileIn(folders.pdfjsFolder, pathname, request);
    case 'source':
      return source(pathname, request, folders);
    default:
      return refusal(404);
  }
}

async function source(pathname: string, request: Request, folders: ProtocolFolders): Promise<Response> {
  const sha256 = /^\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  const place = sha256 === undefined ? null : await folders.source(sha256);
  return place === null ? refusal(404) : send(place, 'application/pdf', request);
}

async function fileIn(folder: string, pathname: string, request: Request): Promise<Response> {
  const path = fileInside(folder, pathname);
  const mediaType = path === null ? undefined : mediaTypes[extname(path).toLowerCase()];
  return path === null || mediaType === undefined ? refusal(404) : send({ path }, mediaType, request);
}

async function send(place: StoredPlace, mediaType: string, request: Request): Promise<Response> {
  const facts = await stat(place.path);
  if (!facts.isFile()) return refusal(404);
  const length = place.key === undefined ? facts.size : plainLength(facts.size);
  const range = byteRange(request.headers.get('range'), length);
  if (range === 'unsatisfiable') return refusal(416, { 'content-range': `bytes */${length}` });
  const start = range?.start ?? 0;
  const end = range?.end ?? length;
  const headers = {
    ...securityHeaders,
    'access-control-allow-origin': appOrigin,
    'access-control-expose-headers': 'content-length, content-range, accept-ranges',
    'content-type': mediaType,
    'content-length': String(end - start),
    'accept-ranges': 'bytes',
    // A client's document must not be left in the browser's cache.
    'cache-control': 'no-store',
    ...(range !== null && { 'content-range': `bytes ${start}-${end - 1}/${length}` }),
  };
  const hasBody = request.method === 'GET' && end > start;
  const body = hasBody ? Readable.toWeb(bytesOf(place, start, end)) : null;
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** A sealed source is opened piece by piece in memory: nothing of it is written in the clear. */
function bytesOf(place: StoredPlace, start: number, end: number): Readable {
  if (place.key === undefined) return createReadStream(place.path, { start, end: end - 1 });
  return Readable.from(placeStream(place, start, end), { objectMode: false });
}

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...securityHeaders, ...headers } });
}
