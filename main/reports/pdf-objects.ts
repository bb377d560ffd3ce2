import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { CrossReference } from './pdf-cross-reference.ts';
import type { PdfEncryption } from './pdf-encryption.ts';
import { latinText, type ObjectPlace, objectAt, objectPlaces } from './pdf-object-places.ts';
import { streamBytes } from './pdf-stream-bytes.ts';

/** An object stream, unpacked, and where in it the object of each number begins. */
interface ObjectStream {
  readonly bytes: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

/** Object streams kept unpacked: the pages of a file come in order, so its neighbours are wanted next. */
const keptStreams = 8;
const mostInStream = 1_000_000;
const deepestTree = 100;
const mostPages = 200_000;

/**
 * A sound PDF's objects, each read where the cross-references say it stands and
 * only when it is asked for: a bundle of thousands of pages is never held whole.
 */
export class PdfObjects {
  /** Holds the objects asked for so far, and those that are added. */
  readonly context: PDFContext;
  readonly trailer: PDFContext['trailerInfo'];
  /** Objects whose strings stand in the context as in the file: enciphered where it is protected. */
  readonly asInFile = new Set<PDFRef>();
  readonly #bytes: Uint8Array;
  readonly #places: ReadonlyMap<number, ObjectPlace>;
  readonly #streams = new Map<number, ObjectStream>();
  #encryption: PdfEncryption | null = null;

  /** @throws {Error} where the cross-references cannot be read. */
  constructor(bytes: Uint8Array, crossReference: CrossReference) {
    this.#bytes = bytes;
    this.context = PDFContext.create();
    const { places, trailer, largestObjectNumber } = objectPlaces(bytes, crossReference, this.context);
    this.#places = places;
    this.trailer = trailer;
    this.context.trailerInfo = trailer;
    this.context.largestObjectNumber = largestObjectNumber;
  }

  /** Opens the object streams of a protected file. */
  decipherWith(encryption: PdfEncryption | null): void {
    this.#encryption = encryption;
  }

  /** A value, or what its reference stands for; undefined where that is not in the file or cannot be read. */
  lookup(value: PDFObject | undefined): PDFObject | undefined {
    if (!(value instanceof PDFRef)) return value;
    const known = this.context.lookup(value);
    if (known !== undefined) return known;
    const read = this.#read(value);
    if (read !== undefined) this.context.assign(value, read);
    return read;
  }

  /** The pages' references in order. @throws {Error} where the tree holds none. */
  pages(): readonly PDFRef[] {
    const catalog = this.lookup(this.trailer.Root);
    if (!(catalog instanceof PDFDict)) throw new Error('a file without a catalogue');
    const pages: PDFRef[] = [];
    const seen = new Set<PDFRef>();
    const walk = (reference: PDFObject | undefined, depth: number): void => {
      if (!(reference instanceof PDFRef) || seen.has(reference)) return;
      if (depth > deepestTree || pages.length >= mostPages) throw new Error('a tree of pages without an end');
      seen.add(reference);
      const node = this.lookup(reference);
      if (!(node instanceof PDFDict)) return;
      const kids = this.lookup(node.get(PDFName.of('Kids')));
      if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(kid, depth + 1);
      else pages.push(reference);
    };
    walk(catalog.get(PDFName.of('Pages')), 0);
    if (pages.length === 0) throw new Error('a file without pages');
    return pages;
  }

  #read(reference: PDFRef): PDFObject | undefined {
    const place = this.#places.get(reference.objectNumber);
    if (place === undefined) return undefined;
    try {
      if ('stream' in place) {
        return reference.generationNumber === 0 ? this.#inStream(place.stream, reference.objectNumber) : undefined;
      }
      const found = objectAt(this.#bytes, place.offset, this.context);
      if (found?.reference !== reference) return undefined;
      this.asInFile.add(reference);
      return found.object;
    } catch {
      return undefined;
    }
  }

  #inStream(number: number, objectNumber: number): PDFObject | undefined {
    const stream = this.#streams.get(number) ?? this.#unpacked(number);
    // The one used last is thrown away last.
    this.#streams.delete(number);
    this.#streams.set(number, stream);
    const [oldest] = this.#streams.keys();
    if (this.#streams.size > keptStreams && oldest !== undefined) this.#streams.delete(oldest);
    const offset = stream.offsets.get(objectNumber);
    if (offset === undefined) return undefined;
    return PDFObjectParser.forBytes(stream.bytes.subarray(offset), this.context).parseObject();
  }

  #unpacked(number: number): ObjectStream {
    const place = this.#places.get(number);
    if (place === undefined || 'stream' in place) throw new Error('an object stream that is not there');
    const found = objectAt(this.#bytes, place.offset, this.context);
    if (!(found?.object instanceof PDFRawStream)) throw new Error('an object stream that is none');
    const { dict, contents } = found.object;
    const { objectNumber, generationNumber } = found.reference;
    const plain = this.#encryption?.decryptStream(contents, objectNumber, generationNumber) ?? contents;
    const bytes = streamBytes(dict, plain);
    const first = numberIn(dict, 'First');
    const count = numberIn(dict, 'N');
    if (!(first >= 0 && first <= bytes.length && count >= 0 && count <= mostInStream)) throw new Error('an odd head');
    const head = latinText(bytes, 0, first).trim().split(/\s+/).map(Number);
    const offsets = new Map<number, number>();
    for (let entry = 0; entry < count; entry += 1) {
      const [objectId, offset] = head.slice(2 * entry, 2 * entry + 2);
      if (objectId !== undefined && offset !== undefined) offsets.set(objectId, first + offset);
    }
    return { bytes, offsets };
  }
}

function numberIn(dictionary: PDFDict, name: string): number {
  const value = dictionary.get(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : Number.NaN;
}
