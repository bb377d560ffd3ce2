/** How long the main thread stands still while a matter's pages come into the index, as in the application: own connection, worker, background. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { stdout, threadCpuUsage } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { SearchTasks } from '#main/application/search-worker.ts';
import { Searching } from '#main/application/searching.ts';
import { WorkerThread } from '#main/application/worker-thread.ts';
import { deleteDocument } from '#main/store/documents.ts';
import { addMatter, addPages, emptyBenchStore } from './index-of.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const pagesOfDocument = 100;

/** Prints the longest stretches of the event loop while so many pages are indexed, and while a tenth of them is taken out again. */
export async function measureBlocking(pages: number, pageText: () => string): Promise<void> {
  const { database, folder } = await emptyBenchStore();
  database.$client.pragma('synchronous = FULL');
  addMatter(database, 'blocking');
  const documents = Array.from({ length: Math.ceil(pages / pagesOfDocument) }, (_, at) => `blocking ${at}`);
  for (const id of documents) addPages(database, 'blocking', id, Array.from({ length: pagesOfDocument }, pageText));
  const worker = new WorkerThread<SearchTasks>({
    entry: join(root, 'main', 'application', 'search-worker.ts'),
    workerData: { dataFolder: folder, resourcesFolder: join(root, 'resources') },
    limit: { baseMs: 120_000, perCharacterMs: 0 },
    heapMb: 256,
  });
  const searching = new Searching({
    database,
    worker,
    encoderFiles: () => Promise.resolve(null),
    onChange: () => undefined,
  });
  const row = async (name: string, work: () => Promise<void>): Promise<void> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const stretches: number[] = [];
    let running = true;
    let last = threadCpuUsage();
    const turn = (): void => {
      const now = threadCpuUsage();
      stretches.push((now.user + now.system - last.user - last.system) / 1000);
      last = now;
      if (running) setImmediate(turn);
    };
    delay.enable();
    setImmediate(turn);
    await work();
    running = false;
    // What stood still last is counted by the timer's next turn.
    await setTimeout(20);
    delay.disable();
    stretches.sort((x, y) => x - y);
    const share = (part: number): string => (stretches[Math.floor((stretches.length - 1) * part)] ?? 0).toFixed(1);
    const milliseconds = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1);
    stdout.write(
      `| ${name} | ${share(0.999)} | ${share(1)} | ${milliseconds(delay.percentile(99))} | ${milliseconds(delay.max)} |\n`,
    );
  };
  stdout.write(
    `\nThe main thread between two turns of its loop, ms: its own CPU, whatever else the machine does; and the delay of a timer, with the waits for the disk and for others\n\n| ${pages} pages | CPU, 99.9 % | CPU, longest | delay, 99 % | delay, longest |\n|---|---|---|---|---|\n`,
  );
  // The worker's start is the application's, not the index's.
  await worker.run('terms', { pages: [] });
  await row('coming in', () => searching.follow());
  deleteDocument(database, documents[0] ?? '');
  await row(`after ${pagesOfDocument} went`, () => searching.follow());
  await searching.close();
  await worker.close();
  database.$client.close();
}
