import { SampanError } from '#contract/errors.ts';
import type { JsonObject, ToolAddress } from '#contract/tools.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { type ToolLimits, toolLimits } from './tool-limits.ts';

/**
 * Calls one address: arguments as its query (GET, DELETE) or as a JSON body.
 * Returns the answer's text. Errors: `tool-failed` for any answer but success,
 * for bytes that are no text and for more than the limit; `cancelled`.
 */
export async function callAddress(
  { method, url }: ToolAddress,
  given: JsonObject,
  { signal, limits = toolLimits }: { readonly signal: AbortSignal; readonly limits?: ToolLimits },
): Promise<string> {
  const asked = new URL(url);
  const inQuery = method === 'GET' || method === 'DELETE';
  if (inQuery)
    for (const [name, value] of Object.entries(given))
      asked.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  try {
    const answer = await boundedFetch(asked.origin, limits.mostBytes)(asked, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(limits.callMs)]),
      headers: { accept: 'application/json, text/*', 'user-agent': 'sampan', 'content-type': 'application/json' },
      ...(!inQuery && { body: JSON.stringify(given) }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok) throw new SampanError('tool-failed', `${asked.host} answered with ${answer.status}.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (signal.aborted) throw new SampanError('cancelled', 'Stopped. Nothing finished is lost.', { cause: error });
    if (error instanceof SampanError) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof SampanError) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new SampanError('tool-failed', `${asked.host} could not be asked: ${words}.`, { cause: error });
  }
}
