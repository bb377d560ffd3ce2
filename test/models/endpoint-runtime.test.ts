import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type EndpointCall, type OpenEndpointOptions, openEndpoint } from '#main/models/endpoint-runtime.ts';
import { testEndpoint } from '#main/models/test-endpoint.ts';
import { ensureTestModel, fetchTestModelMs } from './ensure-test-model.ts';
import { type Answering, type SmallEndpoint, sendStream, smallEndpoint, streamed } from './small-endpoint.ts';

const open: SmallEndpoint[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((endpoint) => endpoint.close()));
});

async function runtimeOf(answer: Answering, more: Partial<OpenEndpointOptions> = {}) {
  const server = await smallEndpoint(answer);
  open.push(server);
  const calls: EndpointCall[] = [];
  const inUse: number[] = [];
  const options: OpenEndpointOptions = {
    profile: {
      name: 'office',
      baseUrl: server.baseUrl,
      model: 'small',
      contextTokens: 4096,
      vocabulary: 'unknown',
      ...more.profile,
    },
    onCall: (call) => calls.push(call),
    onUse: (count) => inUse.push(count),
    firstByteMs: 2_000,
    pieceMs: 2_000,
    ...('key' in more ? { key: more.key ?? null } : {}),
    ...(more.firstByteMs ? { firstByteMs: more.firstByteMs } : {}),
  };
  return { runtime: await openEndpoint(options), options, server, calls, inUse };
}

const ask = { system: 'You are brief.', user: 'Where is the seat?', maxTokens: 20 };
const usage = { prompt: 40, written: 3 };

describe('an endpoint', () => {
  test('nothing is sent before it is asked; an answer streams, is counted and recorded', async () => {
    const { runtime, server, calls, inUse } = await runtimeOf(
      (response) => sendStream(response, streamed(['Hong', ' Kong', '。'], usage)),
      { key: 'secret' },
    );
    expect(server.requests).toEqual([]);
    const pieces: string[] = [];
    const result = await runtime.generate({ ...ask, onText: (piece) => pieces.push(piece) });
    expect(result).toEqual({ text: 'Hong Kong。', stopReason: 'end', promptTokens: 40, generatedTokens: 3 });
    expect(pieces.join('')).toBe(result.text);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      url: '/v1/chat/completions',
      authorization: 'Bearer secret',
      body: { model: 'small', temperature: 0, max_tokens: 20, stream: true },
    });
    expect(calls).toMatchObject([
      { endpoint: 'office', promptTokens: 40, generatedTokens: 3, outcome: 'done', sentBytes: expect.any(Number) },
    ]);
    expect(calls[0]?.receivedBytes).toBeGreaterThan(100);
    expect(inUse).toEqual([1, 0]);
  });

  test('events cut anywhere, by bytes, give the same text', async () => {
    const bytes = Buffer.from(streamed(['仲裁地', '喺', '香港。'], usage).replaceAll('\n', '\r\n'));
    for (const size of [1, 2, 7]) {
      const { runtime } = await runtimeOf((response) => {
        response.writeHead(200);
        for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
        response.end();
      });
      expect((await runtime.generate(ask)).text).toBe('仲裁地喺香港。');
    }
  });

  test('stop texts and loops are cut', async () => {
    const { runtime } = await runtimeOf((response) => sendStream(response, streamed(['one t', 'wo', ' three'], usage)));
    expect(await runtime.generate({ ...ask, stop: ['two'] })).toMatchObject({ text: 'one ', stopReason: 'stop' });
    const { runtime: looping } = await runtimeOf((response) =>
      sendStream(response, streamed(['好。', ...Array.from({ length: 60 }, () => '唔，')], usage)),
    );
    const looped = await looping.generate({ ...ask, maxTokens: 500 });
    expect(looped.stopReason).toBe('repetition');
    expect(looped.text.length).toBeLessThan(10);
  });

  test('a schema goes out as response_format', async () => {
    const { runtime, server } = await runtimeOf((response) => sendStream(response, streamed(['{}'], usage)));
    const jsonSchema = { type: 'object', properties: { seat: { type: 'string' } } };
    await runtime.generate({ ...ask, jsonSchema });
    expect(server.requests[0]?.body).toMatchObject({
      response_format: { type: 'json_schema', json_schema: { schema: jsonSchema } },
    });
  });

  test('cancelling ends the call', async () => {
    let closed = false;
    const { runtime, calls } = await runtimeOf((response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200);
      response.write(streamed(['Hong'], null).split('\n\n')[0]?.concat('\n\n') ?? '');
    });
    const controller = new AbortController();
    const result = await runtime.generate({ ...ask, signal: controller.signal, onText: () => controller.abort() });
    expect(result).toMatchObject({ text: 'Hong', stopReason: 'cancelled' });
    expect(calls).toMatchObject([{ outcome: 'cancelled' }]);
    await expect.poll(() => closed).toBe(true);
  });
});

describe('what goes wrong is an ordinary error, and nothing is tried twice', () => {
  const faults: readonly [string, (response: ServerResponse) => void, string, RegExp][] = [
    ['busy', (response) => response.writeHead(429).end('{"error":{"message":"rate"}}'), 'model-failed', /busy.*rate/],
    ['failing', (response) => response.writeHead(500).end('oops'), 'model-failed', /failed \(500\)/],
    ['refusing the key', (response) => response.writeHead(401).end(), 'model-failed', /key/],
    ['not knowing the model', (response) => response.writeHead(404).end(), 'model-missing', /does not know/],
    [
      'full',
      (response) => response.writeHead(400).end('{"error":{"message":"exceeds the available context size"}}'),
      'too-large',
      /too long/,
    ],
    [
      'sending on elsewhere',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/v1' }).end(),
      'model-failed',
      /another address/,
    ],
    ['talking nonsense', (response) => sendStream(response, 'data: {"choices": 3}\n\n'), 'model-failed', /no answer/],
    [
      'sending half of JSON',
      (response) => sendStream(response, 'data: {"choices": [\n\n'),
      'model-failed',
      /no answer/,
    ],
    [
      'ending in the middle',
      (response) => sendStream(response, streamed(['Hong'], usage).slice(0, 70)),
      'model-failed',
      /in the middle/,
    ],
    ['silent', () => {}, 'model-failed', /did not begin to answer/],
    ['hanging up', (response) => void response.destroy(), 'model-failed', /broke off/],
    [
      'failing while it writes',
      (response) => sendStream(response, 'data: {"error":{"message":"slot lost"}}\n\n'),
      'model-failed',
      /slot lost/,
    ],
    [
      'not counting',
      (response) => sendStream(response, streamed(['Hong Kong'], null)),
      'model-failed',
      /does not say how many/,
    ],
    [
      'cutting the prompt',
      (response) => sendStream(response, streamed(['Hong Kong'], { prompt: 1, written: 2 })),
      'model-failed',
      /cut it off/,
    ],
  ];
  test.each(faults)('%s', async (_, answer, code, words) => {
    const { runtime, server, calls, inUse } = await runtimeOf(answer, { firstByteMs: 300 });
    await expect(runtime.generate(ask)).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
    expect(server.requests).toHaveLength(1);
    expect(calls).toHaveLength(1);
    expect(inUse.at(-1)).toBe(0);
  });

  test('a dead one', async () => {
    const { runtime, server } = await runtimeOf(() => {});
    await server.close();
    await expect(runtime.generate(ask)).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining('Start the server'),
    });
  });

  test('a prompt that does not fit is not sent', async () => {
    const { runtime, server } = await runtimeOf(() => {});
    await expect(runtime.generate({ ...ask, user: 'word '.repeat(5_000) })).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(server.requests).toEqual([]);
  });

  test('addresses other than http and https are no profile', async () => {
    for (const baseUrl of ['file:///etc/passwd', 'ftp://server/v1', 'http://user:key@server/v1', 'nonsense']) {
      const profile = { name: 'x', baseUrl, model: 'm', contextTokens: 4096, vocabulary: 'unknown' } as const;
      await expect(openEndpoint({ profile })).rejects.toMatchObject({ code: 'wrong-usage' });
    }
  });
});

describe('with a known vocabulary', () => {
  test('one token too few is a cut prompt', { timeout: fetchTestModelMs }, async () => {
    const ggufFile = await ensureTestModel();
    let counted = 0;
    const { options } = await runtimeOf((response) =>
      sendStream(response, streamed(['Yes'], { prompt: counted, written: 1 })),
    );
    const runtime = await openEndpoint({ ...options, profile: { ...options.profile, vocabulary: { ggufFile } } });
    const content = runtime.countTokens(ask.system) + runtime.countTokens(ask.user);
    counted = content;
    expect((await runtime.generate(ask)).text).toBe('Yes');
    counted = content - 1;
    await expect(runtime.generate(ask)).rejects.toMatchObject({ message: expect.stringContaining('cut it off') });
  });
});

describe('typed questions', () => {
  const question = { kind: 'yes-no', text: 'Is the seat Hong Kong?' } as const;

  test('from the probabilities of the first token', async () => {
    const top = [
      { token: 'Yes', logprob: Math.log(0.6) },
      { token: ' yes', logprob: Math.log(0.1) },
      { token: 'No', logprob: Math.log(0.2) },
    ];
    const { runtime } = await runtimeOf((response) => {
      const content = [{ token: 'Yes', logprob: Math.log(0.6), top_logprobs: top }];
      const choices = [{ message: { content: 'Yes' }, finish_reason: 'length', logprobs: { content } }];
      response.end(JSON.stringify({ choices, usage: { prompt_tokens: 60, completion_tokens: 1 } }));
    });
    const { decisions, promptTokens } = await runtime.decide({ document: 'Seat: Hong Kong.', questions: [question] });
    expect(promptTokens).toBe(60);
    expect(decisions[0]?.probabilities[0]).toBeCloseTo(0.7 / 0.9, 9);
    expect(decisions[0]?.basis).toBe('model');
  });

  test('by a schema where a server tells no probabilities, and said so', async () => {
    const { runtime, server } = await runtimeOf((response) => {
      const content = server.requests.length === 1 ? 'Well' : '"No"';
      const choices = [{ message: { content }, finish_reason: 'stop' }];
      response.end(JSON.stringify({ choices, usage: { prompt_tokens: 60, completion_tokens: 1 } }));
    });
    const { decisions } = await runtime.decide({ document: 'Seat: Hong Kong.', questions: [question] });
    expect(decisions).toEqual([
      { kind: 'yes-no', probabilities: [0, 1], best: 1, confidence: 1, level: null, basis: 'answer-only' },
    ]);
  });
});

describe('the self-test', () => {
  const codes: Answering = (response, { url, body }) => {
    if (url.endsWith('/models')) {
      response.end(JSON.stringify({ data: [{ id: 'small' }] }));
      return;
    }
    const length = JSON.stringify(body).length;
    sendStream(response, streamed(['7341 and ', '9268'], { prompt: Math.ceil(length / 4), written: 4 }));
  };
  const signal = new AbortController().signal;

  test('an unknown vocabulary stays unverified', async () => {
    const { options } = await runtimeOf(codes);
    const result = await testEndpoint({ ...options, signal });
    expect(result.checks.map(({ name, passed }) => [name, passed])).toEqual([
      ['reachable', true],
      ['model', true],
      ['ends', true],
      ['counts', false],
      ['whole-prompt', true],
    ]);
    expect(result).toMatchObject({ isVerified: false, error: null });
  });

  test('a server that cuts long prompts is found out', async () => {
    const { options } = await runtimeOf((response, request) => {
      if (request.url.endsWith('/models')) codes(response, request);
      else sendStream(response, streamed(['9268'], { prompt: 100, written: 1 }));
    });
    const result = await testEndpoint({ ...options, signal });
    expect(result.isVerified).toBe(false);
    expect(result.error?.message).toContain('cut it off');
  });

  test('a dead server fails the first check', async () => {
    const { options, server } = await runtimeOf(codes);
    await server.close();
    const result = await testEndpoint({ ...options, signal });
    expect(result.checks).toEqual([{ name: 'reachable', passed: false, detail: '' }]);
    expect(result.error?.code).toBe('model-failed');
  });
});
