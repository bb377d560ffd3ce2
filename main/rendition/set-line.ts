import type { FlowMark, FlowParagraph } from '#contract/flow.ts';

/** How a character is set. One object for all characters of a span. */
export interface CharacterStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** `#rrggbb`. */
  readonly color: string;
  /** Above the baseline, in points. */
  readonly rise: number;
  readonly tint: string | null;
  readonly marks: readonly FlowMark[];
}

/** A character (or surrogate pair) as it is set; empty where only a mark or a footnote stands. */
export interface SetCharacter {
  readonly text: string;
  readonly code: number;
  readonly face: number;
  readonly glyph: number | null;
  /** Points. */
  width: number;
  readonly missing: boolean;
  /** White after it that is part of its width, where a line is filled to the edge. */
  gap?: number;
  readonly style: CharacterStyle;
  readonly footnote?: readonly FlowParagraph[] | undefined;
  /** A comment's note, set at the foot of the page but no part of its text. */
  readonly comment?: FlowParagraph;
}

/** A line of a paragraph, ready to be put on a page. */
export interface SetLine {
  readonly characters: readonly SetCharacter[];
  /** From the left of the paragraph's frame. */
  readonly x: number;
  readonly height: number;
  /** From the line's top to its baseline. */
  readonly baseline: number;
  readonly quoteDepth: number;
}
