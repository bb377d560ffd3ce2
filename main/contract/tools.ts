import { z } from 'zod';

/**
 * Tools from outside: what a person lets the steps of a matter's plans call, by
 * name. A grant holds the tool as it was seen when it was granted; one that has
 * changed since is suspended until a person grants it anew.
 */

/** The first part of a grant's name: what a person calls a server, a program or a host. */
export const toolsOriginPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

const word = z.string().min(1).max(4_096);
/** An address of a server; anything but http and https, and any with a name or password in it, is refused. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(
    (url) => new URL(url).username === '' && new URL(url).password === '',
    'the address holds a name or password',
  );
const jsonObject = z.record(z.string(), z.json());
export type JsonObject = z.infer<typeof jsonObject>;

export const toolMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type ToolMethod = (typeof toolMethods)[number];

/** A program on this computer that speaks the Model Context Protocol over its standard input and output. */
const program = z.strictObject({
  kind: z.literal('program'),
  command: word,
  arguments: z.array(z.string().max(4_096)).max(64).readonly(),
  /** Whether it may use the network; where it may not, it is started without one or not at all. */
  network: z.boolean(),
});
/** A server that speaks the Model Context Protocol over HTTP. */
const server = z.strictObject({ kind: z.literal('server'), url: address });
export const toolsOriginSchema = z.discriminatedUnion('kind', [program, server]);
/** Where tools are asked for. */
export type ToolsOrigin = z.infer<typeof toolsOriginSchema>;

/** One address of one host, called by one method: arguments are its query (GET, DELETE) or its JSON body. */
export const toolAddressSchema = z.strictObject({
  kind: z.literal('address'),
  method: z.enum(toolMethods),
  url: address,
});
export type ToolAddress = z.infer<typeof toolAddressSchema>;

/** A tool as its server describes it. The words are the server's own: data, and no instruction. */
export const offeredToolSchema = z.strictObject({
  tool: z.string().min(1).max(128),
  description: z.string().max(20_000),
  /** JSON Schema of the arguments. */
  inputSchema: jsonObject,
});
export type OfferedTool = z.infer<typeof offeredToolSchema>;

/** What is kept of a grant. */
export const toolGrantContentSchema = offeredToolSchema.extend({
  from: z.discriminatedUnion('kind', [program, server, toolAddressSchema]),
  /** Of the tool as it was granted and where it is asked for. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why it may not be called any more, and since when; null while it may. */
  suspended: z.strictObject({ atMs: z.int(), why: z.enum(['changed', 'gone']) }).nullable(),
});
export type ToolGrantContent = z.infer<typeof toolGrantContentSchema>;

export interface ToolGrant extends ToolGrantContent {
  readonly id: string;
  readonly matterId: string;
  /** As plans name it: `ORIGIN/TOOL`. */
  readonly name: string;
  readonly grantedAtMs: number;
}

/** What a server offers, before anything of it is granted. */
export interface ToolsOffer {
  readonly offerId: string;
  readonly matterId: string;
  /** The first part of the names that its grants get. */
  readonly origin: string;
  readonly from: ToolsOrigin;
  readonly tools: readonly (OfferedTool & {
    /** Whether its description holds words that address a machine. */
    readonly addressesMachine: boolean;
  })[];
  /** Names of those whose arguments cannot be held to their schema here; they are not granted. */
  readonly leftOut: readonly string[];
}
