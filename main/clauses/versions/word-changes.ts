import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';

export interface WordChange {
  readonly kind: 'inserted' | 'deleted';
  /** In the second text for `inserted`, in the first for `deleted`. */
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Beyond this the middle is shown as deleted and inserted whole. */
const mostCells = 2_000_000;

/** The words of a passage that were left out of or put into another draft of it; neighbours joined. Blanks and width do not count. */
export function wordChanges(one: string, other: string): WordChange[] {
  const a = tokens(one);
  const b = tokens(other);
  let head = 0;
  while (head < a.length && head < b.length && a[head]?.key === b[head]?.key) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail]?.key === b[b.length - 1 - tail]?.key
  )
    tail += 1;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  const kept =
    left.length * right.length > mostCells ? { a: new Set<number>(), b: new Set<number>() } : common(left, right);
  return [...changed('deleted', left, kept.a), ...changed('inserted', right, kept.b)];
}

function tokens(text: string): Token[] {
  return words(text)
    .map(({ start, end }) => ({ start, end, key: keyOf(text.slice(start, end)) }))
    .filter(({ key }) => key.trim() !== '');
}

/** One key for Traditional and Simplified; marks that folding drops keep their own. */
function keyOf(word: string): string {
  return fold(word).key || word.normalize('NFKC').toLowerCase();
}

/** Places of the longest common subsequence. */
function common(a: readonly Token[], b: readonly Token[]): { a: Set<number>; b: Set<number> } {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        a[i]?.key === b[j]?.key
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  const kept = { a: new Set<number>(), b: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.key === b[j]?.key) {
      kept.a.add(i);
      kept.b.add(j);
      i += 1;
      j += 1;
    } else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return kept;
}

function changed(kind: WordChange['kind'], tokensOf: readonly Token[], kept: ReadonlySet<number>): WordChange[] {
  const found: { kind: WordChange['kind']; start: number; end: number }[] = [];
  let open = false;
  tokensOf.forEach((token, index) => {
    const last = found.at(-1);
    if (kept.has(index)) open = false;
    else if (open && last !== undefined) last.end = token.end;
    else {
      found.push({ kind, start: token.start, end: token.end });
      open = true;
    }
  });
  return found;
}
