import { sampanErrorFrom } from '#contract/errors.ts';
import type { EndpointCheck, EndpointTest } from '#contract/machine.ts';
import { callEndpoint, readBody } from './endpoint-http.ts';
import { modelListSchema } from './endpoint-messages.ts';
import { endpointUrl } from './endpoint-profile.ts';
import { type OpenEndpointOptions, openEndpoint } from './endpoint-runtime.ts';

const system = 'You follow instructions exactly.';
const [firstCode, lastCode] = ['7341', '9268'] as const;
/** Tokens of filling for the test of a long prompt: enough for the usual wrong setting of a server to show. */
const mostFillingTokens = 6_000;

/**
 * The self-test of an endpoint: whether it can be reached, knows the model, ends its answers, counts tokens as we
 * do, and reads the end and the beginning of a long prompt. It stops at the first thing that cannot be passed over.
 */
export async function testEndpoint(
  options: OpenEndpointOptions & { readonly signal: AbortSignal },
): Promise<EndpointTest> {
  const { profile, signal } = options;
  const checks: EndpointCheck[] = [];
  const check = (name: EndpointCheck['name'], passed: boolean, detail: string): void => {
    checks.push({ name, passed, detail });
  };
  const done = (error: unknown): EndpointTest => ({
    testedAtMs: Date.now(),
    checks,
    isVerified: error === null && profile.vocabulary !== 'unknown' && checks.every(({ passed }) => passed),
    error: error === null ? null : sampanErrorFrom(error).toValue(),
  });
  try {
    const runtime = await openEndpoint(options);
    const models = await listModels(options);
    check('reachable', true, '');
    check(
      'model',
      models === null || models.includes(profile.model),
      models === null ? 'The server lists no models.' : '',
    );
    const short = await runtime.generate({ system, user: 'Say the word yes.', maxTokens: 64, signal, priority: 1 });
    signal.throwIfAborted();
    check('ends', short.stopReason === 'end' && short.text.trim() !== '', '');
    const filling = 'The parties agree that this page is left blank. ';
    const fillingTokens = Math.min(mostFillingTokens, Math.floor(profile.contextTokens * 0.7));
    const copies = Math.max(1, Math.floor(fillingTokens / Math.max(1, runtime.countTokens(filling))));
    const user = `The first code is ${firstCode}.\n${filling.repeat(copies)}\nThe last code is ${lastCode}.\nWrite the first code and the last code, nothing else.`;
    // The count is checked by the runtime itself: a cut prompt ends the test here.
    const long = await runtime.generate({ system, user, maxTokens: 32, signal, priority: 1 });
    signal.throwIfAborted();
    const counted = profile.vocabulary === 'unknown' ? null : runtime.countTokens(system) + runtime.countTokens(user);
    check(
      'counts',
      counted !== null && long.promptTokens - counted <= 64,
      counted === null
        ? 'The vocabulary is not known, so tokens cannot be counted.'
        : `The server counted ${long.promptTokens} tokens, we counted ${counted} without its chat marks.`,
    );
    const seen = [firstCode, lastCode].filter((code) => long.text.includes(code));
    // With a known vocabulary the count has proved it; a small model may still not find the codes.
    check(
      'whole-prompt',
      seen.length === 2 || counted !== null,
      seen.length === 2 ? '' : `It found ${seen.length} of 2 codes.`,
    );
    return done(null);
  } catch (error) {
    if (checks.length === 0) check('reachable', false, '');
    return done(error);
  }
}

/** The models a server lists; null where it has no list. */
async function listModels({
  profile,
  key = null,
  signal,
  firstByteMs = 10_000,
  pieceMs = 10_000,
}: OpenEndpointOptions & { readonly signal: AbortSignal }): Promise<readonly string[] | null> {
  const name = `The endpoint ${profile.name}`;
  try {
    const answer = await callEndpoint({
      url: endpointUrl(profile, 'models'),
      key,
      name,
      signal,
      firstByteMs,
      pieceMs,
    });
    const parsed = modelListSchema.safeParse(JSON.parse(await readBody(answer, 4 * 1024 ** 2, name)));
    return parsed.success ? parsed.data.data.map(({ id }) => id) : null;
  } catch (error) {
    const failure = sampanErrorFrom(error);
    if (failure.code === 'model-missing' || error instanceof SyntaxError) return null;
    throw error;
  }
}
