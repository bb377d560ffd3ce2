/**
 * The workshop: 10,000 steps with 50 kills at random moments (finished steps
 * lost or repeated, cost of a step, restart), and a run of 28 hours by a
 * simulated clock. `npm run bench -- workshop [steps] [kills]`; tools from
 * outside: `npm run bench -- workshop mcp`; instructions to plans:
 * `npm run bench -- workshop planner`; several workers over PostgreSQL:
 * `npm run bench -- workshop workers`; a worker over TLS:
 * `npm run bench -- workshop tls`.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { SampanError } from '#contract/errors.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { listSteps } from '#main/store/workshop-runs.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import { runProgress } from '#main/workshop/run-progress.ts';
import { Workshop } from '#main/workshop/workshop.ts';
import { countingFunctions, planOf } from '../workshop/counting-plan.ts';
import { killedLife } from '../workshop/killed-life.ts';
import { benchMcp } from './workshop/mcp.ts';
import { benchPlanner, plannerSet } from './workshop/planner.ts';
import { benchTls } from './workshop/tls.ts';
import { benchWorkers } from './workshop/workers.ts';

const root = join(import.meta.dirname, '..', '..');
const migrationsFolder = join(root, 'resources', 'migrations');
/** Kills come at a random moment of this time. */
const longestLifeMs = 2_500;
const [steps = 10_000, kills = 50] = process.argv.slice(2).map(Number);

async function newFolder(): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sampan-workshop-'));
  const database = await openStore({ dataFolder, migrationsFolder });
  insertMatter(database, { id: 'matter-1', name: 'Bench', parties: [], language: 'en', createdAtMs: 1 });
  database.$client.close();
  return dataFolder;
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
}

async function bytesOf(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  return size;
}

async function killed(): Promise<void> {
  const documents = Math.floor(steps / 2);
  const dataFolder = await newFolder();
  const emptyBytes = await bytesOf(join(dataFolder, 'sampan.db'));
  let count = 0;
  let early = false;
  while (count < kills && !early) {
    // Four of five while it works, the others while it starts.
    const after = Math.random() < 0.8 ? 'first-step' : 'start';
    early = await killedLife(dataFolder, documents, { after, ms: Math.random() * longestLifeMs });
    if (!early) count += 1;
  }
  const before = (await linesOf(join(dataFolder, 'finished.log'))).length;
  const started = performance.now();
  if (!early) await killedLife(dataFolder, documents, null);
  const lastMs = performance.now() - started;
  const finished = await linesOf(join(dataFolder, 'finished.log'));
  const called = await linesOf(join(dataFolder, 'called.log'));
  const firsts = (await linesOf(join(dataFolder, 'first.log'))).map(Number).sort((a, b) => a - b);
  const database = await openStore({ dataFolder, migrationsFolder });
  const rows = listSteps(database, 'run-1');
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
  database.$client.close();
  const done = rows.filter(({ state }) => state === 'done').length;
  const expected = 2 * documents + 1;
  const bytes = (await bytesOf(join(dataFolder, 'sampan.db'))) - emptyBytes;
  const queueBytes =
    (await bytesOf(join(dataFolder, 'workshop-queue.db'))) + (await bytesOf(join(dataFolder, 'workshop-queue.db-wal')));
  stdout.write(`steps ${expected}, kills ${count}${early ? ' (it finished before the rest)' : ''}\n`);
  stdout.write(
    `finished ${done}, lost ${expected - done}, finished twice ${finished.length - new Set(finished).size}\n`,
  );
  stdout.write(`steps in hand at a kill, called again ${called.length - new Set(called).size}\n`);
  const inLastLife = Math.max(1, finished.length - before);
  stdout.write(
    `a step costs ${(lastMs / inLastLife).toFixed(2)} ms (${inLastLife} steps in the last life, its start counted)\n`,
  );
  stdout.write(
    `bytes a step ${Math.round(bytes / expected)} in the store, ${Math.round(queueBytes / expected)} in the queue\n`,
  );
  const at = (share: number) => firsts[Math.min(firsts.length - 1, Math.floor(firsts.length * share))];
  stdout.write(`start to first step finished: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, ${firsts.length} starts\n`);
  await rm(dataFolder, { recursive: true });
}

/** 1,000 steps of 100 seconds each, each eighth of which fails once; a person approves the end eight hours after they are asked. */
async function simulated(): Promise<void> {
  const dataFolder = await newFolder();
  const database = await openStore({ dataFolder, migrationsFolder });
  const queue = openWorkflowQueue({ dataFolder });
  if (!queue) throw new Error('the queue is held');
  let nowMs = Date.parse('2026-03-02T09:00:00Z');
  const began = nowMs;
  const failedOnce = new Set<string>();
  const estimates: { readonly atMs: number; readonly remainingMs: number | null }[] = [];
  let calls = 0;
  const store = workshopStore(database);
  const workshop: Workshop = new Workshop({
    store,
    functions: countingFunctions(
      ({ item, step }) => {
        calls += 1;
        if (step === 'ask' && calls % 8 === 0 && !failedOnce.has(item)) {
          failedOnce.add(item);
          throw new SampanError('model-failed', 'The model stopped.');
        }
      },
      ({ step }) => {
        nowMs += step === 'ask' ? 100_000 : 1_000;
        return { output: { claims: [], files: [], notes: [] }, tokens: step === 'ask' ? 900 : 0 };
      },
    ),
    backend: queue.backend,
    concurrency: 1,
    now: () => nowMs,
    sleep: async (delayMs) => {
      nowMs += delayMs;
    },
    onChange: (runId) => {
      const run = store.findRun(runId);
      if (!run || calls % 50 !== 0) return;
      const atMs = nowMs;
      void runProgress(store, run, 1).then(({ remainingMs }) => estimates.push({ atMs, remainingMs }));
    },
  });
  await workshop.start();
  const plan = planOf(
    [
      { id: 'ask', use: 'ask' },
      { id: 'out', use: 'export', over: 'matter', from: ['ask'] },
    ],
    { budget: { minutes: 24 * 60, tokens: null, steps: null } },
  );
  const documentIds = Array.from({ length: 1_000 }, (_, index) => `doc-${String(index).padStart(4, '0')}`);
  const { id } = await workshop.run({ plan, matterId: 'matter-1', documentIds });
  const { signal } = new AbortController();
  let waited = 0;
  let state = await workshop.settled(id, signal);
  let asksEndMs = nowMs;
  while (state === 'waiting') {
    const note = store.findRun(id)?.note;
    if (note?.code === 'approval') {
      asksEndMs = nowMs;
      nowMs += 8 * 3_600_000;
    }
    waited += 1;
    await workshop.decide(note?.message ?? '', { approve: true, by: 'bench', note: '' });
    state = await workshop.settled(id, signal);
  }
  const errors = estimates.flatMap(({ atMs, remainingMs }) =>
    remainingMs === null || atMs >= asksEndMs ? [] : [Math.abs(remainingMs - (asksEndMs - atMs)) / (asksEndMs - atMs)],
  );
  const worst = Math.max(...errors.slice(0, -1));
  stdout.write(
    `simulated: ${state} after ${((nowMs - began) / 3_600_000).toFixed(1)} h, ${listSteps(database, id).length} steps, ${failedOnce.size} failed once and were tried again, waited for a person ${waited} times\n`,
  );
  stdout.write(`estimate of the time left: at most ${(worst * 100).toFixed(1)} % wrong at ${errors.length} points\n`);
  await workshop.close();
  queue.close();
  database.$client.close();
  await rm(dataFolder, { recursive: true });
}

if (process.argv[2] === 'mcp') await benchMcp();
else if (process.argv[2] === 'workers') await benchWorkers(...process.argv.slice(3).map(Number));
else if (process.argv[2] === 'tls') await benchTls();
else if (process.argv[2] === 'planner') await benchPlanner(plannerSet(process.argv[3]), process.argv[4]);
else {
  await simulated();
  await killed();
}
