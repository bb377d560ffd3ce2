import type { FieldValue } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { streamSheet } from './add-sheet.ts';
import { deadlineDaySheet } from './deadline-day-sheet.ts';
import { shownFields, shownFieldWords } from './field-words.ts';
import { kindName } from './kind-names.ts';
import { streamedWorkbook } from './new-workbook.ts';
import { clauseWords, imageOnlyPages, pageRanges, placeWords } from './place-words.ts';
import { joinedLines } from './quoted-words.ts';
import { reasonWords } from './reason-words.ts';
import type { ReportInput } from './report-input.ts';
import { listed, type ReportWords, reportWords } from './report-words.ts';
import { allFindings, bySeverity, isFact } from './reported-findings.ts';
import { addRulesSheet } from './rules-sheet.ts';
import type { Column } from './sheet-column.ts';

interface FindingRow {
  readonly input: ReportInput;
  readonly finding: ReviewedFinding;
}

/** A day without a time, as spreadsheets keep it: midnight UTC. */
function dayOf(value: FieldValue | undefined): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value) ? null : date;
}

/** The fields in force: as found, with the reviewer's corrections. */
function currentFields({ finding }: FindingRow): Readonly<Record<string, FieldValue>> {
  return finding.review?.state === 'corrected' ? { ...finding.fields, ...finding.review.fields } : finding.fields;
}

function firstDay(fields: Readonly<Record<string, FieldValue>>): Date | null {
  for (const name of ['due_date', 'date', 'iso', 'date_iso', 'start', ...Object.keys(fields)]) {
    const day = dayOf(fields[name]);
    if (day !== null) return day;
  }
  return null;
}

function numberIn(fields: Readonly<Record<string, FieldValue>>): number | null {
  for (const name of ['value', 'amount', 'count', 'days', 'number']) {
    const value = fields[name];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return null;
}

function findingColumns(words: ReportWords): Readonly<Record<string, Column<FindingRow>>> {
  return {
    document: { title: words.document, width: 28, value: ({ input }) => input.document.name },
    page: { title: words.pageColumn, width: 7, value: ({ finding }) => finding.anchors[0]?.page ?? null },
    clause: { title: words.clauseColumn, width: 12, value: ({ finding }) => clauseWords(finding.clause, words) },
    heading: { title: words.heading, width: 22, value: ({ finding }) => finding.clause?.heading ?? '' },
    name: { title: words.finding, width: 26, value: ({ input, finding }) => kindName(finding, input.language) },
    kind: { title: words.kind, width: 22, value: ({ finding }) => finding.kind },
    group: { title: words.group, width: 14, value: ({ finding }) => words.groups[finding.group] },
    severity: {
      title: words.severity,
      width: 10,
      value: ({ finding }) => (finding.severity === undefined ? '' : words.severities[finding.severity]),
    },
    quote: { title: words.quote, width: 60, value: ({ finding }) => joinedLines(finding.quote) },
    fields: {
      title: words.fieldsColumn,
      width: 40,
      value: ({ input, finding }) =>
        shownFields({ ...finding, review: null }, input.language)
          .map((field) => shownFieldWords(field, input.language))
          .join('\n'),
    },
    corrected: {
      title: words.correctedColumn,
      width: 30,
      value: ({ input, finding }) =>
        finding.review?.state === 'corrected'
          ? shownFields({ ...finding, fields: finding.review.fields, review: null }, input.language)
              .map((field) => shownFieldWords(field, input.language))
              .join('\n')
          : '',
    },
    reasons: {
      title: words.reasons,
      width: 44,
      value: ({ input, finding }) => finding.reasons.map((reason) => reasonWords(reason, input.language)).join('\n'),
    },
    restsOn: {
      title: words.restsOn,
      width: 24,
      value: ({ input, finding }) => placeWords(finding.supports, null, input),
    },
    confidence: { title: words.confidence, width: 10, format: '0%', value: ({ finding }) => finding.confidence },
    origin: { title: words.origin, width: 10, value: ({ finding }) => words.origins[finding.origin] },
    state: { title: words.review, width: 12, value: ({ finding }) => words.states[finding.review?.state ?? 'open'] },
    note: { title: words.note, width: 30, value: ({ finding }) => finding.review?.note ?? '' },
    reviewedAt: {
      title: words.reviewedAt,
      width: 17,
      format: 'yyyy-mm-dd hh:mm',
      value: ({ finding }) => (finding.review === null ? null : new Date(finding.review.reviewedAtMs)),
    },
    value: { title: words.value, width: 14, format: '#,##0.######', value: (row) => numberIn(currentFields(row)) },
    currency: {
      title: words.currency,
      width: 10,
      value: (row) => {
        const { currency } = currentFields(row);
        return typeof currency === 'string' ? currency : '';
      },
    },
    date: { title: words.date, width: 12, format: 'yyyy-mm-dd', value: (row) => firstDay(currentFields(row)) },
    id: { title: words.findingId, width: 14, value: ({ finding }) => finding.id },
  };
}

function pick(columns: Readonly<Record<string, Column<FindingRow>>>, names: string): readonly Column<FindingRow>[] {
  return names
    .split(' ')
    .map((name) => columns[name])
    .filter((column) => column !== undefined);
}

function documentColumns(words: ReportWords): readonly Column<ReportInput>[] {
  return [
    { title: words.document, width: 36, value: ({ document }) => document.name },
    { title: words.pages, width: 8, value: ({ document }) => document.pages.length },
    {
      title: words.imagePagesColumn,
      width: 18,
      value: ({ document, language }) => pageRanges(imageOnlyPages(document), language),
    },
    {
      title: words.languages,
      width: 26,
      value: ({ document, language }) => {
        const present = new Set(
          document.pages
            .flatMap((page) => page.languages.filter(({ share }) => share >= 0.05))
            .map(({ language: tag }) => tag),
        );
        return listed(
          [...present].map((tag) => words.languageNames[tag]),
          language,
        );
      },
    },
    { title: words.findingCount, width: 10, value: (input) => allFindings(input).length },
    { title: words.defectCount, width: 10, value: ({ defects }) => defects.length },
    { title: words.conflictCount, width: 10, value: ({ conflicts }) => conflicts.length },
    { title: words.model, width: 24, value: ({ model }) => model?.id ?? words.noModel },
    {
      title: words.generated,
      width: 17,
      format: 'yyyy-mm-dd hh:mm',
      value: ({ generatedAtMs }) => new Date(generatedAtMs),
    },
    {
      title: words.warningsTitle,
      width: 50,
      value: ({ warnings, language }) => warnings.map((warning) => reasonWords(warning, language)).join('\n'),
    },
    { title: words.mediaType, width: 18, value: ({ document }) => document.mediaType },
    { title: words.hash, width: 68, value: ({ document }) => document.sha256 },
  ];
}

/**
 * One workbook for all documents: findings, defects, conflicts, deadlines,
 * facts and the documents themselves, rejected findings included with their
 * state. Headings are in the language of the first document's report.
 */
export async function clausesXlsx(inputs: readonly ReportInput[]): Promise<Uint8Array> {
  const language = inputs[0]?.language ?? 'en';
  const words = reportWords(language);
  const { workbook, packed } = await streamedWorkbook(new Date(inputs[0]?.generatedAtMs ?? 0));
  const columns = findingColumns(words);
  const rowsOf = (choose: (input: ReportInput) => readonly ReviewedFinding[]): readonly FindingRow[] =>
    inputs.flatMap((input) => choose(input).map((finding) => ({ input, finding })));
  const judged = (input: ReportInput): ReadonlySet<string> =>
    new Set([...input.defects, ...input.conflicts, ...input.deadlines].map(({ id }) => id));

  await streamSheet(
    workbook,
    words.sheets.findings,
    pick(
      columns,
      'document page clause heading name group quote fields corrected reasons confidence origin state note reviewedAt kind id',
    ),
    rowsOf((input) => allFindings(input).filter((finding) => !judged(input).has(finding.id) && !isFact(finding))),
  );
  const judgement = pick(
    columns,
    'document page clause name severity quote fields corrected reasons restsOn confidence origin state note reviewedAt kind id',
  );
  await streamSheet(
    workbook,
    words.sheets.defects,
    judgement,
    rowsOf(({ defects }) => defects.toSorted(bySeverity)),
  );
  await streamSheet(
    workbook,
    words.sheets.conflicts,
    judgement,
    rowsOf(({ conflicts }) => conflicts.toSorted(bySeverity)),
  );
  await streamSheet(
    workbook,
    words.sheets.deadlines,
    pick(
      columns,
      'document page clause name date value fields corrected quote reasons confidence state note reviewedAt kind id',
    ),
    rowsOf(({ deadlines }) => deadlines),
  );
  await streamSheet(
    workbook,
    words.sheets.facts,
    pick(
      columns,
      'document page clause name value currency date quote fields corrected confidence state note reviewedAt kind id',
    ),
    rowsOf((input) => allFindings(input).filter((finding) => !judged(input).has(finding.id) && isFact(finding))),
  );
  await streamSheet(workbook, words.sheets.documents, documentColumns(words), inputs);
  // Only where days were counted: without a calendar an empty sheet would read as "no deadlines".
  if (inputs.some(({ deadlineDays }) => deadlineDays !== undefined)) {
    const days = deadlineDaySheet(language, inputs);
    await streamSheet(workbook, days.name, days.columns, days.rows(inputs));
  }
  addRulesSheet(workbook, language, inputs);
  return packed();
}
