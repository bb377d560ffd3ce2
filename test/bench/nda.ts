/**
 * `SAMPAN_DATA=… npm run bench -- nda`: ContractNLI's 17 hypotheses on the NDAs of
 * `contractnli/dev.json`, cross-validated by document in five folds (no document
 * is judged by a model that has seen it): accuracy over three answers, and the mean
 * average precision of the annotators' evidence among their passages; then the same
 * learned from a quarter and a half of the other documents. The project's own NDAs
 * (`resources/nda-set`) are learned from each time and never judged. The documents that were read
 * when the signs were written, and the others, have a row of their own.
 */
import { env, exit, stderr } from 'node:process';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { ndaData } from '#main/training/kinds/nda-documents.ts';
import { ownNdas } from '#main/training/kinds/own-ndas.ts';
import { crossValidated } from './nda/cross-validation.ts';

const data = env.SAMPAN_DATA;
if (!data) {
  stderr.write('Set SAMPAN_DATA to the folder that holds contractnli/dev.json (ContractNLI, CC BY 4.0).\n');
  exit(2);
}
const options = readExtractOptions('resources');
const nda = ndaData(data, options);
const own = ownNdas('resources', options);
const rounded = (value: number) => Number(value.toFixed(3));
const rows = crossValidated(nda, own, 5, 1);
console.table(
  rows.map((row) => ({
    ...row,
    accuracy: rounded(row.accuracy),
    majority: rounded(row.majority),
    map: rounded(row.map),
  })),
);
console.table(
  [0.25, 0.5, 1].map((share) => {
    const judged = share === 1 ? rows : crossValidated(nda, own, 5, share);
    const all = judged.find(({ hypothesis }) => hypothesis === 'all');
    const others = judged.at(-1);
    return {
      'documents learned from': Math.round(nda.documents.length * (4 / 5) * share),
      accuracy: rounded(all?.accuracy ?? 0),
      map: rounded(all?.map ?? 0),
      'accuracy, the others': rounded(others?.accuracy ?? 0),
      'map, the others': rounded(others?.map ?? 0),
    };
  }),
);
console.log('published, learned from 423 documents: Span NLI BERT-large accuracy .875, mAP .922');
