import { addSheet } from './add-sheet.ts';
import { deadlineDaySheet } from './deadline-day-sheet.ts';
import type { DeadlinesInput } from './deadlines-content.ts';
import { newWorkbook } from './new-workbook.ts';
import { addRulesSheet } from './rules-sheet.ts';

/** The deadlines as a workbook: their days, earliest first, and the periods of the rules where there are any. */
export async function deadlinesXlsx({ language, documents, generatedAtMs }: DeadlinesInput): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  workbook.creator = 'Sampan';
  workbook.created = new Date(generatedAtMs);
  workbook.modified = workbook.created;
  const days = deadlineDaySheet(language, documents);
  addSheet(workbook, days.name, days.columns, days.rows(documents));
  addRulesSheet(workbook, language, documents);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
