import type { PDFRef } from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { addAnnotations } from './add-annotations.ts';
import { addToOutline } from './document-outline.ts';
import { doubtAnnotation } from './doubt-annotation.ts';
import { doubtNote } from './doubt-words.ts';
import { findingMarks } from './finding-marks.ts';
import { findingsOutline } from './findings-outline.ts';
import { highlightAnnotation, pageNoteAnnotation } from './highlight-annotation.ts';
import { unpackedLayers } from './packed-layer.ts';
import { joinedPieces } from './pdf-increment.ts';
import { imageOnlyPages } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { reportWords } from './report-words.ts';
import { allFindings, withoutRejected } from './reported-findings.ts';
import { addTextLayers } from './searchable-pdf.ts';
import { catalogReference, openForUpdate, type UpdatablePdf } from './updatable-pdf.ts';

export interface AnnotatedPdfOptions {
  /** Told, in the report's language, where the result is not the original with additions. */
  readonly onWarning?: (message: string) => void;
}

/** Doubtful words that are marked on one page; more say only that the page is poor. */
const mostDoubts = 500;

/** Puts highlights, notes and the outline into an opened document; returns what changed among its own objects. */
function annotate(pdf: UpdatablePdf, input: ReportInput, pages: readonly PDFRef[]): readonly PDFRef[] {
  const { context, catalog } = pdf;
  const date = new Date(input.generatedAtMs);
  const findings = withoutRejected(allFindings(input));
  const byPage = new Map<number, PDFRef[]>();
  const put = (page: number, annotation: PDFRef): void => {
    pdf.pack();
    const known = byPage.get(page);
    if (known === undefined) byPage.set(page, [annotation]);
    else known.push(annotation);
  };
  for (const mark of findingMarks(findings, input)) {
    const page = pages[mark.page - 1];
    if (page !== undefined) put(mark.page, highlightAnnotation({ ...mark, context, page, date }));
  }
  for (const { number, doubts: known = [] } of input.document.pages) {
    const page = pages[number - 1];
    if (page === undefined || known.length === 0) continue;
    const doubts = input.boxes?.ofDoubts(number) ?? known;
    for (const [index, doubt] of doubts.slice(0, mostDoubts).entries()) {
      const quads = doubt.quads.filter((quad) => quad.every(Number.isFinite));
      if (quads.length === 0) continue;
      const note = doubtNote(doubt, input.language);
      put(number, doubtAnnotation({ context, page, quads, note, date, name: `sampan-read-${number}-${index + 1}` }));
    }
  }
  for (const number of imageOnlyPages(input.document)) {
    const page = pages[number - 1];
    const shown = input.document.pages.find((candidate) => candidate.number === number);
    if (page === undefined || shown === undefined) continue;
    const { box, rotation } = shown;
    const note = reportWords(input.language).imageOnlyNote;
    put(number, pageNoteAnnotation({ context, page, box, rotation, note, name: `sampan-unread-${number}`, date }));
  }
  const used = new Set<PDFRef>();
  const changed: PDFRef[] = [];
  for (const [number, annotations] of byPage) {
    const page = pages[number - 1];
    if (page !== undefined) changed.push(addAnnotations(pdf, page, annotations, used));
  }
  const catalogRef = catalogReference(pdf);
  if (byPage.size > 0 && catalogRef !== null) {
    changed.push(...addToOutline(pdf, catalog, catalogRef, findingsOutline(findings, input, pages)));
  }
  return changed;
}

/**
 * The source PDF with a highlight for every finding, a note on each and an
 * outline of all of them, a dotted line under words that were not read for
 * certain, and the text of recognised pages unseen over its ink. It is saved incrementally: the result begins with
 * the source's own bytes. A file whose cross-references do not hold is written
 * anew, and one that cannot be parsed at all is returned as it is; both are
 * told to `onWarning`.
 *
 * @throws SampanError `password-needed` or `password-wrong` for a protected file.
 */
export async function annotatedPdf(input: ReportInput, options: AnnotatedPdfOptions = {}): Promise<Uint8Array> {
  return joinedPieces(await annotatedPieces(input, options));
}

/** `annotatedPdf` piece after piece: the file and what is added are not held a second time. */
export async function annotatedPieces(
  input: ReportInput,
  options: AnnotatedPdfOptions = {},
): Promise<Iterable<Uint8Array>> {
  const words = reportWords(input.language);
  const warn = options.onWarning ?? (() => {});
  const source = input.sourceBytes;
  const password = input.password ?? '';
  const pageCount = input.document.pages.length;
  let pdf: UpdatablePdf;
  try {
    pdf = await openForUpdate(source, { password, pageCount });
  } catch (error) {
    if (error instanceof SampanError && error.code === 'password-wrong') {
      throw password === ''
        ? new SampanError('password-needed', 'This PDF is protected. Open it with its password, then export again.', {
            cause: error,
          })
        : error;
    }
    warn(words.cannotAnnotate);
    return [source];
  }
  if (pdf.pages.length !== pageCount) warn(words.pagesDiffer);
  const pages = pdf.pages.length < pageCount ? [] : pdf.pages;
  const changed = [
    ...(pages.length === 0 ? [] : addTextLayers(pdf, unpackedLayers(input.layers ?? []))),
    ...annotate(pdf, input, pages),
  ];
  if (changed.length === 0) return [source];
  if (!pdf.isSound) warn(words.incrementRefused);
  return pdf.saved(changed);
}
