import { type PdfObjects, pdfNumber, pdfText } from './pdf-objects.ts';

/** The standard structure types that are written (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Note';

export interface StructureFacts {
  /** What a figure shows, for those who do not see it. */
  readonly alt?: string;
  /** BCP 47, where it is not the document's. */
  readonly language?: string;
  /** What a head of a table is the head of. */
  readonly scope?: 'Column' | 'Row';
  readonly columns?: number;
  readonly rows?: number;
}

/** A part of what a document is made of: a paragraph, a table's cell, a figure. Its words may stand on several pages. */
export class StructureElement {
  /** A part that is written already is the number of its object. */
  readonly children: (StructureElement | number)[] = [];
  /** Children at the beginning that are written. */
  writtenCount = 0;
  /** Marked contents, with the pages they are on (from 1). */
  readonly contents: { readonly page: number; readonly id: number }[] = [];
  /** Of its object, as soon as it has one. */
  number: number | null = null;
  box: readonly [number, number, number, number] | null = null;
  readonly type: StructureType;
  readonly facts: StructureFacts;

  constructor(type: StructureType, facts: StructureFacts = {}) {
    this.type = type;
    this.facts = facts;
  }

  add(type: StructureType, facts: StructureFacts = {}): StructureElement {
    const child = new StructureElement(type, facts);
    this.children.push(child);
    return child;
  }
}

/**
 * Writes the tree of what a document is made of, part by part as its pages are finished: what is drawn is no longer
 * held. `pages` are the numbers of the finished pages' objects; the key of page n in the tree of parents is n - 1.
 */
export class StructureWriter {
  private readonly objects: PdfObjects;
  private readonly pages: readonly number[];
  private readonly tree: number;
  /** The number of the part that each marked content of each page belongs to. */
  private readonly parents: number[][] = [];

  constructor(objects: PdfObjects, pages: readonly number[]) {
    this.objects = objects;
    this.pages = pages;
    this.tree = objects.reserve();
  }

  /** Writes the parts before the one that was drawn last: parts are drawn in the order they are made in, and each wholly. */
  writeDrawn(element: StructureElement): void {
    const { children } = element;
    let last = children.length - 1;
    while (last >= element.writtenCount && !isDrawn(children[last])) last -= 1;
    for (; element.writtenCount < last; element.writtenCount += 1) {
      const child = children[element.writtenCount];
      if (!(child instanceof StructureElement)) continue;
      const number = this.write(child, this.numberOf(element));
      // Parts with nothing in them are left out; 0 is no object's number.
      children[element.writtenCount] = number ?? 0;
    }
    const child = children[last];
    if (child instanceof StructureElement && child.contents.length === 0) this.writeDrawn(child);
  }

  /** Writes all that is left below `root` and gives the number of the tree's object. Parts with nothing in them are left out. */
  end(root: StructureElement): number {
    const top = this.write(root, this.tree);
    const rows = this.pages.map((_, index) => {
      const ids = this.parents[index] ?? [];
      const array = this.objects.add(
        `[${Array.from(ids, (id) => (id === undefined ? 'null' : `${id} 0 R`)).join(' ')}]`,
      );
      return `${index} ${array} 0 R`;
    });
    this.objects.set(
      this.tree,
      `<</Type/StructTreeRoot${top === null ? '' : `/K ${top} 0 R`}/ParentTree<</Nums[${rows.join(' ')}]>>/ParentTreeNextKey ${this.pages.length}>>`,
    );
    return this.tree;
  }

  private numberOf(element: StructureElement): number {
    element.number ??= this.objects.reserve();
    return element.number;
  }

  private write(element: StructureElement, parent: number): number | null {
    if (isEmpty(element)) return null;
    const number = this.numberOf(element);
    const own = element.contents.map(({ page, id }) => {
      const ofPage = this.parents[page - 1] ?? [];
      this.parents[page - 1] = ofPage;
      ofPage[id] = number;
      return `<</Type/MCR/Pg ${this.pages[page - 1]} 0 R/MCID ${id}>>`;
    });
    const children = element.children.flatMap((child) => {
      const written = child instanceof StructureElement ? this.write(child, number) : child;
      return written === null || written === 0 ? [] : [`${written} 0 R`];
    });
    this.objects.set(
      number,
      `<</Type/StructElem/S/${element.type}/P ${parent} 0 R${said(element)}/K[${[...own, ...children].join(' ')}]>>`,
    );
    return number;
  }
}

function isDrawn(part: StructureElement | number | undefined): boolean {
  return part instanceof StructureElement && (part.contents.length > 0 || part.children.some(isDrawnOrWritten));
}

function isDrawnOrWritten(part: StructureElement | number): boolean {
  return typeof part === 'number' ? part > 0 : isDrawn(part);
}

/** A cell stands for its place in the row, also where nothing is in it. */
function isEmpty({ type, contents, children }: StructureElement): boolean {
  if (type === 'TD' || type === 'TH' || contents.length > 0) return false;
  return children.every((child) => (typeof child === 'number' ? child === 0 : isEmpty(child)));
}

function said({ facts, box }: StructureElement): string {
  const { alt, language, scope, columns = 1, rows = 1 } = facts;
  const table = `${scope ? `/Scope/${scope}` : ''}${columns > 1 ? `/ColSpan ${columns}` : ''}${rows > 1 ? `/RowSpan ${rows}` : ''}`;
  const attributes = [
    ...(table === '' ? [] : [`<</O/Table${table}>>`]),
    ...(box === null ? [] : [`<</O/Layout/Placement/Block/BBox[${box.map(pdfNumber).join(' ')}]>>`]),
  ];
  return `${alt === undefined ? '' : `/Alt ${pdfText(alt)}`}${language === undefined ? '' : `/Lang ${pdfText(language)}`}${attributes.length === 0 ? '' : `/A[${attributes.join('')}]`}`;
}
