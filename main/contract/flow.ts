/**
 * A document without pages of its own (a letter, a sheet, a mail) on its way to
 * pages: what the readers of such formats give and the typesetter takes.
 * Lengths are in points (1/72 inch).
 */
import type { MediaType, PageMark } from './document.ts';
import type { Drawing } from './drawing.ts';

/** A change, comment or state of words, as in `PageMark`; the typesetter adds the offsets. */
export type FlowMark = Pick<PageMark, 'kind' | 'note' | 'author' | 'at'>;

/** Words in one style. "\n" breaks the line, "\t" goes to the next tab stop. */
export interface FlowSpan {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Points; the paragraph's default where absent. */
  readonly size?: number;
  /** `#rrggbb`. */
  readonly color?: string;
  readonly position?: 'superscript' | 'subscript';
  /** The text is what the file last counted; the page's own number or the count of pages belongs here. */
  readonly pageField?: 'number' | 'count';
  readonly marks?: readonly FlowMark[];
  /** Set at the foot of the page that has this span, after its reference mark (the span's text). */
  readonly footnote?: readonly FlowParagraph[];
}

export interface FlowParagraph {
  readonly kind: 'paragraph';
  /** 1 to 9 of a heading, which also enters the outline. */
  readonly headingLevel?: number;
  /** The automatic number or bullet in front ("3.1", "(a)", "•"); part of the page's text. */
  readonly number?: string;
  readonly align?: 'left' | 'centre' | 'right' | 'justify';
  /** Left indent of the whole paragraph, and of its first line relative to it (negative: hanging). */
  readonly indent?: number;
  readonly firstLineIndent?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  /** A bar at the left, as a mail's quoted words have; the depth of quoting. */
  readonly quoteDepth?: number;
  /** `#rrggbb` of a bar at the left, and of a ground behind the words. */
  readonly bar?: string;
  readonly ground?: string;
  /** Its lines stay together, and with the block after it. */
  readonly keepLines?: boolean;
  readonly keepNext?: boolean;
  /** What it is in a tagged PDF, where its level does not tell. */
  readonly structure?: 'H1' | 'H2' | 'H3' | 'H4' | 'LI' | 'BlockQuote';
  /** BCP 47, where it is not the document's. */
  readonly language?: string;
  readonly spans: readonly FlowSpan[];
}

export interface FlowCell {
  readonly blocks: readonly FlowBlock[];
  readonly header?: boolean;
  /** Names its row in a tagged PDF; looks like any other. */
  readonly rowHead?: boolean;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly align?: 'left' | 'centre' | 'right';
}

export interface FlowTable {
  readonly kind: 'table';
  /** Left to right, top to bottom; a spanned place has no cell. */
  readonly rows: readonly (readonly FlowCell[])[];
  /** Relative widths; equal where absent. */
  readonly columnWidths?: readonly number[];
  /** Rows at the top that are set again on every page. */
  readonly headerRows?: number;
  /** Lines around cells; true where absent. */
  readonly ruled?: boolean;
  /** Without `ruled`: a line under each row, `#rrggbb`, and a stronger one under the head. */
  readonly rowLines?: { readonly row: string; readonly head: string };
}

/** A picture's bytes as JPEG or PNG; other kinds become a frame with the words of `alt`. */
export interface FlowPicture {
  readonly kind: 'picture';
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
}

/** A figure of shapes; its words are part of the page's text. */
export interface FlowDrawing {
  readonly kind: 'drawing';
  readonly drawing: Drawing;
  readonly alt: string;
}

export interface FlowBreak {
  readonly kind: 'page-break';
}

export interface FlowRule {
  readonly kind: 'rule';
}

export type FlowBlock = FlowParagraph | FlowTable | FlowPicture | FlowDrawing | FlowBreak | FlowRule;

/** A stretch with one page size and one header and footer: a Word section, a sheet, a slide, a mail. Starts a page. */
export interface FlowSection {
  /** The sheet's or slide's name: the label of its pages and an entry of the outline. */
  readonly name?: string;
  readonly pageWidth?: number;
  readonly pageHeight?: number;
  /** Set as a letter is: with this margin in points, no widows or orphans, and Chinese lines filled to the edge. */
  readonly letter?: { readonly margin: number };
  readonly header?: readonly FlowBlock[];
  readonly footer?: readonly FlowBlock[];
  /** Instead of `header` and `footer` on the section's first page, where present (an empty list: none there). */
  readonly firstHeader?: readonly FlowBlock[];
  readonly firstFooter?: readonly FlowBlock[];
  /** Instead of them on pages with an even number. */
  readonly evenHeader?: readonly FlowBlock[];
  readonly evenFooter?: readonly FlowBlock[];
  readonly blocks: readonly FlowBlock[];
}

/** A section whose blocks may be made while they are set. They are gone through more than once. */
export interface SectionToSet extends Omit<FlowSection, 'blocks'> {
  readonly blocks: Iterable<FlowBlock>;
}

/** A file inside a file: a mail's attachment, a member of an archive. */
export interface Attachment {
  /** As the file names it, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType | null;
  /** Shown inside the body (a picture of a mail's signature), not attached by the writer. */
  readonly inline?: boolean;
}

/** Something that the file says of itself: a mail's sender, a form's author. */
export interface SourceFact {
  /** `from`, `to`, `cc`, `date`, `subject`, `author`, `title`, `sheet`, … */
  readonly name: string;
  readonly value: string;
}

export interface FlowDocument {
  readonly mediaType: MediaType;
  readonly sections: readonly FlowSection[];
  readonly attachments: readonly Attachment[];
  readonly facts: readonly SourceFact[];
  /** What the file has that is not shown, in plain English ("2 macros were left out"). */
  readonly warnings: readonly string[];
}

/** A document that is to be set on pages, read from a file or written as a report. */
export interface FlowToSet extends Omit<FlowDocument, 'sections'> {
  readonly sections: readonly SectionToSet[];
}
