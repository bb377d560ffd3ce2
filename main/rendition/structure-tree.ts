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
  readonly children: StructureElement[] = [];
  /** Marked contents, with the pages they are on (from 1). */
  readonly contents: { readonly page: number; readonly id: number }[] = [];
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
 * Writes the tree below `root` and gives the number of its object. `pages` are the numbers of the pages' objects; the
 * key of page n in the tree of parents is n - 1. Parts with nothing in them are left out.
 */
export function writeStructure(objects: PdfObjects, root: StructureElement, pages: readonly number[]): number {
  const tree = objects.reserve();
  const parents: number[][] = pages.map(() => []);
  const write = (element: StructureElement, parent: number): number | null => {
    if (isEmpty(element)) return null;
    const number = objects.reserve();
    const own = element.contents.map(({ page, id }) => {
      const ofPage = parents[page - 1];
      if (ofPage) ofPage[id] = number;
      return `<</Type/MCR/Pg ${pages[page - 1]} 0 R/MCID ${id}>>`;
    });
    const children = element.children.flatMap((child) => {
      const written = write(child, number);
      return written === null ? [] : [`${written} 0 R`];
    });
    objects.set(
      number,
      `<</Type/StructElem/S/${element.type}/P ${parent} 0 R${said(element)}/K[${[...own, ...children].join(' ')}]>>`,
    );
    return number;
  };
  const top = write(root, tree);
  const rows = parents.map((ids, index) => {
    const array = objects.add(`[${Array.from(ids, (id) => (id === undefined ? 'null' : `${id} 0 R`)).join(' ')}]`);
    return `${index} ${array} 0 R`;
  });
  objects.set(
    tree,
    `<</Type/StructTreeRoot${top === null ? '' : `/K ${top} 0 R`}/ParentTree<</Nums[${rows.join(' ')}]>>/ParentTreeNextKey ${pages.length}>>`,
  );
  return tree;
}

/** A cell stands for its place in the row, also where nothing is in it. */
function isEmpty({ type, contents, children }: StructureElement): boolean {
  return type !== 'TD' && type !== 'TH' && contents.length === 0 && children.every(isEmpty);
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
