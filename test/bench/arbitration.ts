/**
 * Arbitration clauses: terms and defects against the labelled set of the project.
 * `npm run bench -- arbitration` for both halves; `… arbitration development` for the development half
 * and the practice clauses; `… arbitration NAME` for a later set alone (`second` to the newest); with every miss of
 * those that are open, of a closed one figures alone.
 * `--model PART` asks a local model of the catalogue as well (`--threads N`, 2), on every `--every N`th clause (1):
 * the model alone, and as a second reader where the rules are silent.
 */
import { readFileSync } from 'node:fs';
import { argv, cpuUsage, stdout } from 'node:process';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { parseDefectJudge } from '#main/clauses/judging/defect-judge.ts';
import { parseInstitutions, parseOntology } from '#main/clauses/ontology.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import {
  clausesOfSet,
  type Half,
  type LabelledClause,
  labelHash,
  labelledClauses,
  wholeSet,
} from './arbitration/labelled-clauses.ts';
import { ModelReader, secondReading } from './arbitration/model-answers.ts';
import {
  type Answer,
  agreementTally,
  defectTally,
  f1,
  fieldTally,
  type Miss,
  precision,
  recall,
  type ScoredField,
  scoredFields,
  type Tally,
} from './arbitration/scores.ts';
import { benchModel } from './runtime/models.ts';

const resources = new URL('../../resources/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, resources), 'utf8'));
const options = {
  ontology: parseOntology(read('ontology/ontology.json')),
  institutions: parseInstitutions(read('ontology/institutions.json')),
};
/** As the program extracts: the learned judge beside the rules. */
const judged = { ...options, judge: parseDefectJudge(read('defects/judge.json')) };
const asked = argv[2] === undefined || argv[2].startsWith('--') ? 'all' : argv[2];
const { read: readClauses, halves, file, isOpen } = setNamed(asked);
const fields = Object.keys(scoredFields) as ScoredField[];

const started = cpuUsage();
const clauses = readClauses();
const answers = clauses.map((clause) => answerOf(clause, judged));
const { user, system } = cpuUsage(started);
/** The defects that the rules tell without the judge. */
const byRules = new Map(clauses.map((clause) => [clause.id, answerOf(clause, options)]));

stdout.write(
  `Labels ${labelHash(file)}; ${clauses.length} clauses; ${((user + system) / 1e6).toFixed(1)} CPU seconds.\n`,
);
for (const half of halves) report(half, answers);
if (isOpen) listMisses();
if (argv.includes('--model')) await compareWithModel(option('--model', '-1.5b-'));

interface ScoredSet {
  readonly read: () => readonly LabelledClause[];
  readonly halves: readonly Half[];
  /** The file whose hash is shown. */
  readonly file: string;
  /** Whether its misses may be looked at: it is no measurement any longer. */
  readonly isOpen: boolean;
}

function setNamed(name: string): ScoredSet {
  const file = 'clauses.jsonl';
  if (name === 'all') return { read: labelledClauses, halves: ['development', 'held-out'], file, isOpen: true };
  if (name === 'development')
    return { read: developmentClauses, halves: ['development', 'practice', 'third development'], file, isOpen: true };
  const whole = wholeSet(name);
  if (whole === null) throw new Error('Name all, development, or one of the later sets, second to eighteenth.');
  return { read: () => clausesOfSet(whole.name), halves: [whole.half], file: whole.file, isOpen: whole.isOpen };
}

function option(name: string, otherwise: string): string {
  const at = argv.indexOf(name);
  return at < 0 ? otherwise : (argv[at + 1] ?? otherwise);
}

async function compareWithModel(part: string): Promise<void> {
  const every = Number(option('--every', '1'));
  const some = answers.filter((_, index) => index % every === 0);
  const runtime = await loadLlamaRuntime({
    ...(await benchModel(part)),
    contextSize: 4_096,
    threads: Number(option('--threads', '2')),
  });
  const reader = new ModelReader(runtime, options.institutions, options.ontology);
  const alone: Answer[] = [];
  const startedMs = performance.now();
  for (const { clause } of some) alone.push(await reader.answer(clause));
  const seconds = (performance.now() - startedMs) / 1000;
  stdout.write(`\n${runtime.id}, ${some.length} clauses, ${(seconds / some.length).toFixed(1)} s a clause\n`);
  await runtime.dispose();
  const both = some.flatMap((rules, index) => {
    const model = alone[index];
    return model === undefined ? [] : [secondReading(rules, model)];
  });
  for (const half of halves) {
    for (const [name, read] of [
      ['the rules', some],
      ['the model alone', alone],
      ['the rules, and the model where they are silent', both],
    ] as const) {
      stdout.write(`\n${name}: `);
      report(half, read);
    }
  }
}

function developmentClauses(): LabelledClause[] {
  return [
    ...labelledClauses().filter(({ half }) => half === 'development'),
    ...clausesOfSet('practice'),
    ...clausesOfSet('thirdDevelopment'),
  ];
}

function answerOf(clause: LabelledClause, how: ExtractionOptions): Answer {
  const { findings, defects } = extract(clause.text, how);
  return {
    clause,
    agreement: findings.find(({ kind }) => kind === 'arb.agreement') ?? null,
    defects: [...new Set(defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind))],
  };
}

function report(half: Half, answers: readonly Answer[]): void {
  const own = answers.filter(({ clause }) => clause.half === half);
  const groups: readonly (readonly [string, readonly Answer[]])[] = [
    ['real (CUAD), English', own.filter(({ clause }) => clause.source === 'cuad')],
    ['own, all forms', own.filter(({ clause }) => clause.source === 'own')],
    ...(['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed'] as const).map(
      (form) => [`own, ${form}`, own.filter(({ clause }) => clause.source === 'own' && clause.form === form)] as const,
    ),
  ];
  stdout.write(
    `\n${half}\n| clauses | n | agreement | ${fields.join(' | ')} | defects P | defects R | rules alone P | R |\n`,
  );
  stdout.write(`|${'---|'.repeat(fields.length + 7)}\n`);
  for (const [name, some] of groups) {
    if (some.length === 0) continue;
    const defects = defectTally(some);
    const rulesAlone = defectTally(some.flatMap(({ clause }) => byRules.get(clause.id) ?? []));
    const cells = [
      name,
      String(some.length),
      share(f1(agreementTally(some))),
      ...fields.map((field) => cell(fieldTally(some, field))),
      share(precision(defects)),
      `${share(recall(defects))} (${defects.right + defects.missed})`,
      share(precision(rulesAlone)),
      share(recall(rulesAlone)),
    ];
    stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}

/** F1, and how many labels it stands on. */
function cell(tally: Tally): string {
  return `${share(f1(tally))} (${tally.right + tally.missed})`;
}

function share(value: number): string {
  return value.toFixed(3);
}

function listMisses(): void {
  const misses: Miss[] = [];
  agreementTally(answers, misses);
  for (const field of fields) fieldTally(answers, field, misses);
  defectTally(answers, misses);
  for (const { id, what, expected, found } of misses.toSorted((one, other) => one.id.localeCompare(other.id))) {
    stdout.write(`${id} ${what}: expected “${expected}”, found “${found}”\n`);
  }
}
