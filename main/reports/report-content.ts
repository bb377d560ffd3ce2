import type { ReviewedFinding } from '#contract/matter.ts';
import { dayFigure, daysOf } from './day-figure.ts';
import { deadlineDayBlocks } from './deadline-day-blocks.ts';
import { conflictRow, deadlineRow, findingEntry, findingRow } from './finding-entries.ts';
import { findingsFigure } from './findings-figure.ts';
import { formWords } from './form-words.ts';
import { languageFigure } from './language-figure.ts';
import { clauseWords, pageWords, placeWords } from './place-words.ts';
import { readingBlocks, sourceBlocks } from './reading-blocks.ts';
import { reasonWords } from './reason-words.ts';
import type { Block, ReportContent, TableCell } from './report-blocks.ts';
import { reportFacts, unreadBlocks } from './report-facts.ts';
import type { ReportInput } from './report-input.ts';
import { fill, labelled, listed, reportWords } from './report-words.ts';
import { allFindings, byGroup, byPlace, bySeverity, isFact, withoutRejected } from './reported-findings.ts';
import { rulesBlocks } from './rules-blocks.ts';

function summaryBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const { summary } = input;
  const heading: Block = { type: 'heading', level: 1, text: words.summaryTitle };
  if (summary === null || summary.statements.length === 0) {
    const none: Block = { type: 'paragraph', text: words.noSummary, quiet: true };
    return [heading, none, ...refusedBlocks(input)];
  }
  const method =
    summary.method === 'extractive'
      ? words.summaryExtractive
      : fill(words.summaryModel, { model: input.model?.id ?? '' });
  return [
    heading,
    { type: 'paragraph', text: method, quiet: true },
    ...summary.statements.map(
      (statement): Block => ({
        type: 'statement',
        statement: { text: statement.text, language: statement.language },
        places: placeWords(statement.citations, null, input),
      }),
    ),
    ...refusedBlocks(input),
  ];
}

function refusedBlocks({ summary, language }: ReportInput): readonly Block[] {
  const dropped = summary?.dropped ?? [];
  if (dropped.length === 0) return [];
  const words = reportWords(language);
  return [
    { type: 'heading', level: 2, text: words.droppedTitle },
    {
      type: 'paragraph',
      text: dropped.length === 1 ? words.droppedOne : fill(words.droppedMany, { count: dropped.length }),
      quiet: true,
    },
    {
      type: 'refused',
      sentences: dropped.map(({ text, reason }) => ({ text, reason: reasonWords(reason, language) })),
    },
  ];
}

function defectBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const heading: Block = { type: 'heading', level: 1, text: words.defectsTitle };
  const kept = withoutRejected(input.defects).toSorted(bySeverity);
  if (kept.length === 0) return [heading, { type: 'paragraph', text: words.noneDefects, quiet: true }];
  return [heading, ...kept.map((finding): Block => ({ type: 'finding', finding: findingEntry(finding, input) }))];
}

function findingTable(findings: readonly ReviewedFinding[], input: ReportInput): Block {
  const words = reportWords(input.language);
  return {
    type: 'table',
    widths: [17, 27, 19, 37],
    head: [words.finding, words.fieldsColumn, words.where, words.quote],
    rows: findings.map((finding) => findingRow(finding, input)),
  };
}

function conflictBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const heading: Block = { type: 'heading', level: 1, text: words.conflictsTitle };
  const kept = withoutRejected(input.conflicts).toSorted(bySeverity);
  if (kept.length === 0) return [heading, { type: 'paragraph', text: words.noneConflicts, quiet: true }];
  return [
    heading,
    {
      type: 'table',
      widths: [14, 31, 31, 24],
      head: [words.matter, words.thisVersion, words.otherVersion, words.rule],
      rows: kept.map((finding) => conflictRow(finding, input)),
    },
  ];
}

function deadlineBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const heading: Block = { type: 'heading', level: 1, text: words.deadlinesTitle };
  const kept = withoutRejected(input.deadlines).toSorted(byPlace);
  if (kept.length === 0)
    return [heading, { type: 'paragraph', text: words.noneDeadlines, quiet: true }, ...rulesBlocks(input)];
  return [
    heading,
    ...dayFigure(daysOf(input, false), input.language),
    ...deadlineDayBlocks(input),
    // Without words between them two tables would run into one.
    { type: 'heading', level: 2, text: formWords(input.language).statedPeriods },
    {
      type: 'table',
      widths: [17, 27, 19, 37],
      head: [words.deadline, words.fieldsColumn, words.where, words.quote],
      rows: kept.map((finding) => deadlineRow(finding, input)),
    },
    ...rulesBlocks(input),
  ];
}

function provisionBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const judged = new Set([...input.defects, ...input.conflicts, ...input.deadlines].map(({ id }) => id));
  const kept = withoutRejected(allFindings(input)).filter(({ id }) => !judged.has(id));
  const provisions = kept.filter((finding) => !isFact(finding));
  const facts = kept.filter(isFact);
  const blocks: Block[] = [{ type: 'heading', level: 1, text: words.findingsTitle }];
  if (provisions.length === 0) blocks.push({ type: 'paragraph', text: words.noneFindings, quiet: true });
  for (const { group, findings } of byGroup(provisions)) {
    blocks.push({ type: 'heading', level: 2, text: words.groups[group] });
    // What arbitration turns on is shown in full; ordinary terms are a list to find them by.
    if (group === 'arbitration') {
      for (const finding of findings) blocks.push({ type: 'finding', finding: findingEntry(finding, input) });
    } else blocks.push(findingTable(findings, input));
  }
  if (facts.length > 0) {
    blocks.push({ type: 'heading', level: 1, text: words.factsTitle }, findingTable(facts, input));
  }
  return blocks;
}

function clauseBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const gists = new Map(input.gists.map((gist) => [gist.clauseIndex, gist]));
  const rows = input.clauses.flatMap((clause, index): (readonly TableCell[])[] => {
    const gist = gists.get(index);
    if (clause.kind === 'title' || (clause.level > 2 && gist === undefined)) return [];
    const page = clause.anchors[0]?.page;
    const named = [clauseWords(clause, words), clause.number === '' ? '' : clause.heading].filter(
      (part) => part !== '',
    );
    if (named.length === 0) return [];
    const standing = clause.standing === undefined ? '' : ` (${words.standing[clause.standing]})`;
    const said: TableCell =
      gist === undefined
        ? { text: '' }
        : {
            text: gist.method === 'model' ? `${gist.statement.text} (${words.gistByModel})` : gist.statement.text,
            language: gist.statement.language,
          };
    return [
      [
        { text: `${named.join(' ')}${standing}` },
        { text: page === undefined ? '' : pageWords(page, input.document, words) },
        said,
      ],
    ];
  });
  const heading: Block = { type: 'heading', level: 1, text: words.clausesTitle };
  if (rows.length === 0) return [heading, { type: 'paragraph', text: words.noneClauses, quiet: true }];
  return [
    heading,
    { type: 'table', widths: [36, 12, 52], head: [words.clauseColumn, words.pageColumn, words.gist], rows },
  ];
}

function overviewBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const all = allFindings(input);
  const count = (state: string): number => all.filter(({ review }) => (review?.state ?? 'open') === state).length;
  const bySeverityWords = (['high', 'medium', 'low', 'note'] as const)
    .map(
      (level) => [level, withoutRejected(input.defects).filter(({ severity }) => severity === level).length] as const,
    )
    .filter(([, number]) => number > 0)
    .map(([level, number]) => `${words.severities[level]} ${number}`);
  const defects = withoutRejected(input.defects).length;
  const rows: TableCell[][] = [
    [
      { text: words.defectsTitle },
      { text: defects === 0 ? '0' : `${defects} (${listed(bySeverityWords, input.language)})` },
    ],
    [{ text: words.conflictsTitle }, { text: String(withoutRejected(input.conflicts).length) }],
    [{ text: words.deadlinesTitle }, { text: String(withoutRejected(input.deadlines).length) }],
    [{ text: words.findingsTitle }, { text: String(withoutRejected(input.findings).length) }],
    [
      { text: words.reviewTitle },
      {
        text: fill(words.reviewCounts, {
          accepted: count('accepted'),
          corrected: count('corrected'),
          rejected: count('rejected'),
          open: count('open'),
        }),
      },
    ],
  ];
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: words.overviewTitle },
    { type: 'table', widths: [32, 68], head: [], rows },
  ];
  if (count('rejected') > 0) blocks.push({ type: 'paragraph', text: words.rejectedLeftOut, quiet: true });
  return blocks;
}

/** What a report of one document says, in its language, in the order it is read. */
export function reportContent(input: ReportInput): ReportContent {
  const { document, language } = input;
  const words = reportWords(language);
  const blocks: Block[] = [...unreadBlocks(input)];
  const ofPages = new Set(
    document.pages.flatMap((page) => page.warnings.map((words) => `Page ${page.number}: ${words}`)),
  );
  const warnings = [
    ...input.warnings.filter((warning) => !ofPages.has(warning)).map((warning) => reasonWords(warning, language)),
    ...document.pages
      // An unread page has been called out above.
      .filter(({ origin }) => origin !== 'image')
      .flatMap((page) =>
        page.warnings.map((warning) =>
          labelled(pageWords(page.number, document, words), reasonWords(warning, language), language),
        ),
      ),
  ];
  if (warnings.length > 0) blocks.push({ type: 'alert', title: words.warningsTitle, lines: warnings });
  blocks.push(
    ...overviewBlocks(input),
    ...findingsFigure(input),
    ...languageFigure(input),
    ...summaryBlocks(input),
    ...defectBlocks(input),
    ...conflictBlocks(input),
    ...deadlineBlocks(input),
    ...provisionBlocks(input),
    ...clauseBlocks(input),
    ...readingBlocks(input),
    ...sourceBlocks(input),
  );
  return {
    language,
    title: words.title,
    documentName: document.name,
    facts: reportFacts(input),
    blocks,
    disclaimer: words.disclaimer,
  };
}
