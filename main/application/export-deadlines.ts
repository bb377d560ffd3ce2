import type { DeadlineQuestion } from '#contract/deadline.ts';
import type { DeadlineFormat } from '#contract/deadline-format.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { bundleWords } from '#main/reports/bundle-words.ts';
import { calendarDeadlines, calendarRules } from '#main/reports/deadline-words.ts';
import type { DeadlineDocument } from '#main/reports/deadlines-content.ts';
import { deadlinesIcs } from '#main/reports/deadlines-ics.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { findMatter } from '#main/store/matters.ts';
import { listPageSummaries } from '#main/store/pages.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { bundleLabels } from './bundles.ts';
import { listedDeadlines } from './listed-deadlines.ts';
import type { ReportTasks } from './report-worker.ts';
import { type RulesTables, rulesPeriods } from './rules-periods.ts';
import type { WorkerThread } from './worker-thread.ts';
import { writeWhole } from './write-whole.ts';

interface DeadlinesRoom {
  readonly context: AnalysisContext;
  readonly reports: WorkerThread<ReportTasks>;
  readonly rulesTables: () => RulesTables;
}

export interface DeadlinesAsked {
  /** Written whole or not at all. */
  readonly path: string;
  readonly format: DeadlineFormat;
  readonly language: OutputLanguage;
  readonly question?: DeadlineQuestion;
  /** Days of the rules' events by their names; they go before those that were kept. */
  readonly eventDays?: Readonly<Record<string, string>>;
}

/**
 * Writes the deadlines of documents as a calendar, a workbook, a Word document or a PDF, with the periods of the rules,
 * which are marked as not verified. Errors: those of the workers and of the file system.
 */
export async function exportDeadlines(
  { context, reports, rulesTables }: DeadlinesRoom,
  documents: readonly DocumentRecord[],
  { path, format, language, question = {}, eventDays = {} }: DeadlinesAsked,
): Promise<void> {
  const { database, fontsFolder, now } = context;
  if (format === 'ics') {
    const deadlines = await listedDeadlines(context, documents, question);
    const rules = rulesPeriods(database, rulesTables(), documents, eventDays);
    const dated = [...calendarDeadlines(deadlines), ...calendarRules(rules, language)];
    return writeWhole(path, deadlinesIcs(dated, { stampedAtMs: now() }));
  }
  const listed: DeadlineDocument[] = [];
  const { place } = bundleWords(language);
  for (const document of documents) {
    const labels = bundleLabels(database, document);
    listed.push({
      language,
      document: {
        id: document.id,
        name: document.name,
        pages: listPageSummaries(database, document.id).map(({ number, label }) => ({
          number,
          label: labels === null ? label : place.replace('{page}', labels[number - 1] ?? '?'),
        })),
      },
      deadlineDays: await listedDeadlines(context, [document], question),
      rulesPeriods: rulesPeriods(database, rulesTables(), [document], eventDays),
    });
  }
  const matters = new Set(documents.map(({ matterId }) => findMatter(database, matterId)?.name ?? ''));
  const input = { name: [...matters].join(', '), language, documents: listed, generatedAtMs: now() };
  await reports.run('deadlines', { input, path, format, fontsFolder });
}
