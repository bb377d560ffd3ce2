/** The words of a passage in two languages. */
export interface WordPair {
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

const rounds = 6;
const leastCount = 3;
const most = 8;
const leastWeight = 0.05;

/**
 * How well each Chinese word stands for an English stem, from 0 to 1: the
 * geometric mean of both directions of IBM's first model (Brown et al. 1993),
 * best first.
 */
export function translationTable(pairs: readonly WordPair[]): Map<string, [string, number][]> {
  const english = numbered(pairs.map(({ en }) => en));
  const chinese = numbered(pairs.map(({ zh }) => zh));
  const rows = pairs.map(({ en, zh }) => ({ en: english.of(en), zh: chinese.of(zh) }));
  const there = learn(rows, chinese.words.length);
  const back = learn(
    rows.map(({ en, zh }) => ({ en: zh, zh: en })),
    english.words.length,
  );
  const table = new Map<string, [string, number][]>();
  const found = new Map<number, [string, number][]>();
  for (const [key, forward] of there) {
    const from = Math.floor(key / chinese.words.length);
    const to = key % chinese.words.length;
    const weight = Math.sqrt(forward * (back.get(to * english.words.length + from) ?? 0));
    if (weight < leastWeight) continue;
    const list = found.get(from) ?? [];
    list.push([chinese.words[to] ?? '', Math.round(weight * 100) / 100]);
    found.set(from, list);
  }
  for (const [from, list] of [...found].sort(([a], [b]) =>
    (english.words[a] ?? '') < (english.words[b] ?? '') ? -1 : 1,
  )) {
    list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    table.set(english.words[from] ?? '', list.slice(0, most));
  }
  return table;
}

/** Words that come often enough, with numbers by their order of letters. */
function numbered(lists: readonly (readonly string[])[]): {
  readonly words: readonly string[];
  readonly of: (list: readonly string[]) => number[];
} {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].filter((word) => (counts.get(word) ?? 0) >= leastCount).sort();
  const numbers = new Map(words.map((word, number) => [word, number]));
  return {
    words,
    of: (list) => [...new Set(list)].map((word) => numbers.get(word) ?? -1).filter((number) => number >= 0),
  };
}

/** The probability of a word of `zh` given one of `en`, by `en × size + zh`. */
function learn(
  rows: readonly { readonly en: readonly number[]; readonly zh: readonly number[] }[],
  size: number,
): Map<number, number> {
  let probability = new Map<number, number>();
  for (let round = 0; round < rounds; round += 1) {
    const counts = new Map<number, number>();
    const totals = new Map<number, number>();
    for (const { en, zh } of rows) {
      // The empty word takes what no word of the passage explains.
      for (const to of zh) {
        let sum = round === 0 ? en.length + 1 : 0.02;
        if (round > 0) for (const from of en) sum += probability.get(from * size + to) ?? 0;
        for (const from of en) {
          const share = (round === 0 ? 1 : (probability.get(from * size + to) ?? 0)) / sum;
          if (share < 1e-4) continue;
          counts.set(from * size + to, (counts.get(from * size + to) ?? 0) + share);
          totals.set(from, (totals.get(from) ?? 0) + share);
        }
      }
    }
    probability = new Map();
    for (const [key, count] of counts) {
      const share = count / (totals.get(Math.floor(key / size)) ?? 1);
      if (share > 1e-4) probability.set(key, share);
    }
  }
  return probability;
}
