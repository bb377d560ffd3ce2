import type ExcelJS from 'exceljs';
import type { OutputLanguage } from '#contract/document.ts';
import type { RulesEventView, RulesPeriodsView, RulesPeriodView } from '#contract/rules-period.ts';
import { addSheet } from './add-sheet.ts';
import { deadlineReportWords } from './deadline-days.ts';
import { formWords } from './form-words.ts';
import type { ReportInput } from './report-input.ts';
import { reportWords } from './report-words.ts';
import { rulesLength, rulesName, rulesWords } from './rules-blocks.ts';
import { type Column, midnight } from './sheet-column.ts';

interface RulesRow {
  readonly view: RulesPeriodsView;
  readonly event: RulesEventView;
  readonly period: RulesPeriodView;
}

/** Adds the sheet of the periods of rules and seats, each marked as not verified; none where there are no periods. */
export function addRulesSheet(
  workbook: ExcelJS.Workbook,
  language: OutputLanguage,
  inputs: readonly Pick<ReportInput, 'rulesPeriods'>[],
): void {
  const rows = inputs.flatMap(({ rulesPeriods = [] }) => rulesPeriods).flatMap(rowsOf);
  if (rows.length === 0) return;
  const own = formWords(language);
  const shared = reportWords(language);
  const days = deadlineReportWords(language);
  const columns: readonly Column<RulesRow>[] = [
    { title: shared.document, width: 28, value: ({ view }) => view.documentName },
    { title: shared.pageColumn, width: 7, value: ({ view }) => view.anchors[0]?.page ?? null },
    { title: own.forum, width: 34, value: ({ view }) => rulesName(view, language) },
    { title: own.rulesEvent, width: 30, value: ({ event }) => rulesWords(event.words, language) },
    { title: own.rulesAct, width: 40, value: ({ period }) => rulesWords(period.act, language) },
    { title: own.rulesPeriod, width: 14, value: ({ period }) => rulesLength(period, language) },
    { title: days.eventDay, width: 12, format: 'yyyy-mm-dd', value: ({ event }) => midnight(event.day) },
    { title: own.rulesDay, width: 12, format: 'yyyy-mm-dd', value: ({ period }) => midnight(period.day) },
    { title: shared.clauseColumn, width: 18, value: ({ period }) => period.article },
    { title: days.warnings, width: 24, value: ({ period }) => (period.barred ? own.rulesBarred : '') },
    { title: shared.review, width: 30, value: () => own.rulesUnverified },
  ];
  addSheet(workbook, own.rulesSheet, columns, rows);
}

function rowsOf(view: RulesPeriodsView): readonly RulesRow[] {
  return view.events.flatMap((event) => event.periods.map((period) => ({ view, event, period })));
}
