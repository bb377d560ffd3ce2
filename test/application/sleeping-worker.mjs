import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ number, task }) => {
  setTimeout(() => parentPort?.postMessage({ number, ok: true, value: 'slept' }), task.ms);
});
