import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { type JsonObject, type OfferedTool, offeredToolSchema, type ToolsOrigin } from '#contract/tools.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { ProgramTransport } from './program-transport.ts';
import { type ToolLimits, toolLimits } from './tool-limits.ts';
import { wordsWithoutNetwork } from './without-network.ts';

export interface ConnectOptions {
  readonly signal: AbortSignal;
  readonly limits?: ToolLimits;
}

/** A server of tools while it is asked. */
export interface ToolConnection {
  /** What it offers, every page of its list. */
  tools(): Promise<OfferedTool[]>;
  /** The parts of its answer, as it sent them. Errors: `tool-failed` where the tool says it failed. */
  call(tool: string, given: JsonObject): Promise<readonly AnswerPart[]>;
}

const listSchema = z.object({
  tools: z.array(
    z.object({
      name: offeredToolSchema.shape.tool,
      description: offeredToolSchema.shape.description.default(''),
      inputSchema: offeredToolSchema.shape.inputSchema,
    }),
  ),
  nextCursor: z.string().optional(),
});

const answerSchema = z.object({
  content: z.array(z.looseObject({ type: z.string() })).default([]),
  structuredContent: z.record(z.string(), z.json()).optional(),
  isError: z.boolean().optional(),
});
export type AnswerPart = z.infer<typeof answerSchema>['content'][number];

/**
 * Connects to a server, does the work, and ends the server whatever happens.
 * Nothing of the server reaches a model: neither its instructions nor requests
 * of its own are taken. Errors: those of the work, `tool-failed`, `cancelled`, and
 * `machine-lacks` where a program is to have no network and the system cannot do that.
 */
export async function withToolConnection<Result>(
  from: ToolsOrigin,
  options: ConnectOptions,
  work: (connection: ToolConnection) => Promise<Result>,
): Promise<Result> {
  const { signal, limits = toolLimits } = options;
  signal.throwIfAborted();
  // Only here, so that a start without tools loads none of it.
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'sampan', version: '1' }, { capabilities: {} });
  const transport = await transportOf(from, limits);
  const failed = (error: unknown) =>
    failure(error, signal, transport instanceof ProgramTransport ? transport.said : '');
  const stop = () => void client.close().catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    await client.connect(transport, { timeout: limits.startMs, signal }).catch((error) => {
      throw failed(error);
    });
    return await work(connectionOf(client, limits, signal, failed));
  } finally {
    signal.removeEventListener('abort', stop);
    await client.close().catch(() => undefined);
    await transport.close().catch(() => undefined);
  }
}

async function transportOf(from: ToolsOrigin, limits: ToolLimits) {
  if (from.kind === 'server') {
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
    const url = new URL(from.url);
    return new StreamableHTTPClientTransport(url, { fetch: boundedFetch(url.origin, limits.mostBytes) });
  }
  const { deserializeMessage } = await import('@modelcontextprotocol/sdk/shared/stdio.js');
  const words = [from.command, ...from.arguments];
  const allowed = from.network ? words : await wordsWithoutNetwork(words);
  if (allowed === null)
    throw new SampanError(
      'machine-lacks',
      'This system cannot start a program without network. Grant it the network if you mean that, or let this user make namespaces (unshare).',
    );
  return new ProgramTransport(allowed, { mostBytes: limits.mostBytes, parse: deserializeMessage });
}

function connectionOf(
  client: Client,
  limits: ToolLimits,
  signal: AbortSignal,
  failed: (error: unknown) => SampanError,
): ToolConnection {
  return {
    async tools() {
      const found: OfferedTool[] = [];
      let cursor: string | undefined;
      do {
        // Not by the client's own function, which compiles the schemas of a stranger.
        const page = await client
          .request({ method: 'tools/list', params: cursor === undefined ? {} : { cursor } }, listSchema, {
            timeout: limits.startMs,
            signal,
          })
          .catch((error) => {
            throw failed(error);
          });
        for (const { name, description, inputSchema } of page.tools)
          found.push({ tool: name, description, inputSchema });
        cursor = page.nextCursor;
      } while (cursor !== undefined && found.length <= limits.mostTools);
      if (found.length > limits.mostTools)
        throw new SampanError('tool-failed', `The server offers more than ${limits.mostTools} tools.`);
      return found;
    },
    async call(tool, given) {
      const answer = await client
        .request({ method: 'tools/call', params: { name: tool, arguments: given } }, answerSchema, {
          timeout: limits.callMs,
          maxTotalTimeout: limits.callMs,
          signal,
        })
        .catch((error) => {
          throw failed(error);
        });
      const structured = answer.structuredContent;
      // The same data often stands in both forms; the text is what people read.
      const parts: readonly AnswerPart[] =
        answer.content.length > 0 || structured === undefined
          ? answer.content
          : [{ type: 'text', text: JSON.stringify(structured) }];
      if (answer.isError !== true) return parts;
      const said = parts.map(({ text }) => (typeof text === 'string' ? text : '')).join(' ');
      throw new SampanError('tool-failed', `The tool says that it failed: ${shortened(said)}`);
    },
  };
}

function failure(error: unknown, signal: AbortSignal, said: string): SampanError {
  if (signal.aborted) return new SampanError('cancelled', 'Stopped. Nothing finished is lost.', { cause: error });
  if (error instanceof SampanError) return error;
  const words = error instanceof Error ? error.message : String(error);
  const saying = said === '' ? '' : ` It said: ${said}`;
  return new SampanError('tool-failed', `The server of the tool failed: ${shortened(words)}.${saying}`, {
    cause: error,
  });
}

/** Words from outside for a message: short, on one line, without control characters. */
function shortened(words: string): string {
  return words
    .replace(/\p{C}+|\s+/gu, ' ')
    .trim()
    .slice(0, 300);
}
