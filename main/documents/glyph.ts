/** Why a character of the file is not to be seen on the page. */
export type Unseen =
  /** Its layer is switched off. */
  | 'layer'
  /** Drawn without ink (text rendering mode 3). */
  | 'invisible'
  /** White on nothing. */
  | 'white';

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
  /** Place in the order of the content stream; no two glyphs of a page share it. */
  readonly order: number;
  readonly unseen?: Unseen;
  /** The number of the marked content that holds it, as a tagged file's structure names it. */
  readonly content?: number;
  /** The annotation whose appearance it belongs to. */
  readonly annotation?: string;
}

/** A straight ruled line or the edge of a cell. */
export interface Ruling {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** x0, y0, x1, y1 in user space. */
export type Box = readonly [number, number, number, number];

/** A rectangle filled with one colour, or a picture. */
export interface Fill {
  readonly box: Box;
  /** Brightness of the colour, 0 (black) to 1 (white); null where it is no plain colour. */
  readonly light: number | null;
  /** Nothing under it is to be seen. */
  readonly opaque: boolean;
  /** How many glyphs were drawn before it. */
  readonly order: number;
  readonly annotation?: string;
}

/** A line, or a rectangle so thin that it is seen as one: its two ends and its thickness. */
export interface Stroke extends Ruling {
  readonly width: number;
  readonly light: number | null;
  readonly annotation?: string;
}

/** What stands on a page: its characters, ruled lines, and how much of it is picture. */
export interface PageDrawing {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly strokes: readonly Stroke[];
  readonly fills: readonly Fill[];
  readonly images: readonly Fill[];
  /** Area of all images together, in square units of user space: scans come in strips too. */
  readonly imageArea: number;
  /** Number of paths that are not plain rules or boxes. */
  readonly curves: number;
  /** Glyphs whose character the file does not tell. */
  readonly unknownGlyphs: number;
  /** The limit of characters was reached. */
  readonly cut: boolean;
}
