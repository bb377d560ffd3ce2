import { SampanError } from '#contract/errors.ts';

/** Asks for the password of a file that can be opened with it, in the words of a PDF. */
export function passwordAsked(name: string): SampanError {
  return new SampanError('password-needed', `“${name}” is protected. Enter its password to read it.`);
}

export function passwordWrong(name: string): SampanError {
  return new SampanError('password-wrong', `That password does not open “${name}”. Check it and try again.`);
}

/** A protection that no password helps against here. */
export function notOpened(name: string): SampanError {
  return new SampanError(
    'unsupported-format',
    `“${name}” is protected in a way that Sampan does not open, such as rights management. Save it without the protection, or as PDF, and add that.`,
  );
}
