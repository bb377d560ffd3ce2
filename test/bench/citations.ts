/**
 * How well the citation check tells true sentences from false ones: true
 * sentences written for the project, sentences shortened from experts' labels
 * in CUAD, and ContractNLI's hypotheses with their evidence; each false one is a
 * true one with its negation, parties, duty, number or clause changed. Documents
 * are split into dev (three of four) and held-out (the fourth) before anything is drawn.
 *
 * `npm run bench -- citations [dev|held-out] [--show]` with SAMPAN_DATA.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { z } from 'zod';
import { sentences } from '#main/language/sentences.ts';
import { checkSentence } from '#main/summaries/citation-check.ts';
import { documentParties } from '#main/summaries/document-parties.ts';
import type { PartyNames } from '#main/summaries/meaning/meaning-tokens.ts';
import { type Mutation, mutationsOf, underClause } from './citation-mutations.ts';
import { writtenCases } from './citation-sentences.ts';

interface TrueSentence {
  readonly source: 'written' | 'cuad' | 'contractnli';
  readonly sentence: string;
  readonly passage: string;
  readonly clause: string;
  readonly parties: PartyNames;
}

/** Three documents of four were looked at while the check was written; one in four never was. */
const dev = argv.includes('dev');
const inHalf = (index: number): boolean => (index % 4 !== 3) === dev;
const show = argv.includes('--show');

function written(): TrueSentence[] {
  return writtenCases
    .filter((_, index) => inHalf(index))
    .flatMap((entry) =>
      entry.sentences.map((sentence) => ({
        source: 'written' as const,
        sentence,
        passage: entry.passage,
        clause: entry.clause,
        parties: [],
      })),
    );
}

const cuadLine = z.object({
  doc: z.string(),
  labels: z.array(z.object({ cat: z.string(), spans: z.array(z.array(z.number())) })),
});
const cuadCategories = new Set([
  'Governing Law',
  'Anti-Assignment',
  'Termination For Convenience',
  'Renewal Term',
  'Expiration Date',
  'Cap On Liability',
  'License Grant',
  'Minimum Commitment',
  'Audit Rights',
  'Insurance',
  'Non-Compete',
  'Exclusivity',
  'Revenue/Profit Sharing',
  'Warranty Duration',
]); // prettier-ignore

function cuad(data: string): TrueSentence[] {
  const found: TrueSentence[] = [];
  const lines = readFileSync(join(data, 'cuad/spans.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  lines.forEach((line, index) => {
    if (!inHalf(index)) return;
    const { doc, labels } = cuadLine.parse(JSON.parse(line));
    const path = join(data, 'cuad/full_contract_txt', doc);
    if (!existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    const parties = documentParties(text, []);
    let taken = 0;
    for (const { cat, spans } of labels) {
      if (!cuadCategories.has(cat) || taken === 3) continue;
      const [start = 0, end = 0] = spans[0] ?? [];
      const label = text.slice(start, end).replace(/\s+/gu, ' ').trim();
      const first = sentences(label)[0];
      const whole = first ? label.slice(first.start, first.end) : '';
      const short = shortened(whole);
      if (short === null) continue;
      const passage = text.slice(Math.max(0, start - 200), end + 200).replace(/\s+/gu, ' ');
      found.push({ source: 'cuad', sentence: short, passage, clause: '7', parties });
      taken += 1;
    }
  });
  return found;
}

/** A label's first sentence as a summary would put it; null where it is too long or no sentence. */
function shortened(whole: string): string | null {
  let text = whole
    .replace(/\([^()]*\)/gu, '')
    .replace(/^\W*(?:\d+(?:\.\d+)*\.?|\([a-z]\))\s*/u, '')
    .replace(/^(?:Notwithstanding|Subject to|Except)[^,]{0,160},\s*/u, '')
    .replace(/\b(?:hereunder|hereof|herein|hereby|thereof)\b/gu, '')
    .replace(/;.*$|, provided.*$/u, '.')
    .replace(/\bthis Agreement\b/gu, 'the agreement')
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.])/gu, '$1')
    .trim();
  if (!/[.]$/u.test(text)) text += '.';
  if (
    text.length < 50 ||
    text.length > 230 ||
    !/\b(?:shall|may|will|must|is|are)\b/u.test(text) ||
    !/^[A-Z]/u.test(text)
  )
    return null;
  return text;
}

const nli = z.object({
  documents: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({ annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })) }),
      ),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

type NliChoice = 'Entailment' | 'Contradiction';

function nliDocuments(data: string): z.infer<typeof nli>['documents'] {
  const parsed = nli.parse(JSON.parse(readFileSync(join(data, 'contractnli/dev.json'), 'utf8')));
  return parsed.documents.filter((_, index) => inHalf(index));
}

/** Sentences of the NDAs that experts marked as evidence, shortened. */
function ndaSentences(data: string): TrueSentence[] {
  return nliDocuments(data).flatMap((document) => {
    const parties = documentParties(document.text, []);
    const marked = new Set(Object.values(document.annotation_sets[0]?.annotations ?? {}).flatMap(({ spans }) => spans));
    const found = [...marked].flatMap((span) => {
      const [start = 0, end = 0] = document.spans[span] ?? [];
      const short = shortened(document.text.slice(start, end).replace(/\s+/gu, ' ').trim());
      if (short === null) return [];
      const passage = document.text.slice(Math.max(0, start - 200), end + 200).replace(/\s+/gu, ' ');
      return [{ source: 'contractnli' as const, sentence: short, passage, clause: '4', parties }];
    });
    return spread(found, 2);
  });
}

/** The task's hypotheses with their evidence: inferences in a scheme's own words, reported apart. */
function hypotheses(data: string, choice: NliChoice): TrueSentence[] {
  const { labels } = nli.parse(JSON.parse(readFileSync(join(data, 'contractnli/dev.json'), 'utf8')));
  return nliDocuments(data).flatMap((document) =>
    Object.entries(document.annotation_sets[0]?.annotations ?? {}).flatMap(([label, { choice: given, spans }]) => {
      if (given !== choice || spans.length === 0) return [];
      const passage = spans
        .map((span) => document.text.slice(...(document.spans[span] ?? [0, 0])))
        .join(' ')
        .replace(/\s+/gu, ' ');
      return [
        { source: 'contractnli' as const, sentence: labels[label]?.hypothesis ?? '', passage, clause: '', parties: [] },
      ];
    }),
  );
}

/** Every n-th of a list, so that a bounded number comes from all of it. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}

const data = env.SAMPAN_DATA;
const own = [...written(), ...(data === undefined ? [] : spread(ndaSentences(data), 40))];
const pool = [...own, ...(data === undefined ? [] : spread(cuad(data), Math.max(0, 200 - own.length)))];
const trueSentences = spread(pool, 200);

function kept(item: TrueSentence, sentence: string): { ok: boolean; reason: string } {
  const verdict = checkSentence(sentence, [{ text: item.passage, clause: item.clause }], { parties: item.parties });
  return { ok: verdict.ok, reason: verdict.ok ? '' : verdict.reason };
}

const table = new Map<string, { right: number; of: number }>();
const count = (row: string, right: boolean) => {
  const entry = table.get(row) ?? { right: 0, of: 0 };
  table.set(row, { right: entry.right + (right ? 1 : 0), of: entry.of + 1 });
};

for (const [index, item] of trueSentences.entries()) {
  // Every third names its clause, so that naming a clause is no ground to refuse.
  const { ok, reason } = kept(
    item,
    index % 3 === 0 && item.clause !== '' ? underClause(item.sentence, item.clause) : item.sentence,
  );
  count(`true kept, ${item.source}`, ok);
  count('true kept', ok);
  if (!ok && show)
    stdout.write(`LOST ${item.source}: ${item.sentence}\n     ${reason}\n     ${item.passage.slice(0, 500)}\n`);
}
const mutated: { item: TrueSentence; mutation: Mutation }[] = [];
for (const item of trueSentences) {
  for (const mutation of mutationsOf(item.sentence, item.passage, item.clause, item.parties))
    mutated.push({ item, mutation });
}
// The five kinds in equal parts, as far as there are enough.
const kinds = ['negation', 'parties', 'modality', 'number', 'clause'] as const;
const chosen = kinds.flatMap((kind) =>
  spread(
    mutated.filter(({ mutation }) => mutation.kind === kind),
    40,
  ),
);
for (const { item, mutation } of chosen) {
  const { ok } = kept(item, mutation.sentence);
  count(`mutated refused, ${mutation.kind}`, !ok);
  count(`mutated refused, ${item.source}`, !ok);
  count('mutated refused', !ok);
  if (ok && show)
    stdout.write(
      `PASSED ${mutation.kind}: ${mutation.sentence}\n     was: ${item.sentence}\n     ${item.passage.slice(0, 500)}\n`,
    );
}
if (data !== undefined) {
  for (const item of hypotheses(data, 'Contradiction'))
    count('apart: contradicted hypotheses refused', !kept(item, item.sentence).ok);
  for (const item of hypotheses(data, 'Entailment'))
    count('apart: entailed hypotheses kept', kept(item, item.sentence).ok);
}
stdout.write(`${dev ? 'dev' : 'held-out'} documents\n`);
for (const [row, { right, of }] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
  stdout.write(
    `${row.padEnd(52)} ${String(right).padStart(4)} / ${String(of).padEnd(4)} ${((100 * right) / of).toFixed(1)} %\n`,
  );
}
