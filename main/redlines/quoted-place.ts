import type { ProposalRefusal } from '#contract/proposal.ts';
import type { SourceParagraph } from './word-source.ts';

/** Where a quote stands: offsets in the words of the paragraph's runs, one after the other. */
export interface QuotedPlace {
  readonly paragraph: SourceParagraph;
  readonly start: number;
  readonly end: number;
}

/** The one place of a quote, or why there is none. Spaces and line ends do not count: a page's lines break where a file's do not. */
export function quotedPlace(paragraphs: readonly SourceParagraph[], quote: string): QuotedPlace | ProposalRefusal {
  const wanted = quote.replace(/\s+/g, '');
  if (wanted === '') return 'not-found';
  let place: QuotedPlace | null = null;
  for (const paragraph of paragraphs) {
    const text = paragraph.runs.map((run) => run.text).join('');
    const offsets: number[] = [];
    for (let at = 0; at < text.length; at += 1) if (/\S/.test(text[at] ?? '')) offsets.push(at);
    const packed = offsets.map((at) => text[at]).join('');
    for (let found = packed.indexOf(wanted); found >= 0; found = packed.indexOf(wanted, found + 1)) {
      if (place) return 'ambiguous';
      place = {
        paragraph,
        start: offsets[found] ?? 0,
        end: (offsets[found + wanted.length - 1] ?? 0) + 1,
      };
    }
  }
  return place ?? 'not-found';
}
