import { citations as patterns } from '#main/training/vocabulary/citation-patterns.ts';
import type { TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';

/**
 * Of the citations in the texts, those of which an end lies inside a token: a token
 * that holds a piece of the citation and a piece of its neighbour.
 */
export function crossedCitations(
  texts: readonly string[],
  tokenizer: TrilingualTokenizer,
): { readonly citations: number; readonly crossed: number } {
  let citations = 0;
  let crossed = 0;
  for (const text of texts) {
    const ends = new Set([...tokenizer.encodeWithOffsets(text).byteStarts, Buffer.byteLength(text)]);
    const byteAt = byteOffsets(text);
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        citations += 1;
        const to = match.index + match[0].length;
        // The space before a citation may stand on either side.
        const spaced = match[0].startsWith(' ') ? 1 : text.charAt(match.index - 1) === ' ' ? -1 : 0;
        const starts = [match.index, match.index + spaced];
        // White space after it may go with it.
        const after = to + (/^[ \u3000]{1,2}/.exec(text.slice(to))?.[0].length ?? 0);
        const whole =
          starts.some((start) => ends.has(byteAt[start] ?? -1)) &&
          [to, after].some((end) => ends.has(byteAt[end] ?? -1));
        if (!whole) crossed += 1;
      }
    }
  }
  return { citations, crossed };
}

function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    offsets[index] = bytes;
    const unit = text.charCodeAt(index);
    // A pair of surrogates is four bytes, two for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
}
