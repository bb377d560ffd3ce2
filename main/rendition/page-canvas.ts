import type { Line, LineRole, Page, PageMark, PageRegion, PageTable, Run } from '#contract/document.ts';
import type { FlowMark } from '#contract/flow.ts';
import { isRemark } from './comment-numbers.ts';
import type { Orientation } from './image-jpeg.ts';
import { pdfNumber } from './pdf-objects.ts';
import type { CharacterStyle, SetCharacter, SetLine } from './set-line.ts';
import type { StructureElement } from './structure-tree.ts';

/** A comment, as the PDF's viewers show it. */
export interface NotePlace {
  readonly box: readonly [number, number, number, number];
  readonly mark: FlowMark;
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/** A page while it is filled: what is drawn, and the text with its places. Heights count from the page's bottom. */
export class PageCanvas {
  readonly pictures = new Set<number>();
  readonly notes: NotePlace[] = [];
  readonly tables: PageTable[] = [];
  readonly regions: PageRegion[] = [];
  role: LineRole = 'body';
  text = '';
  private readonly lines: Line[] = [];
  private readonly marks: { of: FlowMark; mark: Changing<PageMark> }[] = [];
  private missing = 0;
  private silent = false;
  private color = '#000000';
  private readonly operators: string[] = [];
  /** What is drawn now belongs to this part of the document; null: it is no part of it (ISO 32000-1, 14.8.2.2). */
  private element: StructureElement | null = null;
  private begun: StructureElement | 'artifact' | null = null;
  private contentCount = 0;
  private isAgain = false;
  private readonly tagPage: number | null;
  readonly width: number;
  readonly height: number;

  /** `tagPage`: the page's number where the file is tagged, else null. */
  constructor(width: number, height: number, tagPage: number | null = null) {
    this.tagPage = tagPage;
    this.width = width;
    this.height = height;
  }

  /** The page's key in the tree of parents; null where the file is not tagged. */
  get tagKey(): number | null {
    return this.tagPage === null ? null : this.tagPage - 1;
  }

  /** All that is drawn, as the page's content stream. */
  content(): string {
    return [...this.operators, ...(this.begun === null ? [] : ['EMC'])].join('\n');
  }

  /** What `draw` draws belongs to `element`; with null it is an artifact, whatever it belongs to. */
  within(element: StructureElement | null | undefined, draw: () => void): void {
    const outer = this.element;
    this.element = this.isAgain ? null : (element ?? null);
    draw();
    this.element = outer;
  }

  /** What `draw` draws stood on a page before and is an artifact here. */
  again(draw: () => void): void {
    this.isAgain = true;
    draw();
    this.isAgain = false;
  }

  private emit(operator: string): void {
    if (this.tagPage !== null) {
      const owner = this.element ?? 'artifact';
      if (owner !== this.begun) {
        if (this.begun !== null) this.operators.push('EMC');
        if (owner === 'artifact') this.operators.push('/Artifact BMC');
        else {
          this.operators.push(`/${owner.type}<</MCID ${this.contentCount}>>BDC`);
          owner.contents.push({ page: this.tagPage, id: this.contentCount });
          this.contentCount += 1;
        }
        this.begun = owner;
      }
    }
    this.operators.push(operator);
  }

  /** Puts a line at `left`, its top at `top`; a line without characters has no place in the text. */
  line(line: SetLine, left: number, top: number): void {
    for (let depth = 0; depth < line.quoteDepth; depth += 1) {
      this.within(null, () => this.fill('#b8c4d0', left + depth * 12 + 2, top - line.height, 1.5, line.height));
    }
    if (line.characters.every(({ text }) => text === '' || text === '\t' || text === ' ')) {
      this.pointMarks(line.characters);
      this.glyphsOnly(line, left, top);
      return;
    }
    if (this.silent) {
      this.glyphsOnly(line, left, top);
      return;
    }
    const baseline = top - line.baseline;
    if (this.text !== '') this.text += '\n';
    const start = this.text.length;
    const runs: Run[] = [];
    let x = left + line.x;
    for (let from = 0; from < line.characters.length; ) {
      const first = line.characters[from];
      if (first === undefined) break;
      let to = from + 1;
      while (to < line.characters.length && sameRun(first, line.characters[to])) to += 1;
      x = this.run(line.characters.slice(from, to), x, baseline, runs);
      from = to;
    }
    this.lines.push({ start, end: this.text.length, role: this.role, runs });
  }

  private glyphsOnly(line: SetLine, left: number, top: number): void {
    let x = left + line.x;
    for (const character of line.characters) {
      if (character.glyph !== null)
        this.glyphs([character], character.style, x, top - line.baseline + character.style.rise);
      x += character.width;
    }
  }

  private run(characters: readonly SetCharacter[], x: number, baseline: number, runs: Run[]): number {
    const style = characters[0]?.style;
    if (style === undefined) return x;
    const start = this.text.length;
    const edges: number[] = [0];
    let width = 0;
    let text = '';
    for (const character of characters) {
      if (character.missing) this.missing += 1;
      for (let unit = 1; unit < character.text.length; unit += 1) edges.push(rounded(width + character.width));
      width += character.width;
      if (character.text !== '') edges.push(rounded(width));
      text += character.text;
    }
    this.text += text;
    this.markRange(style.marks, start, this.text.length);
    const y = baseline + style.rise;
    const [ascent, descent] = [style.size * 0.88, style.size * 0.2];
    for (const mark of style.marks) {
      if (isRemark(mark)) this.notes.push({ box: [x, y - descent, x + Math.max(width, 4), y + ascent], mark });
    }
    if (text === '') {
      this.glyphs(characters, style, x, y);
      return x + width;
    }
    const { tint } = style;
    if (tint) this.within(null, () => this.fill(tint, x, y - descent, width, ascent + descent));
    this.glyphs(characters, style, x, y);
    if (style.underline) this.fill(style.color, x, y - style.size * 0.13, width, Math.max(0.5, style.size * 0.05));
    if (style.strike) this.fill(style.color, x, y + style.size * 0.31, width, Math.max(0.5, style.size * 0.055));
    runs.push({
      start,
      end: this.text.length,
      x: rounded(x),
      y: rounded(y),
      direction: [1, 0],
      ascent,
      descent,
      edges,
      ...(style.bold && { bold: true }),
      ...(style.italic && { italic: true }),
    });
    return x + width;
  }

  private glyphs(characters: readonly SetCharacter[], style: CharacterStyle, x: number, y: number): void {
    this.setColor(style.color);
    let at = x;
    for (let from = 0; from < characters.length; ) {
      const first = characters[from];
      if (first === undefined) break;
      if (first.glyph === null) {
        at += first.width;
        from += 1;
        continue;
      }
      let codes = '';
      let next = at;
      let to = from;
      for (; to < characters.length; to += 1) {
        const character = characters[to];
        if (character === undefined || character.glyph === null || character.face !== first.face) break;
        if (character.gap !== first.gap) break;
        codes += character.glyph.toString(16).padStart(4, '0');
        next += character.width;
        // A gap after a number is wider than its space: what follows is placed anew.
        if (character.code === 0x20) {
          to += 1;
          break;
        }
      }
      const slant = style.italic ? 0.21 : 0;
      const gap = first.gap === undefined ? '' : `${pdfNumber(first.gap)} Tc `;
      this.emit(
        `BT/F${first.face} ${pdfNumber(style.size)} Tf ${gap}1 0 ${slant} 1 ${pdfNumber(at)} ${pdfNumber(y)} Tm<${codes}>Tj${gap === '' ? '' : ' 0 Tc'} ET`,
      );
      at = next;
      from = to;
    }
  }

  private pointMarks(characters: readonly SetCharacter[]): void {
    for (const { style } of characters) this.markRange(style.marks, this.text.length, this.text.length);
  }

  /** Adds marks, or lengthens them where the line before had the same. */
  private markRange(marks: readonly FlowMark[], start: number, end: number): void {
    for (const of of marks) {
      const last = this.marks.findLast((entry) => entry.of === of);
      if (last && last.mark.end >= start - 1 && this.text.slice(last.mark.end, start).trim() === '')
        last.mark.end = end;
      else this.marks.push({ of, mark: { ...of, start, end } });
    }
  }

  markFootnote(start: number, end: number): void {
    if (end > start) this.marks.push({ of: { kind: 'footnote' }, mark: { kind: 'footnote', start, end } });
  }

  private setColor(color: string): void {
    if (color === this.color) return;
    this.color = color;
    const parts = [1, 3, 5].map((at) => pdfNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255));
    this.emit(`${parts.join(' ')} rg`);
  }

  fill(color: string, x: number, y: number, width: number, height: number): void {
    this.setColor(color);
    this.emit(`${[x, y, width, height].map(pdfNumber).join(' ')} re f`);
  }

  disc(color: string, x: number, y: number, radius: number): void {
    this.setColor(color);
    // Four Bézier curves; the constant makes them a circle to 0.03 %.
    const k = radius * 0.5523;
    const points = [
      [x + radius, y + k, x + k, y + radius, x, y + radius],
      [x - k, y + radius, x - radius, y + k, x - radius, y],
      [x - radius, y - k, x - k, y - radius, x, y - radius],
      [x + k, y - radius, x + radius, y - k, x + radius, y],
    ];
    const curves = points.map((curve) => `${curve.map(pdfNumber).join(' ')} c`).join(' ');
    this.emit(`${pdfNumber(x + radius)} ${pdfNumber(y)} m ${curves} f`);
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.emit(`0.6 G 0.5 w ${[x, y, width, height].map(pdfNumber).join(' ')} re S`);
  }

  /** A picture in a box, turned as its camera says. */
  picture(object: number, x: number, y: number, w: number, h: number, orientation: Orientation = 1): void {
    this.pictures.add(object);
    this.emit(`q ${boxMatrix(x, y, w, h, orientation).map(pdfNumber).join(' ')} cm/Im${object} Do Q`);
  }

  /** Draws without adding to the page's text. */
  silently(draw: () => void): void {
    this.silent = true;
    draw();
    this.silent = false;
  }

  page(number: number, label: string | null): Page {
    const marks = this.marks.map(({ mark }) => mark).toSorted((one, other) => one.start - other.start);
    const { width, height } = this;
    return {
      number,
      label,
      width,
      height,
      box: [0, 0, width, height],
      rotation: 0,
      userUnit: 1,
      origin: 'text',
      text: this.text,
      lines: this.lines,
      mends: [],
      ...(marks.length > 0 && { marks }),
      ...(this.regions.length > 0 && { regions: this.regions }),
      ...(this.tables.length > 0 && { tables: this.tables }),
      warnings:
        this.missing === 0
          ? []
          : [
              `${this.missing} character(s) of this page are in none of the fonts and are drawn as boxes; their text is kept`,
            ],
    };
  }
}

/** EXIF's orientations as the matrix that takes a stored picture's unit square to a box. */
function boxMatrix(x: number, y: number, w: number, h: number, orientation: Orientation): readonly number[] {
  const [right, top] = [x + w, y + h];
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, right, y];
    case 3:
      return [-w, 0, 0, -h, right, top];
    case 4:
      return [w, 0, 0, -h, x, top];
    case 5:
      return [0, -h, -w, 0, right, top];
    case 6:
      return [0, -h, w, 0, x, top];
    case 7:
      return [0, h, w, 0, x, y];
    case 8:
      return [0, h, -w, 0, right, y];
    default:
      return [w, 0, 0, h, x, y];
  }
}

function sameRun(first: SetCharacter, next: SetCharacter | undefined): boolean {
  return next !== undefined && next.style === first.style;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
