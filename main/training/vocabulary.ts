/**
 * Trains the trilingual vocabulary: `npm run train -- vocabulary [--development] [--out FOLDER] [--size N]
 * [--leave-out CAP]`.
 *
 * Reads the texts in the folder of SAMPAN_DATA and writes `trilingual.bin` and
 * `trilingual.json` (default: resources/vocabularies). With `--development` the development
 * documents are left out, to tune on them; with `--leave-out Cap6A` the ordinances of that
 * chapter, to see how the vocabulary fares on an ordinance it never saw.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { CorpusDocument } from './vocabulary/corpus-file.ts';
import { forcedTokens } from './vocabulary/forced-tokens.ts';
import { joinedLines } from './vocabulary/joined-lines.ts';
import { readSource, type SourceText, sources, testSentences } from './vocabulary/source-texts.ts';
import { sourceWeights } from './vocabulary/source-weights.ts';
import { trainTokens } from './vocabulary/train-tokens.ts';
import { divideTexts } from './vocabulary/training-texts.ts';

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    development: { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('../../resources/vocabularies', import.meta.url)) },
    size: { type: 'string', default: '65536' },
    candidates: { type: 'string', default: '1200000' },
    exchanges: { type: 'string', default: '8' },
    least: { type: 'string', default: '4' },
    weights: { type: 'string', default: '{}' },
    'leave-out': { type: 'string', default: '' },
  },
});
const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with the training texts (cuad, hk_ordinances, prc_law …).\n');
  exit(2);
}
const parameters = {
  size: Number(options.size),
  candidates: Number(options.candidates),
  exchanges: Number(options.exchanges),
  leastWeightedCount: Number(options.least),
};
const weights = { ...sourceWeights, ...z.record(z.string(), z.number()).parse(JSON.parse(options.weights)) };

const read = sources.map((source) => readSource(source, data));
const divided = divideTexts(
  read.flatMap(({ texts }) => texts),
  testSentences(data),
);
const { training, nearDevelopment, development } = divided;
const texts = (options.development ? training : [...training, ...nearDevelopment, ...development]).filter(
  ({ name }) => options['leave-out'] === '' || !name.startsWith(`${options['leave-out']}/`),
);
stderr.write(
  `${texts.length} documents; ${divided.overlapping.length} left out for what they share with held-out ones\n`,
);
const bin = trainTokens(texts.flatMap(corpusDocuments), forcedTokens(frequentCharacters()), parameters);
const record = {
  file: 'trilingual.bin',
  sha256: createHash('sha256').update(bin).digest('hex'),
  tokens: bin.readUInt32LE(8),
  command: 'npm run train -- vocabulary',
  parameters: { ...parameters, weights },
  sources: read.map(({ source, sha256 }) => {
    const used = texts.filter((text) => text.source === source.name);
    const bytes = used.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    const { name, origin, licence } = source;
    return { name, origin, licence, sha256, documents: used.length, bytes };
  }),
};
mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, 'trilingual.bin'), bin);
writeFileSync(join(options.out, 'trilingual.json'), `${JSON.stringify(record, null, 2)}\n`);
stderr.write(`${record.tokens} tokens, SHA-256 ${record.sha256}\n`);

function corpusDocuments({ source, name, text }: SourceText): CorpusDocument[] {
  const unit = `${source}/${name}`;
  const weight = weights[source] ?? 1;
  if (!source.startsWith('ordinances')) return [{ unit, weight, text }];
  // The official layout of ordinances, and the same text as a reader joins its lines.
  return [text, joinedLines(text)].map((each) => ({ unit, weight: weight / 2, text: each }));
}

/** Characters beyond ASCII that stand three times or more in the training texts. */
function frequentCharacters(): string[] {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    for (const character of text) {
      if (character > '\u007f') counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= 3).map(([character]) => character);
}
