/**
 * Makes `main/language/word-list.ts`, the words that Chinese text is cut into,
 * with their costs, and `word-list.sources.json`, where they come from.
 *
 * `SAMPAN_DATA=… npm run train -- words JIEBA_DICT RIME_JSON`: `dict.txt` of the
 * Python package jieba 0.42.1 (MIT) and `data/rime_cantonese/chars_to_jyutping.json`
 * of pycantonese 5.0.0 (rime-cantonese, CC BY 4.0), as `pip download` brings them.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { fold } from '#main/language/folding.ts';
import { isHeldOut } from './held-out.ts';
import { apartWords, hongKongWords } from './hong-kong-corpus.ts';
import { type CountedWords, makeWordList } from './word-costs.ts';

/** Words of a text of lines `word count tag`. */
export function jiebaWords(text: string): CountedWords {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [word = '', count = ''] = line.split(' ');
    if (!/^[\p{Script=Han}〇]{1,10}$/u.test(word)) continue;
    const key = fold(word).key;
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}

function main(): void {
  const [jiebaPath, rimePath] = argv.slice(2);
  const data = env.SAMPAN_DATA;
  if (jiebaPath === undefined || rimePath === undefined || data === undefined) {
    stderr.write('Set SAMPAN_DATA and give jieba’s dict.txt and rime-cantonese’s chars_to_jyutping.json.\n');
    exit(2);
  }
  const sources: { name: string; licence: string; origin: string; sha256: string }[] = [];
  const read = (path: string, licence: string, origin: string): string => {
    const bytes = readFileSync(path);
    sources.push({ name: basename(path), licence, origin, sha256: createHash('sha256').update(bytes).digest('hex') });
    return bytes.toString('utf8');
  };
  const jieba = jiebaWords(read(jiebaPath, 'MIT', 'PyPI jieba 0.42.1, jieba/dict.txt'));
  const rime = z
    .record(z.string(), z.unknown())
    .parse(
      JSON.parse(read(rimePath, 'CC BY 4.0', 'PyPI pycantonese 5.0.0, data/rime_cantonese/chars_to_jyutping.json')),
    );
  const folder = join(data, 'hkcancor/src/pycantonese/data/hkcancor');
  const transcripts = readdirSync(folder)
    .filter((name) => name.endsWith('.cha') && !isHeldOut(name))
    .sort()
    .map((name) => read(join(folder, name), 'CC BY', 'Hong Kong Cantonese Corpus, as in pycantonese'));
  const module = makeWordList({
    written: jieba,
    spoken: hongKongWords(transcripts),
    apart: apartWords(transcripts),
    listed: Object.keys(rime).map((word) => fold(word).key),
  });
  const target = new URL('../language/', import.meta.url);
  writeFileSync(new URL('word-list.ts', target), module);
  writeFileSync(new URL('word-list.sources.json', target), `${JSON.stringify(sources, null, 2)}\n`);
  stderr.write(`${Buffer.byteLength(module)} bytes\n`);
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) main();
