import { PDFArray, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { UpdatablePdf } from './updatable-pdf.ts';

/**
 * Adds references to a page's annotations and returns the reference of the object
 * that changed. `used` holds the lists that other pages of this update had added to.
 */
export function addAnnotations(
  pdf: UpdatablePdf,
  pageRef: PDFRef,
  added: readonly PDFRef[],
  used: Set<PDFRef>,
): PDFRef {
  const { context, lookup } = pdf;
  const page = context.lookup(pageRef, PDFDict);
  const entry = page.get(PDFName.of('Annots'));
  const existing = lookup(entry);
  if (existing instanceof PDFArray && (!(entry instanceof PDFRef) || !used.has(entry))) {
    for (const reference of added) existing.push(reference);
    if (entry instanceof PDFRef) {
      used.add(entry);
      return entry;
    }
    return pageRef;
  }
  // A list that another page uses too is copied, or its additions would show on both.
  const list = context.obj([...(existing instanceof PDFArray ? existing.asArray() : []), ...added]);
  page.set(PDFName.of('Annots'), list);
  return pageRef;
}
