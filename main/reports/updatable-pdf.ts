import {
  ParseSpeeds,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { packedObjects } from './packed-objects.ts';
import { type CrossReference, crossReferenceOf } from './pdf-cross-reference.ts';
import { type PdfEncryption, pdfEncryption } from './pdf-encryption.ts';
import { incrementPieces } from './pdf-increment.ts';
import { PdfObjects } from './pdf-objects.ts';

/** An opened PDF to which objects are added. */
export interface UpdatablePdf {
  /** Holds the objects that are added or changed, and those that were looked up. */
  readonly context: PDFContext;
  readonly pages: readonly PDFRef[];
  readonly catalog: PDFDict;
  readonly isProtected: boolean;
  /** Whether the update can follow the file's own bytes; else the file is written anew. */
  readonly isSound: boolean;
  /** A value, or what its reference stands for. */
  readonly lookup: (value: PDFObject | undefined) => PDFObject | undefined;
  /** Holds what was added so far in little room; it cannot be looked up any more. */
  readonly pack: () => void;
  /** The file, piece after piece, with everything added since it was opened, and these of its own objects as they are now. */
  readonly saved: (changed: Iterable<PDFRef>) => Promise<Iterable<Uint8Array>>;
}

export interface OpenOptions {
  readonly password: string;
  /** The pages that the file is known to have; where the quick way finds another number the file is read whole. */
  readonly pageCount: number;
}

/**
 * Opens a PDF for an update. A sound file's objects are read one by one when they are needed;
 * any other file is parsed whole.
 *
 * @throws {SampanError} `password-wrong`, or `unsupported-format` for a protection other than by password.
 * @throws {Error} where it cannot be parsed.
 */
export async function openForUpdate(bytes: Uint8Array, options: OpenOptions): Promise<UpdatablePdf> {
  const crossReference = crossReferenceOf(bytes);
  const quickly = crossReference === null ? null : openSparsely(bytes, crossReference, options);
  return quickly ?? openWhole(bytes, crossReference, options);
}

function openSparsely(bytes: Uint8Array, crossReference: CrossReference, options: OpenOptions): UpdatablePdf | null {
  try {
    const objects = new PdfObjects(bytes, crossReference);
    const { context, trailer, asInFile } = objects;
    const encrypt = objects.lookup(trailer.Encrypt);
    let encryption: PdfEncryption | null = null;
    if (encrypt instanceof PDFDict) {
      for (const value of encrypt.values()) objects.lookup(value);
      encryption = pdfEncryption(encrypt, objects.lookup(trailer.ID), options.password);
      objects.decipherWith(encryption);
    }
    const pages = objects.pages();
    const catalog = objects.lookup(trailer.Root);
    if (pages.length !== options.pageCount || !(catalog instanceof PDFDict)) return null;
    const last = context.largestObjectNumber;
    const { pack, bytesOf: packed } = packedObjects(context, last);
    return {
      context,
      pages,
      catalog,
      isProtected: encryption !== null,
      isSound: true,
      lookup: (value) => objects.lookup(value),
      pack,
      saved: async (changed) =>
        incrementPieces({
          originalBytes: bytes,
          context,
          crossReference,
          references: [...new Set([...changed, ...packed.keys(), ...addedAfter(context, last)])],
          packed,
          encryption,
          asInFile,
          trailer,
        }),
    };
  } catch (error) {
    if (error instanceof SampanError) throw error;
    return null;
  }
}

const loadOptions = { updateMetadata: false, parseSpeed: ParseSpeeds.Medium };

async function openWhole(
  bytes: Uint8Array,
  crossReference: CrossReference | null,
  { password }: OpenOptions,
): Promise<UpdatablePdf> {
  let document = await PDFDocument.load(bytes, { ...loadOptions, ignoreEncryption: true });
  const trailer = document.context.trailerInfo;
  const encrypt = document.context.lookup(trailer.Encrypt);
  let encryption: PdfEncryption | null = null;
  if (encrypt instanceof PDFDict) {
    // The key comes from the entries as they stand in the file; the second reading deciphers them with the rest.
    encryption = pdfEncryption(encrypt, document.context.lookup(trailer.ID), password);
    if (encryption !== null) document = await PDFDocument.load(bytes, { ...loadOptions, password });
  }
  const { context, catalog } = document;
  // Numbers of objects that could not be parsed are taken all the same.
  const size = context.trailerInfo.Size;
  context.largestObjectNumber = Math.max(
    context.largestObjectNumber,
    size instanceof PDFNumber ? size.asNumber() - 1 : 0,
  );
  const last = context.largestObjectNumber;
  const { pack, bytesOf: packed } = packedObjects(context, last);
  return {
    context,
    pages: document.getPages().map(({ ref }) => ref),
    catalog,
    isProtected: encryption !== null,
    isSound: crossReference !== null,
    lookup: (value) => context.lookup(value),
    // A file that is written anew needs all its objects.
    pack: crossReference === null ? () => {} : pack,
    async saved(changed) {
      if (crossReference === null) return [await rewritten(document, encryption === null ? null : password)];
      const references = [...new Set([...changed, ...packed.keys(), ...addedAfter(context, last)])];
      const asInFile: ReadonlySet<PDFRef> = new Set();
      return incrementPieces({
        originalBytes: bytes,
        context,
        crossReference,
        references,
        packed,
        encryption,
        asInFile,
        trailer,
      });
    },
  };
}

function addedAfter(context: PDFContext, last: number): readonly PDFRef[] {
  return context
    .enumerateIndirectObjects()
    .map(([reference]) => reference)
    .filter(({ objectNumber }) => objectNumber > last);
}

/** The file as a new one, for a file whose own cross-references do not hold; protected again where it was. */
async function rewritten(document: PDFDocument, password: string | null): Promise<Uint8Array> {
  if (password !== null) {
    document.encrypt({ userPassword: password, ownerPassword: password });
  }
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** The reference of the catalogue, whose own entries an update may change; null where it has none. */
export function catalogReference({ context }: Pick<UpdatablePdf, 'context'>): PDFRef | null {
  const { Root } = context.trailerInfo;
  return Root instanceof PDFRef ? Root : null;
}

/** An entry of a dictionary, or what its reference stands for. */
export function entryOf(pdf: Pick<UpdatablePdf, 'lookup'>, dictionary: PDFDict, name: string): PDFObject | undefined {
  return pdf.lookup(dictionary.get(PDFName.of(name)));
}
