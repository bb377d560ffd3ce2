/**
 * A cautious estimate of a text's tokens where the vocabulary is not known: rather too many than too few for
 * ordinary text in the vocabularies of today (three Latin letters or two thirds of a Han character to a token).
 */
export function roughTokens(text: string): number {
  const han = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0;
  return Math.ceil(han * 1.5 + (text.length - han) / 3);
}

/** Fewer tokens than this no vocabulary needs for ordinary text: what tells that much of it was cut off. */
export function fewestTokens(text: string): number {
  return Math.floor(Buffer.byteLength(text, 'utf8') / 16);
}
