/**
 * Characters that are set without spaces between words: Han, kana, bopomofo,
 * their punctuation and full-width forms.
 */
const unspaced =
  /^[\u2e80-\u2fff\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u3190-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

/** Whether words are written without spaces in the script of this character. */
export function isUnspaced(character: string): boolean {
  if (character.length === 1 && character.charCodeAt(0) < 0x2e80) return false;
  return unspaced.test(character);
}
