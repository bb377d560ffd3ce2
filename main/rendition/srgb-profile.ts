/** The primaries, adapted to the D50 of profiles, and the curve are those of IEC 61966-2-1. */
const colorants = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const d50 = [0.9642, 1, 0.8249] as const;
const curvePoints = 1024;

/**
 * An ICC profile of sRGB (version 2.1, matrix and curve), made here from the standard's own numbers: no profile of
 * somebody else's is shipped. The same bytes each time.
 */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', typed('text', Buffer.from('No copyright, use freely\0', 'latin1'))],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz(colorants.rXYZ)],
    ['gXYZ', xyz(colorants.gXYZ)],
    ['bXYZ', xyz(colorants.bXYZ)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let end = 128 + table.length;
  for (const [index, [name, data]] of tags.entries()) {
    const known = places.get(data);
    const at = known ?? end;
    if (known === undefined) {
      const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
      places.set(data, at);
      parts.push(padded);
      end += padded.length;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  }
  return Buffer.concat([header(end), table, ...parts]);
}

function header(length: number): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(length, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) head.writeUInt16BE(part, 24 + 2 * index);
  head.write('acsp', 36, 'latin1');
  for (const [index, value] of d50.entries()) head.writeInt32BE(Math.round(value * 65_536), 68 + 4 * index);
  return head;
}

function typed(name: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${name}\0\0\0\0`, 'latin1'), data]);
}

function xyz(values: readonly number[]): Buffer {
  const data = Buffer.alloc(12);
  for (const [index, value] of values.entries()) data.writeInt32BE(Math.round(value * 65_536), 4 * index);
  return typed('XYZ ', data);
}

function description(words: string): Buffer {
  const data = Buffer.alloc(4 + words.length + 1 + 8 + 3 + 67);
  data.writeUInt32BE(words.length + 1, 0);
  data.write(words, 4, 'latin1');
  return typed('desc', data);
}

function toneCurve(): Buffer {
  const data = Buffer.alloc(4 + 2 * curvePoints);
  data.writeUInt32BE(curvePoints, 0);
  for (let point = 0; point < curvePoints; point += 1) {
    const value = point / (curvePoints - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    data.writeUInt16BE(Math.round(linear * 65_535), 4 + 2 * point);
  }
  return typed('curv', data);
}
