/**
 * A TrueType font of one empty glyph: text set in it takes its place on the page
 * and shows nothing, whatever a viewer does.
 */
export function glyphlessFont(): Uint8Array {
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['cmap', words(0, 1, 3, 1, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)],
    ['glyf', words(0, 0)],
    // unitsPerEm is 1000; the checksum of the whole file may be anything.
    [
      'head',
      words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, -200, 1000, 800, 0, 8, 2, 0, 0),
    ],
    ['hhea', words(1, 0, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1)],
    ['hmtx', words(1000, 0)],
    ['loca', words(0, 0)],
    ['maxp', words(1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['post', words(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  const start = 12 + 16 * tables.length;
  const parts: Uint8Array[] = [words(1, 0, tables.length, 128, 3, 16 * tables.length - 128)];
  const bodies: Uint8Array[] = [];
  let offset = start;
  for (const [name, body] of tables) {
    const entry = Buffer.alloc(16);
    entry.write(name, 0, 'latin1');
    entry.writeUInt32BE(checksum(body), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(body.length, 12);
    parts.push(entry);
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4);
    padded.set(body);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([...parts, ...bodies]);
}

/** Sixteen-bit numbers, the high byte first. */
function words(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}

function checksum(body: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) {
    const word =
      ((body[at] ?? 0) << 24) | ((body[at + 1] ?? 0) << 16) | ((body[at + 2] ?? 0) << 8) | (body[at + 3] ?? 0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}
