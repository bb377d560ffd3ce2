import type { FlowBlock, FlowCell, FlowTable } from '#contract/flow.ts';
import { hasContent } from '../flow-text.ts';
import { twips } from '../office-package.ts';
import { onOff } from '../on-off.ts';
import { child, childElements, descend, type XmlElement } from '../xml-elements.ts';
import { changeMark, type Story } from './story.ts';
import { hasLines } from './style-sheet.ts';

interface OpenCell {
  readonly blocks: FlowBlock[];
  readonly header: boolean;
  readonly columnSpan: number;
  rowSpan: number;
}

/** A `w:tbl`: cells merged over columns (`gridSpan`) and rows (`vMerge`) as spans. */
export function readTable(element: XmlElement, story: Story): FlowTable {
  const properties = child(element, 'w:tblPr');
  const rows: OpenCell[][] = [];
  /** The cell above that goes on downwards, by its first column. */
  const merging = new Map<number, OpenCell>();
  let headerRows = 0;
  for (const row of flattened(element, 'w:tr')) {
    const rowProperties = child(row, 'w:trPr');
    const header = onOffOf(child(rowProperties, 'w:tblHeader'));
    if (header && headerRows === rows.length) headerRows += 1;
    rows.push(readRow(row, rowProperties, header, merging, story));
  }
  const columnWidths = childElements(child(element, 'w:tblGrid'), 'w:gridCol').map(
    (column) => twips(column.attributes['w:w']) ?? 0,
  );
  const ruled = isRuled(element, properties, story);
  return {
    kind: 'table',
    rows: rows.map((cells) => cells.map(closedCell)),
    ...(columnWidths.length > 0 && columnWidths.every((width) => width > 0) ? { columnWidths } : {}),
    ...(headerRows > 0 && headerRows < rows.length ? { headerRows } : {}),
    ...(ruled ? {} : { ruled }),
  };
}

function readRow(
  row: XmlElement,
  properties: XmlElement | null,
  header: boolean,
  merging: Map<number, OpenCell>,
  story: Story,
): OpenCell[] {
  const changed = child(properties, 'w:ins') ?? child(properties, 'w:del');
  if (changed) story.changes.push(changeMark(changed, changed.name === 'w:ins' ? 'inserted' : 'deleted'));
  const cells: OpenCell[] = [];
  let column = addGap(gridCount(child(properties, 'w:gridBefore')), cells);
  for (const element of flattened(row, 'w:tc')) {
    story.context.budget.cell();
    const cellProperties = child(element, 'w:tcPr');
    const span = Math.max(1, gridCount(child(cellProperties, 'w:gridSpan')));
    const merge = child(cellProperties, 'w:vMerge');
    const goesOn = merge && merge.attributes['w:val'] !== 'restart' ? merging.get(column) : undefined;
    const blocks = readCell(element, cellProperties, story);
    if (goesOn) {
      goesOn.rowSpan += 1;
      if (hasContent(blocks)) goesOn.blocks.push(...blocks);
    } else {
      const cell = { blocks, header, columnSpan: span, rowSpan: 1 };
      cells.push(cell);
      if (merge) merging.set(column, cell);
      else merging.delete(column);
    }
    column += span;
  }
  addGap(gridCount(child(properties, 'w:gridAfter')), cells);
  if (changed) story.changes.pop();
  return cells;
}

function readCell(element: XmlElement, properties: XmlElement | null, story: Story): FlowBlock[] {
  const changed = child(properties, 'w:cellIns') ?? child(properties, 'w:cellDel');
  if (changed) story.changes.push(changeMark(changed, changed.name === 'w:cellIns' ? 'inserted' : 'deleted'));
  const blocks = story.blocks(element, story);
  if (changed) story.changes.pop();
  return blocks;
}

/** Columns that a row leaves free at an end are one empty cell. */
function addGap(columns: number, cells: OpenCell[]): number {
  if (columns > 0) cells.push({ blocks: [], header: false, columnSpan: columns, rowSpan: 1 });
  return columns;
}

function gridCount(element: XmlElement | null): number {
  const count = Number(element?.attributes['w:val']);
  return Number.isInteger(count) && count > 0 && count <= 1_000 ? count : 0;
}

function closedCell({ blocks, header, columnSpan, rowSpan }: OpenCell): FlowCell {
  return {
    blocks,
    ...(header ? { header } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  };
}

/** Rows or cells, also those inside content controls and custom markup. */
function flattened(element: XmlElement, name: 'w:tr' | 'w:tc'): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of childElements(element)) {
    if (node.name === name) found.push(node);
    else if (/^w:(sdt|sdtContent|customXml|ins|del|moveFrom|moveTo)$/.test(node.name))
      found.push(...flattened(node, name));
  }
  return found;
}

function isRuled(element: XmlElement, properties: XmlElement | null, story: Story): boolean {
  const own = child(properties, 'w:tblBorders');
  if (own && hasLines(own)) return true;
  const styleId = child(properties, 'w:tblStyle')?.attributes['w:val'];
  if (!own && styleId !== undefined && story.context.styles.ruledTable(styleId)) return true;
  return childElements(element, 'w:tr').some((row) =>
    childElements(row, 'w:tc').some((cell) => hasLines(descend(cell, 'w:tcPr', 'w:tcBorders'))),
  );
}

function onOffOf(element: XmlElement | null): boolean {
  return element !== null && onOff(element.attributes['w:val']);
}
