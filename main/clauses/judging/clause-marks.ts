/** Letters of a word that count: endings say little. */
const wordLength = 7;
const offset = 0x811c9dc5;
const prime = 0x01000193;
const digits = 0x23;

const tags = { single: 1, pair: 2, triple: 3, apart: 4, four: 5 } as const;

/**
 * A folded text's words and Chinese characters with what follows them, as hashes, each once: single words; two, three,
 * and two with one between; four characters. Figures are all alike.
 */
export function clauseMarks(folded: string): number[] {
  const units = unitsOf(folded);
  const marks = new Set<number>();
  units.forEach(({ hash, isHan }, index) => {
    const [second, third, fourth] = [units[index + 1], units[index + 2], units[index + 3]];
    if (!isHan) marks.add(mixed(tags.single, hash, 0, 0));
    if (second === undefined) return;
    marks.add(mixed(tags.pair, hash, second.hash, 0));
    if (third === undefined) return;
    marks.add(mixed(tags.triple, hash, second.hash, third.hash));
    marks.add(mixed(tags.apart, hash, third.hash, 0));
    if (isHan && fourth !== undefined)
      marks.add(mixed(tags.four, Math.imul(hash, 31) ^ second.hash, third.hash, fourth.hash));
  });
  return [...marks];
}

interface Unit {
  readonly hash: number;
  readonly isHan: boolean;
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const start = at;
      let hash = offset;
      while (at < text.length && isLetter(text.charCodeAt(at))) {
        if (at - start < wordLength) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
        at += 1;
      }
      units.push({ hash: hash >>> 0, isHan: false });
    } else if (isDigit(code)) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
      units.push({ hash: digits, isHan: false });
    } else {
      if (code >= 0x4e00 && code <= 0x9fff) units.push({ hash: code, isHan: true });
      at += 1;
    }
  }
  return units;
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function mixed(tag: number, one: number, two: number, three: number): number {
  let hash = Math.imul(offset ^ tag, prime);
  for (const part of [one, two, three]) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
