/**
 * `SAMPAN_DATA=… npm run bench -- clauses [--development FOLDER]`: the 41 categories of CUAD on
 * the contracts held out from training (one in four, our own split), by the measure
 * of CUAD's evaluate.py, over all and by category; speed of rating, the rules
 * and the clause tree apart. With `--development` the documents are the development
 * part and the model is the one in FOLDER, which must have been trained without them.
 * `… clauses speed`: CPU seconds of the extractor on contracts of 10, 100 and 1,000
 * pages; `… clauses charter`: kinds of a charter party's clauses; `… clauses kinds`: kinds of single clauses by a hand that
 * nobody learned from; `… clauses contracts [FILE…]`: kinds of the clauses of whole contracts. These need no data.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, cpuUsage, env, exit, stderr } from 'node:process';
import { readRuleOptions } from '#main/application/extract-options.ts';
import { rateKinds } from '#main/kinds/find-kinds.ts';
import { parseKindsModel } from '#main/kinds/kinds-model.ts';
import { isForDevelopment } from '#main/training/compression/cuad-passages.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { answeredContracts } from '#main/training/kinds/answered-contracts.ts';
import { type Judged, type MetricRow, officialMetric } from './clauses/official-metric.ts';

for (const [word, run] of [
  ['speed', () => import('./clauses/speed.ts')],
  ['charter', () => import('./clauses/charter.ts')],
  ['kinds', () => import('./clauses/kinds.ts')],
  ['contracts', () => import('./clauses/contracts.ts')],
] as const) {
  if (!argv.slice(2).includes(word)) continue;
  await run();
  exit(0);
}

const data = env.SAMPAN_DATA;
if (!data) {
  stderr.write('Set SAMPAN_DATA to the folder that holds cuad (CUAD v1, CC BY 4.0).\n');
  exit(2);
}
const at = argv.indexOf('--development');
const folder = at >= 0 ? argv[at + 1] : join('resources', 'kinds');
const wanted = at >= 0 ? (name: string) => !isHeldOut(name) && isForDevelopment(name) : isHeldOut;
const model = parseKindsModel(JSON.parse(readFileSync(join(folder ?? '.', 'cuad.json'), 'utf8')));
const judged: Judged[] = [];
const uncut: Judged[] = [];
let documents = 0;
let characters = 0;
let microseconds = 0;
for (const contract of answeredContracts(data, wanted, readRuleOptions('resources'))) {
  const before = cpuUsage();
  const found = rateKinds(contract, model, null);
  const spent = cpuUsage(before);
  microseconds += spent.user + spent.system;
  characters += contract.text.length;
  documents += 1;
  model.categories.forEach(({ label }, category) => {
    // Equal texts are one prediction, as sure as the surest of them.
    const sure = new Map<string, number>();
    for (const { start, end, confidence } of found.filter((each) => each.category === category)) {
      const text = contract.text.slice(start, end);
      sure.set(text, Math.max(confidence, sure.get(text) ?? 0));
    }
    const predictions = [...sure].map(([text, confidence]) => ({ text, confidence }));
    const textsOf = (answers: typeof contract.answers) =>
      answers.filter((answer) => answer.category === label).map(({ text }) => text);
    judged.push({ category: label, answers: textsOf(contract.answers), predictions });
    uncut.push({ category: label, answers: textsOf(contract.uncut ?? []), predictions });
  });
}
const shown = (name: string, { aupr, precisionAt80, precisionAt90, answers, reached }: MetricRow) => ({
  category: name,
  answers,
  aupr: Number(aupr.toFixed(3)),
  'precision at 80 % recall': Number(precisionAt80.toFixed(3)),
  'precision at 90 % recall': Number(precisionAt90.toFixed(3)),
  'recall at the end': Number(reached.toFixed(3)),
});
console.log(`${documents} contracts, ${characters} characters`);
console.table([
  shown('all', officialMetric(judged)),
  shown('all, answers with words left out whole (no stretch meets most of them)', officialMetric(uncut)),
  shown('all but Parties', officialMetric(judged.filter(({ category }) => category !== 'Parties'))),
  ...model.categories.map(({ label }) =>
    shown(label, officialMetric(judged.filter(({ category }) => category === label))),
  ),
]);
const bins = Array.from({ length: 5 }, (_, bin) => ({ from: bin / 5, predictions: 0, said: 0, right: 0 }));
for (const { answers, category, predictions } of judged) {
  for (const { text, confidence } of predictions) {
    const bin = bins[Math.min(4, Math.floor(confidence * 5))];
    if (bin === undefined || confidence < 0.05) continue;
    bin.predictions += 1;
    bin.said += confidence;
    if (officialMetric([{ category, answers, predictions: [{ text, confidence: 0.5 }] }]).reached > 0) bin.right += 1;
  }
}
console.table(
  bins.map(({ from, predictions, said, right }) => ({
    'confidence from': from,
    predictions,
    'mean confidence': Number((said / Math.max(1, predictions)).toFixed(3)),
    right: Number((right / Math.max(1, predictions)).toFixed(3)),
  })),
);
console.log(`${Math.round(characters / (microseconds / 1e6))} characters a CPU second`);
console.log('published, on another split (102 contracts): DeBERTa-xlarge .478, .44; RoBERTa-base .426, .311');
