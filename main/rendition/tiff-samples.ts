import UTIF, { type IFD } from 'utif2';
import { unpackFax } from './tiff-fax.ts';
import { unpackLzw } from './tiff-lzw.ts';
import { unpackPackBits } from './tiff-packbits.ts';

/** The declared type lacks the third parameter, which pages that share tables need. */
const decodeImage: (buffer: ArrayBuffer, page: IFD, pages: readonly IFD[]) => void = UTIF.decodeImage;

const [newJpeg, oldJpeg, lzw, packBits] = [7, 6, 5, 32_773];

/** How a page's samples came out. */
export interface TiffSamples {
  readonly data: Uint8Array;
  readonly samples: number;
  readonly photometric: number;
}

/** Numbers of a page's entry; empty where it has none. */
export function tiffValues(page: IFD, number: number): readonly number[] {
  const found: unknown = Reflect.get(page, `t${number}`);
  if (!Array.isArray(found) && !ArrayBuffer.isView(found)) return [];
  return Array.from(found as ArrayLike<unknown>).filter((value) => typeof value === 'number');
}

/**
 * Samples of a page pixel by pixel, rows on whole bytes, 16 bits with the low
 * byte first. Does itself what the decoder does not do, or not quietly: tiles,
 * planes that are kept apart, grey JPEG.
 *
 * @throws {RangeError} where strips or tiles are missing.
 */
export function tiffSamples(buffer: ArrayBuffer, page: IFD, pages: readonly IFD[]): TiffSamples {
  const samples = tiffValues(page, 277)[0] ?? 1;
  if (samples > 1 && tiffValues(page, 284)[0] === 2) return joinedPlanes(buffer, page, pages, samples);
  const compression = tiffValues(page, 259)[0] ?? 1;
  const photometric = tiffValues(page, 262)[0] ?? 1;
  if (compression === newJpeg && samples === 1 && photometric <= 1) {
    // The decoder gives three equal samples whatever the page says.
    const coloured = copyOf(page, { t258: [8, 8, 8], t262: [2], t277: [3] });
    const { data } = tiffSamples(buffer, coloured, pages);
    return { data: data.filter((_, index) => index % 3 === 0), samples, photometric };
  }
  const isTiled = tiffValues(page, 322).length > 0 && compression !== oldJpeg;
  const data = isTiled ? joinedTiles(buffer, page, pages) : decoded(buffer, page, pages);
  return { data, samples, photometric: tiffValues(page, 262)[0] ?? 1 };
}

function decoded(buffer: ArrayBuffer, page: IFD, pages: readonly IFD[]): Uint8Array {
  // The decoder goes on behind the file's end as long as a strip says.
  const places = [273, 324].map((number) => tiffValues(page, number));
  for (const [index, number] of [279, 325].entries()) {
    const counts = tiffValues(page, number);
    if (counts.length === 0) continue;
    const room = (at: number) => Math.max(0, buffer.byteLength - (places[index]?.[at] ?? 0));
    Object.assign(page, { [`t${number}`]: counts.map((count, at) => Math.min(count, room(at))) });
  }
  const unpack = unpackerOf(page);
  if (unpack !== null) {
    const unpacked = withoutPacking(buffer, page, unpack);
    const data = decoded(unpacked.buffer, unpacked.page, pages);
    Object.assign(page, { isLE: Reflect.get(unpacked.page, 'isLE') });
    return data;
  }
  decodeImage(buffer, page, pages);
  const data: unknown = Reflect.get(page, 'data');
  if (!(data instanceof Uint8Array)) throw new RangeError('The page has no data.');
  return data;
}

type Unpack = (packed: Uint8Array, strip: { readonly rows: number; readonly bytes: number }) => Uint8Array;

/** How a page's strips are unpacked where the decoder's own way may never end with a damaged one; null for other packings. */
function unpackerOf(page: IFD): Unpack | null {
  const compression = tiffValues(page, 259)[0] ?? 1;
  if (compression === lzw) return (packed, { bytes }) => unpackLzw(packed, bytes);
  if (compression === packBits) return (packed, { bytes }) => unpackPackBits(packed, bytes);
  if (compression !== 2 && compression !== 3 && compression !== 4) return null;
  const lowBitFirst = tiffValues(page, 266)[0] === 2;
  const isTwoDimensional = ((tiffValues(page, 292)[0] ?? 0) & 1) === 1;
  const width = tiffValues(page, 256)[0] ?? 0;
  return (packed, { rows }) => unpackFax({ packed, width, rows, lowBitFirst, compression, isTwoDimensional });
}

/** The page with its strips unpacked. */
function withoutPacking(
  buffer: ArrayBuffer,
  page: IFD,
  unpack: Unpack,
): { readonly buffer: ArrayBuffer; readonly page: IFD } {
  const [width = 0, height = 0] = [256, 257].map((number) => tiffValues(page, number)[0]);
  const bits = (tiffValues(page, 258)[0] ?? 1) * (tiffValues(page, 277)[0] ?? 1);
  const rows = Math.min(height, tiffValues(page, 278)[0] ?? height);
  const stripBytes = Math.ceil((width * bits) / 8) * rows;
  const counts = tiffValues(page, 279);
  // No more than the page has rows: a file can name one strip ten thousand times.
  const offsets = tiffValues(page, 273).slice(0, Math.ceil(height / Math.max(1, rows)));
  const header = 8;
  const joined = new Uint8Array(header + offsets.length * stripBytes);
  // The decoder reads from the first bytes which byte of a number comes first.
  joined.set(new Uint8Array(buffer, 0, header));
  const places = offsets.map((offset, index) => {
    const packed = new Uint8Array(buffer).subarray(offset, offset + (counts[index] ?? 0));
    joined.set(unpack(packed, { rows, bytes: stripBytes }).subarray(0, stripBytes), header + index * stripBytes);
    return header + index * stripBytes;
  });
  const entries = { t259: [1], t273: places, t279: places.map(() => stripBytes) };
  return { buffer: joined.buffer, page: copyOf(page, entries) };
}

function copyOf(page: IFD, entries: Readonly<Record<string, readonly number[]>>, without: readonly number[] = []): IFD {
  const copy: IFD = { ...page };
  Object.assign(copy, entries);
  for (const number of without) Reflect.deleteProperty(copy, `t${number}`);
  Reflect.deleteProperty(copy, 'data');
  return copy;
}

/** The tiles' rectangle, which is at least the page's. */
export function tiledSize(
  page: IFD,
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const [across, down] = [tiffValues(page, 322)[0] ?? width, tiffValues(page, 323)[0] ?? height];
  return { width: Math.ceil(width / across) * across, height: Math.ceil(height / down) * down };
}

function joinedTiles(buffer: ArrayBuffer, page: IFD, pages: readonly IFD[]): Uint8Array {
  const [width = 0, height = 0] = [256, 257].map((number) => tiffValues(page, number)[0]);
  const [across = 0, down = 0] = [322, 323].map((number) => tiffValues(page, number)[0]);
  const bits = (tiffValues(page, 258)[0] ?? 1) * (tiffValues(page, 277)[0] ?? 1);
  const offsets = tiffValues(page, 324);
  const counts = tiffValues(page, 325);
  const rowBytes = Math.ceil((width * bits) / 8);
  const tileBytes = Math.ceil((across * bits) / 8);
  const result = new Uint8Array(rowBytes * height);
  if (!(across > 0) || !(down > 0)) throw new RangeError('Tiles without a size.');
  const tilesInRow = Math.ceil(width / across);
  for (let index = 0; index < tilesInRow * Math.ceil(height / down); index += 1) {
    const [offset, count] = [offsets[index], counts[index]];
    if (offset === undefined || count === undefined) throw new RangeError('A tile is missing.');
    const entries = { t256: [across], t257: [down], t273: [offset], t278: [down], t279: [count] };
    const tile = copyOf(page, entries, [322, 323, 324, 325]);
    const data = decoded(buffer, tile, pages);
    // The decoder turns YCbCr into RGB and says so.
    Object.assign(page, { t262: tiffValues(tile, 262) });
    const left = (index % tilesInRow) * tileBytes;
    const top = Math.floor(index / tilesInRow) * down;
    for (let y = 0; y < Math.min(down, height - top); y += 1) {
      const row = data.subarray(y * tileBytes, y * tileBytes + Math.min(tileBytes, rowBytes - left));
      result.set(row, (top + y) * rowBytes + left);
    }
  }
  return result;
}

function joinedPlanes(buffer: ArrayBuffer, page: IFD, pages: readonly IFD[], samples: number): TiffSamples {
  const [width = 0, height = 0] = [256, 257].map((number) => tiffValues(page, number)[0]);
  const bits = tiffValues(page, 258)[0] ?? 1;
  const bytes = bits / 8;
  if (bits !== 8 && bits !== 16) throw new RangeError(`Planes of ${bits} bits.`);
  const result = new Uint8Array(width * height * samples * bytes);
  const places = tiffValues(page, 322).length > 0 ? [324, 325] : [273, 279];
  for (let plane = 0; plane < samples; plane += 1) {
    const part = (number: number): readonly number[] => {
      const all = tiffValues(page, number);
      return all.slice((all.length * plane) / samples, (all.length * (plane + 1)) / samples);
    };
    const own = Object.fromEntries(places.map((number) => [`t${number}`, part(number)]));
    const single = copyOf(page, { ...own, t258: [bits], t262: [1], t277: [1], t284: [1] });
    const { data } = tiffSamples(buffer, single, pages);
    if (data.length < width * height * bytes) throw new RangeError('A plane is too short.');
    for (let index = 0; index < width * height; index += 1) {
      for (let byte = 0; byte < bytes; byte += 1) {
        result[(index * samples + plane) * bytes + byte] = data[index * bytes + byte] ?? 0;
      }
    }
  }
  return { data: result, samples, photometric: tiffValues(page, 262)[0] ?? 1 };
}
