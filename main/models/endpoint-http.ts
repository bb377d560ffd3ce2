/**
 * One request to a named server and nothing else: no proxy of the environment, no redirect, no second try. What can
 * go wrong comes back as a `SampanError` that says what to do.
 */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { SampanError } from '#contract/errors.ts';

export interface EndpointCallOptions {
  readonly url: URL;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: object;
  readonly key: string | null;
  /** The server's name for messages. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Longest wait for the first byte, while the server reads the prompt. */
  readonly firstByteMs: number;
  /** Longest wait between two pieces. */
  readonly pieceMs: number;
  readonly onSent?: (bytes: number) => void;
}

const mostErrorBytes = 16_384;

/** The answer's body, its status being 200. */
export async function callEndpoint(options: EndpointCallOptions): Promise<IncomingMessage> {
  const { url, body, key, name, signal, firstByteMs, pieceMs } = options;
  const payload = body === undefined ? null : Buffer.from(JSON.stringify(body), 'utf8');
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = send(url, {
      method: payload === null ? 'GET' : 'POST',
      agent: false,
      signal,
      headers: {
        accept: 'text/event-stream, application/json',
        'user-agent': 'sampan',
        ...(payload === null ? {} : { 'content-type': 'application/json', 'content-length': payload.length }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
    });
    const timer = setTimeout(() => {
      asked.destroy(
        new SampanError(
          'model-failed',
          `${name} did not begin to answer within ${Math.round(firstByteMs / 1000)} s. Give it less text, or see whether the server is overloaded.`,
        ),
      );
    }, firstByteMs);
    asked.on('error', (error) => {
      clearTimeout(timer);
      reject(connectionError(error, name));
    });
    asked.on('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    asked.end(payload ?? undefined);
    options.onSent?.(payload?.length ?? 0);
  });
  answer.setTimeout(pieceMs, () =>
    answer.destroy(
      new SampanError('model-failed', `${name} stopped in the middle of its answer. Look at the server and ask again.`),
    ),
  );
  const status = answer.statusCode ?? 0;
  if (status === 200) return answer;
  const words = await readBody(answer, mostErrorBytes, name).catch(() => '');
  throw statusError(status, words, name);
}

/** The whole body as text. */
export async function readBody(answer: IncomingMessage, mostBytes: number, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of answer) {
      const bytes = Buffer.from(piece);
      length += bytes.length;
      if (length > mostBytes) {
        answer.destroy();
        throw new SampanError('model-failed', `${name} sends more than an answer can be. Look at the server.`);
      }
      pieces.push(bytes);
    }
  } catch (error) {
    throw connectionError(error, name);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Any failure of a connection, in words. */
export function connectionError(error: unknown, name: string): SampanError {
  if (error instanceof SampanError) return error;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ABORT_ERR' || (error instanceof Error && error.name === 'AbortError')) {
    return new SampanError('cancelled', 'Cancelled. Nothing finished is lost; ask again.', { cause: error });
  }
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: `${name} does not answer: nothing listens at its address. Start the server, or choose another model.`,
    ENOTFOUND: `${name} cannot be found: its address has no host of that name. Correct the address of the endpoint.`,
    ECONNRESET: `${name} broke off the connection. Look at the server and ask again.`,
    ETIMEDOUT: `${name} cannot be reached. Look at the network and the address of the endpoint.`,
  };
  const message = typeof code === 'string' ? known[code] : undefined;
  return new SampanError('model-failed', message ?? `${name} failed: ${reason}. Look at the server and ask again.`, {
    cause: error,
  });
}

function statusError(status: number, body: string, name: string): SampanError {
  const said = serverWords(body);
  const saying = said === '' ? '' : ` It says: ${said}`;
  if (status >= 300 && status < 400) {
    return new SampanError(
      'model-failed',
      `${name} sends the request on to another address, which is refused. Name the address itself in the endpoint.`,
    );
  }
  if (status === 401 || status === 403)
    return new SampanError('model-failed', `${name} does not accept the key. Give the endpoint its key.${saying}`);
  if (status === 404)
    return new SampanError(
      'model-missing',
      `${name} does not know this address or model. Correct the endpoint.${saying}`,
    );
  if (status === 413 || (status === 400 && /context|too long|maximum.*(?:length|tokens)|exceed/i.test(said)))
    return new SampanError('too-large', `The text is too long for ${name}. Give it less at a time.${saying}`);
  if (status === 429) return new SampanError('model-failed', `${name} is too busy. Ask again later.${saying}`);
  if (status >= 500)
    return new SampanError('model-failed', `${name} failed (${status}). Look at the server and ask again.${saying}`);
  return new SampanError('model-failed', `${name} refused the request (${status}).${saying}`);
}

/** What a server says went wrong: short, on one line, without control characters. */
function serverWords(body: string): string {
  const quoted = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1] ?? body;
  return quoted
    .replace(/\p{C}+|\s+/gu, ' ')
    .trim()
    .slice(0, 300);
}
