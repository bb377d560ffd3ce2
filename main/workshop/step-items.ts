import type { Claim, PlanStep, Setting, StepOutput, WorkshopRun } from '#contract/workshop.ts';
import type { RunStore } from './run-store.ts';

/** One piece of a step: what it is over, and what it takes from earlier steps. */
export interface StepItem {
  readonly item: string;
  readonly documentIds: readonly string[];
  readonly inputs: readonly StepOutput[];
}

/**
 * The items of a step, in a fixed order. Those over claims see the one claim
 * and nothing else: a checker shares no context with who made it.
 */
export async function stepItems(store: RunStore, run: WorkshopRun, step: PlanStep): Promise<StepItem[]> {
  if (step.over === 'documents') {
    const given = await Promise.all(
      step.from.map(async (from) => {
        const kept = await store.stepOutputs(run.id, from);
        return new Map(kept.map(({ item, output }) => [item, output]));
      }),
    );
    return run.documentIds.map((item) => ({
      item,
      documentIds: [item],
      inputs: given.flatMap((outputs) => outputs.get(item) ?? []),
    }));
  }
  const kept = await Promise.all(step.from.map((from) => store.stepOutputs(run.id, from)));
  const outputs = kept.flatMap((ofStep) => inOrderOf(run.documentIds, ofStep).map(({ output }) => output));
  if (step.over === 'matter') return [{ item: '', documentIds: run.documentIds, inputs: outputs }];
  const claims = new Map<string, Claim>();
  for (const { claims: found } of outputs) for (const claim of found) claims.set(claim.id, claim);
  return [...claims.values()].map((claim) => ({
    item: claim.id,
    documentIds: [...new Set(claim.citations.map(({ documentId }) => documentId))],
    inputs: [{ claims: [claim], files: [], notes: [] }],
  }));
}

/** Outputs over documents in the order in which the documents were given; all others as they are. */
export function inOrderOf<Kept extends { readonly item: string }>(
  documentIds: readonly string[],
  outputs: readonly Kept[],
): Kept[] {
  const places = new Map(documentIds.map((id, index) => [id, index]));
  return outputs.toSorted((a, b) => (places.get(a.item) ?? 0) - (places.get(b.item) ?? 0));
}

/** A step's settings with the plan's fields filled in; within the JSON of a tool's arguments as parts of its texts. */
export function filledSettings(run: WorkshopRun, step: PlanStep): Record<string, Setting> {
  const fieldValue = (name: string) => run.plan.fields.find((field) => field.name === name)?.value;
  const fillWith = (text: string, written: (value: string) => string) =>
    text.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name) => {
      const value = fieldValue(name);
      return value === undefined ? whole : written(value);
    });
  const fill = (text: string) => fillWith(text, (value) => value);
  const fillJson = (text: string) => fillWith(text, (value) => JSON.stringify(value).slice(1, -1));
  return Object.fromEntries(
    Object.entries(step.with).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? isJson(step, name, value)
          ? fillJson(value)
          : fill(value)
        : Array.isArray(value)
          ? value.map(fill)
          : value,
    ]),
  );
}

/** Whether a setting is the JSON of a tool's arguments; a field alone holds all of them. */
function isJson({ use }: PlanStep, name: string, value: string): boolean {
  return use === 'tool' && name === 'arguments' && !/^\{[a-z][a-z0-9-]*\}$/.test(value.trim());
}
