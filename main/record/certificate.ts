import type { Certificate, RecordEntry } from '#contract/record.ts';
import { canonicalJson } from './canonical-json.ts';
import { contentSha256 } from './record-chain.ts';
import type { RecordKey } from './record-key.ts';

/** What a certificate says of one document's reports. */
export type CertifiedWork = Pick<Certificate, 'issuedAtMs' | 'sampanVersion' | 'document' | 'reports' | 'sentences'>;

/**
 * The signed certificate of a document's reports with the record from the
 * matter's first entry on. Entries of other matters stand in it closed: their
 * hashes hold the chain together, their words stay out.
 */
export function certificateOf(
  work: CertifiedWork,
  record: { readonly entries: readonly RecordEntry[]; readonly matterId: string },
  key: RecordKey,
): Certificate {
  const first = record.entries.findIndex(({ matterId }) => matterId === record.matterId);
  const behind = first === -1 ? [] : record.entries.slice(first);
  const entries = behind.map((entry) => {
    const content = contentSha256(entry);
    if (entry.matterId === record.matterId) return { ...entry, contentSha256: content };
    const { sequence, previousSha256, sha256 } = entry;
    return { sequence, previousSha256, contentSha256: content, sha256 };
  });
  const unsigned = { format: 'sampan-certificate/1' as const, ...work, publicKey: key.publicKey, entries };
  return { ...unsigned, signature: key.sign(canonicalJson(unsigned)) };
}
