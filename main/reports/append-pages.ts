import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFObjectCopier, PDFRef } from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import type { UpdatablePdf } from './updatable-pdf.ts';

export interface AppendedPages {
  /** The new pages, in order. */
  readonly pages: readonly PDFRef[];
  /** Objects of the file that changed. */
  readonly changed: readonly PDFRef[];
}

/** Puts another PDF's pages behind those of an opened file. Errors: `damaged-file` where its tree of pages cannot be added to. */
export async function appendPages(pdf: UpdatablePdf, bytes: Uint8Array): Promise<AppendedPages> {
  const { context, catalog, lookup } = pdf;
  const rootRef = catalog.get(PDFName.of('Pages'));
  const root = lookup(rootRef);
  const kidsEntry = root instanceof PDFDict ? root.get(PDFName.of('Kids')) : undefined;
  const kids = lookup(kidsEntry);
  if (!(rootRef instanceof PDFRef) || !(root instanceof PDFDict) || !(kids instanceof PDFArray)) {
    throw new SampanError('damaged-file', 'Pages cannot be added to this PDF. Print it to a new PDF and add that.');
  }
  const added = await PDFDocument.load(bytes, { updateMetadata: false });
  const copier = PDFObjectCopier.for(added.context, context);
  const pages = added.getPages().map(({ node }) => {
    const page = copier.copy(node);
    page.set(PDFName.of('Parent'), rootRef);
    // Else the file's own would be inherited.
    page.set(PDFName.of('Rotate'), PDFNumber.of(0));
    const box = page.get(PDFName.of('MediaBox'));
    if (box !== undefined && page.get(PDFName.of('CropBox')) === undefined) page.set(PDFName.of('CropBox'), box);
    return context.register(page);
  });
  for (const page of pages) kids.push(page);
  const count = lookup(root.get(PDFName.of('Count')));
  root.set(PDFName.of('Count'), PDFNumber.of((count instanceof PDFNumber ? count.asNumber() : 0) + pages.length));
  return { pages, changed: kidsEntry instanceof PDFRef ? [rootRef, kidsEntry] : [rootRef] };
}
