/**
 * Beyond one machine, on one: a plan over the bundled samples (and contracts of
 * CUAD where SAMPAN_DATA is set) run by one program, then by three workers over
 * a PostgreSQL on loopback, of which one is killed at a random moment while it
 * has a step in hand. The outputs of both runs are compared by their hashes.
 * `npm run bench -- workshop workers [contracts] [kills] [restarts]`: with
 * restarts the database is ended and started again meanwhile.
 */
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, stdout } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { z } from 'zod';
import { sha256Of } from '#main/record/record-chain.ts';
import { openStore } from '#main/store/open-store.ts';
import { listRecordEntries } from '#main/store/record-entries.ts';
import { listSteps } from '#main/store/workshop-runs.ts';
import { runSampan, startSampan } from '../../cli/run-sampan.ts';
import { checkHolds } from './holds.ts';
import { temporaryPostgres } from './temporary-postgres.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const plan = join(import.meta.dirname, 'workers-plan.json');
const migrationsFolder = join(root, 'resources', 'migrations');
const workerCount = 3;
const leaseS = 5;
/** Longer contracts make the bench slower and say nothing more. */
const longestBytes = 60_000;

const runSchema = z.object({ id: z.string(), state: z.string() });
const keySchema = z.object({ runId: z.string(), step: z.string(), item: z.string() });

function say(line: string): void {
  stdout.write(`${line}\n`);
}

async function documentsOf(contracts: number): Promise<string[]> {
  const samples = join(root, 'resources', 'samples');
  const names = (await readdir(samples)).filter((name) => name.endsWith('.pdf')).sort();
  const paths = names.map((name) => join(samples, name));
  if (env.SAMPAN_DATA === undefined) return paths;
  const folder = join(env.SAMPAN_DATA, 'cuad', 'full_contract_txt');
  for (const name of (await readdir(folder)).sort()) {
    if (paths.length >= names.length + contracts) break;
    if ((await stat(join(folder, name))).size <= longestBytes) paths.push(join(folder, name));
  }
  return paths;
}

/** How each step of the run in a data folder ended, by step and item. */
async function endsOf(dataFolder: string, runId: string): Promise<Map<string, string>> {
  const database = await openStore({ dataFolder, migrationsFolder });
  const ends = listSteps(database, runId).map(({ step, item, state, outputSha256, error }) => {
    return [`${step}/${item}`, `${state} ${outputSha256 ?? error?.code ?? ''}`] as const;
  });
  database.$client.close();
  return new Map(ends);
}

/** The steps that a data folder's record says were finished by its program. */
async function finishedIn(dataFolder: string, runId: string): Promise<string[]> {
  const database = await openStore({ dataFolder, migrationsFolder });
  const keys = listRecordEntries(database)
    .filter(({ kind }) => kind === 'step-finished')
    .map(({ bodyJson }) => keySchema.parse(JSON.parse(bodyJson)))
    .filter((key) => key.runId === runId);
  database.$client.close();
  return keys.map(({ step, item }) => `${step}/${item}`);
}

interface Worker {
  readonly dataFolder: string;
  readonly process: ChildProcess;
  readonly closed: Promise<number | null>;
}

function startWorker(backend: string, documents: string, dataFolder: string): Worker {
  const child = startSampan(
    ['worker', '--documents', documents, '--data', dataFolder, '--model', 'none', '--concurrency', '2'].concat([
      '--lease',
      String(leaseS),
    ]),
    { SAMPAN_BACKEND: backend },
  );
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    if (/critical|failed:|Error/i.test(text)) say(`  worker ${child.pid}: ${text.trim()}`);
  });
  return { dataFolder, process: child, closed: new Promise((resolve) => child.on('close', resolve)) };
}

/** Kills a random worker that has a step in hand once `after` steps are finished; returns its steps in hand, null where the run was over before. */
async function killOne(backend: string, workers: readonly Worker[], after: number, over: AbortSignal) {
  const sql = postgres(backend, { max: 1 });
  try {
    while (!over.aborted) {
      const [ended] = await sql`SELECT count(*) AS total FROM sampan.steps WHERE state <> 'running'`.catch(() => []);
      if (Number(ended?.total ?? 0) >= after) {
        const rows = await sql`
          SELECT worker, step, item FROM sampan.steps WHERE state = 'running' AND hold IS NOT NULL`;
        const busy = workers.filter(({ process: { pid, exitCode, signalCode } }) => {
          return exitCode === null && signalCode === null && rows.some(({ worker }) => worker.endsWith(`/${pid}`));
        });
        const chosen = busy[busy.length === 0 ? 0 : randomInt(busy.length)];
        if (chosen !== undefined) {
          chosen.process.kill('SIGKILL');
          await chosen.closed;
          return rows
            .filter(({ worker }) => worker.endsWith(`/${chosen.process.pid}`))
            .map(({ step, item }) => `${step}/${item}`);
        }
      }
      await setTimeout(20);
    }
    return null;
  } finally {
    await sql.end();
  }
}

/** The benchmark in a folder of its own. */
export async function benchWorkers(contracts = 14, kills = 1, restarts = 0): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-workers-'));
  const paths = await documentsOf(contracts);
  const out = join(folder, 'out');
  const run = async (data: string, words: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    await rm(out, { recursive: true, force: true });
    const started = performance.now();
    const common = ['--out', out, '--yes', '--json', '--model', 'none', '--data', data];
    const {
      stdout: told,
      stderr,
      code,
    } = await runSampan(['workshop', 'run', plan, ...paths, ...common, ...words], '', more);
    if (code !== 0 && code !== 1) throw new Error(`the run ended with ${code}: ${stderr}`);
    const written = sha256Of(await readFile(join(out, 'workers.json'), 'utf8'));
    return { ...runSchema.parse(JSON.parse(told)), written, seconds: (performance.now() - started) / 1000 };
  };

  const alone = await run(join(folder, 'alone'), []);
  const expected = await endsOf(join(folder, 'alone'), alone.id);
  say(`${paths.length} documents, ${expected.size} steps`);
  say(`one machine: ${alone.state} in ${alone.seconds.toFixed(0)} s`);

  const server = await temporaryPostgres();
  const workers: Worker[] = [];
  try {
    await withServer();
  } finally {
    for (const { process: child } of workers) child.kill('SIGKILL');
    await server.close();
  }

  async function withServer(): Promise<void> {
    for (const line of await checkHolds(server.url)) say(`holds: ${line}`);
    const documents = join(folder, 'documents');
    await mkdir(documents);
    for (let index = 0; index < workerCount; index += 1)
      workers.push(startWorker(server.url, documents, join(folder, `worker-${index}`)));
    const over = new AbortController();
    const cut = (async () => {
      const inHand: string[] = [];
      for (let count = 0; count < kills && count < workerCount - 1; count += 1) {
        const after = randomInt(1, Math.max(2, Math.floor(expected.size * 0.9)));
        const taken = await killOne(server.url, workers, after, over.signal);
        if (taken === null) say(`the run was over before ${after} steps were seen finished: nobody was killed`);
        else say(`killed one of ${workerCount} workers after ${after} steps; in hand: ${taken.join(', ')}`);
        inHand.push(...(taken ?? []));
      }
      for (let count = 0; count < restarts && !over.signal.aborted; count += 1) {
        await setTimeout(randomInt(500, 5_000));
        await server.restart();
        say('the database was ended and started again');
      }
      return inHand;
    })();
    const owner = join(folder, 'owner');
    const together = await run(owner, ['--documents', documents], { SAMPAN_BACKEND: server.url });
    over.abort();
    const inHand = await cut;
    const left = workers.filter(({ process: { signalCode } }) => signalCode === null);
    for (const worker of left) worker.process.kill('SIGTERM');
    const codes = await Promise.all(left.map(({ closed }) => closed));

    const sql = postgres(server.url, { max: 1 });
    const byWorker = await sql`SELECT worker, count(*) AS steps FROM sampan.steps GROUP BY worker ORDER BY worker`;
    const again = await sql`SELECT step, item FROM sampan.steps WHERE attempts > 1`;
    const [bytes] = await sql`SELECT sum(pg_column_size(steps.*)) AS total FROM sampan.steps`;
    await sql.end();

    const ends = await endsOf(owner, together.id);
    const finished: string[] = [];
    for (const dataFolder of [owner, ...workers.map((worker) => worker.dataFolder)])
      finished.push(...(await finishedIn(dataFolder, together.id)));
    const differing = [...expected].filter(([key, end]) => ends.get(key) !== end);
    say(
      `three workers: ${together.state} in ${together.seconds.toFixed(0)} s, the others stopped with ${codes.join(' and ')}`,
    );
    say(`steps by program: ${byWorker.map(({ steps }) => steps).join(', ')}`);
    say(
      `lost: ${[...expected.keys()].filter((key) => !ends.has(key)).length}, beyond the plan: ${ends.size - expected.size}`,
    );
    say(`finished twice: ${finished.length - new Set(finished).size}`);
    say(`in hand at the kill: ${inHand.length}, begun again: ${again.length}`);
    say(
      `outputs equal by hash: ${expected.size - differing.length} of ${expected.size}; the written file: ${alone.written === together.written ? 'equal' : 'differs'}`,
    );
    for (const [key, end] of differing.slice(0, 20)) say(`  differs ${key}: ${end} / ${ends.get(key)}`);
    say(`kept in PostgreSQL: ${Math.round(Number(bytes?.total ?? 0) / Math.max(1, ends.size))} bytes a step`);
    if (differing.length === 0) await rm(folder, { recursive: true });
    else say(`both runs are kept in ${folder}`);
  }
}
