import { damagedPicture, type Resolution, requirePixels } from './image-size.ts';

/** EXIF's ways of holding the camera; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
  readonly resolution: Resolution | null;
  readonly orientation: Orientation;
  /** Adobe's four inks are written inverted. */
  readonly inverted: boolean;
}

/** What a JPEG says of itself before its picture. @throws {SampanError} `damaged-file`, `too-large`. */
export function jpegFacts(bytes: Uint8Array, name: string): JpegFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let resolution: Resolution | null = null;
  let orientation: Orientation = 1;
  let inverted = false;
  let at = 2;
  for (let segments = 0; segments < 10_000 && at + 4 <= bytes.length; segments += 1) {
    if (bytes[at] !== 0xff) throw damagedPicture(name);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw damagedPicture(name);
    const body = bytes.subarray(at + 4, end);
    if (marker === 0xe0 && startsWith(body, 'JFIF\0') && body.length >= 12) resolution ??= jfifResolution(body);
    else if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) {
      const exif = exifFacts(body.subarray(6));
      orientation = exif.orientation;
      resolution ??= exif.resolution;
    } else if (marker === 0xee && startsWith(body, 'Adobe')) inverted = true;
    else if (isFrame(marker) && body.length >= 6) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      const components = body[5];
      requirePixels(width, height, name);
      if (components !== 1 && components !== 3 && components !== 4) throw damagedPicture(name);
      return { width, height, components, resolution, orientation, inverted: inverted && components === 4 };
    } else if (marker === 0xda || marker === 0xd9) break;
    at = end;
  }
  throw damagedPicture(name);
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}

function jfifResolution(body: Uint8Array): Resolution | null {
  const unit = body[7];
  const x = ((body[8] ?? 0) << 8) | (body[9] ?? 0);
  const y = ((body[10] ?? 0) << 8) | (body[11] ?? 0);
  if (x === 0 || y === 0) return null;
  if (unit === 1) return { x, y };
  return unit === 2 ? { x: x * 2.54, y: y * 2.54 } : null;
}

/** Orientation and resolution of an EXIF block, which is a small TIFF. */
function exifFacts(body: Uint8Array): { readonly orientation: Orientation; readonly resolution: Resolution | null } {
  const nothing = { orientation: 1 as Orientation, resolution: null };
  if (body.length < 14) return nothing;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const little = body[0] === 0x49;
  const start = view.getUint32(4, little);
  if (start + 2 > body.length) return nothing;
  const count = view.getUint16(start, little);
  const values = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12;
    if (at + 12 > body.length) break;
    const type = view.getUint16(at + 2, little);
    const tag = view.getUint16(at, little);
    if (type === 3) values.set(tag, view.getUint16(at + 8, little));
    if (type !== 5) continue;
    const place = view.getUint32(at + 8, little);
    if (place + 8 > body.length) continue;
    const divisor = view.getUint32(place + 4, little);
    if (divisor > 0) values.set(tag, view.getUint32(place, little) / divisor);
  }
  const unit = values.get(0x128) === 3 ? 2.54 : 1;
  const x = (values.get(0x11a) ?? 0) * unit;
  const y = (values.get(0x11b) ?? 0) * unit;
  return { orientation: orientationOf(values.get(0x112)), resolution: x > 0 && y > 0 ? { x, y } : null };
}

export function orientationOf(value: number | undefined): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}
