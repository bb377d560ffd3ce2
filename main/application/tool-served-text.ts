import { leftOutMarks, type Page } from '#contract/document.ts';
import type { TextRange } from '#contract/search.ts';
import { findInjectedInstructions } from '#main/guardrails/injected-instructions.ts';

/** A document's words as other agents get them, with what in them is no part of the instrument or addresses a machine. */
export interface ServedText {
  readonly text: string;
  readonly injected: readonly TextRange[];
}

export function servedText(text: string): ServedText {
  return { text, injected: findInjectedInstructions(text).map(({ start, end }) => ({ start, end })) };
}

/** Words of a page that are struck out, deleted or hidden. */
export function leftOutRanges({ marks = [] }: Page): readonly (TextRange & { readonly kind: string })[] {
  return marks.filter((mark) => leftOutMarks.has(mark.kind)).map(({ kind, start, end }) => ({ kind, start, end }));
}

/**
 * Every place where a page's text holds the quote, in order; white space and
 * line breaks count for nothing, all other characters must be the same.
 */
export function quotePlaces(text: string, quote: string): TextRange[] {
  const offsets: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index] ?? '';
    if (/\s/.test(unit)) continue;
    squeezed += unit;
    offsets.push(index);
  }
  const wanted = quote.replace(/\s+/g, '');
  const places: TextRange[] = [];
  if (wanted === '') return places;
  for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
    const start = offsets[at] ?? 0;
    places.push({ start, end: (offsets[at + wanted.length - 1] ?? start) + 1 });
  }
  return places;
}
