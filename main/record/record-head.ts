import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordCheck, type RecordEntry, type RecordHead, recordHeadSchema } from '#contract/record.ts';
import { verifyChain } from './record-chain.ts';
import { isSignedBy, type RecordKey } from './record-key.ts';

/** The name of the head's file in the data folder. */
export const recordHeadFileName = 'record-head.json';

function signedText({ sequence, sha256 }: Pick<RecordHead, 'sequence' | 'sha256'>): string {
  return `sampan-record-head:${sequence}:${sha256}`;
}

/** Signs the record's last entry and keeps that beside the database, whole or not at all. */
export function keepHead(dataFolder: string, key: RecordKey, { sequence, sha256 }: RecordEntry): void {
  const path = join(dataFolder, recordHeadFileName);
  // Another program may have gone on meanwhile: the head never goes back.
  const kept = readHead(dataFolder);
  if (typeof kept === 'object' && kept !== null && kept.sequence > sequence) return;
  const signature = key.sign(signedText({ sequence, sha256 }));
  const head: RecordHead = { sequence, sha256, publicKey: key.publicKey, signature };
  const made = `${path}.${process.pid}`;
  writeFileSync(made, `${JSON.stringify(head)}\n`, { mode: 0o600 });
  renameSync(made, path);
}

/** The kept head; null where there is none, `damaged` where the file holds no head. */
export function readHead(dataFolder: string): RecordHead | 'damaged' | null {
  const path = join(dataFolder, recordHeadFileName);
  if (!existsSync(path)) return null;
  try {
    return recordHeadSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return 'damaged';
  }
}

/**
 * The whole record against its chain and its signed head; the first break by
 * sequence. Entries after the head are allowed: a program may stop between the
 * entry and its head. `publicKey` is the data folder's own.
 */
export function verifyRecord(
  entries: readonly RecordEntry[],
  head: RecordHead | 'damaged' | null,
  publicKey: string,
): RecordCheck {
  const chain = verifyChain(entries);
  if (!chain.whole) return chain;
  const broken = (
    sequence: number,
    reason: 'head-missing' | 'head-damaged' | 'head-signature' | 'head-mismatch' | 'cut-end',
  ) => ({ whole: false, sequence, reason }) as const;
  if (head === null) return entries.length === 0 ? chain : broken(entries.length, 'head-missing');
  if (head === 'damaged') return broken(entries.length, 'head-damaged');
  if (head.publicKey !== publicKey || !isSignedBy(publicKey, signedText(head), head.signature))
    return broken(head.sequence, 'head-signature');
  if (entries.length < head.sequence) return broken(entries.length + 1, 'cut-end');
  if (entries[head.sequence - 1]?.sha256 !== head.sha256) return broken(head.sequence, 'head-mismatch');
  return chain;
}
