/**
 * `SAMPAN_DATA=… npm run bench -- answers`: right field values and CPU seconds with the whole document against a tenth
 * of it. A stopped run goes on from `answers/results.json`; remove the file to measure anew. `--development` asks
 * documents of the training side, compressed only; `--ledger N` gives the ledger that share of the budget.
 * `answers topics`: how often a summary's passage for a topic is one that experts labelled.
 * `answers long [--model 0.5b|1.5b|none]`: 300 and 1,000 pages summarised within the model's window.
 */
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { measureFields } from './answers/fields.ts';
import { measureLong } from './answers/long.ts';
import { measureTopics } from './answers/topics.ts';
import { benchModel } from './runtime/models.ts';

const { positionals, values } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    development: { type: 'boolean', default: false },
    ledger: { type: 'string', default: '0' },
    model: { type: 'string', default: '1.5b' },
  },
});
const data = env.SAMPAN_DATA;
if (!data) {
  stderr.write('Set SAMPAN_DATA to the folder of the documents.\n');
  exit(2);
}
const root = join(import.meta.dirname, '..', '..');
const [part = 'fields'] = positionals;
if (part === 'fields') {
  await measureFields({
    model: await benchModel(`-${values.model}-`),
    data,
    root,
    development: values.development,
    ledgerShare: Number(values.ledger),
  });
}
if (part === 'long') {
  await measureLong({ model: values.model === 'none' ? null : await benchModel(`-${values.model}-`), data, root });
}
if (part === 'topics') measureTopics(data, root);
