import { SampanError } from '#contract/errors.ts';

/** A file over the size limit. */
export function tooLarge(name: string, byteLength: number, limit: number): SampanError {
  const inMegabytes = (value: number): string => `${Math.ceil(value / 2 ** 20).toLocaleString('en')} MB`;
  return new SampanError(
    'too-large',
    `“${name}” has ${inMegabytes(byteLength)}; the limit is ${inMegabytes(limit)}. Split it and add the parts.`,
  );
}

/** Throws `cancelled` once the signal has been given. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

export function cancelled(): SampanError {
  return new SampanError('cancelled', 'Reading was cancelled. Start it again to go on.');
}
