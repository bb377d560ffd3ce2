import type { FlowMark } from '#contract/flow.ts';
import { annotationMark } from '../odt/odt-changes.ts';
import type { OdtStory } from '../odt/odt-story.ts';
import type { Grid, GridCell } from '../xlsx/sheet-grid.ts';
import { sheetRows } from '../xlsx/sheet-rows.ts';
import { childElements, descendants, type XmlElement } from '../xml-elements.ts';
import { shownWords, valueWords } from './cell-text.ts';
import { formulaInLetters } from './open-formula.ts';

export interface ReadSheet {
  readonly grid: Grid;
  /** Rows and columns with something in them that the sheet does not show. */
  readonly hiddenPlaces: number;
  /** Frames, shapes and pictures over the sheet and in its cells. */
  readonly drawings: readonly XmlElement[];
}

/** Columns and rows of the largest sheet that a program makes. */
const mostColumns = 16_384;
const mostRows = 1_048_576;

/** Reads one `table:table` of a spreadsheet. `filteredRow` is the row, from 0, that a filter stands under. */
export function readOdsSheet(table: XmlElement, story: OdtStory, filteredRow: number | null): ReadSheet {
  const collected = sheetRows(story.budget);
  const drawings = childElements(table, 'table:shapes').flatMap((shapes) => childElements(shapes));
  const columns = readColumns(table, story);
  let place = 0;
  let hiddenRows = 0;
  let headed: number | null = null;
  for (const { row, header } of rowsIn(table)) {
    const times = Math.min(repeated(row.attributes['table:number-rows-repeated']), mostRows - place);
    if (times <= 0) break;
    const cells = readRow(row, { story, columns, drawings, times });
    if (row.attributes['table:visibility'] !== undefined && row.attributes['table:visibility'] !== 'visible') {
      if (cells.some((cell) => cell !== null && cell.text !== '')) hiddenRows += times;
    }
    if (header && headed === null) headed = place;
    collected.add(place, cells, times);
    place += times;
  }
  const { rows, ...rest } = collected.finish(filteredRow ?? headed);
  const used = rows[0]?.length ?? 0;
  return {
    grid: {
      name: table.attributes['table:name'] ?? '',
      rows,
      ...rest,
      columnWidths: columns.slice(0, used).map(({ width }) => width),
    },
    hiddenPlaces: hiddenRows + columns.slice(0, used).filter(({ hidden }) => hidden).length,
    drawings,
  };
}

function repeated(count: string | undefined): number {
  const number = Number(count ?? 1);
  return Number.isInteger(number) && number >= 1 ? number : 1;
}

const rowGroups = /^table:table-(header-rows|rows|row-group)$/;
const columnGroups = /^table:table-(header-columns|columns|column-group)$/;

function rowsIn(container: XmlElement, header = false): { readonly row: XmlElement; readonly header: boolean }[] {
  return childElements(container).flatMap((node) => {
    if (node.name === 'table:table-row') return [{ row: node, header }];
    return rowGroups.test(node.name) ? rowsIn(node, header || node.name === 'table:table-header-rows') : [];
  });
}

interface Column {
  readonly width: number | undefined;
  readonly hidden: boolean;
  readonly cellStyle: string | undefined;
}

function readColumns(table: XmlElement, story: OdtStory): Column[] {
  const columns: Column[] = [];
  const take = (container: XmlElement): void => {
    for (const node of childElements(container)) {
      if (columnGroups.test(node.name)) take(node);
      if (node.name !== 'table:table-column') continue;
      const visibility = node.attributes['table:visibility'];
      const column: Column = {
        width: story.styles.columnWidth(node.attributes['table:style-name']) ?? undefined,
        hidden: visibility !== undefined && visibility !== 'visible',
        cellStyle: node.attributes['table:default-cell-style-name'],
      };
      const times = Math.min(repeated(node.attributes['table:number-columns-repeated']), mostColumns - columns.length);
      for (let count = 0; count < times; count += 1) columns.push(column);
    }
  };
  take(table);
  return columns;
}

interface RowContext {
  readonly story: OdtStory;
  readonly columns: readonly Column[];
  readonly drawings: XmlElement[];
  readonly times: number;
}

function readRow(row: XmlElement, { story, columns, drawings, times }: RowContext): (GridCell | null)[] {
  const cells: (GridCell | null)[] = [];
  let column = 0;
  for (const node of childElements(row)) {
    if (node.name !== 'table:table-cell' && node.name !== 'table:covered-table-cell') continue;
    const wide = Math.min(repeated(node.attributes['table:number-columns-repeated']), mostColumns - column);
    if (wide <= 0) break;
    const style =
      node.attributes['table:style-name'] ??
      row.attributes['table:default-cell-style-name'] ??
      columns[column]?.cellStyle;
    const cell = readCell(node, style, story);
    if (cell !== null) {
      story.budget.characters(cell.text.length * wide * times);
      while (cells.length < column) cells.push(null);
      for (let count = 0; count < wide; count += 1) cells.push(cell);
    }
    drawings.push(...childElements(node).filter(({ name }) => name.startsWith('draw:')));
    column += wide;
  }
  return cells;
}

const numberTypes: ReadonlySet<string> = new Set(['float', 'percentage', 'currency', 'date', 'time']);

function readCell(node: XmlElement, style: string | undefined, story: OdtStory): GridCell | null {
  const { attributes } = node;
  const text = ambiguousDate(attributes, style, story) ?? shownWords(node) ?? valueWords(attributes);
  const marks: FlowMark[] = childElements(node, 'office:annotation').map(annotationMark);
  const formula = attributes['table:formula'];
  if (formula) marks.push({ kind: 'comment', note: formulaInLetters(formula.slice(0, 8_192)) });
  const covers = node.name === 'table:table-cell';
  const rowSpan = covers ? Math.min(repeated(attributes['table:number-rows-spanned']), 100_000) : 1;
  const columnSpan = covers ? Math.min(repeated(attributes['table:number-columns-spanned']), mostColumns) : 1;
  if (text === '' && marks.length === 0 && rowSpan === 1 && columnSpan === 1) return null;
  return {
    text,
    ...(marks.length > 0 ? { marks } : {}),
    ...(numberTypes.has(attributes['office:value-type'] ?? '') ? { number: true } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
  };
}

/**
 * A date that the sheet shows in the reader's own order of day and month, which
 * differs between countries, in the order of ISO 8601; null for any other cell.
 */
function ambiguousDate(attributes: XmlElement['attributes'], style: string | undefined, story: OdtStory) {
  if (attributes['office:value-type'] !== 'date') return null;
  const [, day, hours] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(attributes['office:date-value'] ?? '') ?? [];
  const format = story.styles.dataStyle(style);
  if (day === undefined || format?.attributes['number:automatic-order'] !== 'true') return null;
  if (descendants(format, 'number:month').some((month) => month.attributes['number:textual'] === 'true')) return null;
  const hasTime = descendants(format, 'number:hours').length > 0;
  return hasTime && hours !== undefined ? `${day} ${hours}` : day;
}
