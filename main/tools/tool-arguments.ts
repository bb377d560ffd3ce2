import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { JsonObject } from '#contract/tools.ts';

/** Longest JSON of arguments, in UTF-16 units. */
const longestArguments = 20_000;

/** Whether the schema of a tool's arguments is one that arguments can be held to here. */
export function isCheckableSchema(inputSchema: JsonObject): boolean {
  try {
    z.fromJSONSchema(inputSchema);
    return inputSchema.type === 'object';
  } catch {
    return false;
  }
}

/** The arguments that a text holds, as the tool's schema wants them. Errors: `wrong-usage`. */
export function parsedArguments(text: string, inputSchema: JsonObject): JsonObject {
  if (text.length > longestArguments)
    throw new SampanError('wrong-usage', `The arguments are longer than ${longestArguments} characters. Shorten them.`);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new SampanError('wrong-usage', 'The arguments are not JSON. Write them as {"name": value}.', {
      cause: error,
    });
  }
  const object = z.record(z.string(), z.json()).safeParse(given);
  if (!object.success)
    throw new SampanError('wrong-usage', 'The arguments are no object. Write them as {"name": value}.');
  const held = z.fromJSONSchema(inputSchema).safeParse(object.data);
  if (held.success) return object.data;
  const words = held.error.issues.map(({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`);
  throw new SampanError('wrong-usage', `The arguments are not what the tool takes (${words.join('; ')}).`);
}
