import { SampanError } from '#contract/errors.ts';

/** Whatever llama.cpp threw, as an error that says what to do: `out-of-memory`, else `model-failed`. */
export function modelFailed(error: unknown): SampanError {
  if (error instanceof SampanError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/InsufficientMemory|out of memory|bad_alloc|failed to allocate/i.test(`${error}`)) {
    return new SampanError(
      'out-of-memory',
      `The model ran out of memory: ${reason}. Close other programs or choose a smaller model.`,
      { cause: error },
    );
  }
  return new SampanError(
    'model-failed',
    `The model failed: ${reason}. Try again; if it fails again, fetch the model anew.`,
    {
      cause: error,
    },
  );
}
