import type { Anchor } from '#contract/document.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import type { Application } from '../application.ts';

/** A read document's lines as one text that leads back to its pages. */
export interface ReadVersion {
  readonly documentId: string;
  readonly name: string;
  readonly text: string;
  /** The places of a span, one for each page: offsets of the page's text, the boxes of whole lines. */
  anchors(start: number, end: number): Anchor[];
}

interface PlacedLine {
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
}

/** The text of a document that is ready, in reading order, line by line. */
export async function readVersion(
  application: Pick<Application, 'request'>,
  { id, name, pageCount }: Pick<DocumentSummary, 'id' | 'name' | 'pageCount'>,
): Promise<ReadVersion> {
  const lines: PlacedLine[] = [];
  let text = '';
  for (let pageNumber = 1; pageNumber <= pageCount; pageNumber += 1) {
    const reading = await application.request('pages.reading', { documentId: id, pageNumber });
    for (const line of reading.lines) {
      lines.push({ start: text.length, end: text.length + line.text.length, anchor: line.anchor });
      text += `${line.text}\n`;
    }
  }
  return {
    documentId: id,
    name,
    text,
    anchors(start, end) {
      const pages = new Map<number, Anchor>();
      for (const line of lines) {
        if (line.end <= start || line.start >= end) continue;
        const { anchor } = line;
        const from = anchor.start + Math.max(0, start - line.start);
        const to = Math.min(anchor.end, anchor.start + (end - line.start));
        const before = pages.get(anchor.page);
        pages.set(anchor.page, {
          ...anchor,
          start: Math.min(before?.start ?? from, from),
          end: Math.max(before?.end ?? to, to),
          quads: [...(before?.quads ?? []), ...anchor.quads],
        });
      }
      return [...pages.values()];
    },
  };
}
