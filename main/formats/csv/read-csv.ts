import type { FlowDocument } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { emptyFile } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { decodeText } from '../text-encoding.ts';
import { gridSections } from '../xlsx/sheet-grid.ts';
import { csvRows, csvSeparator } from './csv-rows.ts';

/** Reads a table as text (RFC 4180 and its relatives) as one section named for the file. */
export function readCsv(bytes: Uint8Array, budget: FlowBudget, options: ReadOptions): FlowDocument {
  const { text, encoding } = decodeText(bytes);
  const words = text.replace(/^\ufeff/, '');
  if (words.trim() === '') throw emptyFile('table');
  budget.characters(words.length);
  const separator = csvSeparator(words);
  const rows = csvRows(words, separator, (count) => budget.cell(count));
  budget.section();
  const name = (options.name ?? '').replace(/\.[a-z]+$/i, '') || 'Table';
  const guessed = encoding === 'big5' || encoding === 'gb18030' || encoding === 'windows-1252';
  return {
    mediaType: 'text/csv',
    sections: gridSections({
      name,
      rows: rows.map((row) =>
        row.map((cell) => (cell === '' ? null : { text: cell, ...(isNumber(cell) ? { number: true } : {}) })),
      ),
    }),
    attachments: [],
    facts: [{ name: 'encoding', value: encoding }],
    warnings: guessed ? [`The file does not say its encoding; it was read as ${encoding}.`] : [],
  };
}

function isNumber(cell: string): boolean {
  return /^[-+(]?\s*(HK\$|US\$|NT\$|RMB|CNY|[$¥￥£€])?\s*\d[\d,]*(\.\d+)?\s*[)%]?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(
    cell.trim(),
  );
}
