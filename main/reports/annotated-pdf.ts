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
import type { Anchor, Quad } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FindingGroup } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { findingNote, findingTitle } from './finding-note.ts';
import { addToOutline, type OutlineItem } from './findings-outline.ts';
import { highlightAnnotation, hueOf, pageNoteAnnotation, quadBounds } from './highlight-annotation.ts';
import { kindName } from './kind-names.ts';
import { crossReferenceOf } from './pdf-cross-reference.ts';
import { type PdfEncryption, pdfEncryption } from './pdf-encryption.ts';
import { appendIncrement } from './pdf-increment.ts';
import { imageOnlyPages, pageWords } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { fill, reportWords } from './report-words.ts';
import { allFindings, byGroup, withoutRejected } from './reported-findings.ts';

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

interface Mark {
  readonly finding: ReviewedFinding;
  readonly page: number;
  readonly quads: readonly Quad[];
  readonly support: boolean;
  /** Page of the finding's first mark, for those that continue it. */
  readonly firstPage: number;
}

function area(quads: readonly Quad[]): number {
  const [x0, y0, x1, y1] = quadBounds(quads);
  return (x1 - x0) * (y1 - y0);
}

/** A finding's places in this document, one mark a page. */
function marksOf(finding: ReviewedFinding, documentId: string): readonly Mark[] {
  const places = (anchors: readonly Anchor[], support: boolean): readonly Mark[] => {
    const byPage = new Map<number, Quad[]>();
    for (const anchor of anchors) {
      if (anchor.documentId !== documentId) continue;
      const quads = anchor.quads.filter((quad) => quad.every(Number.isFinite));
      if (quads.length > 0) byPage.set(anchor.page, [...(byPage.get(anchor.page) ?? []), ...quads]);
    }
    const firstPage = Math.min(...byPage.keys());
    return [...byPage].map(([page, quads]) => ({ finding, page, quads, support, firstPage }));
  };
  return [...places(finding.anchors, false), ...places(finding.supports, true)];
}

function noteOf(mark: Mark, input: ReportInput): string {
  const words = reportWords(input.language);
  const note = findingNote(mark.finding, input);
  if (mark.support) return `${words.restsOn}\n${note}`;
  return mark.page === mark.firstPage ? note : `${fill(words.continued, { page: mark.firstPage })}\n${note}`;
}

function isJudgement(group: FindingGroup): boolean {
  return group === 'defect' || group === 'conflict';
}

function outlineOf(input: ReportInput, findings: readonly ReviewedFinding[], pages: readonly PDFRef[]): OutlineItem {
  const words = reportWords(input.language);
  const pageAt = (number: number): PDFRef | null => pages[number - 1] ?? null;
  // What is wrong comes first, as in the report.
  const sections = byGroup(findings).toSorted(
    (left, right) => Number(isJudgement(right.group)) - Number(isJudgement(left.group)),
  );
  const groups = sections.map(({ group, findings: members }): OutlineItem => {
    const children = members.map((finding): OutlineItem => {
      const anchor = finding.anchors.find(({ documentId }) => documentId === input.document.id);
      const [left, , , top] = anchor === undefined || anchor.quads.length === 0 ? [] : quadBounds(anchor.quads);
      return {
        title: findingTitle(finding, input),
        page: anchor === undefined ? null : pageAt(anchor.page),
        // A little above the words, so that the line before them stays in view.
        at: left === undefined || top === undefined ? null : [Math.round(left) - 18, Math.round(top) + 24],
        hue: hueOf(group),
        children: [],
      };
    });
    return { title: `${words.groups[group]} (${members.length})`, page: null, at: null, hue: hueOf(group), children };
  });
  const unread = imageOnlyPages(input.document).map(
    (number): OutlineItem => ({
      title: pageWords(number, input.document, words),
      page: pageAt(number),
      at: null,
      children: [],
    }),
  );
  const unreadGroup: readonly OutlineItem[] =
    unread.length === 0
      ? []
      : [{ title: words.imageOnlyTitle, page: null, at: null, hue: hueOf('defect'), children: unread }];
  return { title: words.outlineTitle, page: pageAt(1), at: null, children: [...unreadGroup, ...groups] };
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
  const marks = findings.flatMap((finding) => marksOf(finding, input.document.id));
  // Small marks are drawn last: viewers give a click to the topmost one.
  for (const mark of marks.toSorted((left, right) => area(right.quads) - area(left.quads))) {
    const page = pages[mark.page - 1];
    if (page === undefined) continue;
    put(
      mark.page,
      highlightAnnotation({
        context,
        page,
        quads: mark.quads,
        group: mark.finding.group,
        note: noteOf(mark, input),
        subject: kindName(mark.finding, input.language),
        name: `sampan-${mark.finding.id}-${mark.support ? 'support-' : ''}${mark.page}`,
        date,
      }),
    );
  }
  for (const number of imageOnlyPages(input.document)) {
    const page = pages[number - 1];
    const box = input.document.pages.find((candidate) => candidate.number === number)?.box;
    if (page === undefined || box === undefined) continue;
    const note = reportWords(input.language).imageOnlyNote;
    put(number, pageNoteAnnotation({ context, page, box, note, name: `sampan-unread-${number}`, date }));
  }
  const used = new Set<PDFRef>();
  const changed: PDFRef[] = [];
  for (const [number, annotations] of byPage) {
    const page = pages[number - 1];
    if (page !== undefined) changed.push(addAnnotations(document, page, annotations, used));
  }
  const catalogRef = context.trailerInfo.Root;
  if (byPage.size > 0 && catalogRef instanceof PDFRef) {
    changed.push(...addToOutline(context, catalog, catalogRef, outlineOf(input, findings, pages)));
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
