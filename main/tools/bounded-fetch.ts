import { SampanError } from '#contract/errors.ts';

/**
 * `fetch` held to one origin: another one and any redirect are refused, and a
 * body ends with an error when it grows beyond `mostBytes`. Errors: `tool-failed`.
 */
export function boundedFetch(origin: string, mostBytes: number): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new SampanError('tool-failed', `${url.origin} was not granted, only ${origin}.`);
    const answer = await fetch(input, { ...init, redirect: 'manual', credentials: 'omit' });
    if (answer.status >= 300 && answer.status < 400)
      throw new SampanError('tool-failed', `${origin} sends the request on to another address, which is refused.`);
    if (answer.body === null) return answer;
    let bytes = 0;
    const bounded = answer.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          bytes += piece.byteLength;
          if (bytes > mostBytes)
            controller.error(new SampanError('tool-failed', `${origin} sends more than ${mostBytes} bytes.`));
          else controller.enqueue(piece);
        },
      }),
    );
    return new Response(bounded, { status: answer.status, statusText: answer.statusText, headers: answer.headers });
  };
}
