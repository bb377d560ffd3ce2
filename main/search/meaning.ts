import type { SentenceEncoder } from './encoder/sentence-encoder.ts';
import { type WrittenForms, writtenChinese } from './written-chinese.ts';

/**
 * The meaning of texts as signed bytes, in one length: what the index keeps.
 * Cosines of these differ from those of the numbers by less than 0.01. With
 * `writtenForms`, written Cantonese is read in the words of written Chinese.
 */
export async function meaningsOf(
  encoder: SentenceEncoder,
  texts: readonly string[],
  writtenForms: WrittenForms | null = null,
): Promise<Int8Array[]> {
  const read = (text: string): string =>
    writtenForms === null ? plainText(text) : writtenChinese(plainText(text), writtenForms);
  return (await encoder.embed(texts.map(read))).map(quantised);
}

/** Line breaks of the page's width are no part of a sentence. */
function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quantised(meaning: Float32Array): Int8Array {
  let largest = 0;
  for (const value of meaning) largest = Math.max(largest, Math.abs(value));
  const scale = largest === 0 ? 0 : 127 / largest;
  return Int8Array.from(meaning, (value) => Math.round(value * scale));
}
