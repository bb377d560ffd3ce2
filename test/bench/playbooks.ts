/**
 * Rules of the playbook for arbitration clauses on the labelled set of the project,
 * against what the same rules say of the labels: `npm run bench -- playbooks`.
 * Only the held-out half and the second held-out set; nothing was fitted to them.
 */
import { stdout } from 'node:process';
import type { FieldValue } from '#contract/finding.ts';
import { checkPlaybook } from '#main/playbooks/check-playbook.ts';
import type { CheckedFinding } from '#main/playbooks/decided-rule.ts';
import { checkText, shipped } from '#test/playbooks/shipped.ts';
import { clausesOfSet, type LabelledClause, labelledClauses } from './arbitration/labelled-clauses.ts';

const playbook = shipped('hong-kong-arbitration');
/** Each rule and the labels that decide it. */
const scored = {
  institution: ['institution'],
  seat: ['seat'],
  number: ['number'],
  language: ['language'],
  'governing-law': ['governing_law'],
  'law-of-agreement': ['law_of_agreement'],
} as const satisfies Readonly<Record<string, readonly (keyof LabelledClause['labels'])[]>>;
const rules = Object.keys(scored) as (keyof typeof scored)[];

/** What the rules say of a clause whose findings are its labels. */
function statesOfLabels({ text, labels }: LabelledClause): ReadonlyMap<string, string> {
  const finding = (kind: string, value: unknown, fields: Readonly<Record<string, FieldValue>>): CheckedFinding[] =>
    value === null ? [] : [{ kind, start: 0, end: text.length, fields, isSure: true, clause: null, reasons: [] }];
  const number = labels.number === '?' ? null : labels.number;
  const findings = labels.agreement
    ? [
        ...finding('arb.agreement', true, { institution_id: labels.institution, mandatory: true }),
        ...finding('arb.seat', labels.seat, { seat: labels.seat, express: true }),
        ...finding('arb.tribunal', number, { number_of_arbitrators: number }),
        ...finding('arb.language', labels.language, { language: labels.language }),
        ...finding('arb.law_of_agreement', labels.law_of_agreement, { law: labels.law_of_agreement }),
      ]
    : [];
  const all = [...findings, ...finding('gen.governing_law', labels.governing_law, { law: labels.governing_law })];
  // Without its words: only the labels speak.
  const document = {
    text: '',
    language: 'en',
    title: null,
    name: '',
    findings: all,
    clauses: [],
    unreadPages: [],
  } as const;
  return statesOf(checkPlaybook(playbook, document));
}

/** Met and accepted are one answer: whether a place is called the seat is not labelled. */
function statesOf({ rules: decided }: ReturnType<typeof checkPlaybook>): ReadonlyMap<string, string> {
  return new Map(decided.map(({ rule, state }) => [rule.id, state === 'fallback' ? 'met' : state]));
}

const sets = [
  ['held-out', labelledClauses().filter(({ half }) => half === 'held-out')],
  ['second held-out', clausesOfSet('second')],
] as const;
for (const [name, clauses] of sets) {
  stdout.write(
    `\n${name}: ${clauses.length} clauses\n| rule | decided | of these right | to check |\n|---|---|---|---|\n`,
  );
  for (const rule of rules) {
    let [right, decided, open] = [0, 0, 0];
    for (const clause of clauses) {
      if (scored[rule].some((label) => clause.labels[label] === '?')) continue;
      const said = statesOf(checkText(playbook, clause.text)).get(rule);
      if (said === 'to-check') {
        open += 1;
        continue;
      }
      decided += 1;
      if (said === statesOfLabels(clause).get(rule)) right += 1;
    }
    stdout.write(`| ${rule} | ${decided} | ${right} (${((100 * right) / decided).toFixed(1)} %) | ${open} |\n`);
  }
}
