import type { Anchor, PageMark, PageOrigin, PageRegion } from './document.ts';

/** How a page was read, for showing it on the page and correcting it. */
export interface PageReading {
  readonly origin: PageOrigin;
  /** In reading order; a line's place here names it in `pages.correct`. */
  readonly lines: readonly { readonly text: string; readonly anchor: Anchor }[];
  /** What the recogniser was not sure of. */
  readonly weak: readonly Anchor[];
  readonly marks: readonly { readonly mark: PageMark; readonly anchor: Anchor }[];
  readonly regions: readonly PageRegion[];
}
