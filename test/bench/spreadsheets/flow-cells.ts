import type { FlowDocument, FlowTable } from '#contract/flow.ts';
import { paragraphsOf, paragraphText } from '#main/formats/flow-text.ts';

/** The cells of every sheet as rows of words, empty rows left out; bands of columns are joined again. */
export function flowCells({ sections }: FlowDocument): string[][][] {
  const sheets: { readonly name: string; rows: string[][] }[] = [];
  for (const { name = '', blocks } of sections) {
    const sheet = name.replace(/ · [A-Z]+–[A-Z]+$/, '');
    const rows = blocks.filter((block): block is FlowTable => block.kind === 'table').flatMap(tableRows);
    const before = sheets.at(-1);
    if (before?.name === sheet && sheet !== name) {
      before.rows = before.rows.map((row, index) => [...row, ...(rows[index] ?? [])]);
    } else sheets.push({ name: sheet, rows });
  }
  return sheets.map(({ rows }) => withoutEmpty(rows));
}

function tableRows(table: FlowTable): string[][] {
  const columns = table.columnWidths?.length ?? 0;
  const taken = new Set<string>();
  return table.rows.map((cells, row) => {
    const words = new Array<string>(columns).fill('');
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row}/${column}`)) column += 1;
      words[column] = paragraphsOf(cell.blocks).map(paragraphText).join('\n');
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1) {
        for (let right = 0; right < (cell.columnSpan ?? 1); right += 1) taken.add(`${row + down}/${column + right}`);
      }
    }
    return words;
  });
}

/** Rows without their empty ends, those with nothing in them left out. */
export function withoutEmpty(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .map((row) => row.slice(0, row.findLastIndex((words) => words.trim() !== '') + 1))
    .filter((row) => row.length > 0);
}
