import { PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { OutputLanguage, Quad } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { addAnnotations } from '#main/reports/add-annotations.ts';
import { appendPages } from '#main/reports/append-pages.ts';
import { addToOutline, type OutlineItem } from '#main/reports/document-outline.ts';
import { highlightAnnotation, quadBounds } from '#main/reports/highlight-annotation.ts';
import { joinedPieces } from '#main/reports/pdf-increment.ts';
import { playbookWords } from '#main/reports/playbook-words.ts';
import { fill } from '#main/reports/report-words.ts';
import type { Hue } from '#main/reports/text-markup.ts';
import { textNoteAnnotation } from '#main/reports/text-note-annotation.ts';
import { catalogReference, openForUpdate, type UpdatablePdf } from '#main/reports/updatable-pdf.ts';
import type { Proposal } from './proposal.ts';
import { type RiderEntry, riderLabel } from './rider.ts';

/** Where an entry's heading stands in the rider: the page from 0, and a box in its user space. */
export interface RiderPlace {
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

export interface PdfProposals {
  readonly entries: readonly RiderEntry[];
  /** The rider's pages as a PDF. */
  readonly rider: Uint8Array;
  /** Of each entry, in the same order. */
  readonly places: readonly (RiderPlace | null)[];
  readonly language: OutputLanguage;
  /** Empty where none is needed. */
  readonly password: string;
  readonly pageCount: number;
  readonly date: Date;
}

const hues: Readonly<Record<Proposal['change'], Hue>> = {
  'insert-after': [0.72, 0.92, 0.76],
  replace: [1, 0.72, 0.7],
  comment: [1, 0.92, 0.6],
};

/**
 * A PDF with the proposals: the words of each highlighted and a note beside them
 * with its number, and the rider behind the last page, whose headings lead back.
 * Saved incrementally: the result begins with the file's own bytes.
 * Errors: `password-needed`, `damaged-file`, `unsupported-format`.
 */
export async function proposeInPdf(bytes: Uint8Array, given: PdfProposals): Promise<Uint8Array> {
  const { entries, date } = given;
  const pdf = await opened(bytes, given);
  const rider = await appendPages(pdf, given.rider);
  const changed = new Set<PDFRef>(rider.changed);
  const byPage = new Map<PDFRef, PDFRef[]>();
  const put = (page: PDFRef, annotation: PDFRef) => byPage.set(page, [...(byPage.get(page) ?? []), annotation]);
  const notes = new NotePlaces(entries);
  const painted = paintedQuads(entries);
  for (const [index, entry] of entries.entries()) {
    const label = riderLabel(index);
    const riderPage = given.places[index]?.page ?? 0;
    for (const [part, { page, quads }] of quadsByPage(entry).entries()) {
      const target = pdf.pages[page - 1];
      if (target === undefined) continue;
      const common = { context: pdf.context, page: target, date, hue: hues[entry.change] };
      const name = part === 0 ? `sampan-${label}` : `sampan-${label}-${part + 1}`;
      const note = [`${label} ${entry.title}`, entry.words, entry.reason].filter((words) => words !== '').join('\n');
      const own = quads.filter((quad) => painted.get(quad) === entry.change);
      put(target, highlightAnnotation({ ...common, quads, painted: own, note, subject: entry.title, name }));
      if (part > 0) continue;
      const at = notes.beside(page, quads);
      const mark = fill(playbookWords(given.language).mark, { label, page: given.pageCount + riderPage + 1 });
      put(target, textNoteAnnotation({ ...common, at, note: `${mark}\n${note}`, name: `${name}-note` }));
    }
  }
  addLinks(pdf, rider.pages, given);
  const used = new Set<PDFRef>();
  for (const [page, annotations] of byPage) changed.add(addAnnotations(pdf, page, annotations, used));
  const catalogRef = catalogReference(pdf);
  if (catalogRef !== null) {
    const outline = riderOutline(given, rider.pages);
    for (const reference of addToOutline(pdf, pdf.catalog, catalogRef, outline)) changed.add(reference);
  }
  return joinedPieces(await pdf.saved(changed));
}

async function opened(bytes: Uint8Array, { password, pageCount }: PdfProposals): Promise<UpdatablePdf> {
  try {
    return await openForUpdate(bytes, { password, pageCount });
  } catch (cause) {
    if (cause instanceof SampanError && cause.code !== 'password-wrong') throw cause;
    throw cause instanceof SampanError
      ? new SampanError('password-needed', 'This PDF is protected. Open it with its password first.', { cause })
      : new SampanError('damaged-file', 'This PDF cannot be added to. Print it to a new PDF and add that.', { cause });
  }
}

function quadsByPage({ anchors }: RiderEntry): { readonly page: number; readonly quads: readonly Quad[] }[] {
  const pages = new Map<number, Quad[]>();
  for (const { page, quads } of anchors) {
    const sound = quads.filter((quad) => quad.every(Number.isFinite));
    if (sound.length > 0) pages.set(page, [...(pages.get(page) ?? []), ...sound]);
  }
  return [...pages].map(([page, quads]) => ({ page, quads }));
}

/** What is struck out shows through everything, and a new clause through a comment. */
const strongest: readonly Proposal['change'][] = ['replace', 'insert-after', 'comment'];

/** The change in whose colour each place is painted: where several stand on the same words, the strongest. */
function paintedQuads(entries: readonly RiderEntry[]): ReadonlyMap<Quad, Proposal['change']> {
  const all = entries.flatMap((entry) =>
    quadsByPage(entry).flatMap(({ page, quads }) => quads.map((quad) => ({ page, quad, change: entry.change }))),
  );
  return new Map(
    all.map(({ page, quad, change }) => {
      const over = all.filter((other) => other.page === page && overlap(other.quad, quad)).map((other) => other.change);
      return [quad, strongest.find((one) => over.includes(one)) ?? change];
    }),
  );
}

/** Lines that touch only at their edges are apart. */
function overlap(one: Quad, other: Quad): boolean {
  const [left, bottom, right, top] = quadBounds([one]);
  const [otherLeft, otherBottom, otherRight, otherTop] = quadBounds([other]);
  const width = Math.min(right, otherRight) - Math.max(left, otherLeft);
  const height = Math.min(top, otherTop) - Math.max(bottom, otherBottom);
  return width > 1 && height > Math.min(top - bottom, otherTop - otherBottom) / 2;
}

/** Notes at the left of all marked words of a page, one under the other where several stand at one height. */
class NotePlaces {
  readonly #taken = new Map<number, number[]>();
  readonly #edges = new Map<number, number>();

  constructor(entries: readonly RiderEntry[]) {
    for (const { page, quads } of entries.flatMap(quadsByPage)) {
      const [left] = quadBounds(quads);
      this.#edges.set(page, Math.min(left, this.#edges.get(page) ?? left));
    }
  }

  beside(page: number, quads: readonly Quad[]): readonly [number, number] {
    const [left, , , upper] = quadBounds(quads);
    const taken = this.#taken.get(page) ?? [];
    const step = 22;
    let top = Math.round(upper);
    while (taken.some((other) => Math.abs(other - top) < step)) top -= step;
    this.#taken.set(page, [...taken, top]);
    return [Math.round(Math.max(2, (this.#edges.get(page) ?? left) - 26)), top];
  }
}

/** Each heading of the rider leads to its words. */
function addLinks(pdf: UpdatablePdf, riderPages: readonly PDFRef[], { entries, places }: PdfProposals): void {
  const { context } = pdf;
  const links = new Map<PDFRef, PDFRef[]>();
  for (const [index, entry] of entries.entries()) {
    const place = places[index];
    const from = place === undefined || place === null ? undefined : riderPages[place.page];
    const [first] = quadsByPage(entry);
    const to = first === undefined ? undefined : pdf.pages[first.page - 1];
    if (from === undefined || to === undefined || first === undefined || place == null) continue;
    const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [...place.box], Border: [0, 0, 0], F: 4 });
    link.set(PDFName.of('Dest'), context.obj([to, 'XYZ', ...corner(first.quads), null]));
    links.set(from, [...(links.get(from) ?? []), context.register(link)]);
  }
  for (const [page, added] of links) addAnnotations(pdf, page, added, new Set());
}

function corner(quads: readonly Quad[]): readonly [number, number] {
  const [left, , , top] = quadBounds(quads);
  return [Math.round(left) - 18, Math.round(top) + 24];
}

function riderOutline({ entries, places, language }: PdfProposals, pages: readonly PDFRef[]): OutlineItem {
  const children = entries.map((entry, index): OutlineItem => {
    const place = places[index] ?? null;
    const top = place === null ? null : Math.round(place.box[3]) + 12;
    return {
      title: `${riderLabel(index)} ${entry.title}`,
      page: pages[place?.page ?? 0] ?? null,
      at: top === null ? null : [0, top],
      children: [],
    };
  });
  return { title: playbookWords(language).outline, page: pages[0] ?? null, at: null, children };
}
