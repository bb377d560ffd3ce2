/**
 * Kinds of the clauses of whole contracts, the rules alone and with the judge; see `../clauses.ts`. The figures of the
 * project's own contracts are of those that rules were mended with: a file of other ones says how it does elsewhere.
 */
import { join } from 'node:path';
import { argv } from 'node:process';
import type { FindingOrigin } from '#contract/finding.ts';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { judgedIds } from '#main/training/clause-kinds/judged-ids.ts';
import {
  type LabelledWholeContract,
  labelledWholeContracts,
  ownContracts,
} from '#main/training/clause-kinds/labelled-contracts.ts';

const named = argv.slice(argv.indexOf('contracts') + 1);
const contracts = (named.length > 0 ? named : [join('.', ...ownContracts)]).flatMap(labelledWholeContracts);
const { clauseJudge, ...rest } = readExtractOptions('resources');
const rules: ExtractionOptions = rest;
const judged = new Set(judgedIds(rules.ontology));
/** Kinds that clauses are labelled with. */
const labelled = new Set(
  rules.ontology.kinds
    .map(({ id }) => id)
    .filter((id) => /^(?:gen|con|ship|log|fin|arb)\./.test(id))
    .filter((id) => id !== 'gen.superseded' && id !== 'gen.document_title'),
);

/** Whether a clause has a kind by its label, and who found it there. */
interface Answer {
  readonly form: LabelledWholeContract['form'];
  readonly kind: string;
  readonly isLabelled: boolean;
  readonly origin: FindingOrigin | null;
}

/** Every kind that a clause is labelled with or in which a finding of it lies. */
function answersOf({ form, text, clauses }: LabelledWholeContract, options: ExtractionOptions): Answer[] {
  const findings = extract(text, options).findings.filter(({ kind }) => labelled.has(kind));
  return clauses.flatMap(({ start, end, kinds }) => {
    const found = new Map<string, FindingOrigin>();
    for (const finding of findings) {
      const shared = Math.min(finding.end, end) - Math.max(finding.start, start);
      const lies = shared * 2 >= Math.min(finding.end - finding.start, end - start);
      if (lies && found.get(finding.kind) !== 'rule') found.set(finding.kind, finding.origin);
    }
    return [...new Set([...kinds, ...found.keys()])].map((kind) => ({
      form,
      kind,
      isLabelled: kinds.includes(kind),
      origin: found.get(kind) ?? null,
    }));
  });
}

interface Scores {
  readonly labels: number;
  readonly found: number;
  readonly right: number;
}

function scoresOf(answers: readonly Answer[]): Scores {
  return {
    labels: answers.filter(({ isLabelled }) => isLabelled).length,
    found: answers.filter(({ origin }) => origin !== null).length,
    right: answers.filter(({ isLabelled, origin }) => isLabelled && origin !== null).length,
  };
}

function shown({ labels, found, right }: Scores) {
  const [precision, recall] = [right / Math.max(found, 1), right / Math.max(labels, 1)];
  return {
    labels,
    found,
    right,
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
    F1: f1({ labels, found, right }).toFixed(3),
  };
}

function f1({ labels, found, right }: Scores): number {
  return (2 * right) / Math.max(labels + found, 1);
}

const readers = [
  { reader: 'rules alone', options: rules },
  { reader: 'with the judge', options: { ...rules, clauseJudge } },
].map(({ reader, options }) => ({
  reader,
  answers: contracts.flatMap((contract) => answersOf(contract, options)),
}));

console.log(`${contracts.length} contracts, ${contracts.flatMap(({ clauses }) => clauses).length} clauses`);
const forms = ['en', 'zh-Hant', 'zh-Hans', 'yue'] as const;
console.table(
  [['all', forms], ['Chinese', forms.slice(1)], ...forms.map((form) => [form, [form]] as const)].flatMap(
    ([name, own]) =>
      readers.map(({ reader, answers }) => ({
        form: String(name),
        reader,
        ...shown(scoresOf(answers.filter(({ form }) => own?.includes(form)))),
      })),
  ),
);
console.table(
  readers.map(({ reader, answers }) => ({
    'kinds of the judge': reader,
    ...shown(scoresOf(answers.filter(({ kind }) => judged.has(kind)))),
  })),
);
const answers = readers.at(-1)?.answers ?? [];
console.table(
  (['rule', 'classifier'] as const).flatMap((origin) =>
    [forms, forms.slice(0, 1), forms.slice(1)].map((own) => {
      const told = answers.filter((answer) => answer.origin === origin && own.includes(answer.form));
      const { found, right } = scoresOf(told);
      return {
        'with the judge, told by': origin,
        forms: own.join(' '),
        found,
        right,
        precision: (right / Math.max(found, 1)).toFixed(3),
      };
    }),
  ),
);
console.table(
  [...Map.groupBy(answers, ({ kind }) => kind)]
    .map(([kind, own]) => ({ kind, scores: scoresOf(own) }))
    .map(({ kind, scores }) => ({ kind, lost: scores.labels + scores.found - 2 * scores.right, scores }))
    .toSorted((one, other) => other.lost - one.lost || f1(one.scores) - f1(other.scores))
    .map(({ kind, lost, scores }) => ({ kind, 'missed or wrong': lost, ...shown(scores) })),
);
