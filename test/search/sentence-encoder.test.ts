import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  fetchEncoder,
  isEncoderHere,
  openEncoder,
  readEncoderEntry,
  type SentenceEncoderEntry,
} from '#main/application/sentence-encoder-files.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import type { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import { SentencePieces } from '#main/search/encoder/sentence-pieces.ts';
import { meaningsOf } from '#main/search/meaning.ts';
import { temporaryFolder } from '#test/store/temporary-store.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const { texts: reference } = z
  .object({ texts: z.array(z.object({ text: z.string(), pieces: z.array(z.number()), meaning: z.array(z.number()) })) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/search/encoder-reference.json', import.meta.url), 'utf8')));

let entry: SentenceEncoderEntry;
let encoder: SentenceEncoder;

beforeAll(async () => {
  entry = await readEncoderEntry(resources);
  const modelsFolder = defaultModelsFolder();
  await fetchEncoder(entry, { modelsFolder });
  const opened = await openEncoder(entry, modelsFolder);
  if (opened === null) throw new Error('the encoder was fetched and is not there');
  encoder = opened;
}, 300_000);
afterAll(() => encoder.close());

describe('the sentence encoder', () => {
  it('cuts texts into the same pieces as the reference', async () => {
    const pieces = new SentencePieces(await readFile(join(defaultModelsFolder(), entry.files[1]?.fileName ?? '')));
    for (const { text, pieces: expected } of reference) expect(pieces.encode(text, 1000)).toEqual(expected);
  });

  it('gives the same meanings as the reference within 0.0001', async () => {
    const meanings = await encoder.embed(
      reference.map(({ text }) => text),
      { foldScript: false },
    );
    for (const [index, { meaning }] of reference.entries())
      for (const [place, value] of meaning.entries()) expect(meanings[index]?.[place]).toBeCloseTo(value, 4);
  });

  it('gives one meaning to a text, alone or among others', async () => {
    const [alone] = await encoder.embed(['仲裁地點為香港。']);
    const [, among] = await encoder.embed(['Notices shall be in writing.', '仲裁地點為香港。', 'x']);
    for (const [place, value] of (alone ?? []).entries()) expect(among?.[place]).toBeCloseTo(value, 5);
  });

  it('puts a sentence nearer to its translations than to another sentence', async () => {
    const [english, chinese, other] = await meaningsOf(encoder, [
      'The tenant must pay the rent on the first day of each month.',
      '租客須於每月首日繳交租金。',
      '仲裁庭由三名仲裁員組成。',
    ]);
    const product = (a: Int8Array = new Int8Array(), b: Int8Array = new Int8Array()): number =>
      a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(product(english, chinese)).toBeGreaterThan(product(english, other));
  });

  it('is not here where a file is another', async () => {
    expect(await isEncoderHere(entry, await temporaryFolder())).toBe(false);
  });
});
