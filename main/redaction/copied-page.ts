import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectCopier,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';

/** Content deeper in forms than this is drawn as a picture instead. */
const deepest = 12;
const categories = ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties'];
/** What an object may carry that nobody sees on the page. */
const unseen = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'StructParent',
  'StructParents',
  'OC',
  'AF',
  'Ref',
  'Alternates',
  'OPI',
];

/**
 * Copies a page into another document with no more than what its own content names: a file may keep every page's
 * pictures in one dictionary that all pages share. Annotations, actions, thumbnails and structure stay behind.
 * Null where it cannot be told what the content names; the page is then drawn as a picture.
 */
export function copiedPage(source: PDFDocument, target: PDFDocument, index: number): PDFRef | null {
  const { context } = source;
  const node = source.getPage(index).node;
  const contents = node.get(PDFName.of('Contents'));
  const bytes = contentBytes(context, contents);
  if (bytes === null) return null;
  const resources = node.getInheritableAttribute(PDFName.of('Resources'));
  const kept = keptResources(context, context.lookup(resources), namesIn(bytes), 0);
  if (kept === null) return null;
  const page = context.obj({ Type: 'Page' });
  for (const name of ['MediaBox', 'CropBox', 'Rotate']) {
    const value = node.getInheritableAttribute(PDFName.of(name));
    if (value !== undefined) page.set(PDFName.of(name), value);
  }
  for (const name of ['UserUnit', 'Group']) {
    const value = node.get(PDFName.of(name));
    if (value !== undefined) page.set(PDFName.of(name), value);
  }
  page.set(PDFName.of('Resources'), kept);
  page.set(PDFName.of('Contents'), context.register(context.flateStream(bytes)));
  const copy = PDFObjectCopier.for(context, target.context).copy(page);
  return target.context.register(copy);
}

/** The bytes of a page's content, its parts joined; null where one cannot be decoded. */
function contentBytes(context: PDFContext, contents: PDFObject | undefined): Uint8Array | null {
  const found = context.lookup(contents);
  const streams = found instanceof PDFArray ? found.asArray().map((part) => context.lookup(part)) : [found];
  const parts: Uint8Array[] = [];
  for (const stream of streams) {
    if (stream === undefined) continue;
    const bytes = streamBytes(stream);
    if (bytes === null) return null;
    parts.push(bytes, Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}

function streamBytes(stream: PDFObject): Uint8Array | null {
  try {
    if (stream instanceof PDFRawStream) return decodePDFRawStream(stream).decode();
    return stream instanceof PDFStream ? stream.getContents() : null;
  } catch {
    return null;
  }
}

/** Every name that content holds, those inside its strings too: rather one too many kept than one too few. */
function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name = ''] of Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\/([^\s()<>[\]{}/%]+)/g))
    names.add(name);
  return names;
}

function keptResources(
  context: PDFContext,
  resources: PDFObject | undefined,
  names: ReadonlySet<string>,
  depth: number,
): PDFDict | null {
  const kept = PDFDict.withContext(context);
  if (!(resources instanceof PDFDict)) return kept;
  if (depth > deepest) return null;
  for (const category of categories) {
    const given = context.lookup(resources.get(PDFName.of(category)));
    if (!(given instanceof PDFDict)) continue;
    const chosen = PDFDict.withContext(context);
    for (const [key, value] of given.entries()) {
      if (!names.has(key.asString().slice(1)) && !names.has(key.decodeText())) continue;
      const clean = cleanObject(context, category, value, depth);
      if (clean === null) return null;
      chosen.set(key, clean);
    }
    kept.set(PDFName.of(category), chosen);
  }
  return kept;
}

/** A resource with no more than what it shows itself; null where that cannot be told. */
function cleanObject(context: PDFContext, category: string, value: PDFObject, depth: number): PDFObject | null {
  const found = context.lookup(value);
  // A layer may be switched off: what is on it is not on the page.
  if (category === 'Properties') return found instanceof PDFDict && found.has(PDFName.of('OCGs')) ? null : value;
  if (category === 'ExtGState') {
    const mask = found instanceof PDFDict ? context.lookup(found.get(PDFName.of('SMask'))) : undefined;
    return mask instanceof PDFDict ? null : value;
  }
  if (!(found instanceof PDFRawStream) || (category !== 'XObject' && category !== 'Pattern')) return value;
  if (found.dict.has(PDFName.of('OC'))) return null;
  const dictionary = PDFDict.withContext(context);
  for (const [key, entry] of found.dict.entries()) {
    if (!unseen.includes(key.decodeText())) dictionary.set(key, entry);
  }
  if (found.dict.has(PDFName.of('Resources'))) {
    const bytes = streamBytes(found);
    const kept =
      bytes &&
      keptResources(context, context.lookup(found.dict.get(PDFName.of('Resources'))), namesIn(bytes), depth + 1);
    if (kept === null) return null;
    dictionary.set(PDFName.of('Resources'), kept);
  }
  dictionary.set(PDFName.of('Length'), PDFNumber.of(found.contents.length));
  return context.register(PDFRawStream.of(dictionary, found.contents));
}
