import type { z } from 'zod';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { Permission } from '#contract/guardrails.ts';
import { allowsStep } from '#main/guardrails/evaluate-policy.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import type { ServedTool } from '#main/tools/serve-tools.ts';
import type { ApplicationRoom } from './application-room.ts';
import { isEndpointId } from './endpoint-room.ts';
import { requireMatter } from './matter-requests.ts';

/** Longest answer as JSON, in UTF-16 units. */
const longestAnswer = 2_000_000;

interface Serving<Schema extends z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: Schema;
  /** What an agent needs to be let do it. */
  readonly permission: Permission;
  readonly answer: (asked: z.output<Schema>, signal: AbortSignal) => object | Promise<object>;
}

/**
 * A served tool that asks the matter's rules each time, for an agent, and enters
 * every call in the record: what was asked and answered by hash, who asked by the
 * name it gives itself, and a refusal as such.
 */
export function ruledServing<Schema extends z.ZodType>(
  { context, settings }: Pick<ApplicationRoom, 'context' | 'settings'>,
  matterId: string,
  serving: Serving<Schema>,
): ServedTool {
  const { name, permission, answer, arguments: schema, title, description } = serving;
  const allowed = () =>
    allowsStep(loadMatterRules(context.database, matterId), {
      role: 'agent',
      permission,
      tools: [name],
      usesNetwork: permission === 'analyse' && isEndpointId(settings().modelId),
    });
  return {
    name,
    title,
    description,
    arguments: schema,
    isOffered: () => allowed().allowed,
    async call(given, { signal, client }) {
      const enter = (body: object) =>
        context.record({
          kind: 'agent-asked',
          matterId,
          body: { tool: name, client: client.slice(0, 100), argumentsSha256: hashOf(given), ...body },
        });
      try {
        requireMatter(context, matterId);
        const rules = allowed();
        if (!rules.allowed) {
          const reasons = rules.reasons.map(({ rule }) => rule).join(', ');
          throw new SampanError('wrong-usage', `The rules of this matter do not allow an agent this (${reasons}).`);
        }
        const asked = schema.safeParse(given);
        if (!asked.success) {
          const words = asked.error.issues.map(({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`);
          throw new SampanError('wrong-usage', `The arguments are not what the tool takes (${words.join('; ')}).`);
        }
        const answered = await answer(asked.data, signal);
        const json = JSON.stringify(answered);
        if (json.length > longestAnswer)
          throw new SampanError('too-large', 'The answer is too long. Ask for less with "limit" and "offset".');
        enter({ state: 'answered', outputSha256: sha256Of(json) });
        return answered;
      } catch (thrown) {
        const error = sampanErrorFrom(thrown);
        enter({ state: 'refused', error: error.code });
        throw error;
      }
    },
  };
}

/** Arguments are JSON that came over the protocol. */
function hashOf(given: unknown): string {
  return sha256Of(canonicalJson(given));
}
