import type { SchemaArgument } from './schema-arguments.ts';

/**
 * The JSON of arguments as they were typed: texts as they are, anything else as
 * JSON where it is that, else as the text, which the schema then refuses. What
 * was left empty is left out.
 */
export function argumentsJson(taken: readonly SchemaArgument[], typed: Readonly<Record<string, string>>): string {
  const given = taken.flatMap(({ name, type }) => {
    const text = typed[name] ?? '';
    return text === '' ? [] : [[name, type === 'string' ? text : jsonOrText(text)] as const];
  });
  return JSON.stringify(Object.fromEntries(given));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
