import { inflateSync } from 'node:zlib';
import type { FlowPicture } from '#contract/flow.ts';
import { jpegFacts, type Orientation } from './image-jpeg.ts';
import { type PngFacts, pngFacts } from './image-png.ts';
import { type PointSize, sizeOnPaper } from './image-size.ts';
import type { PdfObjects } from './pdf-objects.ts';

export interface SetPicture {
  readonly object: number;
  /** Points, at the picture's own resolution. */
  readonly width: number;
  readonly height: number;
  /** How it is to be turned, and its size after that. */
  readonly orientation: Orientation;
  readonly shownWidth: number;
  readonly shownHeight: number;
}

/** Pictures with alpha are unpacked here: A4 at 400 dpi is the most. */
const mostUnpackedPixels = 16_000_000;

function placed(object: number, size: PointSize, orientation: Orientation = 1): SetPicture {
  const { width, height } = size;
  const sideways = orientation >= 5;
  return {
    object,
    width,
    height,
    orientation,
    shownWidth: sideways ? height : width,
    shownHeight: sideways ? width : height,
  };
}

/** A picture as an object of the PDF; null for one that cannot be shown. The same bytes are kept once. */
export function pictureObjects(objects: PdfObjects): (picture: FlowPicture) => SetPicture | null {
  const known = new Map<Uint8Array, SetPicture | null>();
  return (picture) => {
    const found = known.get(picture.bytes);
    if (found !== undefined) return found;
    let set: SetPicture | null = null;
    try {
      const { bytes } = picture;
      if (bytes[0] === 0xff && bytes[1] === 0xd8) set = addJpeg(objects, bytes);
      else if (bytes[0] === 0x89 && bytes[1] === 0x50) set = addPng(objects, bytes);
    } catch {
      // A damaged picture gets a frame: the words around it are what counts.
    }
    known.set(picture.bytes, set);
    return set;
  };
}

function addJpeg(objects: PdfObjects, bytes: Uint8Array): SetPicture {
  const { width, height, components, resolution, inverted, orientation } = jpegFacts(bytes, 'picture');
  const space = components === 1 ? 'DeviceGray' : components === 3 ? 'DeviceRGB' : 'DeviceCMYK';
  const decode = inverted ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const object = objects.addStream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/${space}/Filter/DCTDecode${decode}`,
    bytes,
  );
  return placed(object, sizeOnPaper(width, height, resolution), orientation);
}

function addPng(objects: PdfObjects, bytes: Uint8Array): SetPicture | null {
  const facts = pngFacts(bytes, 'picture');
  const { width, height, bits, colour, palette } = facts;
  if (facts.interlaced || bits > 8) return null;
  const size = sizeOnPaper(width, height, facts.resolution);
  const entries = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;
  if (colour === 4 || colour === 6)
    return width * height > mostUnpackedPixels ? null : placed(addWithAlpha(objects, facts, entries), size);
  let space = colour === 2 ? '/DeviceRGB' : '/DeviceGray';
  if (colour === 3) {
    if (palette === null || palette.length < 3) return null;
    const most = Math.min(256, Math.floor(palette.length / 3));
    space = `[/Indexed/DeviceRGB ${most - 1}<${Buffer.from(palette.subarray(0, 3 * most)).toString('hex')}>]`;
  }
  const parameters = `/DecodeParms<</Predictor 15/Colors ${colour === 2 ? 3 : 1}/BitsPerComponent ${bits}/Columns ${width}>>`;
  const object = objects.addStream(`${entries}/ColorSpace${space}/Filter/FlateDecode${parameters}`, facts.data);
  return placed(object, size);
}

function addWithAlpha(objects: PdfObjects, facts: PngFacts, entries: string): number {
  const { width, height } = facts;
  const channels = facts.colour === 6 ? 4 : 2;
  const rows = unfiltered(
    inflateSync(facts.data, { maxOutputLength: (width * channels + 1) * height + 64 }),
    width * channels,
    height,
    channels,
  );
  const color = Buffer.alloc(width * height * (channels - 1));
  const alpha = Buffer.alloc(width * height);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    for (let channel = 0; channel < channels - 1; channel += 1) {
      color[pixel * (channels - 1) + channel] = rows[pixel * channels + channel] ?? 0;
    }
    alpha[pixel] = rows[pixel * channels + channels - 1] ?? 255;
  }
  const mask = objects.addStream(`${entries}/ColorSpace/DeviceGray`, alpha);
  return objects.addStream(
    `${entries}/ColorSpace/${channels === 4 ? 'DeviceRGB' : 'DeviceGray'}/SMask ${mask} 0 R`,
    color,
  );
}

/** Rows without PNG's filters (PNG specification §9). */
function unfiltered(data: Uint8Array, stride: number, height: number, pixel: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x >= pixel ? (out[at - pixel] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= pixel && row > 0 ? (out[at - stride - pixel] ?? 0) : 0;
      out[at] = (data[row * (stride + 1) + 1 + x] ?? 0) + prediction(filter, left, up, corner);
    }
  }
  return out;
}

function prediction(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
