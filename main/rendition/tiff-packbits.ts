/**
 * Unpacks a strip or tile of a TIFF that was packed by PackBits (TIFF 6.0, section 9), at most `mostBytes` of it; every
 * input ends.
 */
export function unpackPackBits(packed: Uint8Array, mostBytes: number): Uint8Array {
  const result = new Uint8Array(mostBytes);
  let written = 0;
  for (let at = 0; at < packed.length && written < mostBytes; ) {
    const head = packed[at] ?? 0;
    at += 1;
    if (head === 128) continue;
    const length = Math.min(head < 128 ? head + 1 : 257 - head, mostBytes - written);
    if (head < 128) {
      result.set(packed.subarray(at, at + length), written);
      at += head + 1;
    } else {
      result.fill(packed[at] ?? 0, written, written + length);
      at += 1;
    }
    written += length;
  }
  return result.subarray(0, written);
}
