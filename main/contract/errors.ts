/**
 * The closed set of failures a person can meet. Each has a stable `code`, a
 * message that says what to do, and travels across process borders as
 * `{ code, message }` to be rebuilt by `sampanErrorFrom`.
 */

export const errorCodes = [
  'password-needed',
  'password-wrong',
  'damaged-file',
  'unsupported-format',
  'empty-file',
  'no-pages',
  'too-large',
  'too-slow',
  'out-of-memory',
  'file-not-found',
  'file-unreadable',
  'disk-full',
  'reader-crashed',
  'model-missing',
  'model-does-not-fit',
  'model-failed',
  'download-failed',
  'tool-failed',
  'store-busy',
  'store-newer',
  'store-damaged',
  'locked',
  'passphrase-wrong',
  'wrong-usage',
  'machine-lacks',
  'not-found',
  'cancelled',
  'redaction-failed',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorValue {
  readonly code: ErrorCode;
  readonly message: string;
}

/** An expected failure. `message` says what happened and what to do about it. */
export class SampanError extends Error {
  override readonly name = 'SampanError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  /** The form that crosses a process border. */
  toValue(): ErrorValue {
    return { code: this.code, message: this.message };
  }
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && errorCodes.some((code) => code === value);
}

/** Any thrown value as a `SampanError`; what was not expected becomes `internal` with its own message. */
export function sampanErrorFrom(value: unknown): SampanError {
  if (value instanceof SampanError) return value;
  if (typeof value === 'object' && value !== null) {
    const code: unknown = Reflect.get(value, 'code');
    const message: unknown = Reflect.get(value, 'message');
    if (isErrorCode(code)) return new SampanError(code, String(message), { cause: value });
    if (Reflect.get(value, 'name') === 'AbortError') {
      return new SampanError('cancelled', 'Cancelled. Nothing finished is lost; start it again to go on.', {
        cause: value,
      });
    }
    if (code === 'ENOSPC')
      return new SampanError('disk-full', 'The disk is full. Free some space and try again.', { cause: value });
    if (code === 'ENOENT')
      return new SampanError('file-not-found', `${String(message)}. Check the path and try again.`, { cause: value });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR') {
      return new SampanError('file-unreadable', `${String(message)}. Check that you may read the file.`, {
        cause: value,
      });
    }
    return new SampanError('internal', String(message ?? value), { cause: value });
  }
  return new SampanError('internal', String(value));
}
