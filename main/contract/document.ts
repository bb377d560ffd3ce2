/**
 * The shape of a read document, shared by every room.
 *
 * Geometry is in PDF default user-space units (1/72 inch unless the page has a
 * `userUnit`), origin at the lower left of the unrotated page, as in
 * ISO 32000-1 §8.3.2. Offsets are UTF-16 code units, end exclusive.
 */

/** The formats that are read; the names are those of the IANA registry or in common use. */
export const mediaTypes = [
  'application/pdf',
  'image/tiff',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/msword',
  'application/rtf',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'message/rfc822',
  'application/vnd.ms-outlook',
  'application/mbox',
  'application/zip',
  'text/plain',
  'text/markdown',
  'text/html',
] as const;

export type MediaType = (typeof mediaTypes)[number];

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
  /** Of a recognised character, one entry for each UTF-16 unit: how sure the recogniser is, 0 to 100. */
  readonly confidence?: readonly number[];
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

/** What a stretch of a page's text is beside plain text. */
export type PageMarkKind =
  /** Crossed out by hand or type: no longer part of the instrument. */
  | 'struck-out'
  /** Tracked changes. Deleted words are in the text of the page and left out of the body text. */
  | 'inserted'
  | 'deleted'
  | 'comment'
  /** A highlight or underline that someone put on before. */
  | 'highlight'
  | 'form-value'
  | 'footnote'
  /** In the file but not to be seen: hidden text, a layer switched off, text under a redaction. */
  | 'hidden'
  /** Characters that another reading of the ink would also explain; `note` has it. */
  | 'doubtful'
  /** A character of a recognised text that the language model changed; `note` has what the recogniser read. */
  | 'repaired'
  /** A stretch that a person corrected; `note` has what was read before. */
  | 'corrected';

export interface PageMark {
  readonly kind: PageMarkKind;
  /** UTF-16 offsets into `Page.text`; `start` = `end` where the mark stands between characters. */
  readonly start: number;
  readonly end: number;
  /** The comment's or annotation's words, the other reading; absent where there are none. */
  readonly note?: string;
  readonly author?: string;
  /** ISO 8601, as far as the file says. */
  readonly at?: string;
}

/** Marks whose words are no part of what the document says. */
export const leftOutMarks: ReadonlySet<PageMarkKind> = new Set(['struck-out', 'deleted', 'hidden']);

/** A part of the page that is no text. */
export interface PageRegion {
  readonly kind: 'seal' | 'signature' | 'handwriting' | 'redaction' | 'picture';
  /** x0, y0, x1, y1 in user space. */
  readonly box: readonly [number, number, number, number];
  readonly note?: string;
}

/** A cell's text is `Page.text.slice(start, end)`, its lines joined by "\n". */
export interface TableCell {
  readonly start: number;
  readonly end: number;
  readonly header?: boolean;
  /** 1 where absent. */
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

export interface PageTable {
  /** Left to right, top to bottom; a spanned place has no cell. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly box: readonly [number, number, number, number];
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
  /** In order of `start`; absent where there are none. */
  readonly marks?: readonly PageMark[];
  readonly regions?: readonly PageRegion[];
  readonly tables?: readonly PageTable[];
  /** The text lies unseen with a picture of the page: what another program recognised on it. */
  readonly hiddenTextLayer?: true;
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
