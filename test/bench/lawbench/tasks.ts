import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '#main/language/words.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';

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
  {
    id: '2-2',
    name: 'what is in dispute, one of 16',
    labelsIn: (text, item) => listed(item).filter((label) => text.includes(label)),
    typed: (runtime, item) => oneOf(runtime, item, '句子的争议焦点属于哪一类？', listed(item)),
    score: 'accuracy',
  },
  {
    id: '2-4',
    name: 'subject of a question to a lawyer, one of 20',
    labelsIn: (text, item) => listed(item).filter((label) => text.includes(label)),
    typed: (runtime, item) => oneOf(runtime, item, '这项咨询属于哪一类？', listed(item)),
    score: 'accuracy',
  },
  {
    id: '2-8',
    name: 'the defence that answers a claim, one of 5',
    labelsIn: (text) => [...new Set(text.match(/[A-E](?![A-Za-z])/g) ?? [])],
    typed: (runtime, item) => answeringDefence(runtime, item),
    score: 'accuracy',
  },
  {
    id: '2-9',
    name: 'events told of, of 20',
    labelsIn: (text, item) => listed(item).filter((label) => text.includes(label)),
    typed: (runtime, item) => likelyOf(runtime, item, '这句话讲的是哪一种事件？', listed(item)),
    score: 'F1 of labels',
  },
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

async function oneOf(
  runtime: ModelRuntime,
  { question }: Item,
  text: string,
  choices: readonly string[],
): Promise<readonly string[]> {
  const { decisions } = await runtime.decide({ document: question, questions: [{ kind: 'choice', text, choices }] });
  return [choices[decisions[0]?.best ?? 0] ?? ''];
}

/** The likeliest, and what else has a quarter of the probability: fixed before anything was scored. */
async function likelyOf(
  runtime: ModelRuntime,
  { question }: Item,
  text: string,
  choices: readonly string[],
): Promise<readonly string[]> {
  const { decisions } = await runtime.decide({ document: question, questions: [{ kind: 'choice', text, choices }] });
  const [decision] = decisions;
  return choices.filter((_, index) => index === decision?.best || (decision?.probabilities[index] ?? 0) >= 0.25);
}

async function answeringDefence(runtime: ModelRuntime, { question }: Item): Promise<readonly string[]> {
  const [claim = '', ...rest] = question.split(/(?<![A-Za-z])[A-E][:：]/u);
  const choices = rest.map((words) => words.trim()).filter((words) => words !== '');
  if (choices.length < 2) return [];
  const { decisions } = await runtime.decide({
    document: claim,
    questions: [{ kind: 'choice', text: '以下哪一个辩方观点针对上述诉方观点？', choices }],
  });
  return [letters[decisions[0]?.best ?? 0] ?? ''];
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
  const answer = z.array(z.string()).safeParse(parsed(text));
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
  const answer = z.array(z.number()).safeParse(parsed(text));
  return answer.success ? [...new Set(answer.data.map(String))] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
