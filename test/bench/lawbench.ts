/**
 * `SAMPAN_DATA=… npm run bench -- lawbench [--each N] [--model PART] [--threads N]`: six tasks of LawBench
 * (Fei et al. 2023), N items each (40), with a local model (two threads): asked as LawBench asks, and behind Sampan's typed questions (`decide`, and answers held
 * to a schema made of the text's own words). Beside them the published zero-shot rows. Task 2-1 (proofreading) is left
 * out: its answer is free text, where the two would be the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { scoreOf } from './lawbench/scores.ts';
import { type Item, sampleOf, type Task, tasks } from './lawbench/tasks.ts';
import { benchModel } from './runtime/models.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) throw new Error('Set SAMPAN_DATA to the folder that holds lawbench.');
const option = (name: string, otherwise: string): string => {
  const at = argv.indexOf(name);
  return at < 0 ? otherwise : (argv[at + 1] ?? otherwise);
};
const each = Number(option('--each', '40'));
const model = await benchModel(option('--model', '-1.5b-'));
const published = readFileSync(join(data, 'lawbench', 'published_zero_shot_results.csv'), 'utf8')
  .trim()
  .split('\n');

const runtime = await loadLlamaRuntime({ ...model, contextSize: 4_096, threads: Number(option('--threads', '2')) });
stdout.write(`${model.id}, ${each} items a task\n`);
stdout.write('| task | score | alone | with Sampan | s alone | s with | GPT-4 | Qwen-7B-chat | median of 51 |\n');
stdout.write(`|${'---|'.repeat(9)}\n`);
for (const task of tasks) {
  const items = sampleOf(data, task.id, each);
  const alone = await measured(items, task, async (item) => task.labelsIn(await freeAnswer(runtime, item), item));
  const typed = await measured(items, task, (item) => task.typed(runtime, item));
  const rows = [alone.score, typed.score].map((value) => value.toFixed(3));
  const seconds = [alone.seconds, typed.seconds].map((value) => value.toFixed(0));
  const peers = [publishedScore(task.id, 'GPT4'), publishedScore(task.id, 'qwen-7b-chat-hf'), medianScore(task.id)];
  stdout.write(
    `| ${[`${task.id} ${task.name}`, task.score, ...rows, ...seconds, ...peers.map((value) => value.toFixed(3))].join(' | ')} |\n`,
  );
}
await runtime.dispose();

async function measured(
  items: readonly Item[],
  task: Task,
  answer: (item: Item) => Promise<readonly string[]>,
): Promise<{ readonly score: number; readonly seconds: number }> {
  const started = performance.now();
  let sum = 0;
  for (const item of items) sum += scoreOf(task.score, await answer(item), task.labelsIn(item.answer, item));
  return { score: sum / items.length, seconds: (performance.now() - started) / 1000 };
}

async function freeAnswer(runtime: ModelRuntime, { instruction, question }: Item): Promise<string> {
  const { text } = await runtime.generate({
    system: '',
    user: `${instruction}${question}`,
    maxTokens: 64,
    stop: ['<eoa>'],
  });
  return text;
}

function scoresOf(task: string): ReadonlyMap<string, number> {
  return new Map(
    published
      .map((line) => line.split(','))
      .filter(([id]) => id === task)
      .map(([, name = '', score = '']) => [name, Number(score)]),
  );
}

function publishedScore(task: string, name: string): number {
  return scoresOf(task).get(name) ?? Number.NaN;
}

function medianScore(task: string): number {
  const sorted = [...scoresOf(task).values()].toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
