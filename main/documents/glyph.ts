/** One character as the file places it, in default user space of the unrotated page. */
export interface Glyph {
  /** Readable text: one character, or the letters of a ligature. */
  readonly text: string;
  /** What the file says where `text` was mended; else null. */
  readonly source: string | null;
  /** Start of the baseline; in vertical writing the middle of the glyph's upper edge. */
  readonly x: number;
  readonly y: number;
  /** Unit vector of the writing direction. */
  readonly directionX: number;
  readonly directionY: number;
  /** Along the direction, without letter spacing. */
  readonly advance: number;
  /** Letter spacing that the file adds after the glyph. */
  readonly spacing: number;
  /** The em, in points. */
  readonly size: number;
  /** Distances from the baseline, both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** The file has white space before it. */
  readonly spaceBefore: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Place in the order of the content stream. */
  readonly order: number;
}

/** A straight ruled line or the edge of a cell. */
export interface Ruling {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** What stands on a page: its characters, ruled lines, and how much of it is picture. */
export interface PageDrawing {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** Area of all images together, in square units of user space: scans come in strips too. */
  readonly imageArea: number;
  /** Number of paths that are not plain rules or boxes. */
  readonly curves: number;
  /** Glyphs whose character the file does not tell. */
  readonly unknownGlyphs: number;
  /** The limit of characters was reached. */
  readonly cut: boolean;
}
