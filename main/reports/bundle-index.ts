import type { Bundle } from '#contract/bundle.ts';
import type { FlowBlock, FlowCell, FlowDocument, FlowParagraph } from '#contract/flow.ts';
import type { NumberedEntry } from './bundle-numbers.ts';
import { bundleWords } from './bundle-words.ts';

/** The index's table has one row for each document, after a row of heads and one for each tab. */
export interface BundleIndex {
  readonly flow: FlowDocument;
  /** Which entry each row of the table leads to; null for heads. */
  readonly rows: readonly (number | null)[];
}

const size = 10.5;

/** The index of a bundle as a document that can be typeset. */
export function bundleIndex(bundle: Bundle, entries: readonly NumberedEntry[], title: string): BundleIndex {
  const words = bundleWords(bundle.language);
  const rows: (readonly FlowCell[])[] = [
    [words.tab, words.description, words.date, words.pages].map((text) => cell(text, { header: true, bold: true })),
  ];
  const leads: (number | null)[] = [null];
  let tab: string | null = null;
  for (const [index, { entry, tab: name, labels }] of entries.entries()) {
    const first = labels[0] ?? '';
    const last = labels.at(-1) ?? '';
    rows.push([
      cell(name === tab ? '' : name, { bold: true }),
      cell(entry.title),
      cell(entry.date),
      cell(first === last ? first : `${first} – ${last}`, { align: 'right' }),
    ]);
    leads.push(index);
    tab = name;
  }
  const blocks: FlowBlock[] = [
    ...bundle.heading.map((line) => paragraph(line, { align: 'centre', spaceAfter: 4 })),
    paragraph(title, { align: 'centre', bold: true, size: 16, spaceBefore: 14, spaceAfter: 4 }),
    paragraph(words.index, { align: 'centre', size: 13, spaceAfter: 14 }),
    { kind: 'table', rows, columnWidths: [1.9, 4.9, 1.5, 1.5], headerRows: 1, ruled: true },
  ];
  return {
    flow: { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts: [], warnings: [] },
    rows: leads,
  };
}

function cell(
  text: string,
  { header, bold, align }: { readonly header?: boolean; readonly bold?: boolean; readonly align?: 'right' } = {},
): FlowCell {
  return {
    blocks: [paragraph(text, { ...(bold && { bold }), ...(align && { align }) })],
    ...(header && { header }),
    ...(align && { align }),
  };
}

interface Look {
  readonly align?: FlowParagraph['align'];
  readonly bold?: boolean;
  readonly size?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
}

function paragraph(text: string, { bold, size: points = size, ...place }: Look = {}): FlowParagraph {
  return { kind: 'paragraph', ...place, spans: [{ text, size: points, ...(bold && { bold }) }] };
}
