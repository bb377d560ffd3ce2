import { setTimeout } from 'node:timers/promises';
import { defaultMatterRules } from '#contract/guardrails.ts';
import { type StepEnd, type StepOutput, stepOutputSchema, type WorkshopRun } from '#contract/workshop.ts';
import { claimOf } from '#main/application/workshop-claims.ts';
import { openPostgresWorkshop } from '#main/store/postgres-workshop.ts';
import { countingPlan } from '../../workshop/counting-plan.ts';

const leaseMs = 1_500;
/** Of those who reach for the same at once: longer than a busy machine takes to answer all of them. */
const longLeaseMs = 120_000;
const contenders = 8;
const items = Array.from({ length: 100 }, (_, index) => `item-${index}`);

function endWith(output: StepOutput): StepEnd {
  return { state: 'done', output, outputSha256: 'a', model: null, error: null, tokens: 3, atMs: 9 };
}

/** What the tests hold against a data folder, held against PostgreSQL: returns a line for each, and throws where one does not hold. */
export async function checkHolds(url: string): Promise<string[]> {
  const open = (name: string, lease: number) => openPostgresWorkshop(url, { worker: name, leaseMs: lease });
  // Together: of programs that start at once one makes the tables.
  const opened = await Promise.all([
    open('one', leaseMs),
    open('two', leaseMs),
    open('three', longLeaseMs),
    open('four', longLeaseMs),
  ]);
  const [one, two, three, four] = opened;
  const lines: string[] = [];
  const hold = (words: string, holds: boolean) => {
    if (!holds) throw new Error(`does not hold: ${words}`);
    lines.push(words);
  };
  const matter = { id: 'matter-holds', name: 'Holds', parties: [], origin: 'holds', language: 'en' } as const;
  const run: WorkshopRun = {
    id: 'run-holds',
    matterId: matter.id,
    name: 'Holds',
    plan: countingPlan,
    planSha256: 'b',
    documentIds: items,
    state: 'paused',
    budget: countingPlan.budget,
    note: null,
    createdAtMs: 1,
    changedAtMs: 1,
  };
  one.giveMaterial(run.id, { matter: { ...matter, parties: [] }, rules: defaultMatterRules, documents: [] });
  await one.store.insertRun(run);
  const begin = ({ store }: typeof one, item: string, word: string) =>
    store.beginStep({ runId: run.id, step: 'read', item }, { inputSha256: 'c', atMs: 2, hold: word });

  const got = await Promise.all(
    items.map(async (item) => {
      const tries = Array.from({ length: contenders }, (_, index) =>
        begin(index % 2 === 0 ? three : four, item, `hold-${index}`),
      );
      return (await Promise.all(tries)).filter((attempt) => attempt !== null).length;
    }),
  );
  hold(
    `${items.length} steps, ${contenders} who reach for each at once: one gets it`,
    got.every((count) => count === 1),
  );

  const key = { runId: run.id, step: 'read', item: 'late' };
  hold('a free step is taken', (await begin(one, 'late', 'first')) === 1);
  hold('a held step is not', (await begin(two, 'late', 'second')) === null);
  for (let signs = 0; signs < 4; signs += 1) {
    await setTimeout(leaseMs / 2);
    await one.store.shared.keepHold(key, 'first');
  }
  hold('signs of life keep it beyond its time', (await begin(two, 'late', 'second')) === null);
  await setTimeout(leaseMs * 1.5);
  hold('without them it goes to another, as its second attempt', (await begin(two, 'late', 'second')) === 2);
  hold('the first is told', !(await one.store.shared.keepHold(key, 'first')));
  const nothing = endWith({ claims: [], files: [], notes: [] });
  hold('what the first ends is not kept', !(await one.store.endStep(key, nothing, 'first')));
  const odd = endWith(
    stepOutputSchema.parse({
      claims: [claimOf({ kind: 'a', text: 'nul \u0000, half \ud83d, 仲裁 𠮷' })],
      files: [],
      notes: ['ä'],
    }),
  );
  hold('what the second ends is', await two.store.endStep(key, odd, 'second'));
  hold('once', !(await two.store.endStep(key, odd, 'second')));
  hold('a finished step is never taken again', (await begin(one, 'late', 'third')) === null);
  const [kept] = await one.store.stepOutputs(run.id, 'read');
  hold('every character comes back', JSON.stringify(kept?.output) === JSON.stringify(odd.output));
  hold('claims are counted', (await one.store.countClaims(run.id, ['read'])) === 1);
  await begin(one, 'given up', 'first');
  await one.store.shared.release({ ...key, item: 'given up' }, 'first');
  hold('what is let go is free at once', (await begin(two, 'given up', 'second')) === 2);
  const cancel = { from: ['paused'], state: 'cancelled', note: null, atMs: 3 } as const;
  hold(
    'a run is changed once',
    (await one.store.changeRun(run.id, cancel)) && !(await two.store.changeRun(run.id, cancel)),
  );
  hold(
    'who works on a cancelled run is told',
    !(await two.store.shared.keepHold({ ...key, item: 'given up' }, 'second')),
  );
  await one.deleteRun(run.id);
  hold('a run that is forgotten leaves nothing', (await one.store.listSteps(run.id)).length === 0);
  await Promise.all(opened.map((workshop) => workshop.close()));
  return lines;
}
