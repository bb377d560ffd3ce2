/**
 * A pattern that finds any of the words wherever they stand: in any case, over line breaks, and in Chinese with or
 * without a break between any two characters.
 */
export function wordsPattern(words: readonly string[]): RegExp {
  const alternatives = words
    .map((word) => word.normalize('NFC').trim())
    .filter((word) => word !== '')
    // The longer first: a name goes whole where its first word is asked for too.
    .toSorted((one, other) => other.length - one.length)
    .map((word) =>
      word
        .split(/\s+/)
        .map((part) =>
          [...part]
            .map(escaped)
            .join('')
            .replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\\s*'),
        )
        .join('\\s+'),
    );
  return new RegExp(alternatives.length === 0 ? '(?!)' : alternatives.join('|'), 'giu');
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
