import { z } from 'zod';
import type { Anchor } from './document.ts';

const words = z.strictObject({
  en: z.string().min(1).max(300),
  'zh-Hant': z.string().min(1).max(300),
  'zh-Hans': z.string().min(1).max(300),
});

/** A column: what is found of a kind (one field of it, or its words), or a question put to each document. */
export const reviewColumnSchema = z.strictObject({
  id: z.string().min(1).max(80),
  /** Words of the program in its languages, or a person's own. */
  title: z.union([words, z.string().min(1).max(500)]),
  source: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('field'),
      findingKind: z.string().min(1).max(80),
      field: z.string().min(1).max(80).nullable(),
    }),
    z.strictObject({ kind: z.literal('question'), question: z.string().min(1).max(2_000) }),
  ]),
});
export type ReviewColumn = z.infer<typeof reviewColumnSchema>;

export const reviewTableSchema = z.strictObject({ columns: z.array(reviewColumnSchema).max(60) });
export type ReviewTable = z.infer<typeof reviewTableSchema>;

/** A table that comes with the program. */
export const reviewTemplateSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: words,
  columns: z.array(reviewColumnSchema).min(1).max(60),
});
export type ReviewTemplate = z.infer<typeof reviewTemplateSchema>;

/** A matter's table. */
export interface KeptReviewTable {
  readonly id: string;
  readonly matterId: string;
  readonly name: string;
  readonly columns: readonly ReviewColumn[];
}

export const reviewCellStates = ['empty', 'filled', 'answered', 'pending', 'failed', 'accepted', 'corrected'] as const;
export type ReviewCellState = (typeof reviewCellStates)[number];

export interface ReviewCell {
  readonly state: ReviewCellState;
  readonly value: string;
  /** What was found, where a person put other words in its place. */
  readonly found: string | null;
  readonly places: readonly Anchor[];
  /** Why a question has no answer; only of a cell that failed. */
  readonly failure: string | null;
  /** 0–1 of what was found; null for an answer, and where nothing was. */
  readonly confidence: number | null;
}

/** A column of what the extraction reads, to be chosen for a table. */
export interface ReviewField {
  readonly column: ReviewColumn;
  /** The kind's group, in words. */
  readonly group: z.infer<typeof words>;
  /** Everything by which it is found: the kind's names in every language. */
  readonly kindNames: readonly string[];
}

export interface ReviewRow {
  readonly documentId: string;
  readonly name: string;
  /** One for each column. */
  readonly cells: readonly ReviewCell[];
}

/** Groups stand within groups up to so many columns. */
export const mostGroupLevels = 3;

/** Which rows of a table are wanted, and in which order. */
export const reviewViewSchema = z.strictObject({
  /** Words that a cell of the column (or, under `""`, the document's name) must hold. */
  filters: z.record(z.string().max(80), z.string().max(500)),
  /** `""` is the document's name. */
  sortBy: z.string().max(80),
  descending: z.boolean(),
  /** Rows whose cells of the columns say the same stand together, groups of the second column within those of the first. */
  group: z
    .strictObject({
      /** A view that was kept with one column has its id alone. */
      by: z.preprocess(
        (by) => (typeof by === 'string' ? [by] : by),
        z.array(z.string().min(1).max(80)).min(1).max(mostGroupLevels),
      ),
      /** Whether groups are closed, save those whose keys are named. */
      isClosed: z.boolean(),
      except: z.array(z.string().max(100_000)).max(10_000),
    })
    .optional(),
});
export type ReviewView = z.infer<typeof reviewViewSchema>;

/** The head of rows that stand together. */
export interface ReviewGroup {
  /** What tells it from the others, with the groups that it stands in. */
  readonly key: string;
  readonly columnId: string;
  /** 1 of the outermost. */
  readonly level: number;
  /** What the cells say; empty of those in which nothing is. */
  readonly value: string;
  readonly count: number;
  readonly isClosed: boolean;
}

/** A line of the grid: a document's row or a group's head. */
export type ReviewLine = ReviewRow | ReviewGroup;

export function isReviewGroup(line: ReviewLine): line is ReviewGroup {
  return 'count' in line;
}

export interface ReviewRows {
  /** Lines of the view: heads of groups, and rows of those that are open. */
  readonly total: number;
  /** Rows that pass the filters, those of closed groups too. */
  readonly matching: number;
  readonly documents: number;
  readonly pending: number;
  readonly lines: readonly ReviewLine[];
}
