import { type PDFContext, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { Hue } from './text-markup.ts';
import type { UpdatablePdf } from './updatable-pdf.ts';

/** An entry to add to a document's outline; without a page it only groups its children. */
export interface OutlineItem {
  readonly title: string;
  readonly page: PDFRef | null;
  /** Upper left corner to show, in the page's user space. */
  readonly at: readonly [number, number] | null;
  readonly hue?: Hue;
  readonly children: readonly OutlineItem[];
}

const siblingLimit = 100_000;

function itemCount(item: OutlineItem): number {
  return item.children.reduce((sum, child) => sum + 1 + itemCount(child), 0);
}

/** Builds an item and what is under it; closed, so that the document's own outline stays in view. */
function build(context: PDFContext, item: OutlineItem, parent: PDFRef): PDFRef {
  const reference = context.nextRef();
  const dictionary = PDFDict.withContext(context);
  context.assign(reference, dictionary);
  dictionary.set(PDFName.of('Title'), PDFHexString.fromText(item.title));
  dictionary.set(PDFName.of('Parent'), parent);
  if (item.page !== null) {
    const [left, top] = item.at ?? [null, null];
    dictionary.set(PDFName.of('Dest'), context.obj([item.page, PDFName.of('XYZ'), left, top, null]));
  }
  if (item.hue !== undefined) dictionary.set(PDFName.of('C'), context.obj(item.hue.map((part) => part * 0.6)));
  const children = item.children.map((child) => build(context, child, reference));
  link(context, children);
  const first = children[0];
  const last = children.at(-1);
  if (first !== undefined && last !== undefined) {
    dictionary.set(PDFName.of('First'), first);
    dictionary.set(PDFName.of('Last'), last);
    dictionary.set(PDFName.of('Count'), PDFNumber.of(-itemCount(item)));
  }
  return reference;
}

function link(context: PDFContext, items: readonly PDFRef[]): void {
  for (const [index, reference] of items.entries()) {
    const dictionary = context.lookup(reference, PDFDict);
    const previous = items[index - 1];
    const next = items[index + 1];
    if (previous !== undefined) dictionary.set(PDFName.of('Prev'), previous);
    if (next !== undefined) dictionary.set(PDFName.of('Next'), next);
  }
}

type Source = Pick<UpdatablePdf, 'context' | 'lookup'>;

function dictionaryAt({ lookup }: Source, reference: unknown): PDFDict | null {
  if (!(reference instanceof PDFRef)) return null;
  const found = lookup(reference);
  return found instanceof PDFDict ? found : null;
}

/** The last entry of the first level, walked to, since `Last` is wrong in many files; null where the chain is broken. */
function lastEntry(source: Source, root: PDFDict): PDFRef | null {
  let reference = root.get(PDFName.of('First'));
  const seen = new Set<unknown>();
  let last: PDFRef | null = null;
  while (reference instanceof PDFRef && !seen.has(reference) && seen.size < siblingLimit) {
    const entry = dictionaryAt(source, reference);
    if (entry === null) break;
    seen.add(reference);
    last = reference;
    reference = entry.get(PDFName.of('Next'));
  }
  return last;
}

/**
 * Adds an item at the end of the document's outline, or makes an outline where
 * there is none. Returns the references of existing objects that changed.
 */
export function addToOutline(
  source: Source,
  catalog: PDFDict,
  catalogRef: PDFRef,
  item: OutlineItem,
): readonly PDFRef[] {
  const { context } = source;
  const changed: PDFRef[] = [];
  let rootRef = catalog.get(PDFName.of('Outlines'));
  let root = dictionaryAt(source, rootRef);
  if (!(rootRef instanceof PDFRef) || root === null) {
    root = rootRef instanceof PDFDict ? rootRef : context.obj({ Type: 'Outlines' });
    rootRef = context.register(root);
    catalog.set(PDFName.of('Outlines'), rootRef);
    changed.push(catalogRef);
  } else changed.push(rootRef);
  if (!(rootRef instanceof PDFRef)) return changed;

  const added = build(context, item, rootRef);
  const last = lastEntry(source, root);
  if (last === null) root.set(PDFName.of('First'), added);
  else {
    context.lookup(last, PDFDict).set(PDFName.of('Next'), added);
    context.lookup(added, PDFDict).set(PDFName.of('Prev'), last);
    changed.push(last);
  }
  root.set(PDFName.of('Last'), added);
  const count = root.get(PDFName.of('Count'));
  const open = count instanceof PDFNumber ? Math.max(0, count.asNumber()) : 0;
  root.set(PDFName.of('Count'), PDFNumber.of((last === null ? 0 : open) + 1));
  return changed;
}
