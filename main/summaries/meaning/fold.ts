import { toScript } from '#main/language/script.ts';

const folded = new Map<string, string>();

/** One character in its Simplified, half-width, everyday form; always as many UTF-16 units as before. */
function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const wide = character.normalize('NFKC');
  const narrow = wide.length === character.length ? wide : character;
  const simplified = /\p{Script=Han}/u.test(narrow) ? toScript(narrow, 'zh-Hans') : narrow;
  const result = simplified.length === character.length ? simplified : narrow;
  folded.set(character, result);
  return result;
}

/**
 * Text for comparison: Simplified characters, half-width letters and digits.
 * Offsets stay what they were, since every character keeps its length.
 */
export function foldForComparison(text: string): string {
  let result = '';
  for (const character of text) result += character.charCodeAt(0) < 0x80 ? character : foldCharacter(character);
  return result;
}
