import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { stampPage } from './page-stamp.ts';

/** One document of a bundle, read when its turn comes. */
export interface BundlePart {
  readonly name: string;
  readonly tab: string;
  readonly title: string;
  /** One for each page. */
  readonly labels: readonly string[];
  readonly password: string | null;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A place that leads to a page: its box in user space and the label of the page it leads to. */
export interface BundleLink {
  readonly box: readonly [number, number, number, number];
  readonly label: string;
}

export interface BundlePdfInput {
  readonly title: string;
  readonly language: string;
  readonly index: Uint8Array;
  /** Links on the index, by its page. */
  readonly indexLinks: readonly (readonly BundleLink[])[];
  readonly parts: readonly BundlePart[];
  /** Links on a part's page, both counted from 0. */
  readonly linksOf: (part: number, page: number) => readonly BundleLink[];
}

/**
 * Puts a bundle together: index, then the documents, each page with its number at the upper right, its label for
 * viewers, an outline of tabs and documents, and links from the index and from references between the documents.
 *
 * @throws {SampanError} `damaged-file`, `password-needed` with the document's name.
 */
export async function bundlePdf(input: BundlePdfInput): Promise<Uint8Array> {
  const bundle = await PDFDocument.create();
  bundle.setTitle(input.title, { showInWindowTitleBar: true });
  bundle.setLanguage(input.language);
  bundle.setCreator('Sampan');
  bundle.setProducer('Sampan');
  const font = await bundle.embedFont(StandardFonts.HelveticaBold);
  const index = await PDFDocument.load(input.index, { updateMetadata: false });
  for (const page of await bundle.copyPages(index, index.getPageIndices())) bundle.addPage(page);
  const pages = new Map<string, PDFPage>();
  const starts: { readonly tab: string; readonly title: string; readonly page: PDFPage }[] = [];
  const labelled: string[] = [];
  const waiting: { readonly page: PDFPage; readonly links: readonly BundleLink[] }[] = bundle
    .getPages()
    .map((page, number) => ({ page, links: input.indexLinks[number] ?? [] }));
  for (const [order, part] of input.parts.entries()) {
    const source = await opened(part);
    if (source.getPageCount() !== part.labels.length)
      throw new SampanError(
        'damaged-file',
        `“${part.name}” has ${source.getPageCount()} pages where it was read with ${part.labels.length}. Add it again.`,
      );
    const copied = await bundle.copyPages(source, source.getPageIndices());
    for (const [number, page] of copied.entries()) {
      const label = part.labels[number] ?? '';
      bundle.addPage(page);
      stampPage(page, label, font, userUnitOf(page));
      pages.set(label, page);
      labelled.push(label);
      waiting.push({ page, links: input.linksOf(order, number) });
    }
    const [first] = copied;
    if (first !== undefined) starts.push({ tab: part.tab, title: part.title, page: first });
  }
  for (const { page, links } of waiting) addLinks(bundle, page, links, pages);
  setLabels(bundle, index.getPageCount(), labelled);
  setOutline(bundle, starts);
  return bundle.save({ useObjectStreams: true });
}

async function opened({ name, bytes, password }: BundlePart): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(await bytes(), {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      ...(password !== null && { password }),
    });
  } catch (error) {
    const isProtected = error instanceof Error && /encrypt|password/i.test(error.message);
    throw isProtected
      ? new SampanError('password-needed', `“${name}” is protected. Enter its password, or save a copy without it.`, {
          cause: error,
        })
      : new SampanError(
          'damaged-file',
          `“${name}” cannot be put into a bundle: it is damaged. Print it to a new PDF and add that.`,
          { cause: error },
        );
  }
}

function userUnitOf(page: PDFPage): number {
  const unit = page.node.lookup(PDFName.of('UserUnit'));
  return unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1;
}

function addLinks(
  bundle: PDFDocument,
  page: PDFPage,
  links: readonly BundleLink[],
  pages: ReadonlyMap<string, PDFPage>,
): void {
  for (const { box, label } of links) {
    const target = pages.get(label);
    if (target === undefined) continue;
    const annotation = bundle.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [...box],
      Border: [0, 0, 0],
      Dest: [target.ref, 'Fit'],
    });
    page.node.addAnnot(bundle.context.register(annotation));
  }
}

/** What viewers call the pages: i, ii … of the index, then the bundle's own numbers. */
function setLabels(bundle: PDFDocument, indexPages: number, labels: readonly string[]): void {
  const { context, catalog } = bundle;
  const numbers = PDFArray.withContext(context);
  numbers.push(PDFNumber.of(0));
  numbers.push(context.obj({ S: 'r' }));
  let expected: string | null = null;
  for (const [at, label] of labels.entries()) {
    const [prefix, own] = label.includes('-')
      ? [label.slice(0, label.indexOf('-') + 1), label.slice(label.indexOf('-') + 1)]
      : ['', label];
    if (label !== expected) {
      const range = context.obj({ S: 'D', St: Number(own) });
      if (prefix !== '') range.set(PDFName.of('P'), PDFString.of(prefix));
      numbers.push(PDFNumber.of(indexPages + at));
      numbers.push(range);
    }
    expected = `${prefix}${Number(own) + 1}`;
  }
  const tree = PDFDict.withContext(context);
  tree.set(PDFName.of('Nums'), numbers);
  catalog.set(PDFName.of('PageLabels'), tree);
}

/** An outline of tabs with their documents. */
function setOutline(
  bundle: PDFDocument,
  starts: readonly { readonly tab: string; readonly title: string; readonly page: PDFPage }[],
): void {
  const { context, catalog } = bundle;
  const tabs: { readonly name: string; readonly documents: { readonly title: string; readonly page: PDFPage }[] }[] =
    [];
  for (const { tab, title, page } of starts) {
    const last = tabs.at(-1);
    if (last?.name === tab) last.documents.push({ title, page });
    else tabs.push({ name: tab, documents: [{ title, page }] });
  }
  const root = context.nextRef();
  const tabRefs = tabs.map(() => context.nextRef());
  for (const [index, { name, documents }] of tabs.entries()) {
    const reference = tabRefs[index] ?? root;
    const references = documents.map(() => context.nextRef());
    for (const [place, { title, page }] of documents.entries()) {
      const item = outlineItem(bundle, title, page, reference, references[place - 1], references[place + 1]);
      context.assign(references[place] ?? root, item);
    }
    const item = outlineItem(bundle, name, documents[0]?.page, root, tabRefs[index - 1], tabRefs[index + 1]);
    setEnds(item, references);
    item.set(PDFName.of('Count'), PDFNumber.of(documents.length));
    context.assign(reference, item);
  }
  const outline = context.obj({ Type: 'Outlines', Count: tabs.length + starts.length });
  setEnds(outline, tabRefs);
  context.assign(root, outline);
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function setEnds(item: PDFDict, references: readonly PDFRef[]): void {
  const first = references[0];
  const last = references.at(-1);
  if (first !== undefined) item.set(PDFName.of('First'), first);
  if (last !== undefined) item.set(PDFName.of('Last'), last);
}

function outlineItem(
  { context }: PDFDocument,
  title: string,
  page: PDFPage | undefined,
  parent: PDFRef,
  previous: PDFRef | undefined,
  next: PDFRef | undefined,
): PDFDict {
  const item = PDFDict.withContext(context);
  item.set(PDFName.of('Title'), PDFHexString.fromText(title));
  item.set(PDFName.of('Parent'), parent);
  if (page !== undefined) item.set(PDFName.of('Dest'), context.obj([page.ref, 'Fit']));
  if (previous !== undefined) item.set(PDFName.of('Prev'), previous);
  if (next !== undefined) item.set(PDFName.of('Next'), next);
  return item;
}
