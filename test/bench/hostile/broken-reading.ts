import { writeFile } from 'node:fs/promises';
import { sampanErrorFrom } from '#contract/errors.ts';
import {
  type DisposableReadRequest,
  readInDisposableProcess,
  type SpawnReader,
} from '#main/documents/disposable-reader.ts';

/** How the reading of a broken file ended. `fault` says what must not happen; null where all is well. */
export interface BrokenReading {
  readonly outcome: string;
  readonly pages: number;
  readonly seconds: number;
  readonly fault: string | null;
}

/** Reads broken bytes in a disposable process: they end in pages, each accounted for, or in an error that says what to do. */
export async function readBroken(
  bytes: Uint8Array,
  request: Omit<DisposableReadRequest, 'documentId' | 'sha256' | 'name'> & { readonly name?: string },
  spawn: SpawnReader,
): Promise<BrokenReading> {
  await writeFile(request.path, bytes);
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  let told = 0;
  const numbers: number[] = [];
  try {
    const onPage: DisposableReadRequest['onPage'] = (page, total) => {
      told = total;
      numbers.push(page.number);
    };
    const document = await readInDisposableProcess(
      { name: 'broken.pdf', ...request, documentId: 'd', sha256: '00', onPage },
      spawn,
    );
    const whole =
      document.pages.length === told &&
      numbers.every((number, index) => number === index + 1) &&
      numbers.length === told;
    return {
      outcome: 'read',
      pages: document.pages.length,
      seconds: seconds(),
      fault: whole ? null : `${told} pages told, ${document.pages.length} given`,
    };
  } catch (error) {
    const { code, message } = sampanErrorFrom(error);
    const fault = code === 'internal' || code === 'reader-crashed' ? `${code}: ${message}` : null;
    return { outcome: code, pages: 0, seconds: seconds(), fault };
  }
}
