import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = fileURLToPath(new URL('../../node_modules/pdfjs-dist/', import.meta.url));

export interface PdfPage {
  /** Everything that is drawn as text, without white space. */
  readonly text: string;
  readonly labels: readonly string[] | null;
  /** Titles at the top level. */
  readonly outline: readonly string[];
}

/** A page as another program reads it from the PDF. */
export async function pdfPage(pdf: Uint8Array, number: number): Promise<PdfPage> {
  const task = getDocument({ data: pdf.slice(), cMapUrl: `${folder}cmaps/`, cMapPacked: true, verbosity: 0 });
  const document = await task.promise;
  try {
    const { items } = await (await document.getPage(number)).getTextContent();
    const outline = ((await document.getOutline()) ?? []) as readonly { title: string }[];
    return {
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, ''),
      labels: await document.getPageLabels(),
      outline: outline.map(({ title }) => title),
    };
  } finally {
    await task.destroy();
  }
}
