/** The separator of a table as text: the one that cuts its first lines into the most, and most even, parts. */
export function csvSeparator(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const sample = text.slice(0, 20_000);
  let best = { separator: ',', score: 0 };
  for (const separator of [',', '\t', ';', '|']) {
    const counts = csvRows(sample, separator, () => {})
      .slice(0, 50)
      .filter((row) => row.length > 1 || row[0] !== '')
      .map((row) => row.length);
    const most = Math.max(1, ...counts);
    const usual = counts.filter((count) => count === most).length / Math.max(1, counts.length);
    const score =
      most === 1 ? 0 : (counts.reduce((sum, count) => sum + (count - 1), 0) / counts.length) * (0.5 + usual);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/**
 * Rows of cells. Quotes hold separators, line breaks and doubled quotes; one
 * that is never closed reaches to the end. `counted` is told of each row's cells.
 */
export function csvRows(text: string, separator: string, counted: (cells: number) => void): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let at = /^sep=.\r?\n/.exec(text)?.[0].length ?? 0;
  function endRow(): void {
    row.push(cell);
    counted(row.length);
    rows.push(row);
    row = [];
    cell = '';
  }
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
