import { damagedPicture, type Resolution, requirePixels } from './image-size.ts';

export interface PngFacts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colour: number;
  readonly interlaced: boolean;
  readonly resolution: Resolution | null;
  readonly palette: Uint8Array | null;
  readonly hasTransparency: boolean;
  /** The packed picture, which PDF can take as it is. */
  readonly data: Uint8Array;
}

/** The parts of a PNG. @throws {SampanError} `damaged-file`, `too-large`. */
export function pngFacts(bytes: Uint8Array, name: string): PngFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw damagedPicture(name);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  requirePixels(width, height, name);
  let resolution: Resolution | null = null;
  let palette: Uint8Array | null = null;
  let hasTransparency = false;
  const parts: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, end);
    if (kind === 'IDAT') parts.push(body);
    else if (kind === 'PLTE') palette = body;
    else if (kind === 'tRNS') hasTransparency = true;
    else if (kind === 'pHYs' && length === 9 && body[8] === 1) {
      resolution = { x: view.getUint32(at + 8) * 0.0254, y: view.getUint32(at + 12) * 0.0254 };
    } else if (kind === 'IEND') break;
    at = end + 4;
  }
  if (parts.length === 0) throw damagedPicture(name);
  return {
    width,
    height,
    bits: bytes[24] ?? 8,
    colour: bytes[25] ?? 0,
    interlaced: bytes[28] !== 0,
    resolution,
    palette,
    hasTransparency,
    data: Buffer.concat(parts),
  };
}
