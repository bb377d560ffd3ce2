import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands first in a backup: what it holds, and the hash of each member. */
export const backupManifestSchema = z.strictObject({
  format: z.literal('sampan-matter/1'),
  /** The newest migration of the database it came from, in milliseconds since 1970, and how many there were. */
  schemaMs: z.int(),
  schemaVersion: z.int(),
  madeAtMs: z.int(),
  matter: z.strictObject({ id: z.string().min(1).max(200), name: z.string() }),
  documents: z.int().min(0),
  members: z.array(z.strictObject({ name: z.string().min(1), bytes: z.int().min(0), sha256 })),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** What a restore brought. */
export interface RestoredMatter {
  readonly matterId: string;
  readonly name: string;
  /** Documents that were not there before. */
  readonly added: number;
  /** Documents that were there already and stayed as they were. */
  readonly alreadyThere: number;
}
