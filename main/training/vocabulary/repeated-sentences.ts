/**
 * Sentence collections borrow from one another: HKCanCor's utterances and the
 * Universal Dependencies test sentences stand in larger ones. Such lines are taken out,
 * so that what is measured was not trained on under another name.
 */
const gramLength = 6;

/** The lines of `text` of which less than half stands in `known` texts. */
export function withoutRepeated(text: string, known: KnownLines): string {
  return text
    .split('\n')
    .filter((line) => !isRepeated(essence(line), known))
    .join('\n');
}

export interface KnownLines {
  readonly lines: ReadonlySet<string>;
  readonly grams: ReadonlySet<string>;
}

export function knownLines(texts: Iterable<string>): KnownLines {
  const lines = new Set<string>();
  const grams = new Set<string>();
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const characters = essence(line);
      lines.add(characters);
      for (const gram of gramsOf(characters)) grams.add(gram);
    }
  }
  return { lines, grams };
}

function isRepeated(characters: string, known: KnownLines): boolean {
  if (known.lines.has(characters)) return characters.length > 3;
  const grams = gramsOf(characters);
  return grams.length > 0 && grams.filter((gram) => known.grams.has(gram)).length * 2 >= grams.length;
}

function gramsOf(characters: string): string[] {
  const grams: string[] = [];
  for (let from = 0; from + gramLength <= characters.length; from += 1)
    grams.push(characters.slice(from, from + gramLength));
  return grams;
}

function essence(line: string): string {
  return line.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
