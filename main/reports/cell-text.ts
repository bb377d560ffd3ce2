const longestCell = 32_767;

/**
 * Text as a spreadsheet cell may hold it: never read as a formula, also not
 * after the cell is edited or the sheet saved as CSV (a leading `=`, `+`, `-`,
 * `@`, also full-width or after white space, gets an apostrophe), no
 * characters that XML forbids, and within Excel's length.
 */
export function cellText(text: string): string {
  const legal = text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
    .toWellFormed();
  const guarded = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(legal) || /^[\t\r\n]/.test(legal) ? `'${legal}` : legal;
  return guarded.length > longestCell ? `${guarded.slice(0, longestCell - 1).toWellFormed()}…` : guarded;
}
