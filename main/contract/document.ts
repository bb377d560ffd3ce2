/**
 * The shape of a read document, shared by every room.
 *
 * Geometry is in PDF default user-space units (1/72 inch unless the page has a
 * `userUnit`), origin at the lower left of the unrotated page, as in
 * ISO 32000-1 §8.3.2. Offsets are UTF-16 code units, end exclusive.
 */

export type MediaType = 'application/pdf' | 'text/plain' | 'text/markdown' | 'text/html';

/** Where a page's characters come from; `image` means: only an image, not read yet. */
export type PageOrigin = 'text' | 'ocr' | 'image';

/**
 * Four corners of a place on the page, in the order of a PDF highlight's
 * QuadPoints as every viewer draws them, relative to the reading direction:
 * upper left, upper right, lower left, lower right (x and y in turn).
 */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/**
 * Characters set on one baseline in one direction.
 *
 * `edges` has one entry more than the run has UTF-16 units: unit `i` covers
 * `edges[i]`…`edges[i + 1]` along `direction` from (`x`, `y`), the start of the
 * baseline. A low surrogate has no width of its own.
 */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  /** Unit vector of the writing direction: [1, 0] for upright horizontal text. */
  readonly direction: readonly [number, number];
  /** Distances of the glyphs' top and bottom from the baseline, both positive. */
  readonly ascent: number;
  readonly descent: number;
  readonly edges: readonly number[];
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type LineRole = 'body' | 'header' | 'footer';

/** A line of the page's text: offsets into `Page.text`, without its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly role: LineRole;
  readonly runs: readonly Run[];
}

/** A code unit of the text that differs from the source (a mended Kangxi radical). */
export interface Mend {
  readonly offset: number;
  readonly source: string;
}

export interface Page {
  /** 1-based place in the file. */
  readonly number: number;
  /** The label printed by viewers ("iv", "A-3"), where the file has one. */
  readonly label: string | null;
  /** Width and height of the crop box, before rotation. */
  readonly width: number;
  readonly height: number;
  /** The crop box in user space: x0, y0, x1, y1. */
  readonly box: readonly [number, number, number, number];
  /** Clockwise rotation at which viewers show the page. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly userUnit: number;
  readonly origin: PageOrigin;
  /** Reading-order text; lines joined by "\n". */
  readonly text: string;
  readonly lines: readonly Line[];
  readonly mends: readonly Mend[];
  /** What went wrong on this page, in plain words; empty where nothing did. */
  readonly warnings: readonly string[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly level: number;
}

export interface SourceDocument {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  readonly warnings: readonly string[];
}

/** A stretch of one page's text and where it stands on the page. A range over a page break is a list of anchors. */
export interface Anchor {
  readonly documentId: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly quads: readonly Quad[];
}

/** BCP 47. `yue` is written Cantonese; `und` has no letters, or too few to tell. */
export type LanguageTag = 'en' | 'zh-Hant' | 'zh-Hans' | 'yue-Hant' | 'yue-Hans' | 'und';

export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  readonly language: LanguageTag;
}

/** A stretch of a page in one language and where it stands on the page; `anchor` has the offsets in the page's text. */
export interface LanguagePlace {
  readonly language: LanguageTag;
  readonly anchor: Anchor;
}

/** The languages a person can ask Sampan to write in. */
export type OutputLanguage = 'en' | 'zh-Hant' | 'zh-Hans' | 'yue-Hant';
