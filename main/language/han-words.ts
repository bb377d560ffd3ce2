import { variantOfUnit } from './folding.ts';
import type { WordTrie } from './word-trie.ts';

/** Steps that a character costs which no list has as a word. */
const unknownCost = 64;
/** Steps that a written number costs, however long: about as much as a rarer word. */
const numeralCost = 34;
/** Steps that a word of two characters costs which no list has. */
const unlistedPairCost = 80;
/** Runs are cut into windows of this many units, so that memory stays bounded. */
const windowUnits = 4096;
/** What a window's last words could still become is left to the next one. */
const overlapUnits = 64;

/** 1: a digit of written numbers, 2: 第. */
const numeralOfUnit = new Uint8Array(0x10000);
for (const character of '〇零一二三四五六七八九十百千萬万億亿兩两廿卅卌壹贰貳叁參肆伍陸陆柒捌玖拾佰仟')
  numeralOfUnit[character.charCodeAt(0)] = 1;
numeralOfUnit['第'.charCodeAt(0)] = 2;

const costs = new Int32Array(windowUnits + 1);
const cameFrom = new Int32Array(windowUnits + 1);

/**
 * Cuts the ideographs of `text` from `start` to `end` into the words that are
 * together the most probable (a shortest path over the words of the list; one
 * pass of Viterbi's algorithm), and gives each word's end in order. The list is
 * in the form of the search keys, so both scripts meet the same words.
 */
export function cutHan(
  trie: WordTrie,
  text: string,
  start: number,
  end: number,
  onWordEnd: (end: number) => void,
): void {
  let from = start;
  while (from < end) {
    const to = Math.min(end, from + windowUnits);
    const size = to - from;
    costs.fill(0x7fffffff, 1, size + 1);
    costs[0] = 0;
    let numeralsTo = 0;
    for (let at = 0; at < size; at += 1) {
      const before = costs[at] ?? 0x7fffffff;
      if (before === 0x7fffffff) continue;
      const unit = text.charCodeAt(from + at);
      const paired = unit >= 0xd800 && unit <= 0xdbff && at + 1 < size;
      const single = at + (paired ? 2 : 1);
      const folded = variantOfUnit[unit] ?? unit;
      let node = trie.root(folded);
      let known = false;
      for (let reached = at + 1; node !== 0; reached += 1) {
        const cost = trie.cost(node);
        if (cost >= 0) {
          if (before + cost < (costs[reached] ?? 0)) {
            costs[reached] = before + cost;
            cameFrom[reached] = at;
          }
          if (reached === single) known = true;
        }
        if (reached >= size) break;
        node = trie.child(node, variantOfUnit[text.charCodeAt(from + reached)] ?? 0);
      }
      if (!known && before + unknownCost < (costs[single] ?? 0)) {
        costs[single] = before + unknownCost;
        cameFrom[single] = at;
      }
      // Two characters that are seldom words of their own are one word that the list lacks: most often a name.
      const pair = at + 2;
      if (!paired && pair <= size && before + unlistedPairCost < (costs[pair] ?? 0)) {
        costs[pair] = before + unlistedPairCost;
        cameFrom[pair] = at;
      }
      const numeral = numeralOfUnit[unit] ?? 0;
      if (numeral !== 0 && at >= numeralsTo) {
        let reached = at + 1;
        while (reached < size && numeralOfUnit[text.charCodeAt(from + reached)] === 1) reached += 1;
        if (reached > at + 1 && before + numeralCost < (costs[reached] ?? 0)) {
          costs[reached] = before + numeralCost;
          cameFrom[reached] = at;
        }
        if (numeral === 1) numeralsTo = reached;
      }
    }
    // Backwards over the path, then forwards over the ends, which stand in `costs` meanwhile.
    let count = 0;
    for (let at = size; at > 0; at = cameFrom[at] ?? 0) {
      costs[count] = at;
      count += 1;
    }
    let committed = 0;
    for (let index = count - 1; index >= 0; index -= 1) {
      const wordEnd = costs[index] ?? 0;
      if (to < end && wordEnd > size - overlapUnits && committed > 0) break;
      onWordEnd(from + wordEnd);
      committed = wordEnd;
    }
    from += committed;
  }
}
