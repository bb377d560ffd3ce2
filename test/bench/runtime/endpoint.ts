import { type EndpointCall, openEndpoint } from '#main/models/endpoint-runtime.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { testEndpoint } from '#main/models/test-endpoint.ts';
import { startLlamaServer } from './llama-server.ts';
import type { BenchModel } from './models.ts';

const system = 'You answer in one short sentence.';
const document =
  'Any dispute arising out of this Charter shall be referred to arbitration in Hong Kong. 本合約受英國法律管轄。呢份租約嘅租金要預先付。';
const questions = ['Where is the arbitration?', '準據法係咩？', 'Is hire paid in advance?'];

/** The endpoint runtime against a real llama-server: self-test, answers beside the local runtime's, counts, schema, probabilities, faults. */
export async function measureEndpoint(model: BenchModel): Promise<void> {
  const server = await startLlamaServer({
    modelFile: model.path,
    contextSize: 2_048,
    threads: 1,
    words: ['--alias', model.id],
  });
  const signal = new AbortController().signal;
  const calls: EndpointCall[] = [];
  const profile = {
    name: 'llama-server',
    baseUrl: server.baseUrl,
    model: model.id,
    contextTokens: 2_048,
    vocabulary: { ggufFile: model.path },
  } as const;
  try {
    const tested = await testEndpoint({ profile, signal });
    console.log('\nself-test with the vocabulary:', JSON.stringify(tested, null, 1));
    const unknown = await testEndpoint({ profile: { ...profile, vocabulary: 'unknown' }, signal });
    console.log('self-test without it: verified', unknown.isVerified, JSON.stringify(unknown.checks));

    const endpoint = await openEndpoint({ profile, onCall: (call) => calls.push(call) });
    const local = await loadLlamaRuntime({ ...model, contextSize: 2_048, threads: 1 });
    for (const question of questions) {
      const request = { system, user: `${document}\n\n${question}`, maxTokens: 24 };
      const [here, there] = [await local.generate(request), await endpoint.generate(request)];
      console.log(
        `${question}\n  local    ${here.promptTokens} ${here.text}\n  endpoint ${there.promptTokens} ${there.text}`,
      );
    }
    const schema = { type: 'object', properties: { seat: { type: 'string', maxLength: 20 } }, required: ['seat'] };
    const fields = await endpoint.generate({
      system,
      user: `${document}\nThe seat?`,
      maxTokens: 40,
      jsonSchema: schema,
    });
    console.log('schema:', fields.text, JSON.parse(fields.text));
    const question = { kind: 'yes-no', text: 'Is the arbitration in Hong Kong?' } as const;
    for (const runtime of [local, endpoint]) {
      const { decisions } = await runtime.decide({ document, questions: [question] });
      console.log(`${runtime.kind.padEnd(9)} P(yes)`, decisions[0]?.probabilities[0]?.toFixed(4), decisions[0]?.basis);
    }
    // Taken for larger than it is: what the server then does must be an error, not a cut prompt.
    const boasting = await openEndpoint({ profile: { ...profile, contextTokens: 100_000 } });
    const tooLong = await boasting
      .generate({ system, user: document.repeat(60), maxTokens: 4 })
      .catch((error) => error);
    console.log('a prompt beyond the server’s context:', String(tooLong));
    const controller = new AbortController();
    const cancelled = await endpoint.generate({
      system,
      user: 'Tell a long story.',
      maxTokens: 400,
      signal: controller.signal,
      onText: () => controller.abort(),
    });
    console.log('cancelled:', cancelled.stopReason, cancelled.generatedTokens);
    await local.dispose();
    await server.stop();
    console.log(
      'dead:',
      String(await endpoint.generate({ system, user: 'Hello', maxTokens: 4 }).catch((error) => error)),
    );
    console.table(
      calls.map(({ host: _, startedAtMs: __, tookMs, ...call }) => ({ ...call, tookMs: Math.round(tookMs) })),
    );
  } finally {
    await server.stop();
  }
}
