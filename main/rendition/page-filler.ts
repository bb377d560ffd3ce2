import type { OutlineEntry, Page } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { FlowBlock, FlowParagraph, FlowPicture, SectionToSet } from '#contract/flow.ts';
import { CommentNumbers } from './comment-numbers.ts';
import { flowPieces } from './flow-pieces.ts';
import type { FontSet } from './font-set.ts';
import { PageCanvas } from './page-canvas.ts';
import { PdfObjects } from './pdf-objects.ts';
import type { PdfPages } from './pdf-pages.ts';
import { pictureObjects, type SetPicture } from './picture-objects.ts';
import type { Piece, PieceSettings } from './piece.ts';
import type { StructureElement } from './structure-tree.ts';

const a4 = { width: 595.28, height: 841.89 };
const mostPages = 50_000;
const footnoteSize = 8.5;
const commentSize = 7.5;
const footnoteRule = 8;
/** Headings that wait for the words after them; more than this many go on alone. */
const mostKept = 12;

interface Frame {
  readonly section: SectionToSet;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly margin: number;
  readonly firstPage: number;
}

/** What filled pages go into. */
export interface FilledPages {
  /** What is drawn; null where pages are only counted. */
  readonly pdf: PdfPages | null;
  /** Their words and places; null where nobody asks for them. */
  readonly pages: Page[] | null;
}

/** Fills pages with pieces, section after section. */
export class PageFiller {
  /** Pages that are finished. */
  count = 0;
  readonly outline: OutlineEntry[] = [];
  private readonly fonts: FontSet;
  private readonly into: FilledPages;
  private readonly picture: (picture: FlowPicture) => SetPicture | null;
  private readonly pageCount: number | undefined;
  /** What the pages' contents are parts of; null where the file is not tagged. */
  private readonly structure: StructureElement | null;
  private canvas = new PageCanvas(a4.width, a4.height);
  private frame: Frame | null = null;
  private top = 0;
  private bottom = 0;
  private empty = true;
  private footer: Piece[] = [];
  private footnotes: Piece[] = [];
  private waitingFootnotes: Piece[] = [];
  private kept: Piece[] = [];
  private readonly comments = new CommentNumbers();

  constructor(
    fonts: FontSet,
    into: FilledPages,
    pageCount: number | undefined,
    structure: StructureElement | null = null,
  ) {
    this.structure = structure;
    this.fonts = fonts;
    this.into = into;
    this.picture = into.pdf?.picture ?? pictureObjects(new PdfObjects());
    this.pageCount = pageCount;
  }

  /** Fills pages with a section, giving way after each piece. */
  *section(section: SectionToSet): Generator<void> {
    const width = length(section.pageWidth, a4.width);
    const height = length(section.pageHeight, a4.height);
    const margin = section.letter?.margin ?? Math.min(60, width * 0.08, height * 0.08);
    this.frame = { section, width, height, left: margin, margin, firstPage: this.count + 1 };
    this.startPage();
    if (section.name?.trim()) this.outline.push({ title: section.name.trim(), page: this.count + 1, level: 1 });
    const settings = { ...this.settings(), ...(this.structure && { parent: this.structure }) };
    for (const piece of flowPieces(section.blocks, settings)) {
      this.put(piece);
      yield;
    }
    this.placeKept();
    this.finishPage();
    while (this.waitingFootnotes.length > 0) {
      this.startPage();
      this.finishPage();
    }
  }

  private settings(size?: number): PieceSettings {
    const { width, height, margin, section } = this.current();
    return {
      ...(section.letter && { isLetter: true }),
      fonts: this.fonts,
      comments: this.comments,
      width: width - 2 * margin,
      tallest: height - 2 * margin - 80 > 60 ? height - 2 * margin - 80 : (height - 2 * margin) * 0.8,
      picture: this.picture,
      pageNumber: this.count + 1,
      ...(size !== undefined && { size }),
      ...(this.pageCount !== undefined && { pageCount: this.pageCount }),
    };
  }

  private current(): Frame {
    if (this.frame === null) throw new SampanError('internal', 'A page was begun before its section.');
    return this.frame;
  }

  private put(piece: Piece): void {
    if (piece.pageBreak) {
      this.placeKept();
      if (!this.empty) this.nextPage();
      return;
    }
    if (piece.keep && this.kept.length < mostKept) {
      this.kept.push(piece);
      return;
    }
    const together = [...this.kept, piece];
    const needed = together.reduce((sum, { before, height }) => sum + before + height, 0);
    if (this.kept.length > 0 && needed > this.top - this.bottom && !this.empty) this.nextPage();
    this.placeKept();
    this.place(piece);
  }

  private placeKept(): void {
    for (const piece of this.kept) this.place(piece);
    this.kept = [];
  }

  private place(piece: Piece): void {
    for (let rest: Piece | null = piece; rest !== null; ) rest = this.placePart(rest);
  }

  /** Puts what fits; gives back what has to go on. */
  private placePart(piece: Piece): Piece | null {
    const before = this.empty ? 0 : piece.before;
    const notes = this.notesOf(piece);
    const noteHeight =
      notes.reduce((sum, { height }) => sum + height, 0) +
      (notes.length > 0 && this.footnotes.length === 0 ? footnoteRule : 0);
    const room = this.top - this.bottom - before;
    if (piece.height + noteHeight > room && !this.empty) {
      const wholePage = this.settings().tallest;
      const cut = piece.height > wholePage ? piece.split?.(room) : null;
      if (cut) {
        this.draw(cut[0], before);
        for (const note of this.notesOf(cut[0])) this.addFootnote(note);
        this.nextPage();
        this.repeat(piece);
        this.empty = true;
        return cut[1];
      }
      this.nextPage();
      this.repeat(piece);
      // The repeated rows alone do not make the page a full one.
      this.empty = true;
      return piece;
    }
    const cut = piece.height > room ? piece.split?.(room) : null;
    if (cut) {
      this.draw(cut[0], before);
      for (const note of this.notesOf(cut[0])) this.addFootnote(note);
      this.nextPage();
      this.repeat(piece);
      this.empty = true;
      return cut[1];
    }
    this.draw(piece, before);
    for (const note of notes) this.addFootnote(note);
    return null;
  }

  /** Rows that are set again are read once. */
  private repeat(piece: Piece): void {
    this.canvas.again(() => {
      for (const row of piece.repeated ?? []) this.draw(row, 0);
    });
  }

  private draw(piece: Piece, before: number): void {
    this.top -= before;
    if (piece.heading) {
      this.outline.push({ ...piece.heading, title: piece.heading.title.slice(0, 500), page: this.count + 1 });
    }
    piece.draw(this.canvas, this.current().left, this.top);
    this.top -= piece.height;
    this.empty = false;
  }

  /** The pieces at the foot for a piece: its footnotes, then the notes of its comments, outside the page's text. */
  private notesOf(piece: Piece): Piece[] {
    if (piece.footnotes === undefined && piece.comments === undefined) return [];
    const note = this.structure?.add('Note');
    const settings = { ...this.settings(footnoteSize), ...(note && { parent: note }) };
    const pieces = (paragraphs: readonly FlowParagraph[], size: PieceSettings) => [
      ...flowPieces(
        paragraphs.map((paragraph) => ({ ...paragraph, spaceBefore: 0, spaceAfter: 2 })),
        size,
      ),
    ];
    const footnotes = (piece.footnotes ?? []).flatMap((note) => pieces(note, settings));
    const comments = pieces(piece.comments ?? [], { ...settings, size: commentSize });
    return [
      ...footnotes,
      ...comments.map(
        (note): Piece => ({
          ...note,
          draw: (canvas, left, top) => canvas.silently(() => note.draw(canvas, left, top)),
        }),
      ),
    ];
  }

  private addFootnote(piece: Piece): void {
    const height = piece.height + (this.footnotes.length === 0 ? footnoteRule : 0);
    if (this.waitingFootnotes.length > 0 || height > this.top - this.bottom) this.waitingFootnotes.push(piece);
    else {
      this.footnotes.push(piece);
      this.bottom += height;
    }
  }

  private nextPage(): void {
    this.finishPage();
    this.startPage();
  }

  private startPage(): void {
    if (this.count >= mostPages) {
      throw new SampanError(
        'too-large',
        'The file would fill more than 50,000 pages. Split it into smaller files and add those.',
      );
    }
    const { section, width, height, left, margin, firstPage } = this.current();
    const number = this.count + 1;
    this.canvas = new PageCanvas(width, height, this.structure === null ? null : number);
    const isFirst = number === firstPage;
    const isEven = number % 2 === 0;
    const header =
      (isFirst ? section.firstHeader : undefined) ?? (isEven ? section.evenHeader : undefined) ?? section.header ?? [];
    const footer =
      (isFirst ? section.firstFooter : undefined) ?? (isEven ? section.evenFooter : undefined) ?? section.footer ?? [];
    this.canvas.role = 'header';
    let y = height - Math.min(28, margin / 2);
    for (const piece of this.runningPieces(header)) {
      y -= piece.before;
      piece.draw(this.canvas, left, y);
      y -= piece.height;
    }
    this.canvas.role = 'body';
    this.footer = this.runningPieces(footer);
    const footerHeight = heightOf(this.footer);
    this.top = Math.min(height - margin, y - (header.length > 0 ? 8 : 0));
    this.bottom = Math.max(margin, footerHeight > 0 ? footerHeight + Math.min(28, margin / 2) + 6 : 0);
    this.empty = true;
    this.footnotes = [];
    const waiting = this.waitingFootnotes;
    this.waitingFootnotes = [];
    for (const piece of waiting) this.addFootnote(piece);
  }

  /** A header's or footer's pieces: set smaller until they take at most a third of the page. */
  private runningPieces(blocks: readonly FlowBlock[]): Piece[] {
    if (blocks.length === 0) return [];
    const most = this.current().height / 3;
    const sizes = [9, 7, 5, 4];
    for (const size of sizes) {
      const pieces = [...flowPieces(blocks, this.settings(size))].filter(({ pageBreak }) => !pageBreak);
      if (heightOf(pieces) <= most || size === sizes.at(-1)) return pieces;
    }
    return [];
  }

  private finishPage(): void {
    const { section, left, width, margin } = this.current();
    const { canvas } = this;
    if (this.footnotes.length > 0) {
      let y = this.bottom;
      canvas.fill('#000000', left, y - 3, Math.min(140, width - 2 * margin), 0.5);
      y -= footnoteRule;
      const before = canvas.text.length;
      for (const piece of this.footnotes) {
        piece.draw(canvas, left, y);
        y -= piece.height;
      }
      canvas.markFootnote(before === 0 ? 0 : before + 1, canvas.text.length);
    }
    canvas.role = 'footer';
    let y = Math.min(28, margin / 2) + heightOf(this.footer);
    for (const piece of this.footer) {
      y -= piece.before;
      piece.draw(canvas, left, y);
      y -= piece.height;
    }
    const label = section.name?.trim() || null;
    this.count += 1;
    this.into.pages?.push(canvas.page(this.count, label));
    this.into.pdf?.add(canvas, label);
  }
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { before, height }) => sum + before + height, 0);
}

function length(value: number | undefined, usual: number): number {
  return value !== undefined && Number.isFinite(value) && value > 0 ? Math.min(Math.max(value, 100), 14_400) : usual;
}
