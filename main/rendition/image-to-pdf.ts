import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFNumber, type PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { jpegFacts, type Orientation } from './image-jpeg.ts';
import { pngFacts } from './image-png.ts';
import { damagedPicture, type PointSize, sizeOnPaper } from './image-size.ts';
import { tiffPages } from './image-tiff.ts';

/**
 * A PDF whose pages show a picture file at its size on paper, each page one
 * upright picture. The same file gives the same bytes.
 *
 * JPEG and plain PNG data go in as they are. Fax pixels stay as they are too:
 * the page has the right shape.
 *
 * @throws {SampanError} `unsupported-format` for other kinds (HEIC by name), `damaged-file`, `too-large`, `no-pages`.
 */
export async function imageToPdf(bytes: Uint8Array, mediaType: string, name: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  switch (mediaType) {
    case 'image/jpeg':
      addJpeg(document, bytes, name);
      break;
    case 'image/png':
      await addPng(document, bytes, name);
      break;
    case 'image/tiff':
      addTiff(document, bytes, name);
      break;
    case 'image/heic':
    case 'image/heif':
      throw new SampanError(
        'unsupported-format',
        `“${name}” is a HEIC photograph, which cannot be read here. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and add that.`,
      );
    default:
      throw new SampanError(
        'unsupported-format',
        `“${name}” is no picture that can be read. Save it as PDF, TIFF, JPEG or PNG.`,
      );
  }
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

interface Stream {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly space: string;
  readonly filter: string;
}

function addImage(document: PDFDocument, stream: Stream, more: Readonly<Record<string, unknown>> = {}): PDFRef {
  const { context } = document;
  const dictionary = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: stream.width,
    Height: stream.height,
    BitsPerComponent: stream.bits,
    ColorSpace: stream.space,
    Filter: stream.filter,
  };
  const object = context.stream(stream.data, dictionary);
  for (const [key, value] of Object.entries(more)) object.dict.set(PDFName.of(key), context.obj(value as never));
  return context.register(object);
}

/** A page of the picture's size with nothing but the picture. */
function addPage(document: PDFDocument, image: PDFRef, size: PointSize, orientation: Orientation = 1): void {
  const sideways = orientation >= 5;
  const [width, height] = [rounded(size.width), rounded(size.height)];
  const page = document.addPage(sideways ? [height, width] : [width, height]);
  page.node.setXObject(PDFName.of('Im0'), image);
  const matrix = matrices[orientation](width, height).map((value) => PDFNumber.of(value).toString());
  const content = document.context.stream(`q ${matrix.join(' ')} cm /Im0 Do Q`);
  page.node.set(PDFName.of('Contents'), document.context.register(content));
}

function rounded(points: number): number {
  return Math.round(points * 1000) / 1000;
}

type ToMatrix = (width: number, height: number) => readonly [number, number, number, number, number, number];

/** EXIF's orientations as what is done to the unit square. */
const matrices: Readonly<Record<Orientation, ToMatrix>> = {
  1: (w, h) => [w, 0, 0, h, 0, 0],
  2: (w, h) => [-w, 0, 0, h, w, 0],
  3: (w, h) => [-w, 0, 0, -h, w, h],
  4: (w, h) => [w, 0, 0, -h, 0, h],
  5: (w, h) => [0, -w, -h, 0, h, w],
  6: (w, h) => [0, -w, h, 0, 0, w],
  7: (w, h) => [0, w, h, 0, 0, 0],
  8: (w, h) => [0, w, -h, 0, h, 0],
};

function addJpeg(document: PDFDocument, bytes: Uint8Array, name: string): void {
  const { width, height, components, resolution, orientation, inverted } = jpegFacts(bytes, name);
  const space = components === 1 ? 'DeviceGray' : components === 3 ? 'DeviceRGB' : 'DeviceCMYK';
  const image = addImage(
    document,
    { data: bytes, width, height, bits: 8, space, filter: 'DCTDecode' },
    inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {},
  );
  addPage(document, image, sizeOnPaper(width, height, resolution), orientation);
}

async function addPng(document: PDFDocument, bytes: Uint8Array, name: string): Promise<void> {
  const facts = pngFacts(bytes, name);
  const { width, height, bits, colour, palette } = facts;
  const size = sizeOnPaper(width, height, facts.resolution);
  const isPlain = !facts.interlaced && !facts.hasTransparency && bits <= 8 && [0, 2, 3].includes(colour);
  if (!isPlain) {
    try {
      const image = await document.embedPng(bytes);
      await image.embed();
      addPage(document, image.ref, size);
    } catch (error) {
      throw damagedPicture(name, error);
    }
    return;
  }
  if (colour === 3 && (palette === null || palette.length < 3)) throw damagedPicture(name);
  const image = addImage(
    document,
    { data: facts.data, width, height, bits, space: colour === 2 ? 'DeviceRGB' : 'DeviceGray', filter: 'FlateDecode' },
    { DecodeParms: { Predictor: 15, Colors: colour === 2 ? 3 : 1, BitsPerComponent: bits, Columns: width } },
  );
  if (colour === 3 && palette !== null) setPalette(document, image, palette);
  addPage(document, image, size);
}

function setPalette(document: PDFDocument, image: PDFRef, palette: Uint8Array): void {
  const { context } = document;
  const table = context.register(context.stream(palette.slice(0, 768)));
  const space = context.obj(['Indexed', 'DeviceRGB', Math.min(256, Math.floor(palette.length / 3)) - 1]);
  space.push(table);
  context.lookup(image, PDFStream).dict.set(PDFName.of('ColorSpace'), space);
}

function addTiff(document: PDFDocument, bytes: Uint8Array, name: string): void {
  for (const page of tiffPages(bytes, name)) {
    const { width, height } = page;
    const image = addImage(document, {
      data: deflateSync(page.data, { level: 6 }),
      width,
      height,
      bits: page.bits === 1 ? 1 : 8,
      space: page.bits === 24 ? 'DeviceRGB' : 'DeviceGray',
      filter: 'FlateDecode',
    });
    addPage(document, image, sizeOnPaper(width, height, page.resolution), page.orientation);
  }
}
