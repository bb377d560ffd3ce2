import { sha256Of } from '#main/record/record-chain.ts';

/** SHA-256 of a value's JSON as it stands, in hexadecimal. */
export function jsonSha256(value: unknown): string {
  return sha256Of(JSON.stringify(value));
}
