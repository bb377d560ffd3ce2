/**
 * The trilingual tokenizer beside public ones, in one run: `npm run bench -- tokenizer
 * [--development] [--vocabulary FILE]`.
 *
 * Size: tokens for the same text, on documents held out by document; the ratio is the best
 * public tokenizer's tokens ÷ ours. With `--development`, on the development documents.
 * Then the share of citations that a token crosses, and the speed (`tokenizer-speed.ts`).
 */

import { argv, env, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measuredRows } from '#main/training/vocabulary/measured-rows.ts';
import { readSource, sources, testSentences } from '#main/training/vocabulary/source-texts.ts';
import { divideTexts } from '#main/training/vocabulary/training-texts.ts';
import { loadTrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { crossedCitations } from './crossed-citations.ts';
import { countRows, type RowCounts } from './tokenizer-size.ts';
import { measureSpeed } from './tokenizer-speed.ts';

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    development: { type: 'boolean', default: false },
    vocabulary: {
      type: 'string',
      default: fileURLToPath(new URL('../../resources/vocabularies/trilingual.bin', import.meta.url)),
    },
  },
});
const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with cuad, hk_ordinances, prc_law, hkcancor …\n');
  exit(2);
}
const tests = testSentences(data);
const divided = divideTexts(
  sources.flatMap((source) => readSource(source, data).texts),
  tests,
);
const rows = measuredRows(
  options.development ? divided.development : divided.heldOut,
  options.development ? [] : testSentences(data, 'UD_Cantonese-HK'),
).filter(({ texts }) => texts.join('') !== '');

const ours = await loadTrilingualTokenizer({ vocabularyFile: options.vocabulary });
const counts = await countRows(rows, ours);
stdout.write(`# Size: tokens on ${options.development ? 'development' : 'held-out'} documents\n\n`);
table(counts);

stdout.write('\n# Citations crossed by a token\n\n');
for (const row of rows) {
  const { citations, crossed } = crossedCitations(row.texts, ours);
  if (citations > 0)
    stdout.write(`${row.name}: ${crossed} of ${citations} (${((100 * crossed) / citations).toFixed(2)} %)\n`);
}

await measureSpeed(rows, options.vocabulary);

function table(given: readonly RowCounts[]): void {
  const names = Object.keys(given[0]?.peers ?? {});
  stdout.write(`| row | MB | ours | best | ratio | to reach | ${names.join(' | ')} |\n`);
  stdout.write(`|---|---|---|---|---|---|${names.map(() => '---').join('|')}|\n`);
  for (const { row, bytes, peers, ours } of given) {
    const [best = ['', 0] as const] = Object.entries(peers).sort(([, one], [, other]) => one - other);
    const cells = [
      row.name,
      (bytes / 1e6).toFixed(2),
      String(ours),
      best[0],
      (best[1] / ours).toFixed(3),
      row.toReach?.toFixed(2) ?? '',
      ...names.map((name) => ((peers[name] ?? 0) / ours).toFixed(2)),
    ];
    stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}
