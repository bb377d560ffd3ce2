import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '#main/language/words.ts';
import type { Decision } from '#main/models/decision.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { jsonOf } from '../runtime/json-of.ts';

const itemsSchema = z.array(z.object({ instruction: z.string(), question: z.string(), answer: z.string() }));
export type Item = z.infer<typeof itemsSchema>[number];

export interface Task {
  readonly id: string;
  readonly name: string;
  /** The labels that an answer gives, whatever else stands in it. */
  readonly labelsIn: (text: string, item: Item) => readonly string[];
  /** What Sampan's typed questions make of the item: labels only, never free text. */
  readonly typed: (runtime: ModelRuntime, item: Item) => Promise<readonly string[]>;
  readonly score: 'accuracy' | 'F1 of labels' | 'F1 of characters';
}

const letters = ['A', 'B', 'C', 'D', 'E'];

export const tasks: readonly Task[] = [
  listTask('2-2', 'what is in dispute, one of 16', '句子的争议焦点属于哪一类？'),
  listTask('2-4', 'subject of a question to a lawyer, one of 20', '这项咨询属于哪一类？'),
  {
    id: '2-8',
    name: 'the defence that answers a claim, one of 5',
    labelsIn: (text) => [...new Set(text.match(/[A-E](?![A-Za-z])/g) ?? [])],
    typed: (runtime, item) => answeringDefence(runtime, item),
    score: 'accuracy',
  },
  { ...listTask('2-9', 'events told of, of 20', '这句话讲的是哪一种事件？', 0.25), score: 'F1 of labels' },
  {
    id: '2-10',
    name: 'words that tell of given events',
    labelsIn: (text) =>
      text
        .replace(/<eoa>.*$/su, '')
        .split(/[;；、，,\s]+/u)
        .filter((word) => word !== ''),
    typed: triggerWords,
    score: 'F1 of characters',
  },
  {
    id: '3-1',
    name: 'articles of the Criminal Law',
    labelsIn: (text) => [...new Set([...text.matchAll(/第\s*(\d{1,3})\s*条/gu)].map(([, number]) => number ?? ''))],
    typed: articles,
    score: 'F1 of labels',
  },
];

/** The first `count` items by the hash of their question: a sample that nobody chose. */
export function sampleOf(data: string, task: string, count: number): readonly Item[] {
  const items = itemsSchema.parse(JSON.parse(readFileSync(join(data, 'lawbench', `${task}.json`), 'utf8')));
  const key = ({ question }: Item): string => createHash('sha256').update(question).digest('hex');
  return items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)).slice(0, count);
}

/** The labels that the instruction lists: 类别包括:A、B。 事件包括：A，B。 */
function listed({ instruction }: Item): readonly string[] {
  const [, list = ''] = /包括[:：]([^。]+)。/u.exec(instruction) ?? [];
  return list.split(/[、，]/u).map((label) => label.trim());
}

/** A task whose labels the instruction lists: the likeliest, and what else has so much probability, fixed before anything was scored. */
function listTask(id: string, name: string, text: string, least = 1): Task {
  return {
    id,
    name,
    labelsIn: (answer, item) => listed(item).filter((label) => answer.includes(label)),
    typed: async (runtime, item) => {
      const choices = listed(item);
      const { best, probabilities } = await decided(runtime, item.question, { text, choices });
      return choices.filter((_, index) => index === best || (probabilities[index] ?? 0) >= least);
    },
    score: 'accuracy',
  };
}

async function decided(
  runtime: ModelRuntime,
  document: string,
  question: { readonly text: string; readonly choices: readonly string[] },
): Promise<Decision> {
  const { decisions } = await runtime.decide({ document, questions: [{ kind: 'choice', ...question }] });
  const [decision] = decisions;
  if (decision === undefined) throw new Error('a question without a decision');
  return decision;
}

async function answeringDefence(runtime: ModelRuntime, { question }: Item): Promise<readonly string[]> {
  const [claim = '', ...rest] = question.split(/(?<![A-Za-z])[A-E][:：]/u);
  const choices = rest.map((words) => words.trim()).filter((words) => words !== '');
  if (choices.length < 2) return [];
  const { best } = await decided(runtime, claim, { text: '以下哪一个辩方观点针对上述诉方观点？', choices });
  return [letters[best] ?? ''];
}

/** Only words of the sentence can be named. */
async function triggerWords(runtime: ModelRuntime, { instruction, question }: Item): Promise<readonly string[]> {
  const own = [
    ...new Set(
      words(question)
        .filter(({ kind }) => kind === 'han')
        .map(({ start, end }) => question.slice(start, end)),
    ),
  ];
  const schema = { type: 'array', items: { enum: own }, minItems: 1, maxItems: 6 };
  const { text } = await runtime.generate({
    system: '',
    user: `${instruction}${question}`,
    maxTokens: 80,
    jsonSchema: schema,
  });
  const answer = z.array(z.string()).safeParse(jsonOf(text));
  return answer.success ? [...new Set(answer.data)] : [];
}

async function articles(runtime: ModelRuntime, { instruction, question }: Item): Promise<readonly string[]> {
  const schema = { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 };
  const { text } = await runtime.generate({
    system: '',
    user: `${instruction}\n${question}\n只写条号。`,
    maxTokens: 40,
    jsonSchema: schema,
  });
  const answer = z.array(z.number()).safeParse(jsonOf(text));
  return answer.success ? [...new Set(answer.data.map(String))] : [];
}
