/** A word list as it is kept: `costs` lines, one for each cost in steps; in a line the words of one, two, three … units, run together, apart by blanks. */
export interface WordList {
  /** Nats that one step of cost stands for. */
  readonly natsPerStep: number;
  readonly lines: string;
}

/**
 * Words with their costs (negative log probabilities in steps) in a trie whose
 * branches stand in one open-addressing hash table: a branch is found by the
 * node it leaves and the UTF-16 unit it carries.
 */
export class WordTrie {
  private readonly roots = new Int32Array(0x10000);
  private readonly parents: Int32Array;
  private readonly units: Uint16Array;
  private readonly children: Int32Array;
  private readonly costs: Uint16Array;
  private readonly mask: number;
  private size = 1;
  /** Units of the longest word. */
  readonly longest: number;

  constructor(list: WordList) {
    let units = 0;
    for (let index = 0; index < list.lines.length; index += 1) if (list.lines.charCodeAt(index) > 0x20) units += 1;
    let slots = 1024;
    while (slots < units * 1.1) slots *= 2;
    this.mask = slots - 1;
    this.parents = new Int32Array(slots);
    this.units = new Uint16Array(slots);
    this.children = new Int32Array(slots);
    this.costs = new Uint16Array(units + 2);
    let longest = 1;
    for (const [cost, line] of list.lines.split('\n').entries()) {
      for (const [place, words] of line.split(' ').entries()) {
        const length = place + 1;
        if (words.length > 0 && length > longest) longest = length;
        for (let from = 0; from + length <= words.length; from += length)
          this.add(words, from, from + length, cost + 1);
      }
    }
    this.longest = longest;
  }

  private add(words: string, from: number, to: number, cost: number): void {
    let node = this.roots[words.charCodeAt(from)] ?? 0;
    if (node === 0) {
      node = this.size;
      this.size += 1;
      this.roots[words.charCodeAt(from)] = node;
    }
    for (let index = from + 1; index < to; index += 1) {
      const unit = words.charCodeAt(index);
      let slot = this.slotOf(node, unit);
      while (this.children[slot] !== 0 && !(this.parents[slot] === node && this.units[slot] === unit))
        slot = (slot + 1) & this.mask;
      if (this.children[slot] === 0) {
        this.parents[slot] = node;
        this.units[slot] = unit;
        this.children[slot] = this.size;
        this.size += 1;
      }
      node = this.children[slot] ?? 0;
    }
    this.costs[node] = cost;
  }

  private slotOf(node: number, unit: number): number {
    return ((Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7) & this.mask;
  }

  /** The node of the words that begin with this unit; 0 where there is none. */
  root(unit: number): number {
    return this.roots[unit] ?? 0;
  }

  /** The node one unit further; 0 where no word goes on so. */
  child(node: number, unit: number): number {
    let slot = this.slotOf(node, unit);
    for (;;) {
      const child = this.children[slot] ?? 0;
      if (child === 0 || (this.parents[slot] === node && this.units[slot] === unit)) return child;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The cost in steps of the word that ends at the node; -1 where none ends. */
  cost(node: number): number {
    return (this.costs[node] ?? 0) - 1;
  }
}
