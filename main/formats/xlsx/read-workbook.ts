import * as sheets from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { FlowBlock, FlowMark, FlowSection, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { damagedFile, passwordNeeded } from '../format-errors.ts';
import { counted } from '../office-package.ts';
import { eastAsianNumber } from './cell-words.ts';
import { type GridCell, gridSections } from './sheet-grid.ts';
import { coveredWarnings, sheetRows } from './sheet-rows.ts';

sheets.set_cptable(codePages);

export interface ReadWorkbook {
  readonly sections: FlowSection[];
  readonly facts: SourceFact[];
  readonly warnings: string[];
}

const what = 'workbook';

/**
 * The sheets of a workbook as sections. `drawings` has what lies over a sheet
 * (text boxes, pictures) by the sheet's name; it follows the sheet's cells.
 */
export function readWorkbook(
  bytes: Uint8Array,
  budget: FlowBudget,
  drawings: ReadonlyMap<string, readonly FlowBlock[]>,
): ReadWorkbook {
  const book = parse(bytes);
  const sections: FlowSection[] = [];
  const warnings: string[] = [];
  const hidden: string[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    budget.section();
    const sheet = book.Sheets[name];
    if (book.Workbook?.Sheets?.[index]?.Hidden) hidden.push(name);
    if (!sheet || (sheet['!type'] && sheet['!type'] !== 'sheet')) {
      warnings.push(`The sheet “${name}” is a chart or a macro sheet and is not shown.`);
      continue;
    }
    const grid = { name, ...readSheet(sheet, budget) };
    warnings.push(...coveredWarnings(grid));
    const read = gridSections(grid);
    const over = drawings.get(name) ?? [];
    const last = read.at(-1);
    if (last && over.length > 0) read[read.length - 1] = { ...last, blocks: [...last.blocks, ...over] };
    for (const _ of read.slice(1)) budget.section();
    sections.push(...read);
    const outOfSight = hiddenPlaces(sheet);
    if (outOfSight > 0) warnings.push(`${counted(outOfSight, 'hidden row or column')} found in “${name}” and shown.`);
  }
  if (hidden.length > 0) warnings.push(`Hidden sheets are shown: ${hidden.map((name) => `“${name}”`).join(', ')}.`);
  if (book.vbaraw) warnings.push('The file has macros; they were not run and are not shown.');
  return { sections, facts: factsOf(book), warnings };
}

function parse(bytes: Uint8Array): sheets.WorkBook {
  try {
    return sheets.read(bytes, {
      type: 'array',
      dense: true,
      cellStyles: true,
      cellNF: true,
      cellText: true,
      cellFormula: true,
      cellHTML: false,
      bookVBA: true,
      // Dates in the reader's own order are ambiguous between countries.
      dateNF: 'yyyy-mm-dd',
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(message)) throw passwordNeeded(what);
    throw damagedFile(what, error);
  }
}

function readSheet(sheet: sheets.WorkSheet, budget: FlowBudget) {
  const data: (sheets.CellObject | undefined)[][] = sheet['!data'] ?? [];
  const spans = mergedSpans(sheet);
  const collected = sheetRows(budget);
  for (const [index, cells] of data.entries()) collected.add(index, readRow(cells ?? [], index, spans, budget));
  const widths = (sheet['!cols'] ?? []).map((column) => (column?.wpx === undefined ? undefined : column.wpx * 0.75));
  return {
    ...collected.finish(headerRowOf(sheet)),
    ...(widths.length > 0 ? { columnWidths: widths } : {}),
  };
}

function readRow(
  cells: readonly (sheets.CellObject | undefined)[],
  row: number,
  spans: ReadonlyMap<string, { readonly rowSpan: number; readonly columnSpan: number }>,
  budget: FlowBudget,
): (GridCell | null)[] {
  const read: (GridCell | null)[] = [];
  for (const [column, cell] of cells.entries()) {
    const span = spans.get(`${row}/${column}`);
    if (!cell || (cell.t === 'z' && !cell.c && !span)) {
      read.push(null);
      continue;
    }
    const text = cellText(cell);
    const marks = cellMarks(cell);
    budget.characters(text.length);
    read.push({
      text,
      ...(marks.length > 0 ? { marks } : {}),
      ...(cell.t === 'n' || cell.t === 'd' ? { number: true } : {}),
      ...(span ?? {}),
    });
  }
  return read;
}

function cellText(cell: sheets.CellObject): string {
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) return cell.t === 'e' ? (cell.w ?? '') : '';
  if (cell.t === 'n' && typeof cell.v === 'number' && typeof cell.z === 'string') {
    const shown = eastAsianNumber(cell.v, cell.z);
    if (shown !== null) return shown;
  }
  return (cell.w ?? String(cell.v)).replace(/\r\n?/g, '\n').trim();
}

/** Comments, and the formula behind a value: a comment without an author whose note begins with "=". */
function cellMarks(cell: sheets.CellObject): FlowMark[] {
  const marks: FlowMark[] = [];
  for (const comment of cell.c ?? []) {
    const note = (typeof comment.t === 'string' ? comment.t : '').replaceAll('\0', '').trim();
    const author = (comment.a ?? '').replaceAll('\0', '').trim();
    marks.push({ kind: 'comment', note, ...(author ? { author } : {}) });
  }
  if (typeof cell.f === 'string' && cell.f !== '') marks.push({ kind: 'comment', note: `=${cell.f.slice(0, 8_192)}` });
  return marks;
}

function mergedSpans(sheet: sheets.WorkSheet) {
  const spans = new Map<string, { readonly rowSpan: number; readonly columnSpan: number }>();
  for (const merge of sheet['!merges'] ?? []) {
    const rowSpan = Math.min(merge.e.r - merge.s.r + 1, 100_000);
    const columnSpan = Math.min(merge.e.c - merge.s.c + 1, 16_384);
    if (rowSpan >= 1 && columnSpan >= 1) spans.set(`${merge.s.r}/${merge.s.c}`, { rowSpan, columnSpan });
  }
  return spans;
}

/** A filter stands under the row that heads its columns. */
function headerRowOf(sheet: sheets.WorkSheet): number | null {
  const reference: unknown = sheet['!autofilter']?.ref;
  const row = typeof reference === 'string' ? /^\$?[A-Z]+\$?(\d+)/.exec(reference)?.[1] : undefined;
  return row === undefined ? null : Number(row) - 1;
}

function hiddenPlaces(sheet: sheets.WorkSheet): number {
  const rows = (sheet['!rows'] ?? []).filter((row) => row?.hidden).length;
  return rows + (sheet['!cols'] ?? []).filter((column) => column?.hidden).length;
}

function factsOf(book: sheets.WorkBook): SourceFact[] {
  const facts: SourceFact[] = [];
  const properties = book.Props;
  for (const [name, value] of [
    ['title', properties?.Title],
    ['subject', properties?.Subject],
    ['author', properties?.Author],
    ['last-modified-by', properties?.LastAuthor],
    ['created', properties?.CreatedDate],
    ['modified', properties?.ModifiedDate],
    ['company', properties?.Company],
    ['program', properties?.Application],
  ] as const) {
    const text = value instanceof Date ? isoDate(value) : typeof value === 'string' ? value.trim() : '';
    if (text) facts.push({ name, value: text });
  }
  return facts;
}

function isoDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
