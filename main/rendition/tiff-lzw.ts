const [clearCode, endCode, firstFree, mostCodes] = [256, 257, 258, 4096];

/**
 * Unpacks a strip or tile of a TIFF that was packed by LZW (TIFF 6.0, section 13: codes of 9 to 12 bits, high bit
 * first, widened one code early), at most `mostBytes` of it. What a damaged strip has after its last sound code is
 * left out; every input ends.
 */
export function unpackLzw(packed: Uint8Array, mostBytes: number): Uint8Array {
  const result = new Uint8Array(mostBytes);
  // Each code is its predecessor's bytes and one more; where and how long they stand in the result says all of it.
  const starts = new Uint32Array(mostCodes);
  const lengths = new Uint32Array(mostCodes);
  let next = firstFree;
  let width = 9;
  let previous: { readonly start: number; readonly length: number } | null = null;
  let written = 0;
  let buffered = 0;
  let bits = 0;
  for (const byte of packed) {
    buffered = ((buffered << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (buffered >>> bits) & ((1 << width) - 1);
    if (code === endCode || written >= mostBytes) break;
    if (code === clearCode) {
      next = firstFree;
      width = 9;
      previous = null;
      continue;
    }
    if (code > next || (code >= firstFree && previous === null)) break;
    const start = written;
    if (code < clearCode) {
      result[written] = code;
      written += 1;
    } else {
      // The code that is only now being made is the one before and its own first byte.
      const isNew = code === next;
      const from = isNew ? (previous?.start ?? 0) : (starts[code] ?? 0);
      const length = isNew ? (previous?.length ?? 0) + 1 : (lengths[code] ?? 0);
      const room = Math.min(length, mostBytes - written);
      for (let at = 0; at < room; at += 1) result[written + at] = result[from + at] ?? 0;
      written += room;
    }
    if (previous !== null && next < mostCodes) {
      starts[next] = previous.start;
      lengths[next] = previous.length + 1;
      next += 1;
    }
    previous = { start, length: written - start };
    // One early: the writer widens before the code that needs it.
    if (next + 1 >= 1 << width && width < 12) width += 1;
  }
  return result.subarray(0, written);
}
