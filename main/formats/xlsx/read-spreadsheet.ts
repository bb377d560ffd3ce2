import type { Attachment, FlowDocument } from '#contract/flow.ts';
import { readCsv } from '../csv/read-csv.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { damagedFile, emptyFile, passwordNeeded, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { counted, embeddedFile, type OfficePackage, openOfficePackage } from '../office-package.ts';
import { isOle, openOleStreams } from '../ole-streams.ts';
import { checkBiffRecords } from './biff-records.ts';
import { readWorkbook } from './read-workbook.ts';
import { readSheetDrawings } from './sheet-drawings.ts';

const what = 'workbook';

/**
 * Reads a workbook (XLSX, XLSM, XLSB, XLS) or a table as text (CSV, any
 * separator and encoding). Every sheet is a section or, where it is too wide, one a
 * band of columns; values stand as the sheet shows them, a cell's formula and
 * comments are marks. Throws `damaged-file`, `password-needed`, `too-large`,
 * `empty-file`.
 */
export function readSpreadsheet(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readPackage(bytes, budget);
    const isBinary = isOle(bytes) || (bytes[0] === 0x09 && (bytes[1] === 0x08 || bytes[1] === 0x04));
    if (!isBinary) return readCsv(bytes, budget, options);
    if (isOle(bytes)) {
      const ole = openOleStreams(bytes, budget.limits);
      if (ole.names.includes('EncryptedPackage')) throw passwordNeeded(what);
      const stream = ole.read('Workbook') ?? ole.read('Book');
      if (!stream) throw damagedFile(what);
      checkBiffRecords(stream);
    } else checkBiffRecords(bytes);
    return { mediaType: 'application/vnd.ms-excel', attachments: [], ...readWorkbook(bytes, budget, new Map()) };
  });
}

async function readPackage(bytes: Uint8Array, budget: FlowBudget): Promise<FlowDocument> {
  const opened = await openOfficePackage(bytes, budget);
  // Every member is inflated within the limits before the sheet library, which has none, sees the file.
  for (const name of opened.names) await opened.bytes(name);
  const again = await openOfficePackage(bytes, budget);
  const drawings = await readSheetDrawings(again, budget);
  const { sections, facts, warnings } = readWorkbook(bytes, budget, drawings);
  const attachments = await embeddedFiles(again, budget);
  const charts = again.names.filter((name) => /^xl\/charts\/chart\d*\.xml$/i.test(name)).length;
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sections,
    attachments,
    facts,
    warnings: [
      ...warnings,
      ...(charts > 0 ? [`${counted(charts, 'chart')} not drawn; the cells that it shows are there.`] : []),
      ...(attachments.length > 0 ? [`${counted(attachments.length, 'embedded object')} kept as an attachment.`] : []),
      ...(again.names.some((name) => /^xl\/externalLinks\//i.test(name))
        ? ['The file takes values from other workbooks; the values last saved are shown.']
        : []),
    ],
  };
}

async function embeddedFiles(opened: OfficePackage, budget: FlowBudget): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const name of opened.names.filter((member) => /^xl\/embeddings\//i.test(member))) {
    const bytes = await opened.bytes(name);
    if (!bytes) continue;
    budget.attachment(bytes.byteLength);
    attachments.push(embeddedFile(name, bytes));
  }
  return attachments;
}
