/** Counts in a worker of its own; started by model-families.test.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';

const { path, texts }: { readonly path: string; readonly texts: readonly string[] } = workerData;
const tokenizer = await loadModelTokenizer(path);
parentPort?.postMessage([...tokenizer.countAll(texts)]);
