const most = 0xffffffff;

/** Finds the rows of marks by their hashes, each once a text (open addressing with linear probing). */
export class MarkRows {
  readonly #places: Int32Array;
  readonly #hashes: Uint32Array;
  readonly #seen: Uint32Array;
  readonly #mask: number;
  #text = 0;

  /** `hashes`: of each row, all different. */
  constructor(hashes: Uint32Array) {
    let size = 2;
    while (size < hashes.length * 3) size *= 2;
    this.#hashes = hashes;
    this.#mask = size - 1;
    this.#seen = new Uint32Array(hashes.length);
    this.#places = new Int32Array(size).fill(-1);
    hashes.forEach((hash, row) => {
      let place = hash & this.#mask;
      while (this.#places[place] !== -1) place = (place + 1) & this.#mask;
      this.#places[place] = row;
    });
  }

  get size(): number {
    return this.#hashes.length;
  }

  /** Begins another text. */
  begin(): void {
    this.#text += 1;
    if (this.#text < most) return;
    this.#seen.fill(0);
    this.#text = 1;
  }

  /** The row of a mark that this text has not shown yet; −1 where no row is its, or it has. */
  take(mark: number): number {
    for (let place = mark & this.#mask; ; place = (place + 1) & this.#mask) {
      const row = this.#places[place] as number;
      if (row === -1) return -1;
      if (this.#hashes[row] !== mark) continue;
      if (this.#seen[row] === this.#text) return -1;
      this.#seen[row] = this.#text;
      return row;
    }
  }
}
