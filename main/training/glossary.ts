/**
 * Makes `resources/glossary/statute-words.json` from texts that may be shipped:
 * Taiwan's Acts (statutes) and Creative Commons' legal code (CC0).
 *
 * `npm run train -- glossary TAIWAN_ACTS.jsonl OUT.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr } from 'node:process';
import * as OpenCC from 'opencc-js/t2cn';
import { z } from 'zod';
import { learnGlossary } from '#main/summaries/glossary/learn-glossary.ts';

const act = z.object({ articles: z.array(z.object({ zh: z.string(), en: z.string() })) });
const [source, target] = argv.slice(2);
if (source === undefined || target === undefined) {
  stderr.write('Give the aligned Acts (JSON Lines) and the file to write.\n');
  exit(2);
}
const toSimplified = OpenCC.Converter({ from: 'tw', to: 'cn' });
const pairs = readFileSync(source, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .flatMap((line) => act.parse(JSON.parse(line)).articles)
  .map((article) => ({ en: article.en, zh: toSimplified(article.zh) }));
const glossary = learnGlossary(pairs);
const lines = [...glossary].map(([stem, words]) => `  ${JSON.stringify(stem)}: ${JSON.stringify(words)}`);
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
stderr.write(`${glossary.size} stems from ${pairs.length} articles\n`);
