import { z } from 'zod';

/** A document in a hearing bundle. */
export const bundleEntrySchema = z.strictObject({
  documentId: z.string().min(1).max(200),
  /** What the index calls it. */
  title: z.string().min(1).max(1_000),
  /** Its date as the index shows it; empty where it has none. */
  date: z.string().max(60),
  /** Put in after the bundle was paginated: its pages are 88-1, 88-2 … behind page 88. */
  insertAfter: z.int().positive().nullable(),
});
export type BundleEntry = z.infer<typeof bundleEntrySchema>;

export const bundleTabSchema = z.strictObject({
  name: z.string().min(1).max(200),
  documents: z.array(bundleEntrySchema).max(5_000),
});
export type BundleTab = z.infer<typeof bundleTabSchema>;

/** A hearing bundle: what is in it, in which order, and what its index says. */
export const bundleSchema = z.strictObject({
  title: z.string().min(1).max(500),
  /** The lines above the title: tribunal, number of the case, parties. */
  heading: z.array(z.string().max(500)).max(20),
  language: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']),
  /** The number of the first page. */
  start: z.int().positive().max(1_000_000),
  tabs: z.array(bundleTabSchema).min(1).max(200),
  /** Documents of the core bundle, which keep their numbers; empty for none. */
  core: z.array(z.string().min(1).max(200)).max(5_000),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** A kept bundle of a matter. */
export interface KeptBundle {
  readonly id: string;
  readonly matterId: string;
  readonly bundle: Bundle;
}

/** What was written, and where each document stands in it. */
export interface WrittenBundle {
  readonly paths: readonly string[];
  readonly pages: number;
  readonly entries: readonly { readonly documentId: string; readonly first: string; readonly last: string }[];
}
