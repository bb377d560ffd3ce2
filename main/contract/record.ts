import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One entry of the record. It holds hashes and identifiers, never a document's words. */
export const recordEntrySchema = z.strictObject({
  sequence: z.int().min(1),
  /** Milliseconds since 1970. */
  atMs: z.int(),
  matterId: z.string().nullable(),
  kind: z.string().min(1),
  bodyJson: z.string(),
  previousSha256: sha256,
  sha256,
});
export type RecordEntry = z.infer<typeof recordEntrySchema>;

/** What is to be recorded. */
export interface RecordedEvent {
  readonly kind: string;
  readonly matterId: string | null;
  readonly body: object;
}

/** The end of the record, signed and kept beside the database. */
export const recordHeadSchema = z.strictObject({
  sequence: z.int().min(1),
  sha256,
  publicKey: sha256,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type RecordHead = z.infer<typeof recordHeadSchema>;

export type RecordBreakReason =
  | 'sequence'
  | 'previous-hash'
  | 'entry-hash'
  | 'head-missing'
  | 'head-damaged'
  | 'head-signature'
  | 'head-mismatch'
  | 'cut-end';

/** Whether the record is whole, or where it first breaks. */
export type RecordCheck =
  | { readonly whole: true; readonly entries: number; readonly headSha256: string | null }
  | { readonly whole: false; readonly sequence: number; readonly reason: RecordBreakReason };

const ownEntry = recordEntrySchema.extend({ contentSha256: sha256 });
/** An entry of another matter: its place in the chain without what it says. */
const closedEntry = ownEntry.pick({ sequence: true, previousSha256: true, contentSha256: true, sha256: true });

/** What travels with exported reports. */
export const certificateSchema = z.strictObject({
  format: z.literal('sampan-certificate/1'),
  issuedAtMs: z.int(),
  sampanVersion: z.string(),
  publicKey: sha256,
  document: z.strictObject({ id: z.string(), name: z.string(), sha256 }),
  reports: z.array(z.strictObject({ name: z.string(), sha256 })),
  sentences: z.array(
    z.strictObject({
      text: z.string(),
      method: z.string(),
      model: z.strictObject({ id: z.string(), sha256 }).nullable(),
      sources: z.array(z.strictObject({ documentId: z.string(), page: z.int() })),
    }),
  ),
  entries: z.array(z.union([ownEntry, closedEntry])),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type Certificate = z.infer<typeof certificateSchema>;
