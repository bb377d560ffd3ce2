import type { FlowParagraph, FlowPicture } from '#contract/flow.ts';
import type { CommentNumbers } from './comment-numbers.ts';
import type { FontSet } from './font-set.ts';
import type { PageCanvas } from './page-canvas.ts';
import type { SetPicture } from './picture-objects.ts';
import type { StructureElement } from './structure-tree.ts';

/** What is put on a page as a whole: a line, a picture, a row of a table. */
export interface Piece {
  /** Left out at the top of a page. */
  readonly before: number;
  readonly height: number;
  /** Stays on the page of the piece after it. */
  readonly keep?: boolean;
  readonly footnotes?: readonly (readonly FlowParagraph[])[];
  /** Notes of comments: at the foot as well, but not in the page's text. */
  readonly comments?: readonly FlowParagraph[];
  readonly heading?: { readonly title: string; readonly level: number };
  readonly pageBreak?: boolean;
  draw(canvas: PageCanvas, left: number, top: number): void;
  /** The part that fits in a height and the rest; null where it cannot be cut there. */
  split?(height: number): readonly [Piece, Piece] | null;
  /** Rows that are set again at the top of a page that the piece begins. */
  readonly repeated?: readonly Piece[];
}

export interface PieceSettings {
  readonly fonts: FontSet;
  /** Absent where comments get no notes. */
  readonly comments?: CommentNumbers;
  readonly width: number;
  /** The height of a whole page's body: nothing that cannot be cut is taller. */
  readonly tallest: number;
  readonly size?: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** Tables around what is set. */
  readonly tableDepth?: number;
  /** As `FlowSection.letter`. */
  readonly isLetter?: boolean;
  /** What is set is a part of it; absent where the file is not tagged, or this is no part of the document. */
  readonly parent?: StructureElement;
  readonly pageNumber?: number;
  readonly pageCount?: number;
  readonly picture: (picture: FlowPicture) => SetPicture | null;
}
