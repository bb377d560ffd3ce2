import { createInterface } from 'node:readline';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';

const line = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

/** One object of a filter's input. */
export type FilterLine = z.infer<typeof line>;

/**
 * Runs a filter over JSON Lines: one object in, one object out, in order, with
 * `id` kept. Output waits when the reader of it is slow.
 *
 * Errors: `wrong-usage` naming the line that is not `{"id", "text"}`.
 */
export async function filterJsonLines(
  input: NodeJS.ReadableStream,
  transform: (value: FilterLine) => object,
): Promise<void> {
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const value = parseLine(text, number);
    const answer = `${JSON.stringify({ id: value.id, ...transform(value) })}\n`;
    if (!process.stdout.write(answer)) await new Promise((resume) => process.stdout.once('drain', resume));
  }
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
