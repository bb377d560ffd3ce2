import { expect, onTestFinished, test } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import type { Plan } from '#contract/workshop.ts';
import { decideApproval, listApprovals } from '#main/store/approvals.ts';
import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { findRun, listSteps } from '#main/store/workshop-runs.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import type { StepCall, StepResult } from '#main/workshop/functions.ts';
import { runProgress } from '#main/workshop/run-progress.ts';
import { Workshop } from '#main/workshop/workshop.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';
import { countingFunctions, planOf } from './counting-plan.ts';

const { signal } = new AbortController();
const documentIds = ['doc-1', 'doc-2', 'doc-3', 'doc-4'];

async function workshopOf(
  onCall: (call: StepCall) => void = () => undefined,
  result?: (call: StepCall) => StepResult | Promise<StepResult>,
  clock: { readonly now?: () => number; readonly asleepMs?: () => number } = {},
) {
  const { database, dataFolder } = await temporaryStore();
  insertExample(database);
  const calls: StepCall[] = [];
  const recorded: RecordedEvent[] = [];
  const slept: number[] = [];
  const functions = countingFunctions((call) => {
    calls.push(call);
    onCall(call);
  }, result);
  /** A session: opened again after `close`, as after a restart. */
  async function session() {
    const queue = openWorkflowQueue({ dataFolder });
    if (!queue) throw new Error('the queue is held');
    const workshop = new Workshop({
      store: workshopStore(database),
      functions,
      backend: queue.backend,
      concurrency: 2,
      ...clock,
      sleep: async (delayMs) => {
        slept.push(delayMs);
      },
      onRecord: (entry) => recorded.push(entry),
    });
    await workshop.start();
    let open = true;
    const close = async () => {
      if (!open) return;
      open = false;
      await workshop.close();
      queue.close();
    };
    onTestFinished(close);
    return { workshop, close };
  }
  return { database, dataFolder, calls, recorded, slept, session };
}

function started(plan: Plan, workshop: Workshop) {
  return workshop.run({ plan, matterId: 'matter-1', documentIds });
}

test('an export waits for a person over a restart and is done once, and the record says who allowed it', async () => {
  const { database, calls, recorded, session } = await workshopOf();
  const plan = planOf([
    { id: 'read', use: 'read' },
    { id: 'out', use: 'export', over: 'matter', from: ['read'] },
  ]);
  const first = await session();
  const { id } = await started(plan, first.workshop);
  expect(await first.workshop.settled(id, signal)).toBe('waiting');
  expect(calls.map(({ step }) => step)).toEqual(['read', 'read', 'read', 'read']);
  await first.close();

  const second = await session();
  const [approval] = listApprovals(database, { waiting: true });
  expect(approval).toMatchObject({ kind: 'export', runId: id, state: 'asked' });
  const decision = { approve: true, by: 'A. Chan', note: 'as agreed' };
  await second.workshop.decide(approval?.id ?? '', decision);
  expect(await second.workshop.settled(id, signal)).toBe('done');
  expect(calls.filter(({ step }) => step === 'out')).toHaveLength(1);
  expect(listApprovals(database, { waiting: false })).toMatchObject([
    { state: 'approved', decidedBy: 'A. Chan', note: 'as agreed' },
  ]);
  expect(recorded.map(({ kind }) => kind)).toEqual([
    'run-started',
    ...Array.from({ length: 4 }, () => 'step-finished'),
    'approval-asked',
    'approval-decided',
    'run-resumed',
    'step-finished',
    'run-finished',
  ]);
  await expect(second.workshop.decide(approval?.id ?? '', decision)).rejects.toThrow(/does not wait/);
});

test('what is declined is not done, and the run ends without it', async () => {
  const { database, calls, session } = await workshopOf();
  const { workshop } = await session();
  const { id } = await started(planOf([{ id: 'out', use: 'export', over: 'matter' }]), workshop);
  await workshop.settled(id, signal);
  const [approval] = listApprovals(database, { waiting: true });
  await workshop.decide(approval?.id ?? '', { approve: false, by: 'B. Lee', note: '' });
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(calls).toEqual([]);
  expect(listSteps(database, id)).toMatchObject([{ step: 'out', state: 'declined' }]);
});

test('a night that the computer slept through is no work: neither the estimate nor the budget counts it', async () => {
  const nightMs = 8 * 3_600_000;
  let now = 1_000_000;
  let asleepMs = 0;
  const { database, session } = await workshopOf(
    ({ item }) => {
      now += 100;
      if (item !== 'doc-2') return;
      now += nightMs;
      asleepMs += nightMs;
    },
    undefined,
    { now: () => now, asleepMs: () => asleepMs },
  );
  const { workshop } = await session();
  const plan = { ...planOf([{ id: 'read', use: 'ask' }]), budget: { minutes: 5, tokens: null, steps: null } };
  const { id } = await started(plan, workshop);
  expect(await workshop.settled(id, signal)).toBe('done');
  const steps = listSteps(database, id);
  expect(steps.map(({ startedAtMs, finishedAtMs }) => (finishedAtMs ?? 0) - (startedAtMs ?? 0))).toEqual([
    100, 100, 100, 100,
  ]);
  const run = findRun(database, id);
  if (run === null) throw new Error('the run is gone');
  expect((await runProgress(workshopStore(database), run, 1)).workMs).toBe(400);
});

test('a budget asks for more instead of failing', async () => {
  const { database, calls, session } = await workshopOf();
  const { workshop } = await session();
  const budget = { minutes: null, tokens: null, steps: 2 };
  const { id } = await started(planOf([{ id: 'read', use: 'read' }], { budget }), workshop);
  expect(await workshop.settled(id, signal)).toBe('waiting');
  const [approval] = listApprovals(database, { waiting: true });
  expect(approval).toMatchObject({ kind: 'budget', subject: { limit: 'steps', most: 2, asked: 4 } });
  // Of two at a time one may have begun before the other was counted.
  expect(calls.length).toBeLessThanOrEqual(3);
  await workshop.decide(approval?.id ?? '', { approve: true, by: 'A. Chan', note: '' });
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(findRun(database, id)?.budget.steps).toBe(4);
  expect(calls).toHaveLength(4);
});

test('a budget that was declined asks anew when the run goes on, and nothing is passed over', async () => {
  const { database, calls, session } = await workshopOf();
  const { workshop } = await session();
  const budget = { minutes: null, tokens: null, steps: 1 };
  const plan = planOf(
    [
      { id: 'read', use: 'read' },
      { id: 'sum', use: 'index', over: 'matter', from: ['read'] },
    ],
    { budget },
  );
  const { id } = await started(plan, workshop);
  const answer = async (approve: boolean) => {
    expect(await workshop.settled(id, signal)).toBe('waiting');
    const [approval] = listApprovals(database, { waiting: true });
    await workshop.decide(approval?.id ?? '', { approve, by: 'A. Chan', note: '' });
  };
  await answer(false);
  expect(await workshop.settled(id, signal)).toBe('paused');
  for (const _ of [1, 2]) {
    await workshop.resume(id);
    await answer(false);
  }
  const sofar = calls.length;
  expect(sofar).toBeLessThan(5);
  // Decided, and the program ended before the limit was raised: the next look raises it.
  await workshop.resume(id);
  expect(await workshop.settled(id, signal)).toBe('waiting');
  const [last] = listApprovals(database, { waiting: true });
  decideApproval(database, last?.id ?? '', { state: 'approved', decidedBy: 'A. Chan', note: '', decidedAtMs: 1 });
  await workshop.resume(id);
  await answer(true);
  while ((await workshop.settled(id, signal)) === 'waiting') await answer(true);
  expect(findRun(database, id)).toMatchObject({ state: 'done', budget: { steps: 8 } });
  expect(calls.map(({ step }) => step).toSorted()).toEqual(['read', 'read', 'read', 'read', 'sum']);
});

test('a paused run stands still until it is resumed; a cancelled one never goes on', async () => {
  const holder: { pause: () => void } = { pause: () => undefined };
  const { database, calls, session } = await workshopOf(() => holder.pause());
  const { workshop } = await session();
  const plan = planOf([
    { id: 'read', use: 'read' },
    { id: 'extract', use: 'extract', from: ['read'] },
  ]);
  const run = started(plan, workshop);
  const { id } = await run;
  holder.pause = () => void workshop.pause(id);
  expect(await workshop.settled(id, signal)).toBe('paused');
  const sofar = calls.length;
  expect(sofar).toBeLessThan(8);
  holder.pause = () => undefined;
  await workshop.resume(id);
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(calls).toHaveLength(8);

  const other = await started(plan, workshop);
  expect(await workshop.cancel(other.id)).toBe(true);
  expect(await workshop.settled(other.id, signal)).toBe('cancelled');
  expect(await workshop.resume(other.id)).toBe(false);
  expect(findRun(database, other.id)?.state).toBe('cancelled');
});

test('what may pass is tried again with growing delays; what cannot fails alone and says why', async () => {
  let crashes = 0;
  const { database, slept, session } = await workshopOf(({ item }) => {
    if (item === 'doc-2' && crashes < 2) {
      crashes += 1;
      throw new SampanError('reader-crashed', 'The reader ended.');
    }
    if (item === 'doc-3') throw new SampanError('password-needed', 'Give its password.');
  });
  const { workshop } = await session();
  const { id } = await started(planOf([{ id: 'read', use: 'read' }]), workshop);
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(slept).toEqual([500, 1_000]);
  const steps = new Map(listSteps(database, id).map((step) => [step.item, step]));
  expect(steps.get('doc-2')).toMatchObject({ state: 'done', attempts: 3 });
  expect(steps.get('doc-3')).toMatchObject({ state: 'failed', attempts: 1, error: { code: 'password-needed' } });
  expect(findRun(database, id)?.note?.code).toBe('some-failed');
});

test('a checker sees one claim and nothing else', async () => {
  const claim = (id: string) => ({
    id,
    kind: 'arb.seat',
    text: id,
    quote: '',
    citations: [{ documentId: 'doc-1', page: 1, start: 0, end: 1 }],
    day: null,
    severity: null,
    verdict: 'not-checked' as const,
    original: '',
    reason: '',
    shown: null,
    cell: null,
  });
  const { calls, session } = await workshopOf(undefined, ({ step, item }) => ({
    output: { claims: step === 'extract' ? [claim(`${item}-a`), claim(`${item}-b`)] : [], files: [], notes: [] },
  }));
  const { workshop } = await session();
  const plan = planOf([
    { id: 'extract', use: 'extract' },
    { id: 'check', use: 'check', role: 'checker', over: 'claims', from: ['extract'] },
  ]);
  const { id } = await started(plan, workshop);
  await workshop.settled(id, signal);
  const checks = calls.filter(({ step }) => step === 'check');
  expect(checks).toHaveLength(8);
  for (const { inputs, item } of checks)
    expect(inputs.flatMap(({ claims }) => claims.map((one) => one.id))).toEqual([item]);
  expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(calls.length);
});

test('only one program works on the runs of a folder; the lock goes with it', async () => {
  const { dataFolder, session } = await workshopOf();
  const { close } = await session();
  expect(openWorkflowQueue({ dataFolder })).toBeNull();
  await close();
  const next = openWorkflowQueue({ dataFolder });
  expect(next).not.toBeNull();
  next?.close();
});

test('a run that failed tries again what failed when it is resumed', async () => {
  let broken = true;
  const { database, session } = await workshopOf(() => {
    if (broken) throw new SampanError('password-needed', 'Give its password.');
  });
  const { workshop } = await session();
  const { id } = await started(planOf([{ id: 'read', use: 'read' }]), workshop);
  expect(await workshop.settled(id, signal)).toBe('failed');
  broken = false;
  await workshop.resume(id);
  expect(await workshop.settled(id, signal)).toBe('done');
  expect(listSteps(database, id).every(({ state, attempts }) => state === 'done' && attempts === 2)).toBe(true);
});

test('what another program starts is picked up by the one that works', async () => {
  const { database, calls, session } = await workshopOf();
  await session();
  const visitor = new Workshop({
    store: workshopStore(database),
    functions: countingFunctions(() => {
      throw new Error('the visitor works on nothing');
    }),
    backend: null,
    concurrency: 1,
  });
  const { id } = await started(planOf([{ id: 'read', use: 'read' }]), visitor);
  expect(await visitor.settled(id, signal)).toBe('done');
  expect(calls).toHaveLength(4);
});
