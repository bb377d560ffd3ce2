import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';
import { commonPlaces } from './common-places.ts';

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

/** The words of a passage that were left out of or put into another draft of it; neighbours joined. Blanks and width do not count. */
export function wordChanges(one: string, other: string): WordChange[] {
  const a = tokens(one);
  const b = tokens(other);
  const kept = commonPlaces(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
  );
  return [
    ...changed('deleted', a, new Set(kept.map(([inA]) => inA))),
    ...changed('inserted', b, new Set(kept.map(([, inB]) => inB))),
  ];
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
