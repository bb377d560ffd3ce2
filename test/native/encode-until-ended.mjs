/** Encodes in a thread that is ended in the middle, a few times over; says `whole` where the program outlived it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const [, , addon, vocabulary] = process.argv;

if (isMainThread) {
  for (let round = 0; round < 3; round += 1) {
    const worker = new Worker(new URL(import.meta.url), { workerData: { addon, vocabulary } });
    await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
  }
  process.stdout.write('whole');
} else {
  const { loadTrilingual } = createRequire(import.meta.url)(workerData.addon);
  const engine = await loadTrilingual(new Uint8Array(await readFile(workerData.vocabulary)));
  const texts = Array(60).fill('甲方應於香港仲裁 any dispute arising out of it '.repeat(30));
  parentPort.postMessage('ready');
  for (;;) engine.encodeAll(texts);
}
