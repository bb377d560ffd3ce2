import { SampanError } from '#contract/errors.ts';

/** `what` is the kind of file in plain words: "Word document". */
export function damagedFile(what: string, cause?: unknown): SampanError {
  return new SampanError(
    'damaged-file',
    `The ${what} is damaged and could not be read. Open it in the program that made it, save it again and add the new copy.`,
    { cause },
  );
}

export function tooLarge(what: string): SampanError {
  return new SampanError(
    'too-large',
    `The file has more ${what} than can be read safely. Split it into smaller files and add those.`,
  );
}

export function passwordNeeded(what: string): SampanError {
  return new SampanError(
    'password-needed',
    `The ${what} is protected by a password. Open it in the program that made it, save a copy without the password and add that copy.`,
  );
}

export function emptyFile(what: string): SampanError {
  return new SampanError(
    'empty-file',
    `The ${what} is empty. Check that it was saved or sent whole, and add it again.`,
  );
}

/**
 * Runs a reader over an untrusted file: what it throws that is no `SampanError`
 * comes from bytes that break the format's rules, and is told as such.
 */
export async function readUntrusted<T>(what: string, read: () => Promise<T> | T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SampanError) throw error;
    if (error instanceof Error && error.name === 'AbortError') {
      throw new SampanError('cancelled', 'Cancelled. Nothing finished is lost; start it again to go on.', {
        cause: error,
      });
    }
    if (error instanceof RangeError && /call stack/.test(error.message)) throw tooLarge('levels of nesting');
    throw damagedFile(what, error);
  }
}
