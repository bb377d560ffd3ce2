import UTIF, { type IFD } from 'utif2';
import { SampanError } from '#contract/errors.ts';
import { type Orientation, orientationOf } from './image-jpeg.ts';
import { damagedPicture, type Resolution, requirePixels } from './image-size.ts';
import { type TiffSamples, tiffSamples, tiledSize } from './tiff-samples.ts';

/** One page of a TIFF, unpacked. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly resolution: Resolution | null;
  readonly orientation: Orientation;
  /** 1: one bit a pixel, 1 is white, rows on whole bytes. 8: one byte of grey. 24: red, green, blue. */
  readonly bits: 1 | 8 | 24;
  readonly data: Uint8Array;
}

const mostPages = 5000;
/** Unpacked bytes of all pages together. */
const mostBytes = 2 ** 31;

/** The pages of a TIFF one after another. @throws {SampanError} `damaged-file`, `too-large`, `no-pages`. */
export function* tiffPages(bytes: Uint8Array, name: string): Generator<TiffPage> {
  requireChain(bytes, name);
  const buffer = new Uint8Array(bytes).buffer;
  const pages = attempt(() => UTIF.decode(buffer), name);
  let total = 0;
  let given = 0;
  for (const page of pages) {
    const width = tag(page, 256);
    const height = tag(page, 257);
    // Thumbnails and masks are no pages.
    if (width === undefined || height === undefined || ((tag(page, 254) ?? 0) & 5) !== 0) continue;
    requirePixels(width, height, name);
    requireSamples(page, name);
    const tiled = tiledSize(page, width, height);
    requirePixels(tiled.width, tiled.height, name);
    const read = attempt(() => tiffSamples(buffer, page, pages), name);
    const unpacked = pageOf(page, read, width, height, name);
    total += unpacked.data.length;
    if (total > mostBytes) throw tooMuch(name);
    given += 1;
    yield unpacked;
    // What is written is not needed again.
    Reflect.deleteProperty(page, 'data');
  }
  if (given === 0) throw new SampanError('no-pages', `“${name}” has no pages. It may be damaged; ask for it again.`);
}

/** A page may not ask for more memory than its pixels can need. */
function requireSamples(page: IFD, name: string): void {
  const samples = tag(page, 277) ?? 1;
  if (samples < 1 || samples > 8 || values(page, 258).some((bits) => typeof bits !== 'number' || bits > 32)) {
    throw damagedPicture(name);
  }
}

function tooMuch(name: string): SampanError {
  return new SampanError('too-large', `“${name}” holds more than can be shown. Split it and add the parts.`);
}

function attempt<Value>(work: () => Value, name: string): Value {
  try {
    return work();
  } catch (error) {
    throw damagedPicture(name, error);
  }
}

/** Refuses chains of pages that never end, before a decoder follows them. */
function requireChain(bytes: Uint8Array, name: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw damagedPicture(name);
  const little = bytes[0] === 0x49;
  if (view.getUint16(2, little) !== 42) {
    throw new SampanError(
      'unsupported-format',
      `“${name}” is a TIFF of a kind that is not read (BigTIFF). Save it as an ordinary TIFF or as a PDF.`,
    );
  }
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0) {
    if (seen.has(at) || at + 2 > bytes.length) throw damagedPicture(name);
    seen.add(at);
    if (seen.size > mostPages) throw tooMuch(name);
    const next = at + 2 + view.getUint16(at, little) * 12;
    if (next + 4 > bytes.length) throw damagedPicture(name);
    // No entry can have more values than the file has bytes.
    for (let entry = at + 2; entry < next; entry += 12) {
      if (view.getUint32(entry + 4, little) > bytes.length) throw damagedPicture(name);
    }
    at = view.getUint32(next, little);
  }
}

function values(page: IFD, number: number): readonly unknown[] {
  const found: unknown = Reflect.get(page, `t${number}`);
  return Array.isArray(found) || ArrayBuffer.isView(found) ? Array.from(found as ArrayLike<unknown>) : [];
}

function tag(page: IFD, number: number): number | undefined {
  const [value] = values(page, number);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function pageOf(page: IFD, read: TiffSamples, width: number, height: number, name: string): TiffPage {
  const common = { width, height, resolution: resolutionOf(page), orientation: orientationOf(tag(page, 274)) };
  const bits = tag(page, 258) ?? 1;
  const { data, photometric, samples } = read;
  const rowBytes = Math.ceil(width / 8);
  if (samples === 1 && bits === 1 && photometric <= 1 && data.length >= rowBytes * height) {
    const rows = data.slice(0, rowBytes * height);
    if (photometric === 0) for (let index = 0; index < rows.length; index += 1) rows[index] = ~(rows[index] ?? 0);
    return { ...common, bits: 1, data: rows };
  }
  if (samples === 1 && bits === 8 && photometric <= 1 && data.length >= width * height) {
    const grey = data.slice(0, width * height);
    if (photometric === 0) for (let index = 0; index < grey.length; index += 1) grey[index] = 255 - (grey[index] ?? 0);
    return { ...common, bits: 8, data: grey };
  }
  if (photometric === 5) return { ...common, bits: 24, data: fromInks(read, bits, width * height, name) };
  Object.assign(page, { data, width, height });
  const rgba = attempt(() => UTIF.toRGBA8(page), name);
  if (rgba.length < width * height * 4) throw damagedPicture(name);
  const coloured = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    const alpha = (rgba[index * 4 + 3] ?? 255) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      coloured[index * 3 + channel] = 255 - Math.round((255 - (rgba[index * 4 + channel] ?? 255)) * alpha);
    }
  }
  return { ...common, bits: 24, data: coloured };
}

/** Red, green and blue of cyan, magenta, yellow and black. */
function fromInks({ data, samples }: TiffSamples, bits: number, pixels: number, name: string): Uint8Array {
  const bytes = bits / 8;
  if ((bits !== 8 && bits !== 16) || samples < 4 || data.length < pixels * samples * bytes) throw damagedPicture(name);
  const coloured = new Uint8Array(pixels * 3);
  // Of 16 bits the high byte, which is the second.
  const ink = (pixel: number, sample: number): number => data[(pixel * samples + sample + 1) * bytes - 1] ?? 0;
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const paper = 255 - ink(pixel, 3);
    for (let channel = 0; channel < 3; channel += 1) {
      coloured[pixel * 3 + channel] = Math.round(((255 - ink(pixel, channel)) * paper) / 255);
    }
  }
  return coloured;
}

function resolutionOf(page: IFD): Resolution | null {
  const unit = tag(page, 296) ?? 2;
  const factor = unit === 3 ? 2.54 : 1;
  const x = rational(page, 282);
  const y = rational(page, 283);
  if (unit === 1 || x === undefined || y === undefined || !(x > 0) || !(y > 0)) return null;
  return { x: x * factor, y: y * factor };
}

function rational(page: IFD, number: number): number | undefined {
  const [value] = values(page, number);
  if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number') return value[0] / value[1];
  return typeof value === 'number' ? value : undefined;
}
