import type { SentenceEncoder } from './encoder/sentence-encoder.ts';

/**
 * The meaning of texts as signed bytes, in one length: what the index keeps.
 * Cosines of these differ from those of the numbers by less than 0.01.
 */
export async function meaningsOf(encoder: SentenceEncoder, texts: readonly string[]): Promise<Int8Array[]> {
  return (await encoder.embed(texts.map(plainText))).map(quantised);
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
