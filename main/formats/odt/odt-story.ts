import type { FlowMark, FlowParagraph, FlowPicture, FlowSection } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import type { OdtChange } from './odt-changes.ts';
import type { ListCounters, ListStyle } from './odt-lists.ts';
import type { OdtStyles } from './odt-styles.ts';

/** What the reading of one OpenDocument text shares. */
export interface OdtStory {
  readonly styles: OdtStyles;
  readonly listStyles: ReadonlyMap<string, ListStyle>;
  readonly changes: ReadonlyMap<string, OdtChange>;
  readonly pictures: ReadonlyMap<string, Pick<FlowPicture, 'bytes' | 'mediaType'>>;
  readonly annotationEnds: ReadonlySet<string>;
  readonly budget: FlowBudget;
  /** Lists by identifier, and the last of each style, for those that go on counting. */
  readonly counters: Map<string, ListCounters>;
  readonly endnotes: FlowParagraph[];
  /** Insertions and hidden sections that are open. */
  readonly marks: FlowMark[];
  readonly comments: Map<string, FlowMark>;
  readonly leftOut: Map<string, number>;
  /** Where a paragraph asks for a page of another kind, sections are cut. */
  readonly onMasterPage: (name: string) => void;
}

export type OdtMargins = Omit<FlowSection, 'blocks' | 'name'>;
