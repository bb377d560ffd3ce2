import type { StepUse } from '#contract/workshop.ts';

/** These ask the language model, of which there is one: they stand in a queue of one. */
export const asksModel: ReadonlySet<StepUse> = new Set(['ask', 'translate']);
