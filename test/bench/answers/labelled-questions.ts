import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { periods } from '#main/language/periods.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { amountValues, dateValues, periodValues, type RightValue } from './field-values.ts';

export interface LabelledQuestion {
  readonly field: string;
  readonly question: string;
  readonly right: RightValue;
}

export interface QuestionedDocument {
  readonly name: string;
  readonly language: 'en' | 'zh';
  readonly text: string;
  readonly questions: readonly LabelledQuestion[];
}

const contractLine = z.object({
  doc: z.string(),
  labels: z.array(z.object({ cat: z.string(), answer: z.string(), text: z.array(z.string()) })),
});

type Label = z.infer<typeof contractLine>['labels'][number];

const onlyOne = (values: readonly string[]): string | null => (values.length === 1 ? (values[0] ?? null) : null);

function period({ text }: Label): RightValue | null {
  return periodIn(text.join('\n'));
}

/** The one period of a text; null where it has none or several. */
function periodIn(text: string): RightValue | null {
  const value = onlyOne(periodValues(text));
  return value === null ? null : { kind: 'period', value, number: periods(text)[0]?.value ?? Number.NaN };
}

function amount({ text }: Label): RightValue | null {
  const value = onlyOne(amountValues(text.join('\n')));
  return value === null ? null : { kind: 'amount', value };
}

/** The experts' answer is a period: "successive 1 year", "90 days". */
function answeredPeriod({ answer }: Label): RightValue | null {
  return periodIn(answer);
}

/** The experts' answer is a day, and the words they marked write it out. */
function writtenDate({ answer, text }: Label): RightValue | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/u.exec(answer.trim());
  if (match === null) return null;
  const [, month = '', day = '', year = ''] = match;
  const value = `${Number(year) > 50 ? '19' : '20'}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dateValues(text.join('\n')).includes(value) ? { kind: 'date', value } : null;
}

/** The first two parties, each by the first two words of its name. */
function parties({ answer }: Label): RightValue | null {
  const names = answer
    .replace(/\([^)]*\)|["“][^"”]*["”]/gu, '')
    .split(';')
    .map((name) =>
      name
        .trim()
        .split(/[\s,]+/u)
        .slice(0, 2)
        .join(' '),
    )
    .filter((name) => /\p{Lu}/u.test(name) && name.includes(' '));
  return names.length < 2 ? null : { kind: 'words', all: names.slice(0, 2).map((name) => [name]) };
}

function law({ answer }: Label): RightValue | null {
  const [first = ''] = answer.split(/[;,]/u);
  const name = first.trim();
  return name === ''
    ? null
    : { kind: 'words', all: [name === "People's Republic of China" ? [name, 'China', 'PRC'] : [name]] };
}

function title({ answer }: Label): RightValue | null {
  return answer.trim() === '' ? null : { kind: 'words', all: [[answer.trim()]] };
}

const fields: readonly {
  readonly category: string;
  readonly question: string;
  readonly right: (label: Label) => RightValue | null;
}[] = [
  { category: 'Document Name', question: 'What is the title of this document?', right: title },
  { category: 'Parties', question: 'What are the full names of the parties to this agreement?', right: parties },
  { category: 'Agreement Date', question: 'What is the date of this agreement?', right: writtenDate },
  { category: 'Effective Date', question: 'On what date does this agreement become effective?', right: writtenDate },
  { category: 'Expiration Date', question: 'On what date does the term of this agreement expire?', right: writtenDate },
  { category: 'Expiration Date', question: 'How long is the initial term of this agreement?', right: period },
  { category: 'Renewal Term', question: 'For how long is the agreement renewed each time?', right: answeredPeriod },
  {
    category: 'Notice Period To Terminate Renewal',
    question: 'How long before the end must notice be given to prevent renewal?',
    right: answeredPeriod,
  },
  { category: 'Governing Law', question: 'Which law governs this agreement?', right: law },
  {
    category: 'Termination For Convenience',
    question: 'How much notice ends this agreement without cause?',
    right: period,
  },
  { category: 'Cap On Liability', question: 'To what amount is liability limited?', right: amount },
  { category: 'Insurance', question: 'For what amount must insurance be kept?', right: amount },
  { category: 'Warranty Duration', question: 'How long does the warranty last?', right: period },
  { category: 'Non-Compete', question: 'For how long may a party not compete?', right: period },
  { category: 'Post-Termination Services', question: 'How long do duties go on after termination?', right: period },
  { category: 'Audit Rights', question: 'How much notice must be given of an audit?', right: period },
  { category: 'Minimum Commitment', question: 'What is the minimum amount to be paid or bought?', right: amount },
];

function questionsOf(labels: readonly Label[]): LabelledQuestion[] {
  return fields.flatMap(({ category, question, right }) => {
    const label = labels.find(({ cat, text }) => cat === category && text.length > 0);
    const value = label === undefined ? null : right(label);
    return value === null ? [] : [{ field: category, question, right: value }];
  });
}

/** CUAD's contracts of one side of the split with every question whose right value the labels settle. */
export function contractQuestions(data: string, heldOut: boolean): QuestionedDocument[] {
  return readFileSync(join(data, 'cuad', 'spans.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => contractLine.parse(JSON.parse(line)))
    .filter(({ doc }) => isHeldOut(doc) === heldOut)
    .map(({ doc, labels }) => ({
      name: doc,
      language: 'en' as const,
      text: readFileSync(join(data, 'cuad', 'full_contract_txt', doc), 'utf8'),
      questions: questionsOf(labels),
    }));
}

const chineseFile = z.array(
  z.object({
    source: z.union([z.object({ file: z.array(z.string()) }), z.object({ act: z.string() })]),
    questions: z.array(
      z.object({
        field: z.string(),
        question: z.string(),
        right: z.union([
          z.object({ kind: z.enum(['date', 'amount']), value: z.string() }),
          z.object({ kind: z.literal('period'), value: z.string(), number: z.number() }),
          z.object({ kind: z.literal('words'), all: z.array(z.array(z.string())) }),
        ]),
      }),
    ),
  }),
);

const actLine = z.object({
  pcode: z.string(),
  articles: z.array(z.object({ no: z.string(), zh: z.string() })),
});

/** Statutes in Simplified and Traditional Chinese, with questions written for this bench before any run. */
export function chineseQuestions(data: string, root: string): QuestionedDocument[] {
  const file = join(root, 'test', 'bench', 'answers', 'chinese-questions.json');
  return chineseFile.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ source, questions }) => {
    if ('file' in source) {
      const text = readFileSync(join(data, ...source.file), 'utf8');
      return { name: source.file.at(-1) ?? '', language: 'zh', text, questions };
    }
    return { name: source.act, language: 'zh', text: actText(data, source.act), questions };
  });
}

function actText(data: string, code: string): string {
  for (const line of readFileSync(join(data, 'taiwan_law', 'acts_same_version.jsonl'), 'utf8').split('\n')) {
    if (!line.includes(`"pcode": "${code}"`)) continue;
    const { articles } = actLine.parse(JSON.parse(line));
    return articles.map(({ no, zh }) => `第 ${no} 條\n${zh.replaceAll('\r', '')}`).join('\n');
  }
  throw new Error(`taiwan_law has no act ${code}.`);
}
