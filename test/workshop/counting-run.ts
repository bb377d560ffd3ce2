/**
 * A program that runs a plan of cheap steps over a store, to be killed:
 * `node counting-run.ts DATA DOCUMENTS`. Every step that is done is written to
 * a log outside of the store, so that what was done twice is seen.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '#main/store/open-store.ts';
import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import { Workshop } from '#main/workshop/workshop.ts';
import { countingFunctions, countingPlan } from './counting-plan.ts';

const [dataFolder = '', documents = '0'] = process.argv.slice(2);
const started = performance.now();
const migrationsFolder = join(import.meta.dirname, '..', '..', 'resources', 'migrations');
const database = await openStore({ dataFolder, migrationsFolder });
const queue = openWorkflowQueue({ dataFolder });
if (!queue) throw new Error('another program owns the queue');
let first = true;
const store = workshopStore(database);
const workshop = new Workshop({
  store: {
    ...store,
    endStep(key, end) {
      const ended = store.endStep(key, end);
      // After the commit: a step in this log is a finished one.
      if (ended) appendFileSync(join(dataFolder, 'finished.log'), `${key.step}/${key.item}\n`);
      if (first) {
        first = false;
        appendFileSync(join(dataFolder, 'first.log'), `${Math.round(performance.now() - started)}\n`);
        // Whoever kills it knows that it is at work.
        process.stdout.write('at work\n');
      }
      return ended;
    },
  },
  functions: countingFunctions((call) => appendFileSync(join(dataFolder, 'called.log'), `${call.step}/${call.item}\n`)),
  backend: queue.backend,
  concurrency: 2,
});
await workshop.start();
const documentIds = Array.from({ length: Number(documents) }, (_, index) => `doc-${index}`);
await workshop.run({ id: 'run-1', matterId: 'matter-1', documentIds, plan: countingPlan });
await workshop.settled('run-1', new AbortController().signal);
await workshop.close();
queue.close();
database.$client.close();
