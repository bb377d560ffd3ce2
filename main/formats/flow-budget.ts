import { tooLarge } from './format-errors.ts';
import { type FormatLimits, formatLimits, type ReadOptions } from './format-limits.ts';

/** Counts what one file gives against the limits; each method throws `too-large` past its bound. */
export interface FlowBudget {
  readonly limits: FormatLimits;
  paragraph(): void;
  characters(count: number): void;
  cell(count?: number): void;
  section(): void;
  attachment(byteLength: number): void;
  /** Runs `inside` one level deeper. */
  nested<T>(inside: () => T): T;
}

/** A fresh budget for one file; also throws when `options.signal` is aborted. */
export function flowBudget(options: ReadOptions): FlowBudget {
  const limits = options.limits ?? formatLimits;
  const used = { paragraphs: 0, characters: 0, cells: 0, sections: 0, attachmentBytes: 0, depth: 0 };
  return {
    limits,
    paragraph() {
      used.paragraphs += 1;
      if (used.paragraphs > limits.paragraphs) throw tooLarge('paragraphs');
      if (used.paragraphs % 256 === 0) options.signal?.throwIfAborted();
    },
    characters(count) {
      used.characters += count;
      if (used.characters > limits.characters) throw tooLarge('characters');
    },
    cell(count = 1) {
      used.cells += count;
      if (used.cells > limits.cells) throw tooLarge('table cells');
    },
    section() {
      used.sections += 1;
      if (used.sections > limits.sections) throw tooLarge('sections, sheets or slides');
    },
    attachment(byteLength) {
      used.attachmentBytes += byteLength;
      if (used.attachmentBytes > limits.attachmentBytes) throw tooLarge('bytes of pictures and files inside it');
    },
    nested(inside) {
      used.depth += 1;
      if (used.depth > limits.nesting) throw tooLarge('levels of nesting');
      try {
        return inside();
      } finally {
        used.depth -= 1;
      }
    },
  };
}
