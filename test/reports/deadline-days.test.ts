import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { DeadlineView } from '#contract/deadline.ts';
import { analysisJson } from '#main/reports/analysis-json.ts';
import { clausesXlsx } from '#main/reports/clauses-xlsx.ts';
import { deadlineDoubt, deadlineReportWords, stepSentence } from '#main/reports/deadline-days.ts';
import { reportHtml } from '#main/reports/report-html.ts';
import { madeFinding } from './made-report.ts';
import { outputLanguages, richInput } from './rich-input.ts';

const finding = madeFinding({ id: 'pay', kind: 'proc.deadline', group: 'procedure', quote: 'within 14 days' });
const view: DeadlineView = {
  id: 'pay',
  documentId: 'document-1',
  documentName: 'contract.txt',
  kind: 'proc.deadline',
  origin: 'rule',
  quote: 'within 14 days',
  anchors: finding.anchors,
  clause: { number: '1', heading: 'Payment' },
  trigger: 'receipt of the invoice',
  direction: 'within',
  day: '2026-04-07',
  time: null,
  timeZone: 'Asia/Hong_Kong',
  calendar: 'hong-kong',
  steps: [
    { step: 'start', day: '2026-03-20' },
    { step: 'excluded', day: '2026-03-20', reason: 'event' },
    { step: 'counted', from: '2026-03-21', to: '2026-04-03', count: 14, unit: 'day' },
    { step: 'moved', from: '2026-04-03', to: '2026-04-07', name: 'Good Friday', authority: 'Cap. 1, s. 71' },
    { step: 'end', day: '2026-04-07' },
  ],
  source: { day: '2026-03-20', from: 'given', anchors: [] },
  doubts: [],
  warnings: [],
};

describe.each(outputLanguages)('the days of deadlines in %s', (language) => {
  const input = richInput(language, { deadlines: [finding], deadlineDays: [view] });

  test('the page says the day, every step and who gave the day of the event', () => {
    const html = reportHtml(input);
    expect(html).toContain(deadlineReportWords(language).title);
    for (const step of view.steps.slice(1)) expect(html).toContain(stepSentence(step, language));
    expect(html).toContain(deadlineReportWords(language).source.given.replace('{day}', '2026-03-20'));
    expect(html).not.toMatch(/\{(?:day|from|to|name|period|authority|count)\}/);
    if (language !== 'en') expect(html).not.toContain('Good Friday');
  });

  test('the workbook has a sheet of them, with days that sort', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await clausesXlsx([input])).buffer);
    const row = workbook.getWorksheet(deadlineReportWords(language).sheet)?.getRow(2);
    expect(row?.getCell(4).value).toEqual(new Date('2026-04-07T00:00:00Z'));
    expect(row?.getCell(6).value).toEqual(new Date('2026-03-20T00:00:00Z'));
  });
});

test('the analysis gives each deadline its count and leaves its own fields as they are', () => {
  const [deadline] = [analysisJson(richInput('en', { deadlines: [finding], deadlineDays: [view] })).deadlines].flat();
  expect(deadline).toMatchObject({
    ...finding,
    counted: { day: '2026-04-07', event: { day: '2026-03-20', from: 'given' } },
  });
  const [uncounted] = [analysisJson(richInput('en', { deadlines: [finding], deadlineDays: [] })).deadlines].flat();
  expect(uncounted).toEqual(finding);
});

test.each(outputLanguages)('a time bar is warned of in %s', (language) => {
  const words = 'the words say that a right is lost when this passes';
  const html = reportHtml(
    richInput(language, {
      deadlines: [finding],
      deadlineDays: [{ ...view, warnings: [{ code: 'right-lost', words }] }],
    }),
  );
  expect(html).toContain(deadlineDoubt(words, language));
  if (language !== 'en') expect(deadlineDoubt(words, language)).not.toMatch(/[a-z]/);
});
