import {
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
} from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { addToOutline } from './document-outline.ts';
import { findingMarks } from './finding-marks.ts';
import { findingsOutline } from './findings-outline.ts';
import { highlightAnnotation, pageNoteAnnotation } from './highlight-annotation.ts';
import { crossReferenceOf } from './pdf-cross-reference.ts';
import { type PdfEncryption, pdfEncryption } from './pdf-encryption.ts';
import { appendIncrement } from './pdf-increment.ts';
import { imageOnlyPages } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { reportWords } from './report-words.ts';
import { allFindings, withoutRejected } from './reported-findings.ts';

export interface AnnotatedPdfOptions {
  /** Told, in the report's language, where the result is not the original with additions. */
  readonly onWarning?: (message: string) => void;
}

interface OpenedPdf {
  readonly document: PDFDocument;
  readonly encryption: PdfEncryption | null;
  readonly trailer: PDFContext['trailerInfo'];
}

const loadOptions = { updateMetadata: false, parseSpeed: ParseSpeeds.Medium };

async function open(bytes: Uint8Array, password: string): Promise<OpenedPdf> {
  const document = await PDFDocument.load(bytes, { ...loadOptions, ignoreEncryption: true });
  const trailer = document.context.trailerInfo;
  const encrypt = document.context.lookup(trailer.Encrypt);
  if (!(encrypt instanceof PDFDict)) return { document, encryption: null, trailer };
  // The key comes from the entries as they stand in the file; the second reading deciphers them with the rest.
  const encryption = pdfEncryption(encrypt, document.context.lookup(trailer.ID), password);
  if (encryption === null) return { document, encryption, trailer };
  return { document: await PDFDocument.load(bytes, { ...loadOptions, password }), encryption, trailer };
}

/** Adds references to a page's annotations and returns the reference of the object that changed. */
function addAnnotations(document: PDFDocument, pageRef: PDFRef, added: readonly PDFRef[], used: Set<PDFRef>): PDFRef {
  const { context } = document;
  const page = context.lookup(pageRef, PDFDict);
  const entry = page.get(PDFName.of('Annots'));
  const existing = context.lookup(entry);
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

/** Puts highlights, notes and the outline into an opened document; returns what changed among its own objects. */
function annotate(document: PDFDocument, input: ReportInput, pages: readonly PDFRef[]): readonly PDFRef[] {
  const { context, catalog } = document;
  const date = new Date(input.generatedAtMs);
  const findings = withoutRejected(allFindings(input));
  const byPage = new Map<number, PDFRef[]>();
  const put = (page: number, annotation: PDFRef): void => {
    byPage.set(page, [...(byPage.get(page) ?? []), annotation]);
  };
  for (const mark of findingMarks(findings, input)) {
    const page = pages[mark.page - 1];
    if (page !== undefined) put(mark.page, highlightAnnotation({ ...mark, context, page, date }));
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
    if (page !== undefined) changed.push(addAnnotations(document, page, annotations, used));
  }
  const catalogRef = context.trailerInfo.Root;
  if (byPage.size > 0 && catalogRef instanceof PDFRef) {
    changed.push(...addToOutline(context, catalog, catalogRef, findingsOutline(findings, input, pages)));
  }
  return changed;
}

/** The file as a new one, for a file whose own cross-references do not hold; protected again where it was. */
async function rewritten(document: PDFDocument, password: string | null): Promise<Uint8Array> {
  if (password !== null) {
    document.encrypt({ userPassword: password, ownerPassword: password });
  }
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/**
 * The source PDF with a highlight for every finding, a note on each and an
 * outline of all of them. It is saved incrementally: the result begins with
 * the source's own bytes. A file whose cross-references do not hold is written
 * anew, and one that cannot be parsed at all is returned as it is; both are
 * told to `onWarning`.
 *
 * @throws SampanError `password-needed` or `password-wrong` for a protected file, `unsupported-format` for a source that is not a PDF.
 */
export async function annotatedPdf(input: ReportInput, options: AnnotatedPdfOptions = {}): Promise<Uint8Array> {
  const words = reportWords(input.language);
  const warn = options.onWarning ?? (() => {});
  if (input.document.mediaType !== 'application/pdf') {
    throw new SampanError('unsupported-format', `“${input.document.name}” is not a PDF; export the report instead.`);
  }
  const source = input.sourceBytes;
  const password = input.password ?? '';
  let opened: OpenedPdf;
  let pages: readonly PDFRef[];
  try {
    opened = await open(source, password);
    pages = opened.document.getPages().map(({ ref }) => ref);
  } catch (error) {
    if (error instanceof SampanError && error.code === 'password-wrong') {
      throw password === ''
        ? new SampanError('password-needed', 'This PDF is protected. Open it with its password, then export again.', {
            cause: error,
          })
        : error;
    }
    warn(words.cannotAnnotate);
    return source;
  }
  if (pages.length !== input.document.pages.length) {
    warn(words.pagesDiffer);
    if (pages.length < input.document.pages.length) pages = [];
  }
  const { document, encryption, trailer } = opened;
  const { context } = document;
  // Numbers of objects that could not be parsed are taken all the same.
  const size = context.trailerInfo.Size;
  context.largestObjectNumber = Math.max(
    context.largestObjectNumber,
    size instanceof PDFNumber ? size.asNumber() - 1 : 0,
  );
  const last = context.largestObjectNumber;
  const changed = annotate(document, input, pages);
  if (changed.length === 0) return source;

  const crossReference = crossReferenceOf(source);
  if (crossReference === null) {
    warn(words.incrementRefused);
    return rewritten(document, encryption === null ? null : password);
  }
  const added = context
    .enumerateIndirectObjects()
    .map(([reference]) => reference)
    .filter(({ objectNumber }) => objectNumber > last);
  return appendIncrement({
    originalBytes: source,
    context,
    crossReference,
    references: [...new Set([...changed, ...added])],
    encryption,
    trailer,
  });
}
