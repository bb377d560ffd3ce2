import { findInjectedInstructions } from '#main/guardrails/injected-instructions.ts';
import type { AnswerPart } from './tool-connection.ts';
import { toolLimits } from './tool-limits.ts';

/** Text from outside: data, whatever it says. */
export interface UntrustedText {
  readonly text: string;
  /** Stretches that speak to the machine that reads them; UTF-16 offsets into `text`. */
  readonly injected: readonly { readonly start: number; readonly end: number }[];
}

/** Text from outside, bounded, without control characters, with the instructions in it found. */
export function untrustedText(text: string, mostKept = toolLimits.mostKept): UntrustedText {
  const clean = text.replace(/[^\P{Cc}\n\t]/gu, '');
  const kept = clean.length <= mostKept ? clean : `${clean.slice(0, mostKept).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return { text: kept, injected: findInjectedInstructions(kept).map(({ start, end }) => ({ start, end })) };
}

/** The parts of a tool's answer as texts; what is no text is named by its kind and left out. */
export function partTexts(parts: readonly AnswerPart[]): {
  readonly texts: readonly string[];
  readonly left: readonly string[];
} {
  const texts: string[] = [];
  const left: string[] = [];
  for (const part of parts) {
    const resource = typeof part.resource === 'object' && part.resource !== null ? part.resource : {};
    const inside: unknown = Reflect.get(resource, 'text');
    if (part.type === 'text' && typeof part.text === 'string') texts.push(part.text);
    else if (part.type === 'resource' && typeof inside === 'string') texts.push(inside);
    else left.push(part.type);
  }
  return { texts, left };
}
