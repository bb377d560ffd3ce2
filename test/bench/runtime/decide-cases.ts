import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isHeldOut } from '#main/training/held-out.ts';

/** A yes-no question over a passage whose answer experts gave. */
export interface DecideCase {
  readonly key: string;
  readonly source: 'ContractNLI' | 'CUAD';
  readonly passage: string;
  readonly question: string;
  readonly isYes: boolean;
  /** Of a document kept out of all fitting. */
  readonly isShown: boolean;
}

const longestPassage = 600;

const nliSchema = z.object({
  documents: z.array(
    z.object({
      file_name: z.string(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({
          annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })),
        }),
      ),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

/** The evidence that experts marked for a hypothesis, and whether it entails it or contradicts it. */
function nliCases(data: string): DecideCase[] {
  const { documents, labels } = nliSchema.parse(
    JSON.parse(readFileSync(join(data, 'contractnli', 'dev.json'), 'utf8')),
  );
  const fitted = documents.filter(({ file_name: name }) => !isHeldOut(name)).slice(0, 20);
  const shown = documents.filter(({ file_name: name }) => isHeldOut(name));
  return [...fitted, ...shown].flatMap(({ file_name: name, text, spans, annotation_sets: [set] }) => {
    const isShown = isHeldOut(name);
    const answered = Object.entries(set?.annotations ?? {}).filter(([, { spans: evidence }]) => evidence.length > 0);
    // Contradictions are few: they come first, so that both answers are there.
    answered.sort(([, a], [, b]) => a.choice.localeCompare(b.choice));
    return answered.slice(0, 3).map(([id, { choice, spans: evidence }]) => ({
      key: `${name} ${id}`,
      source: 'ContractNLI' as const,
      passage: evidence
        .map((index) => text.slice(...(spans[index] ?? [0, 0])))
        .join('\n')
        .slice(0, longestPassage),
      question: `Is this statement true under the document? ${labels[id]?.hypothesis ?? ''}`,
      isYes: choice === 'Entailment',
      isShown,
    }));
  });
}

const kindQuestions: Readonly<Record<string, string>> = {
  'Governing Law': 'Does the text say which law governs?',
  'Anti-Assignment': 'Does the text forbid or restrict the assignment of the contract?',
  'Termination For Convenience': 'Does the text let a party terminate without cause?',
  'Cap On Liability': 'Does the text limit the amount of liability?',
  'Non-Compete': 'Does the text forbid a party to compete?',
  Exclusivity: 'Does the text give exclusive rights?',
  'License Grant': 'Does the text grant a licence?',
  'Audit Rights': 'Does the text give a right to audit books or premises?',
  Insurance: 'Does the text require insurance?',
  'Ip Ownership Assignment': 'Does the text assign the ownership of intellectual property?',
};

const contractLine = z.object({
  doc: z.string(),
  labels: z.array(z.object({ cat: z.string(), text: z.array(z.string()) })),
});

/** Of each contract one passage asked for its own kind, and one asked for a kind that the contract does not have. */
function kindCases(data: string, most: number): DecideCase[] {
  const lines = readFileSync(join(data, 'cuad', 'spans.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const cases = lines.flatMap((line, number) => {
    const { doc, labels } = contractLine.parse(JSON.parse(line));
    const own = labels.filter(({ cat, text }) => cat in kindQuestions && (text[0]?.length ?? 0) > 80);
    const absent = Object.keys(kindQuestions).filter((kind) =>
      labels.every(({ cat, text }) => cat !== kind || text.length === 0),
    );
    const asked = own[number % Math.max(1, own.length)];
    const other = absent[number % Math.max(1, absent.length)];
    if (asked === undefined || other === undefined) return [];
    const passage = (asked.text[0] ?? '').slice(0, longestPassage);
    return [asked.cat, other].map((kind) => ({
      key: `${doc} ${kind}`,
      source: 'CUAD' as const,
      passage,
      question: kindQuestions[kind] ?? '',
      isYes: kind === asked.cat,
      isShown: isHeldOut(doc),
    }));
  });
  const of = (isShown: boolean): DecideCase[] => cases.filter((one) => one.isShown === isShown).slice(0, most);
  return [...of(false), ...of(true)];
}

/** Questions for fitting and, of other documents, for showing. */
export function decideCases(data: string): DecideCase[] {
  return [...nliCases(data), ...kindCases(data, 40)];
}
