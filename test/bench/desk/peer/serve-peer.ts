import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { byteRange } from '#main/shell/byte-range.ts';
import { projectFolder } from '#test/window/launch.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** Serves the peer's page, pdfjs-dist and the PDF to this machine alone, in ranges where they are asked for. */
export async function servePeer(pdfPath: string): Promise<{ readonly address: string; readonly close: () => void }> {
  const pdfjs = join(projectFolder, 'node_modules', 'pdfjs-dist');
  const server = createServer((request, response) => {
    const name = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const path =
      name === '/long.pdf'
        ? pdfPath
        : join(...(name.startsWith('/pdfjs/') ? [pdfjs, name.slice(7)] : [import.meta.dirname, name]));
    const length = statSync(path, { throwIfNoEntry: false })?.size;
    if (length === undefined) {
      response.writeHead(404).end();
      return;
    }
    const range = byteRange(request.headers.range ?? null, length);
    const { start, end } = range === null || range === 'unsatisfiable' ? { start: 0, end: length } : range;
    response.writeHead(range === null ? 200 : 206, {
      'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'content-length': end - start,
      'accept-ranges': 'bytes',
      ...(range !== null && { 'content-range': `bytes ${start}-${end - 1}/${length}` }),
    });
    createReadStream(path, { start, end: end - 1 }).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : undefined;
  return { address: `http://127.0.0.1:${port}/index.html`, close: () => server.close() };
}
