/**
 * A figure as shapes: one description for the pictures of HTML, of PDF and of Word documents.
 * Lengths are points; `y` counts from the top down.
 */

/** `#rrggbb`. */
export type Ink = string;

export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly ink: Ink;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly ink: Ink }
  | {
      readonly kind: 'words';
      /** Where the words begin, have their middle or end; `y` is their baseline. */
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly text: string;
      readonly size: number;
      readonly ink: Ink;
      readonly isBold?: boolean;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
