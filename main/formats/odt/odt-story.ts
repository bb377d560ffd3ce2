import type { FlowMark, FlowParagraph, FlowPicture, FlowSection } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { descendants } from '../xml-elements.ts';
import type { OdtChange } from './odt-changes.ts';
import { type ListCounters, type ListStyle, readListStyles } from './odt-lists.ts';
import { type OdtStyles, readOdtStyles } from './odt-styles.ts';
import type { OpenDocument } from './open-document.ts';

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

/** What the reading of a file starts from. */
export function startStory(
  opened: OpenDocument,
  changes: OdtStory['changes'],
  budget: FlowBudget,
  onMasterPage: OdtStory['onMasterPage'],
): OdtStory {
  const roots = [opened.styles, opened.content];
  const ends = descendants(opened.content, 'office:annotation-end');
  return {
    styles: readOdtStyles(roots),
    listStyles: readListStyles(roots),
    changes,
    pictures: opened.pictures,
    annotationEnds: new Set(ends.map((node) => node.attributes['office:name'] ?? '')),
    budget,
    counters: new Map(),
    endnotes: [],
    marks: [],
    comments: new Map(),
    leftOut: new Map(),
    onMasterPage,
  };
}
