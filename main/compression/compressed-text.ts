import type { Compression } from '#contract/compression.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { heldByLonger, spacedWords } from './ledger-facts.ts';

/** A stretch of the compressed text and the stretch of the source that it copies. */
export interface MappedStretch {
  readonly start: number;
  readonly end: number;
  readonly sourceStart: number;
}

export interface CompressedText {
  readonly text: string;
  /** In order, without overlaps; what lies between (separators, the ledger's headings) comes from no place. */
  readonly map: readonly MappedStretch[];
}

const ledgerHeads: readonly (readonly [prefix: string, head: string])[] = [
  ['gen.parties_authority', 'Parties'],
  ['fact.dated_event', 'Dates'],
  ['fact.amount', 'Amounts'],
  ['fact.period', 'Periods'],
  ['fact.defined_term', 'Terms'],
];

/**
 * The words that a model reads: the ledger's facts in front (one whose words
 * stand within another's is not said twice), then the kept
 * passages word for word, each on a line of its own unless it follows its
 * neighbour at once; and the way back to the source for every character of both.
 */
export function compressedText(compression: Pick<Compression, 'ledger' | 'passages'>, source: string): CompressedText {
  const parts: string[] = [];
  const map: MappedStretch[] = [];
  let length = 0;
  const push = (text: string, sourceStart: number | null): void => {
    if (sourceStart !== null) map.push({ start: length, end: length + text.length, sourceStart });
    parts.push(text);
    length += text.length;
  };
  const ledger = compression.ledger.filter((fact) => fact.standsIn === 'ledger');
  const inside = heldByLonger(
    ledger.map((fact) => spacedWords(fact.text)),
    () => true,
  );
  for (const [kind, head] of ledgerHeads) {
    const facts = ledger.filter((fact, index) => fact.kind === kind && inside[index] === -1);
    facts.forEach((fact, index) => {
      push(index === 0 ? `${head}: ` : '; ', null);
      push(fact.text, fact.places[0]?.start ?? null);
    });
    if (facts.length > 0) push('\n', null);
  }
  let lastEnd = -1;
  for (const passage of compression.passages) {
    if (!passage.kept) continue;
    if (lastEnd >= 0) {
      const between = source.slice(lastEnd, passage.start);
      push(between.length <= 2 && between.trim() === '' ? between : '\n', null);
    }
    push(source.slice(passage.start, passage.end), passage.start);
    lastEnd = passage.end;
  }
  return { text: parts.join(''), map };
}

/** The place in the source of a character of the compressed text; null for separators and the ledger's headings. */
export function sourceOffset({ map }: CompressedText, offset: number): number | null {
  const stretch = map[firstEndingAfter(map, offset)];
  return stretch !== undefined && offset >= stretch.start ? stretch.sourceStart + offset - stretch.start : null;
}
