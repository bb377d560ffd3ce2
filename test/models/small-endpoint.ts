import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface SmallEndpoint {
  readonly baseUrl: string;
  /** Bodies and headers of the requests it got, in order. */
  readonly requests: readonly {
    readonly url: string;
    readonly body: unknown;
    readonly authorization: string | undefined;
  }[];
  close(): Promise<void>;
}

export type Answering = (response: ServerResponse, request: { readonly url: string; readonly body: unknown }) => void;

/** A server on the loopback interface that answers as it is told to. */
export async function smallEndpoint(answer: Answering): Promise<SmallEndpoint> {
  const requests: { url: string; body: unknown; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      const body: unknown = text === '' ? null : JSON.parse(text);
      const url = request.url ?? '';
      requests.push({ url, body, authorization: request.headers.authorization });
      answer(response, { url, body });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** The events of a streamed answer that writes `pieces`. */
export function streamed(
  pieces: readonly string[],
  usage: { readonly prompt: number; readonly written: number } | null,
  finishReason = 'stop',
): string {
  const events = [
    ...pieces.map((content) => ({ choices: [{ delta: { content }, finish_reason: null }] })),
    { choices: [{ delta: {}, finish_reason: finishReason }] },
    ...(usage ? [{ choices: [], usage: { prompt_tokens: usage.prompt, completion_tokens: usage.written } }] : []),
  ];
  return `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n`;
}

export function sendStream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(text);
}
