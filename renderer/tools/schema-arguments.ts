import type { JsonObject } from '#contract/tools.ts';

/** One argument of a tool, as its schema describes it. */
export interface SchemaArgument {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any';
  readonly isNeeded: boolean;
  /** The server's own words; empty where it has none. */
  readonly description: string;
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;

/** What a tool may be asked, in the order of its schema. */
export function schemaArguments({ properties, required }: JsonObject): SchemaArgument[] {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).map(([name, given]) => {
    const schema = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
    const type = types.find((one) => one === schema.type) ?? 'any';
    const description = typeof schema.description === 'string' ? schema.description : '';
    return { name, type, isNeeded: needed.includes(name), description };
  });
}
