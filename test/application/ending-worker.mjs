import { parentPort, threadId } from 'node:worker_threads';

parentPort?.on('message', (message) => {
  // Says in the program's own memory that it ended itself, before it does.
  if (message.end) {
    new Uint8Array(globalThis.ended)[0] = 1;
    process.exit();
  }
  globalThis.ended = message.task.ended;
  parentPort?.postMessage({ number: message.number, ok: true, value: threadId });
});
