import type { Plan } from '#contract/workshop.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import type { PlanModel } from '#main/workshop/planner.ts';

/** The loaded model as one that chooses a template's name, held to the names by a grammar. Errors: those of the model. */
export function planModel(
  runtime: Pick<ModelRuntime, 'generate'>,
  given: { readonly id: string; readonly templates: readonly Plan[]; readonly signal: AbortSignal },
): PlanModel {
  const listed = given.templates.map(({ id, name }) => `${id}: ${name.en} / ${name['zh-Hant']}`).join('\n');
  return {
    id: given.id,
    async choose({ instruction, jsonSchema }) {
      const { text } = await runtime.generate({
        system: 'Choose the one template that does what is asked. Answer in JSON.',
        user: `${listed}\n\nAsked: ${instruction}`,
        maxTokens: 60,
        jsonSchema,
        signal: given.signal,
      });
      return JSON.parse(text);
    },
  };
}
