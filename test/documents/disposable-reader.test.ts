import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, SourceDocument } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import {
  type DisposableReadRequest,
  type ReaderChannel,
  readInDisposableProcess,
  type SpawnReader,
} from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { drawn, handWritten, pdfjsFolder, stream } from './made-pdfs.ts';

const spawn = spawnNodeReader(new URL('../../main/documents/reader-process.ts', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sampan-reader-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Outcome = SourceDocument | string;

/** The document, or the code of the error. */
async function outcome(
  bytes: Uint8Array,
  options: Partial<DisposableReadRequest> = {},
  reader: SpawnReader = spawn,
): Promise<Outcome> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.pdf`);
  await writeFile(path, bytes);
  const request = { path, documentId: 'd1', sha256: '00', name: 'made.pdf', pdfjsFolder, ...options };
  try {
    return await readInDisposableProcess(request, reader);
  } catch (error) {
    return error instanceof SampanError ? error.code : String(error);
  }
}

function texts(result: Outcome): readonly string[] | string {
  return typeof result === 'string' ? result : result.pages.map((page) => page.text || page.warnings.join());
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';

/** Pages with the given contents; the last objects are `more`. */
function pagesOf(contents: readonly string[], more: readonly string[] = [], resources = ''): Uint8Array {
  const first = 4;
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const fontAndMore = `/Font << /F 3 0 R >> ${resources}`;
  return handWritten([
    catalog,
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents ${first + index * 2 + 1} 0 R /Resources << ${fontAndMore} >> >>`,
      stream(content),
    ]),
    ...more,
  ]);
}

const words = (text: string): string => `BT /F 10 Tf 20 100 Td (${text}) Tj ET`;

/** Forms that paint ten of the next, nine deep: a thousand million glyphs. */
function nestedForms(firstObject: number): { readonly objects: readonly string[]; readonly resources: string } {
  const objects = Array.from({ length: 9 }, (_, index) => {
    const next = firstObject + index + 1;
    const content = index < 8 ? '/X Do '.repeat(10) : words('ha');
    const resources = index < 8 ? `/XObject << /X ${next} 0 R >>` : '/Font << /F 3 0 R >>';
    return stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << ${resources} >> `);
  });
  return { objects, resources: `/XObject << /X ${firstObject} 0 R >>` };
}

test('pages are told one by one, with the total, and are all in the result', async () => {
  const seen: [number, number][] = [];
  const bytes = pagesOf([words('one'), words('two'), words('three')]);
  const result = await outcome(bytes, { onPage: (page, total) => seen.push([page.number, total]) });
  expect(texts(result)).toEqual(['one', 'two', 'three']);
  expect(seen).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a page that hangs is left with a warning, and the pages after it are read by a fresh process', async () => {
  const { objects, resources } = nestedForms(10);
  const bytes = pagesOf([words('before'), '/X Do', words('after')], objects, resources);
  let started = 0;
  const counting: SpawnReader = () => {
    started += 1;
    return spawn();
  };
  const result = await outcome(bytes, { limits: { pageMs: 4000 } }, counting);
  expect(texts(result)).toEqual(['before', 'could not be read: too slow', 'after']);
  expect(typeof result === 'string' ? [] : result.warnings).toEqual(['1 of 3 pages could not be read']);
  expect(started).toBe(2);
});

test('a file of one page that hangs is too slow', async () => {
  const { objects, resources } = nestedForms(6);
  expect(await outcome(pagesOf(['/X Do'], objects, resources), { limits: { pageMs: 1500 } })).toBe('too-slow');
});

test('a content stream that unpacks to hundreds of megabytes is stopped at the memory limit', async () => {
  const packed = deflateSync(Buffer.alloc(300 * 2 ** 20, 0x20), { level: 9 });
  const bomb = handWritten([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    stream(packed.toString('latin1'), '/Filter /FlateDecode '),
  ]);
  expect(await outcome(bomb, { limits: { memoryBytes: 300 * 2 ** 20 } })).toBe('out-of-memory');
});

describe('lies and loops', () => {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>';

  test('a page count of a thousand million', async () => {
    const result = await outcome(handWritten([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>', page]));
    expect(typeof result === 'string' ? result : result.pages.length).toBe(1);
  });

  test('a negative page count', async () => {
    expect(await outcome(handWritten([catalog, '<< /Type /Pages /Kids [3 0 R] /Count -5 >>', page]))).toBe('no-pages');
  });

  test('a page tree that contains itself', async () => {
    const result = await outcome(handWritten([catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']));
    expect(result).toBe('damaged-file');
  });

  test('a form that paints itself', async () => {
    const loop = stream(
      `${words('once')} /X Do`,
      '/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >> ',
    );
    const result = await outcome(pagesOf(['/X Do'], [loop], '/XObject << /X 6 0 R >>'));
    expect(texts(result)).toEqual(['once']);
  });

  test('more pages than the limit', async () => {
    expect(await outcome(pagesOf([words('a'), words('b')]), { limits: { pages: 1 } })).toBe('too-large');
  });
});

describe('the border of the process', () => {
  test('errors of the file arrive by their code', async () => {
    const locked = await drawn((pdf) => {
      pdf.addPage([100, 100]);
      pdf.encrypt({ userPassword: '密碼中文', ownerPassword: 'owner', permissions: {} });
    });
    expect(await outcome(locked)).toBe('password-needed');
    expect(await outcome(locked, { password: '密码' })).toBe('password-wrong');
    expect(texts(await outcome(locked, { password: '密碼中文' }))).toEqual(['']);
    expect(await outcome(Buffer.from([0, 1, 2, 3, 0, 255]))).toBe('unsupported-format');
    expect(await outcome(new Uint8Array())).toBe('empty-file');
    expect(await outcome(Buffer.from('%PDF-1.4\nnothing'))).toBe('damaged-file');
    expect(await outcome(pagesOf([words('a')]), { limits: { fileBytes: 50 } })).toBe('too-large');
    expect(await outcome(pagesOf([words('a')]), { path: join(folder, 'absent.pdf') })).toBe('file-not-found');
    expect(await outcome(pagesOf([words('a')]), { path: folder })).toBe('file-unreadable');
  });

  test('cancelling ends the process', async () => {
    const controller = new AbortController();
    const { objects, resources } = nestedForms(8);
    const bytes = pagesOf([words('before'), '/X Do'], objects, resources);
    let killed = 0;
    const watched: SpawnReader = () => {
      const channel = spawn();
      return {
        ...channel,
        kill: () => {
          killed += 1;
          channel.kill();
        },
      };
    };
    const result = await outcome(bytes, { signal: controller.signal, onPage: () => controller.abort() }, watched);
    expect([result, killed]).toEqual(['cancelled', 1]);
  });

  /** A reading process that says the given things and then ends. */
  function scripted(scripts: readonly (readonly unknown[])[]): SpawnReader {
    let at = 0;
    return (): ReaderChannel => {
      const script = scripts[Math.min(at, scripts.length - 1)] ?? [];
      at += 1;
      let tell: (message: unknown) => void = () => undefined;
      let end: (code: number | null) => void = () => undefined;
      setImmediate(() => {
        for (const message of script) tell(message);
        end(139);
      });
      return {
        send: () => undefined,
        onMessage: (listener) => {
          tell = listener;
        },
        onExit: (listener) => {
          end = listener;
        },
        kill: () => undefined,
      };
    };
  }

  const page = (number: number): Page => ({
    number,
    label: null,
    width: 10,
    height: 10,
    box: [0, 0, 10, 10],
    rotation: 0,
    userUnit: 1,
    origin: 'text',
    text: '',
    lines: [],
    mends: [],
    warnings: [],
  });
  const opened = { type: 'opened', total: 9 };

  test('a reader that crashes at every page is started again a bounded number of times, and no page is lost', async () => {
    const crashing = scripted([[opened, { type: 'page', page: page(1) }], [opened]]);
    const result = await outcome(pagesOf([words('a')]), { limits: { restarts: 2 } }, crashing);
    const stopped = 'could not be read: the reader stopped at this page';
    const notTried = 'could not be read: too many pages of this file failed before it';
    expect(texts(result)).toEqual(['', stopped, stopped, stopped, ...Array.from({ length: 5 }, () => notTried)]);
  });

  test('a reader that crashes before it opens the file, or talks nonsense, is a crash', async () => {
    expect(await outcome(pagesOf([words('a')]), {}, scripted([[]]))).toBe('reader-crashed');
    expect(await outcome(pagesOf([words('a')]), {}, scripted([[{ type: 'page', page: { number: -1 } }]]))).toBe(
      'reader-crashed',
    );
  });
});
