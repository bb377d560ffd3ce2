import { fold, variantOfUnit } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';

/** A text as words that can be compared: case, script, width and marks do not count, and each ideograph is a word. */
export interface WordStream {
  readonly keys: readonly string[];
  /** UTF-16 offsets of each word in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Words behind which a sentence or clause of it ends, by their place. */
  readonly stops: ReadonlySet<number>;
}

const plainLetters = /^[A-Za-z]+$/;
const stopping = /^[.;:!?。；：！？]$/;

/** The words of a text. How Chinese is cut into words depends on what stands around: its characters are compared. Linear time. */
export function wordStream(text: string): WordStream {
  const keys: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const stops = new Set<number>();
  for (const { start, end, kind } of words(text)) {
    const source = text.slice(start, end);
    if (kind === 'mark') {
      if (stopping.test(source)) stops.add(keys.length - 1);
      continue;
    }
    if (kind !== 'han') {
      // Nearly every word of English is plain letters, and folds to its small ones.
      const key = plainLetters.test(source) ? source.toLowerCase() : fold(source).key;
      keys.push(kind === 'number' ? key.replace(/(?<=\d),(?=\d{3})/g, '') : key);
      starts.push(start);
      ends.push(end);
      continue;
    }
    let at = start;
    for (const character of source) {
      keys.push(keyOf(character));
      starts.push(at);
      at += character.length;
      ends.push(at);
    }
  }
  return { keys, starts, ends, stops };
}

/** Ideographs of the common block, nearly all, are one unit and fold to one. */
function keyOf(character: string): string {
  const unit = character.charCodeAt(0);
  return unit >= 0x4e00 && unit <= 0x9fff ? String.fromCharCode(variantOfUnit[unit] ?? unit) : fold(character).key;
}
