import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';

const line = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

/** One object of a filter's input. */
export type FilterLine = z.infer<typeof line>;

/** Answers wait for each other up to this many characters: fewer, larger writes. */
const writeAtCharacters = 1 << 16;

/**
 * Runs a filter over JSON Lines: one object in, one object out, in order, with
 * `id` kept. Output waits when the reader of it is slow.
 *
 * Errors: `wrong-usage` naming the line that is not `{"id", "text"}`.
 */
export async function filterJsonLines(
  input: NodeJS.ReadableStream,
  transform: (value: FilterLine) => object | Promise<object>,
): Promise<void> {
  let number = 0;
  let answers = '';
  try {
    for await (const lines of wholeLines(input)) {
      for (const text of lines) {
        number += 1;
        if (text.trim() === '') continue;
        const value = parseLine(text, number);
        answers += `${JSON.stringify({ id: value.id, ...(await transform(value)) })}\n`;
        if (answers.length < writeAtCharacters) continue;
        await write(answers);
        answers = '';
      }
      // What came at once is answered at once, so that a filter in a pipe never keeps an answer back.
      if (answers !== '') await write(answers);
      answers = '';
    }
  } finally {
    // The answers before a bad line are good ones.
    if (answers !== '') await write(answers);
  }
}

/** The lines that each piece of the input completes. */
async function* wholeLines(input: NodeJS.ReadableStream): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  const begun: string[] = [];
  for await (const piece of input) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    const end = text.lastIndexOf('\n');
    if (end < 0) {
      begun.push(text);
      continue;
    }
    const lines = (begun.join('') + text.slice(0, end)).split('\n');
    begun.length = 0;
    begun.push(text.slice(end + 1));
    yield lines;
  }
  yield [begun.join('') + decoder.decode()];
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resume) => process.stdout.once('drain', resume));
}

function parseLine(text: string, number: number): FilterLine {
  const expected = `Line ${number} of the input is not an object with "id" and "text". Give one JSON object a line.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SampanError('wrong-usage', expected, { cause });
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) throw new SampanError('wrong-usage', expected, { cause: parsed.error });
  return parsed.data;
}
