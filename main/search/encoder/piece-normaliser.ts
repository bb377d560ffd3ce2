/**
 * The character rules of a SentencePiece model (Kudo and Richardson 2018): a
 * double-array trie over UTF-8 bytes whose leaves point at replacements, the
 * longest match first; then blanks are gathered and written as U+2581.
 */
export class PieceNormaliser {
  readonly #units: Uint32Array;
  readonly #replacements: Buffer;
  readonly #known = new Map<number, Buffer>();
  /** 1: an ASCII byte that no rule begins with. */
  readonly #plain = new Uint8Array(128);

  constructor(rules: Buffer) {
    const size = rules.readUInt32LE(0);
    this.#units = new Uint32Array(Uint8Array.from(rules.subarray(4, 4 + size)).buffer);
    this.#replacements = rules.subarray(4 + size);
    const root = offsetOf(this.#units[0] ?? 0);
    for (let byte = 0x21; byte < 128; byte += 1) {
      const unit = this.#units[root ^ byte] ?? 0;
      this.#plain[byte] = (unit & 0x800000ff) >>> 0 === byte ? 0 : 1;
    }
  }

  /** The text as the pieces see it: empty, or beginning with U+2581. */
  normalise(text: string): string {
    const bytes = Buffer.from(text, 'utf8');
    const out = Buffer.allocUnsafe(bytes.length * 18 + 16);
    const space = [0xe2, 0x96, 0x81];
    let size = 0;
    let afterBlank = true;
    let begun = false;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      if (byte < 128 && this.#plain[byte] === 1) {
        if (!begun) {
          for (const unit of space) out[size++] = unit;
          begun = true;
        }
        out[size++] = byte;
        at += 1;
        afterBlank = false;
        continue;
      }
      const [replacement, length] = this.#prefix(bytes, at);
      at += length;
      let from = 0;
      if (afterBlank) while (replacement[from] === 0x20) from += 1;
      if (from === replacement.length) continue;
      if (!begun) {
        for (const unit of space) out[size++] = unit;
        begun = true;
      }
      for (let index = from; index < replacement.length; index += 1) {
        const unit = replacement[index] ?? 0;
        if (unit === 0x20) for (const part of space) out[size++] = part;
        else out[size++] = unit;
      }
      afterBlank = replacement[replacement.length - 1] === 0x20;
    }
    return out.toString('utf8', 0, size).replace(/\u2581+$/, '');
  }

  /** What the bytes from `start` become by the longest rule, and how many bytes that takes. */
  #prefix(bytes: Buffer, start: number): readonly [Buffer, number] {
    const units = this.#units;
    let node = offsetOf(units[0] ?? 0);
    let length = 0;
    let value = 0;
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      node ^= byte;
      const unit = units[node] ?? 0;
      if ((unit & 0x800000ff) >>> 0 !== byte) break;
      node ^= offsetOf(unit);
      if (unit & 0x100) {
        length = at - start + 1;
        value = (units[node] ?? 0) & 0x7fffffff;
      }
    }
    if (length > 0 && value < this.#replacements.length) return [this.#replacement(value), length];
    const first = bytes[start] ?? 0;
    const whole = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return [bytes.subarray(start, start + whole), whole];
  }

  #replacement(value: number): Buffer {
    let known = this.#known.get(value);
    if (known === undefined) {
      known = this.#replacements.subarray(value, this.#replacements.indexOf(0, value));
      this.#known.set(value, known);
    }
    return known;
  }
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}
