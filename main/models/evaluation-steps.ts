import { createHash } from 'node:crypto';
import { stepTokens } from './context-settings.ts';

/**
 * Where the steps begin in which a prompt is evaluated: at the start, after the system message, every 128 tokens,
 * and after the part that other requests share. The numbers a model makes of a token depend on what it was evaluated
 * together with; so the same prompt is always cut at the same places, and only what was cut alike is used again.
 */
export function evaluationSteps(prompt: {
  readonly length: number;
  readonly systemLength: number;
  /** Tokens at the beginning that other requests share, or 0. */
  readonly sharedLength: number;
}): number[] {
  const { length, systemLength, sharedLength } = prompt;
  const starts = [0];
  const cut = (from: number, to: number): void => {
    for (let start = from; start < to; start += stepTokens) starts.push(start);
  };
  if (sharedLength > systemLength && sharedLength < length) {
    cut(systemLength, sharedLength);
    cut(sharedLength, length);
  } else cut(systemLength, length);
  return starts.filter((start, index) => start < length && (index === 0 || start > 0));
}

/** How many leading tokens of a prompt need not be evaluated, where `known` was evaluated in steps of its own. */
export function reusableLength(
  known: { readonly ids: readonly number[]; readonly starts: readonly number[] },
  wanted: { readonly ids: readonly number[]; readonly starts: readonly number[] },
): number {
  let same = 0;
  while (same < known.ids.length && same < wanted.ids.length && known.ids[same] === wanted.ids[same]) same++;
  let reusable = 0;
  for (const [index, start] of wanted.starts.entries()) {
    if (start > same || known.starts[index] !== start) break;
    reusable = start;
  }
  return reusable;
}

/** The name under which the state of a prompt's beginning is kept: another of anything gives another name. */
export function stateIdentity(state: {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  /** Model file, program version, context settings: all that the numbers depend on. */
  readonly surroundings: Readonly<Record<string, string | number | boolean>>;
}): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(['sampan-state/1', Object.entries(state.surroundings).sort(), state.starts]));
  hash.update(Uint32Array.from(state.ids));
  return hash.digest('hex');
}
