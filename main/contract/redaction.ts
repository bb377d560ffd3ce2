import { z } from 'zod';

/** Why words are taken out of a copy that goes to somebody else. */
export const redactionReasons = [
  'privilege',
  'without-prejudice',
  'personal-data',
  'confidential',
  'irrelevant',
  'other',
] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/** x0, y0, x1, y1 in user space, as `PageRegion.box`. */
export const redactionBoxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();
export type RedactionBox = z.infer<typeof redactionBoxSchema>;

/** One thing to be taken out of one page. */
export const redactionSchema = z.strictObject({
  id: z.string().min(1).max(80),
  /** 1-based. */
  page: z.int().positive(),
  boxes: z.array(redactionBoxSchema).min(1).max(2_000),
  reason: z.enum(redactionReasons),
  /** A person's note for the log; it goes to whoever gets the log. */
  note: z.string().max(2_000),
  /** Whether a person marked it or a rule proposed it. */
  by: z.enum(['person', 'rule']),
  madeAtMs: z.int(),
});
export type Redaction = z.infer<typeof redactionSchema>;

/** What a privilege log says of a document, without what is privileged. */
export const privilegeEntrySchema = z.strictObject({
  /** The whole document is withheld; else only what is redacted. */
  withheld: z.boolean(),
  date: z.string().max(40),
  kind: z.string().max(200),
  author: z.string().max(500),
  recipients: z.string().max(2_000),
  basis: z.string().max(500),
  description: z.string().max(2_000),
});
export type PrivilegeEntry = z.infer<typeof privilegeEntrySchema>;

/** All that is to be taken out of a document. */
export const documentRedactionsSchema = z.strictObject({
  redactions: z.array(redactionSchema).max(20_000),
  privilege: privilegeEntrySchema.nullable(),
});
export type DocumentRedactions = z.infer<typeof documentRedactionsSchema>;

export const noRedactions: DocumentRedactions = { redactions: [], privilege: null };

/** What an export of redacted copies wrote; a document that failed has no copy. */
export interface RedactionExport {
  readonly paths: readonly string[];
  readonly proofs: readonly RedactionProof[];
  readonly failed: readonly { readonly name: string; readonly code: string; readonly message: string }[];
}

/** What a redacted copy was found to be when it was read back. */
export const redactionProofSchema = z.strictObject({
  pages: z.int().nonnegative(),
  /** Pages that became a picture with the words that stay. */
  picturedPages: z.int().nonnegative(),
  redactedPages: z.int().nonnegative(),
  /** Characters whose text was taken out. */
  charactersRemoved: z.int().nonnegative(),
  /** Pixels under the boxes that were looked at again, all black. */
  pixelsChecked: z.int().nonnegative(),
});
export type RedactionProof = z.infer<typeof redactionProofSchema>;
