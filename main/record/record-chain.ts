import { createHash } from 'node:crypto';
import type { RecordCheck, RecordEntry } from '#contract/record.ts';
import { canonicalJson } from './canonical-json.ts';

/** What the first entry follows. */
export const firstPreviousSha256 = '0'.repeat(64);

/** SHA-256 as lower-case hexadecimal. */
export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of what an entry says, without its place in the chain. */
export function contentSha256({
  sequence,
  atMs,
  matterId,
  kind,
  bodyJson,
}: Omit<RecordEntry, 'previousSha256' | 'sha256'>): string {
  return sha256Of(canonicalJson({ sequence, atMs, matterId, kind, bodyJson }));
}

/**
 * An entry's hash: over the hash before it and the hash of its content, so that
 * the chain can be shown without the words of another matter's entries.
 */
export function chainSha256(previousSha256: string, content: string): string {
  return sha256Of(previousSha256 + content);
}

/** The entry that follows another; the first follows null. */
export function nextEntry(
  previous: Pick<RecordEntry, 'sequence' | 'sha256'> | null,
  event: Omit<RecordEntry, 'sequence' | 'previousSha256' | 'sha256'>,
): RecordEntry {
  const { atMs, matterId, kind, bodyJson } = event;
  const content = { sequence: (previous?.sequence ?? 0) + 1, atMs, matterId, kind, bodyJson };
  const previousSha256 = previous?.sha256 ?? firstPreviousSha256;
  return { ...content, previousSha256, sha256: chainSha256(previousSha256, contentSha256(content)) };
}

/** Follows the chain from its first entry and names the first break. The end is not checked: see `verifyRecord`. */
export function verifyChain(entries: Iterable<RecordEntry>): RecordCheck {
  let count = 0;
  let previousSha256 = firstPreviousSha256;
  for (const entry of entries) {
    count += 1;
    if (entry.sequence !== count) return { whole: false, sequence: count, reason: 'sequence' };
    if (entry.previousSha256 !== previousSha256) return { whole: false, sequence: count, reason: 'previous-hash' };
    if (entry.sha256 !== chainSha256(previousSha256, contentSha256(entry)))
      return { whole: false, sequence: count, reason: 'entry-hash' };
    previousSha256 = entry.sha256;
  }
  return { whole: true, entries: count, headSha256: count === 0 ? null : previousSha256 };
}
