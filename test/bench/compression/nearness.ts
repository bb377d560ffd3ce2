import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NearRange } from '#contract/compression.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import { meaningsOf } from '#main/search/meaning.ts';
import { passagesOf } from '#main/search/passages.ts';

/** How near a text's passages, cut as the index cuts them, are to a question. */
export type Nearness = (question: string) => Promise<NearRange[]>;

/** Makes a text's meanings once for any number of questions; null where the encoder is not on this machine. */
export async function openNearness(): Promise<((text: string) => Promise<Nearness>) | null> {
  const file = (ending: string) => join(defaultModelsFolder(), `universal-sentence-encoder-multilingual-3.${ending}`);
  if (!existsSync(file('npz')) || !existsSync(file('spm'))) return null;
  const encoder = await SentenceEncoder.open(readFileSync(file('npz')), readFileSync(file('spm')));
  return async (text) => {
    const passages = passagesOf(text);
    const meanings = await meaningsOf(
      encoder,
      passages.map(({ start, end }) => text.slice(start, end)),
    );
    return async (question) => {
      const [asked = new Int8Array()] = await meaningsOf(encoder, [question]);
      return passages.map(({ start, end }, index) => ({
        start,
        end,
        nearness: cosine(meanings[index] ?? asked, asked),
      }));
    };
  };
}

function cosine(one: Int8Array, other: Int8Array): number {
  let [product, first, second] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    product += value * against;
    first += value * value;
    second += against * against;
  }
  return product / Math.sqrt(Math.max(1, first * second));
}
