import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { serialised, unpacked } from './packed-objects.ts';
import type { CrossReference } from './pdf-cross-reference.ts';
import type { PdfEncryption } from './pdf-encryption.ts';

/**
 * Appends objects to a PDF as an incremental update (ISO 32000-2 §7.5.6): the
 * file's own bytes stay as they are, and a new cross-reference section of the
 * same kind as its last one follows. pdf-lib's own incremental save writes
 * plain objects into encrypted files, which no reader can then open.
 */
export interface IncrementOptions {
  readonly originalBytes: Uint8Array;
  readonly context: PDFContext;
  readonly crossReference: CrossReference;
  /** The objects that are new or changed. */
  readonly references: readonly PDFRef[];
  /** Those of them that are no longer in the context. */
  readonly packed: ReadonlyMap<PDFRef, Uint8Array>;
  readonly encryption: PdfEncryption | null;
  /** Objects whose strings are enciphered already, with the key that they keep. */
  readonly asInFile: ReadonlySet<PDFRef>;
  /** The file's own trailer entries, as they stand in it. */
  readonly trailer: PDFContext['trailerInfo'];
}

interface Written {
  readonly objectNumber: number;
  readonly generation: number;
  readonly offset: number;
}

/** The object with every string and stream under the file's key. */
function encrypted(object: PDFObject, reference: PDFRef, encryption: PdfEncryption, context: PDFContext): PDFObject {
  const inner = (value: PDFObject): PDFObject => encrypted(value, reference, encryption, context);
  const { objectNumber, generationNumber } = reference;
  if (object instanceof PDFString || object instanceof PDFHexString) {
    return PDFHexString.fromBytes(encryption.encryptString(object.asBytes(), objectNumber, generationNumber));
  }
  if (object instanceof PDFArray) {
    const copy = PDFArray.withContext(context);
    for (const value of object.asArray()) copy.push(inner(value));
    return copy;
  }
  if (object instanceof PDFDict) {
    const copy = PDFDict.withContext(context);
    for (const [key, value] of object.entries()) copy.set(key, inner(value));
    return copy;
  }
  if (object instanceof PDFStream) {
    const contents = encryption.encryptStream(object.getContents(), objectNumber, generationNumber);
    const dictionary = PDFDict.withContext(context);
    for (const [key, value] of object.dict.entries()) dictionary.set(key, inner(value));
    return PDFRawStream.of(dictionary, contents);
  }
  return object;
}

/** Runs of neighbouring object numbers, as cross-reference sections list them. */
function subsections(written: readonly Written[]): readonly (readonly Written[])[] {
  const groups: Written[][] = [];
  for (const entry of written) {
    const group = groups.at(-1);
    if (group !== undefined && group.at(-1)?.objectNumber === entry.objectNumber - 1) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function tableSection(written: readonly Written[], trailer: PDFDict): Uint8Array {
  const lines = ['xref\n'];
  for (const group of subsections(written)) {
    lines.push(`${group[0]?.objectNumber ?? 0} ${group.length}\n`);
    for (const { offset, generation } of group) {
      lines.push(`${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`);
    }
  }
  return Buffer.concat([Buffer.from(`${lines.join('')}trailer\n`, 'latin1'), serialised(trailer), Buffer.from('\n')]);
}

function streamSection(written: readonly Written[], trailer: PDFDict, reference: PDFRef): Uint8Array {
  const width = 5;
  const rows = Buffer.alloc(written.length * (1 + width + 2));
  for (const [index, { offset, generation }] of written.entries()) {
    const start = index * (1 + width + 2);
    rows.writeUInt8(1, start);
    rows.writeUIntBE(offset, start + 1, width);
    rows.writeUInt16BE(generation, start + 1 + width);
  }
  const context = trailer.context;
  trailer.set(PDFName.of('Type'), PDFName.of('XRef'));
  trailer.set(PDFName.of('W'), context.obj([1, width, 2]));
  trailer.set(
    PDFName.of('Index'),
    context.obj(subsections(written).flatMap((group) => [group[0]?.objectNumber ?? 0, group.length])),
  );
  const head = Buffer.from(`${reference.objectNumber} ${reference.generationNumber} obj\n`, 'latin1');
  return Buffer.concat([head, serialised(PDFRawStream.of(trailer, rows)), Buffer.from('\nendobj\n')]);
}

const objectEnd = Buffer.from('\nendobj\n');

/** All pieces in one piece of memory of its own, which can be handed to another thread without a copy. */
export function joinedPieces(pieces: Iterable<Uint8Array>): Uint8Array {
  const parts = [...pieces];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** What stands between "obj" and "endobj"; null for an object that is not there. */
function bodyOf(reference: PDFRef, { context, packed, encryption, asInFile }: IncrementOptions): Uint8Array | null {
  const bytes = packed.get(reference);
  const isPlain = encryption !== null && !asInFile.has(reference);
  if (bytes !== undefined && !isPlain) return bytes;
  const object = bytes === undefined ? context.lookup(reference) : unpacked(bytes, context);
  if (object === undefined) return null;
  return serialised(isPlain ? encrypted(object, reference, encryption, context) : object);
}

/** The original bytes, then the update's objects one after another: written out as they come, they are never held twice. */
export function* incrementPieces(options: IncrementOptions): Generator<Uint8Array> {
  const { originalBytes, context, crossReference } = options;
  const references = options.references.toSorted((left, right) => left.objectNumber - right.objectNumber);
  yield originalBytes;
  yield Buffer.from('\n');
  let position = originalBytes.length + 1;
  const written: Written[] = [];
  for (const reference of references) {
    const body = bodyOf(reference, options);
    if (body === null) continue;
    const { objectNumber, generationNumber: generation } = reference;
    written.push({ objectNumber, generation, offset: position });
    const head = Buffer.from(`${objectNumber} ${generation} obj\n`, 'latin1');
    yield head;
    yield body;
    yield objectEnd;
    position += head.length + body.length + objectEnd.length;
  }

  const trailer = PDFDict.withContext(context);
  const { Root, Info, ID, Encrypt } = options.trailer;
  for (const [key, value] of Object.entries({ Root, Info, ID, Encrypt })) {
    if (value !== undefined) trailer.set(PDFName.of(key), value);
  }
  trailer.set(PDFName.of('Prev'), PDFNumber.of(crossReference.offset));
  if (crossReference.kind === 'table') {
    trailer.set(PDFName.of('Size'), PDFNumber.of(context.largestObjectNumber + 1));
    yield tableSection(written, trailer);
  } else {
    const reference = context.nextRef();
    written.push({ objectNumber: reference.objectNumber, generation: 0, offset: position });
    trailer.set(PDFName.of('Size'), PDFNumber.of(context.largestObjectNumber + 1));
    yield streamSection(written, trailer, reference);
  }
  yield Buffer.from(`startxref\n${position}\n%%EOF\n`);
}
