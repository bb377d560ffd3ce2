import { cutHan } from '#main/language/han-words.ts';
import { WordTrie } from '#main/language/word-trie.ts';

export type CountedWords = ReadonlyMap<string, number>;

export interface WordSources {
  /** Counts of written words. */
  readonly written: CountedWords;
  /** Counts of spoken words of Hong Kong. */
  readonly spoken: CountedWords;
  /** Words that the transcripts write apart more often than together. */
  readonly apart: ReadonlySet<string>;
  /** Words without counts. */
  readonly listed: readonly string[];
}

export interface CostSettings {
  readonly spokenShare: number;
  readonly listedProbability: number;
  readonly mostBytes: number;
}

export const settings: CostSettings = { spokenShare: 0.7, listedProbability: 1e-7, mostBytes: 960_000 };

export const natsPerStep = 0.25;
const mostSteps = 80;

/** A number with what it counts, which are two words: 一個, 三年, 兩份. Some of them are words all the same. */
const counted =
  /^(?!一(?:日|天|时|面|方|边|手|口|头|心|身|度|把|点|些|般|定|样|同|起|切|直|旦|共|律|致)$)[一二三四五六七八九十两几半数百千万廿]+(?:个|年|月|日|天|次|件|条|份|本|张|位|间|名|项|种|款|期|届|层|步|步|周|岁|分钟|小时|星期|人|元|度|号|页|宗|家|支|台|辆|座|对|套|批|块|句|段|章|节|册|部|级|类|股|吨|米|里|倍|成|点|回|遍|趟|场|声|斤|克|尺|寸|亩|代|世纪|部份|部分)$/u;

/** The probability of each word in speech and writing mixed. */
export function wordProbabilities(sources: WordSources, chosen: CostSettings): Map<string, number> {
  const total = (counts: CountedWords): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const written = total(sources.written);
  const spoken = total(sources.spoken);
  const probabilities = new Map<string, number>();
  const add = (word: string, probability: number): void => {
    probabilities.set(word, (probabilities.get(word) ?? 0) + probability);
  };
  for (const [word, count] of sources.written) {
    if (word.length > 1 && (sources.apart.has(word) || counted.test(word))) continue;
    add(word, ((1 - chosen.spokenShare) * count) / written);
  }
  for (const [word, count] of sources.spoken) add(word, (chosen.spokenShare * count) / spoken);
  for (const word of sources.listed) {
    if (
      /^\p{Script=Han}{1,8}$/u.test(word) &&
      !probabilities.has(word) &&
      !sources.apart.has(word) &&
      !counted.test(word)
    )
      add(word, chosen.listedProbability);
  }
  return probabilities;
}

/** Lines of a word list from costs in steps. */
export function listLines(costs: ReadonlyMap<string, number>): string {
  const byCost: string[][][] = [];
  for (const word of [...costs.keys()].sort()) {
    const cost = costs.get(word) ?? 0;
    const line = byCost[cost] ?? [];
    byCost[cost] = line;
    const words = line[word.length - 1] ?? [];
    line[word.length - 1] = words;
    words.push(word);
  }
  return Array.from(byCost, (line) => Array.from(line ?? [], (words) => (words ?? []).join('')).join(' ')).join('\n');
}

/** The costs of the words that change how any text is cut, the most probable ones, as many as fit. */
export function wordCosts(sources: WordSources, chosen: CostSettings = settings): Map<string, number> {
  const steps = new Map<string, number>();
  for (const [word, probability] of wordProbabilities(sources, chosen)) {
    steps.set(word, Math.min(mostSteps, Math.round(-Math.log(probability) / natsPerStep)));
  }
  const trie = new WordTrie({ natsPerStep, lines: listLines(steps) });
  const kept: [string, number][] = [];
  for (const [word, cost] of steps) {
    // A word that is dearer than its parts is never chosen.
    let parts = 0;
    cutHan(trie, word, 0, word.length, () => {
      parts += 1;
    });
    if (parts === 1) kept.push([word, cost]);
  }
  kept.sort(([a, costA], [b, costB]) => costA - costB || a.length - b.length || (a < b ? -1 : 1));
  const costs = new Map<string, number>();
  let bytes = 0;
  for (const [word, cost] of kept) {
    bytes += Buffer.byteLength(word);
    if (bytes > chosen.mostBytes) break;
    costs.set(word, cost);
  }
  return costs;
}

/** The text of `main/language/word-list.ts`. */
export function makeWordList(sources: WordSources): string {
  const lines = listLines(wordCosts(sources)).split('\n');
  return [
    "import type { WordList } from './word-trie.ts';",
    '',
    '/** Made by `main/training/words.ts`; where the words come from is in `word-list.sources.json`. */',
    'export const wordList: WordList = {',
    `  natsPerStep: ${natsPerStep},`,
    '  lines: [',
    ...lines.map((line) => `    '${line}',`),
    "  ].join('\\n'),",
    '};',
    '',
  ].join('\n');
}
