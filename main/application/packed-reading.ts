import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Reading } from '#contract/answer.ts';

/** A reading packed: it waits for its turn in a report, and of thousands of pages takes tens of megabytes otherwise. */
export function packedReading(reading: Reading): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(reading), { level: 1 }));
}

/** The other way round. */
export function unpackedReading(packed: Uint8Array): Reading {
  const reading: Reading = JSON.parse(inflateRawSync(packed).toString('utf8'));
  return reading;
}
