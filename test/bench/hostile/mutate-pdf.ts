import { deflateSync, inflateSync } from 'node:zlib';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random) => Buffer;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <Value>(random: Random, list: readonly Value[], otherwise: Value): Value =>
  list[below(random, list.length)] ?? otherwise;

function spliced(bytes: Buffer, from: number, to: number, put: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(put as string, 'latin1'), bytes.subarray(to)]);
}

/** Replaces one match of a pattern, chosen at random. */
function replaceOne(bytes: Buffer, random: Random, pattern: RegExp, put: (found: string) => string): Buffer {
  const matches = [...bytes.toString('latin1').matchAll(pattern)].filter((match) => match[0] !== '');
  const match = matches[below(random, matches.length)];
  return match === undefined ? bytes : spliced(bytes, match.index, match.index + match[0].length, put(match[0]));
}

const hugeNumbers = [
  '4294967296',
  '-1',
  '2147483647',
  '99999999999999999999',
  '0',
  '1e309',
  '-0.0000001',
  '65536',
  '123456789',
];

/** Ways to break a PDF, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'bit flips': (bytes, random) => {
    const broken = Buffer.from(bytes);
    for (let count = 1 + below(random, 200); count > 0; count -= 1) {
      const at = below(random, broken.length);
      broken[at] = (broken[at] ?? 0) ^ (1 << below(random, 8));
    }
    return broken;
  },
  truncated: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'a slice cut out': (bytes, random) => {
    const from = below(random, bytes.length);
    return spliced(bytes, from, Math.min(bytes.length, from + below(random, 4000)), '');
  },
  'a slice twice': (bytes, random) => {
    const from = below(random, bytes.length);
    const slice = bytes.subarray(from, from + below(random, 8000));
    return spliced(bytes, from, from, slice.toString('latin1'));
  },
  'xref lies': (bytes, random) => {
    const lied = replaceOne(
      bytes,
      random,
      /\d{10} \d{5} n/g,
      () => `${String(below(random, 2e9)).padStart(10, '0')} 00000 n`,
    );
    return random() < 0.5
      ? lied
      : replaceOne(lied, random, /startxref\s+\d+/g, () => `startxref\n${below(random, bytes.length)}`);
  },
  'huge numbers': (bytes, random) => {
    let broken = bytes;
    for (let count = 1 + below(random, 6); count > 0; count -= 1) {
      broken = replaceOne(broken, random, /(?<=[\s[(/])-?\d+(?:\.\d+)?(?=[\s\]>])/g, () =>
        pick(random, hugeNumbers, '0'),
      );
    }
    return broken;
  },
  nesting: (bytes, random) => {
    const depth = 10 ** (1 + below(random, 5));
    return replaceOne(bytes, random, /\[|<</g, (open) => open.repeat(depth));
  },
  'references turned round': (bytes, random) => {
    let broken = bytes;
    for (let count = 1 + below(random, 4); count > 0; count -= 1) {
      broken = replaceOne(broken, random, /\d+ 0 R/g, () => `${1 + below(random, 60)} 0 R`);
    }
    return broken;
  },
  'names exchanged': (bytes, random) => {
    const names = [
      '/Kids',
      '/Parent',
      '/Type',
      '/Length',
      '/Filter',
      '/Contents',
      '/Font',
      '/Resources',
      '/MediaBox',
      '/Count',
      '/Annots',
      '/StructTreeRoot',
    ];
    return replaceOne(
      bytes,
      random,
      /\/(?:Kids|Parent|Length|Filter|Contents|Font|Resources|MediaBox|Count|Widths|ToUnicode|W|K|Encoding)\b/g,
      () => pick(random, names, '/Type'),
    );
  },
  'a broken content stream': (bytes, random) =>
    inStream(bytes, random, (content) => {
      let broken = content;
      for (let count = 1 + below(random, 10); count > 0; count -= 1) {
        broken = replaceOne(broken, random, /-?\d+(?:\.\d+)?/g, () => pick(random, hugeNumbers, '0'));
        broken = replaceOne(broken, random, /\b(?:q|Q|BT|ET|cm|re|Tm|Tf|Do|BDC|EMC|W|n|f)\b/g, () =>
          pick(random, ['q', 'Q', 'BT', 'ET', 'Do', 'EMC', 'cm', 'W n', 'q '.repeat(3000)], 'q'),
        );
      }
      return broken;
    }),
};

/** Unpacks one Flate stream, changes it and packs it again; its length stays a lie. */
function inStream(bytes: Buffer, random: Random, change: (content: Buffer) => Buffer): Buffer {
  const matches = [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].filter(
    (match) => bytes.toString('latin1', match.index - 3, match.index) !== 'end',
  );
  const match = matches[below(random, matches.length)];
  if (match === undefined) return bytes;
  const from = match.index + match[0].length;
  const to = bytes.indexOf('endstream', from);
  if (to < 0) return bytes;
  try {
    const content = inflateSync(bytes.subarray(from, to), { maxOutputLength: 4_000_000 });
    return spliced(bytes, from, to, deflateSync(change(content)).toString('latin1'));
  } catch {
    return bytes;
  }
}

/** The file broken in one or two ways, the same for the same seed, and the names of the ways. */
export function mutatedPdf(bytes: Uint8Array, seed: number): { readonly bytes: Buffer; readonly how: string } {
  const random = randomFrom(seed);
  const names = Object.keys(mutations);
  const chosen = Array.from({ length: 1 + below(random, 2) }, () => pick(random, names, 'bit flips'));
  let broken: Buffer = Buffer.from(bytes);
  for (const name of chosen) broken = mutations[name]?.(broken, random) ?? broken;
  return { bytes: broken, how: chosen.join(', ') };
}
