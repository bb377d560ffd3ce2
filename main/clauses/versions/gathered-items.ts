import { words } from '#main/language/words.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A passage of both drafts, or of one alone. */
export interface RedlineItem {
  readonly a: Span | null;
  readonly b: Span | null;
}

type Side = 'a' | 'b';

/** So much of a passage's words must stand in the other draft's passage. */
const leastContained = 0.8;

/**
 * Passages that only one draft has by itself, because the other has them in one
 * with the passage before or behind, are taken together with that passage: else
 * they would be shown as deleted here and inserted there.
 */
export function gatheredItems(
  items: readonly RedlineItem[],
  texts: Readonly<Record<Side, string>>,
): readonly RedlineItem[] {
  const after = taken(items, texts, 'before');
  return taken(after.toReversed(), texts, 'behind').toReversed();
}

/** One pass in the order of the items; `where` says on which side of a lone passage the passage stands that takes it. */
function taken(
  items: readonly RedlineItem[],
  texts: Readonly<Record<Side, string>>,
  where: 'before' | 'behind',
): RedlineItem[] {
  const found: RedlineItem[] = [];
  for (const item of items) {
    const side = item.b === null ? 'a' : 'b';
    const own = item[side];
    const place = found.findLastIndex(({ a, b }) => a !== null && b !== null);
    const tied = found[place];
    const [near, far] = tied === undefined ? [null, null] : [tied[side], tied[side === 'a' ? 'b' : 'a']];
    const isLone = item.a === null || item.b === null;
    const touches =
      own !== null && near !== null && (where === 'before' ? near.end === own.start : own.end === near.start);
    if (isLone && touches && own !== null && near !== null && far !== null) {
      const inside = contained(wordsOf(texts[side], own), wordsOf(texts[side === 'a' ? 'b' : 'a'], far));
      if (inside >= leastContained) {
        const wide = { start: Math.min(own.start, near.start), end: Math.max(own.end, near.end) };
        found[place] = side === 'a' ? { a: wide, b: far } : { a: far, b: wide };
        continue;
      }
    }
    found.push(item);
  }
  return found;
}

function wordsOf(text: string, { start, end }: Span): ReadonlySet<string> {
  const passage = text.slice(start, end);
  return new Set(words(passage).flatMap((word) => (word.kind === 'mark' ? [] : [passage.slice(word.start, word.end)])));
}

function contained(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.size === 0 ? 0 : [...one].filter((word) => other.has(word)).length / one.size;
}
