import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { TrilingualTokenizer } from './trilingual-tokenizer.ts';

const oddLine = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });
const lineFeed = 0x0a;

/** Counts JSON Lines that come in pieces, cut anywhere. */
export interface TokenLines {
  /** The answers to the lines that are whole by now. @throws SampanError `wrong-usage` naming the line that is none. */
  push(piece: Uint8Array): Uint8Array;
  /** The answer to a last line without a line break. */
  end(): Uint8Array;
}

/**
 * The `tokens` filter: `{"id","text"}` a line in, `{"id","count","ids"?,"offsets"?}` a line out, in order, `id` as it
 * was. Plain lines never become JavaScript values; those of any other form go through `JSON.parse`. What a bad line
 * throws comes after the answers to the lines before it: the next call throws.
 */
export function tokenLines(
  tokenizer: TrilingualTokenizer,
  options: { readonly ids?: boolean; readonly offsets?: boolean } = {},
): TokenLines {
  const wanted = { ids: options.ids ?? false, offsets: options.offsets ?? false };
  let begun: Uint8Array[] = [];
  let lineNumber = 0;
  let failure: SampanError | undefined;

  function answerOf(line: Uint8Array): string {
    lineNumber += 1;
    const text = new TextDecoder().decode(line);
    if (text.trim() === '') return '';
    const value = parseLine(text, lineNumber);
    const { ids, starts } =
      wanted.ids || wanted.offsets ? tokenizer.encodeWithOffsets(value.text) : { ids: undefined, starts: undefined };
    return `${JSON.stringify({
      id: value.id,
      count: ids?.length ?? tokenizer.count(value.text),
      ...(wanted.ids && ids && { ids: [...ids] }),
      ...(wanted.offsets && starts && { offsets: [...starts] }),
    })}\n`;
  }

  /** Answers whole lines; a bad one is kept as the failure of the next call. */
  function answers(lines: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = 0;
    while (at < lines.length) {
      const read = tokenizer.readLines(lines.subarray(at), wanted);
      parts.push(read.output);
      lineNumber += read.lines;
      at += read.bytes;
      if (!read.odd) break;
      const end = lines.indexOf(lineFeed, at);
      try {
        parts.push(new TextEncoder().encode(answerOf(lines.subarray(at, end))));
      } catch (error) {
        if (!(error instanceof SampanError)) throw error;
        failure = error;
        break;
      }
      at = end + 1;
    }
    if (failure !== undefined && parts.every((part) => part.length === 0)) throw failure;
    return joined(parts);
  }

  return {
    push(piece) {
      if (failure !== undefined) throw failure;
      const end = piece.lastIndexOf(lineFeed) + 1;
      if (end === 0) {
        begun.push(Uint8Array.from(piece));
        return new Uint8Array(0);
      }
      const lines = begun.length === 0 ? piece.subarray(0, end) : joined([...begun, piece.subarray(0, end)]);
      begun = end === piece.length ? [] : [Uint8Array.from(piece.subarray(end))];
      return answers(lines);
    },
    end() {
      if (failure !== undefined) throw failure;
      const last = joined([...begun, Uint8Array.of(lineFeed)]);
      begun = [];
      return answers(last);
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function parseLine(text: string, lineNumber: number): z.infer<typeof oddLine> {
  const expected = `Line ${lineNumber} of the input is not an object with "id" and "text". Give one JSON object a line.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SampanError('wrong-usage', expected, { cause });
  }
  const parsed = oddLine.safeParse(value);
  if (!parsed.success) throw new SampanError('wrong-usage', expected, { cause: parsed.error });
  return parsed.data;
}
