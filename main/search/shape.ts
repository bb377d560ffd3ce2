/**
 * A passage's shape: 64 bits of which near-duplicates share nearly all (the
 * similarity hash of Charikar 2002, over the keys without figures), as two signed
 * 32-bit numbers.
 */
export function shapeOf(keys: readonly string[]): readonly [number, number] {
  const sums = new Int32Array(64);
  for (const key of keys) {
    if (/\d/.test(key)) continue;
    let high = 0x811c9dc5;
    let low = 0x01000193;
    for (let index = 0; index < key.length; index += 1) {
      high = Math.imul(high ^ key.charCodeAt(index), 0x01000193);
      low = Math.imul(low ^ key.charCodeAt(index), 0x85ebca6b);
      low ^= low >>> 13;
    }
    high = mixed(high);
    low = mixed(low);
    for (let bit = 0; bit < 32; bit += 1) {
      sums[bit] = (sums[bit] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
      sums[bit + 32] = (sums[bit + 32] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
    }
  }
  let high = 0;
  let low = 0;
  for (let bit = 0; bit < 32; bit += 1) {
    if ((sums[bit] ?? 0) > 0) high |= 1 << bit;
    if ((sums[bit + 32] ?? 0) > 0) low |= 1 << bit;
  }
  return [high, low];
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** In how many of the 64 bits two shapes differ. */
export function shapeDistance(a: readonly [number, number], b: readonly [number, number]): number {
  return bits(a[0] ^ b[0]) + bits(a[1] ^ b[1]);
}

function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
