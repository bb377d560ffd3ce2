import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import type { RecordedEvent } from '#contract/record.ts';
import type { StepKey, StepUse } from '#contract/workshop.ts';
import { listApprovals } from '#main/store/approvals.ts';
import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { listSteps } from '#main/store/workshop-runs.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import type { BegunStep } from '#main/workshop/run-store.ts';
import { Workshop, type WorkshopStore } from '#main/workshop/workshop.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';
import { countingFunctions, planOf } from './counting-plan.ts';

const { signal } = new AbortController();
const documentIds = Array.from({ length: 12 }, (_, index) => `doc-${index}`);
const wordOf = ({ step, item }: Pick<StepKey, 'step' | 'item'>) => `${step}/${item}`;
const keySchema = z.object({ step: z.string(), item: z.string() });

/**
 * The store of one data folder with holds over it: who has which step in hand
 * until when, as several programs would keep it.
 */
async function sharedFolder(leaseMs: number) {
  const { database, dataFolder } = await temporaryStore();
  insertExample(database);
  const own = workshopStore(database);
  const queue = openWorkflowQueue({ dataFolder });
  if (!queue) throw new Error('the queue is held');
  onTestFinished(() => queue.close());
  const holds = new Map<string, { readonly hold: string; readonly untilMs: number }>();
  const isHeld = (key: StepKey, hold: string) => holds.get(wordOf(key))?.hold === hold;
  const keep = (key: StepKey, hold: string) => holds.set(wordOf(key), { hold, untilMs: Date.now() + leaseMs });
  const store: WorkshopStore = {
    ...own,
    shared: {
      leaseMs,
      keepHold(key, hold) {
        if (isHeld(key, hold)) keep(key, hold);
        return isHeld(key, hold);
      },
      release(key, hold) {
        if (isHeld(key, hold)) holds.delete(wordOf(key));
      },
      heldItems: (_runId, step) =>
        new Set(['', ...documentIds].filter((item) => (holds.get(`${step}/${item}`)?.untilMs ?? 0) > Date.now())),
    },
    beginStep(key: StepKey, begun: BegunStep) {
      const held = holds.get(wordOf(key));
      if (held && held.hold !== begun.hold && held.untilMs > Date.now()) return null;
      const attempt = own.beginStep(key, begun);
      if (attempt !== null) keep(key, begun.hold);
      return attempt;
    },
    endStep: (key, end, hold) => isHeld(key, hold) && own.endStep(key, end),
  };
  const recorded: RecordedEvent[] = [];
  async function program(
    functions: (call: StepCall) => Promise<unknown> | undefined,
    { does, hasSigns = true }: { readonly does?: (use: StepUse) => boolean; readonly hasSigns?: boolean } = {},
  ) {
    const { shared } = store;
    if (shared === null) throw new Error('the store is shared');
    const keepHold = hasSigns ? shared.keepHold : () => Promise.reject(new Error('no way there'));
    const workshop = new Workshop({
      store: { ...store, shared: { ...shared, keepHold } },
      functions: countingFunctions(
        () => undefined,
        async (call) => {
          await functions(call);
          return { output: { claims: [], files: [], notes: [] } };
        },
      ),
      backend: queue?.backend ?? null,
      concurrency: 2,
      onRecord: (entry) => recorded.push(entry),
      ...(does && { does }),
    });
    await workshop.start();
    onTestFinished(() => workshop.close());
    return workshop;
  }
  return { database, store, holds, recorded, program };
}

const plan = planOf([
  { id: 'read', use: 'read' },
  { id: 'extract', use: 'extract', from: ['read'] },
  { id: 'sum', use: 'index', over: 'matter', from: ['extract'] },
]);

test('two programs share a run: each step once, and none before those it rests on', async () => {
  const { database, program } = await sharedFolder(60_000);
  const called: { readonly by: string; readonly word: string; readonly step: string }[] = [];
  const by = (name: string) => async (call: StepCall) => {
    called.push({ by: name, word: wordOf(call), step: call.step });
    await setTimeout(5);
  };
  const first = await program(by('first'));
  await program(by('second'));
  const { id } = await first.run({ plan, matterId: 'matter-1', documentIds });
  expect(await first.settled(id, signal)).toBe('done');
  expect(called.map(({ word }) => word).toSorted()).toEqual([...new Set(called.map(({ word }) => word))].toSorted());
  expect(called).toHaveLength(25);
  expect(new Set(called.map((call) => call.by))).toEqual(new Set(['first', 'second']));
  const steps = called.map(({ step }) => step);
  expect(steps.lastIndexOf('read')).toBeLessThan(steps.indexOf('extract'));
  expect(listSteps(database, id).every(({ state, attempts }) => state === 'done' && attempts === 1)).toBe(true);
});

test('what a program has that gives no sign of life goes to another, and is kept once', async () => {
  const { database, store, recorded, program } = await sharedFolder(300);
  const asleep: (() => void)[] = [];
  const calls: string[] = [];
  const workshop = await program(
    (call) => {
      calls.push(wordOf(call));
      if (wordOf(call) !== 'read/doc-3' || asleep.length > 0) return undefined;
      return new Promise<void>((resolve) => asleep.push(resolve));
    },
    { hasSigns: false },
  );
  const { id } = await workshop.run({ plan, matterId: 'matter-1', documentIds });
  await vi.waitFor(async () => expect(await store.stateOfRun(id)).toBe('done'), { timeout: 20_000, interval: 20 });
  // It wakes up and ends what is no longer its own.
  for (const wake of asleep) wake();
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(calls.filter((word) => word === 'read/doc-3').length).toBeGreaterThan(1);
  const kept = recorded.filter(
    ({ kind, body }) => kind === 'step-finished' && wordOf(keySchema.parse(body)) === 'read/doc-3',
  );
  expect(kept).toHaveLength(1);
  const step = listSteps(database, id).find((one) => wordOf(one) === 'read/doc-3');
  expect(step).toMatchObject({ state: 'done' });
  expect(step?.attempts).toBeGreaterThan(1);
});

test('who loses a step is told to stop', async () => {
  const { holds, program } = await sharedFolder(90);
  const stopped: string[] = [];
  let isFirst = true;
  const workshop = await program(async (call) => {
    if (wordOf(call) !== 'read/doc-5' || !isFirst) return;
    isFirst = false;
    holds.set('read/doc-5', { hold: 'another', untilMs: Date.now() + 50 });
    await setTimeout(10_000, undefined, { signal: call.signal }).catch(() => stopped.push(wordOf(call)));
    call.signal.throwIfAborted();
  });
  const { id } = await workshop.run({ plan, matterId: 'matter-1', documentIds });
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(stopped).toEqual(['read/doc-5']);
});

test('what is written is written where the run was begun, after it was allowed', async () => {
  const { database, store, program } = await sharedFolder(60_000);
  const by: string[] = [];
  const isOwners = (use: StepUse) => use === 'export';
  await program(({ step }) => Promise.resolve(by.push(`worker ${step}`)), { does: (use) => !isOwners(use) });
  const owner = await program(({ step }) => Promise.resolve(by.push(`owner ${step}`)), { does: isOwners });
  const exporting = planOf([
    { id: 'read', use: 'read', over: 'matter' },
    { id: 'out', use: 'export', over: 'matter', from: ['read'] },
    { id: 'after', use: 'index', over: 'matter', from: ['out'] },
  ]);
  const { id } = await owner.run({ plan: exporting, matterId: 'matter-1', documentIds });
  await vi.waitFor(async () => expect(await store.stateOfRun(id)).toBe('waiting'), { timeout: 20_000, interval: 20 });
  const [approval] = listApprovals(database, { waiting: true });
  await owner.decide(approval?.id ?? '', { approve: true, by: 'A. Chan', note: '' });
  await vi.waitFor(async () => expect(await store.stateOfRun(id)).toBe('done'), { timeout: 20_000, interval: 20 });
  expect(by).toEqual(['worker read', 'owner out', 'worker after']);
});
