import { createHash } from 'node:crypto';

/**
 * Whether a document is kept out of every training and tuning: one in four, by
 * the first byte of the SHA-256 of its name. The whole document goes to one side.
 */
export function isHeldOut(documentName: string): boolean {
  const [first = 0] = createHash('sha256').update(documentName).digest();
  return first % 4 === 0;
}
