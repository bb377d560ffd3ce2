import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import {
  type JsonObject,
  type ToolGrant,
  type ToolMethod,
  type ToolsOffer,
  type ToolsOrigin,
  toolAddressSchema,
  toolsOriginSchema,
} from '#contract/tools.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { matterNamed } from './matter-named.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { counted, print, say } from './terminal.ts';

interface MatterOptions extends CommonOptions {
  readonly matter: string;
  readonly json?: boolean;
}

export interface ToolsGrantOptions extends MatterOptions {
  /** The tools to grant; without any, what the server offers is shown and nothing granted. */
  readonly tool?: readonly string[];
  /** A server's address. */
  readonly server?: string;
  /** One address, called by `method`. */
  readonly url?: string;
  readonly method?: ToolMethod;
  /** A file with the JSON Schema of its arguments. */
  readonly schema?: string;
  readonly description?: string;
  /** Lets a program use the network. */
  readonly network?: boolean;
}

/** `sampan tools list`: what the steps of a matter's plans may call. */
export function toolsList(options: MatterOptions): Promise<number> {
  return withApplication(options, async (application) => {
    const { id } = await matterNamed(application, options.matter);
    const grants = await application.request('tools.list', { matterId: id });
    for (const grant of grants) print(options.json ? JSON.stringify(grant) : line(grant));
    say(counted(grants.length, 'granted tool'));
    return exitCodes.done;
  });
}

/**
 * `sampan tools grant ORIGIN`: a program (`-- COMMAND ARGUMENT…`), a server
 * (`--server URL`) or one address (`--method M --url URL --schema FILE`). Errors:
 * `wrong-usage`, `tool-failed`, `not-found` for the matter.
 */
export function toolsGrant(origin: string, words: readonly string[], options: ToolsGrantOptions): Promise<number> {
  return withApplication(options, async (application) => {
    const { id: matterId } = await matterNamed(application, options.matter);
    if (options.url !== undefined) return grantAddress(application, matterId, origin, options);
    const from = originOf(words, options);
    const offer = await application.request('tools.offer', { matterId, origin, from });
    const tools = options.tool ?? [];
    if (offer.leftOut.length > 0)
      say(`Left out, for their arguments cannot be held to their schema: ${offer.leftOut.join(', ')}.`);
    if (tools.length === 0) {
      for (const tool of offer.tools) print(options.json ? JSON.stringify(tool) : offeredLine(tool));
      say(`${counted(offer.tools.length, 'tool')} offered, none granted. Grant with --tool NAME.`);
      return exitCodes.done;
    }
    for (const tool of offer.tools)
      if (tool.addressesMachine && tools.includes(tool.tool))
        say(`! The description of ${tool.tool} holds words that address a machine. Sampan shows it to people only.`);
    const granted = await application.request('tools.grant', { offerId: offer.offerId, tools: [...tools] });
    for (const grant of granted) print(options.json ? JSON.stringify(grant) : line(grant));
    return exitCodes.done;
  });
}

/** `sampan tools revoke ORIGIN/TOOL`: nothing calls it any more. */
export function toolsRevoke(name: string, options: MatterOptions): Promise<number> {
  return withApplication(options, async (application) => {
    const { id } = await matterNamed(application, options.matter);
    const left = await application.request('tools.revoke', { matterId: id, name });
    say(`${name} is revoked; ${counted(left.length, 'granted tool')} left.`);
    return exitCodes.done;
  });
}

async function grantAddress(
  application: Application,
  matterId: string,
  origin: string,
  { tool, url, method, schema, description = '', json }: ToolsGrantOptions,
): Promise<number> {
  const [name] = tool ?? [];
  const from = toolAddressSchema.safeParse({ kind: 'address', method, url });
  if (!from.success || name === undefined || tool?.length !== 1 || schema === undefined)
    throw new SampanError('wrong-usage', 'An address needs --tool NAME, --method, --url (http or https) and --schema.');
  const inputSchema = await schemaOf(schema);
  const asked = { matterId, origin, tool: name, description, inputSchema, from: from.data };
  const grant = await application.request('tools.grantAddress', asked);
  print(json ? JSON.stringify(grant) : line(grant));
  return exitCodes.done;
}

async function schemaOf(path: string): Promise<JsonObject> {
  const parsed = z.record(z.string(), z.json()).safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new SampanError('wrong-usage', `${path} holds no JSON Schema of an object.`);
}

function originOf([command, ...rest]: readonly string[], { server, network }: ToolsGrantOptions): ToolsOrigin {
  const given =
    server === undefined
      ? { kind: 'program', command, arguments: rest, network: network === true }
      : { kind: 'server', url: server };
  const parsed = toolsOriginSchema.safeParse(given);
  if (parsed.success && (server === undefined || command === undefined)) return parsed.data;
  throw new SampanError('wrong-usage', 'Name one: a program after “--”, or --server URL, or --url URL.');
}

function where({ from }: Pick<ToolGrant, 'from'>): string {
  if (from.kind === 'program')
    return `${[from.command, ...from.arguments].join(' ')} (${from.network ? 'may use the network' : 'no network'})`;
  return from.kind === 'server' ? from.url : `${from.method} ${from.url}`;
}

function line(grant: ToolGrant): string {
  const state = grant.suspended === null ? '' : `  suspended: ${grant.suspended.why}`;
  return `${grant.name}  ${where(grant)}${state}\n    takes ${taken(grant)}${oneLine(grant.description)}`;
}

function offeredLine({ tool, ...described }: ToolsOffer['tools'][number]): string {
  return `${tool}\n    takes ${taken(described)}${oneLine(described.description)}`;
}

function taken({ inputSchema }: Pick<ToolGrant, 'inputSchema'>): string {
  const { properties } = inputSchema;
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return `${names.join(', ') || 'nothing'}. `;
}

function oneLine(words: string): string {
  const short = words.replace(/\p{C}+|\s+/gu, ' ').trim();
  return short.length > 200 ? `${short.slice(0, 199)}…` : short;
}
