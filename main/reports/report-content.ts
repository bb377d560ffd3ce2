import type { Anchor, LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { FindingGroup, Severity } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { type ShownField, shownFields, shownFieldWords } from './field-words.ts';
import { kindName } from './kind-names.ts';
import { anchorText, clauseWords, imageOnlySentence, pageWords, placeWords } from './place-words.ts';
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { ReportInput } from './report-input.ts';
import { fill, labelled, listed, reportWords } from './report-words.ts';
import { allFindings, byGroup, byPlace, bySeverity, isFact, withoutRejected } from './reported-findings.ts';

/** Words in a language of their own inside the report. */
export interface Quoted {
  readonly text: string;
  readonly language: LanguageTag;
}

export interface FindingEntry {
  readonly title: string;
  readonly group: FindingGroup;
  readonly severity: { readonly level: Severity; readonly words: string } | null;
  readonly place: string;
  readonly quote: Quoted | null;
  readonly supports: readonly { readonly place: string; readonly quote: Quoted }[];
  readonly fields: readonly ShownField[];
  readonly reasons: readonly string[];
  /** "Found by rule, confidence 90 %" and the like, in the report's words. */
  readonly origin: string;
  readonly review: { readonly state: 'accepted' | 'corrected'; readonly words: string; readonly note: string } | null;
}

export interface TableCell {
  readonly text: string;
  readonly language?: LanguageTag;
}

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'alert'; readonly title: string; readonly lines: readonly string[] }
  | { readonly type: 'paragraph'; readonly text: string; readonly quiet: boolean }
  | { readonly type: 'statement'; readonly statement: Quoted; readonly places: string }
  | { readonly type: 'refused'; readonly sentences: readonly { readonly text: string; readonly reason: string }[] }
  | { readonly type: 'finding'; readonly finding: FindingEntry }
  | {
      readonly type: 'table';
      /** Percent of the width, one a column. */
      readonly widths: readonly number[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly TableCell[])[];
    };

/** A report before it has a format: the same content goes into DOCX and HTML. */
export interface ReportContent {
  readonly language: OutputLanguage;
  readonly title: string;
  readonly documentName: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly blocks: readonly Block[];
  readonly disclaimer: string;
}

const longestQuote = 900;

function shortened(text: string, more: string): string {
  if (text.length <= longestQuote) return text;
  return `${text.slice(0, longestQuote).toWellFormed().trimEnd()}${more}`;
}

function quoteAt(anchors: readonly Anchor[], text: string, input: ReportInput): Quoted {
  const page = input.document.pages.find(({ number }) => number === anchors[0]?.page);
  return {
    text: shortened(joinedLines(text), reportWords(input.language).moreQuote),
    language: quotedLanguage(text, page?.languages ?? []),
  };
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

function entryOf(finding: ReviewedFinding, input: ReportInput): FindingEntry {
  const { language } = input;
  const words = reportWords(language);
  const { review, severity } = finding;
  return {
    title: kindName(finding, language),
    group: finding.group,
    severity: severity === undefined ? null : { level: severity, words: words.severities[severity] },
    place: placeWords(finding.anchors, finding.clause, input),
    quote: finding.quote === '' ? null : quoteAt(finding.anchors, finding.quote, input),
    supports: finding.supports
      .map((anchor) => ({
        place: placeWords([anchor], null, input),
        quote: quoteAt([anchor], anchorText(anchor, input), input),
      }))
      .filter(({ quote }) => quote.text !== ''),
    fields: shownFields(finding, language),
    reasons: finding.reasons,
    origin: `${labelled(words.origin, words.origins[finding.origin], language)} · ${labelled(words.confidence, percent(finding.confidence), language)}`,
    review:
      review === null || review.state === 'open' || review.state === 'rejected'
        ? null
        : { state: review.state, words: words.states[review.state], note: review.note },
  };
}

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
    { type: 'refused', sentences: dropped },
  ];
}

function judgementBlocks(
  title: string,
  none: string,
  findings: readonly ReviewedFinding[],
  input: ReportInput,
): readonly Block[] {
  const heading: Block = { type: 'heading', level: 1, text: title };
  const kept = withoutRejected(findings).toSorted(bySeverity);
  if (kept.length === 0) return [heading, { type: 'paragraph', text: none, quiet: true }];
  return [heading, ...kept.map((finding): Block => ({ type: 'finding', finding: entryOf(finding, input) }))];
}

/** Findings as rows: what, its particulars, where, and the words. */
function findingRows(findings: readonly ReviewedFinding[], input: ReportInput): readonly (readonly TableCell[])[] {
  const { language } = input;
  const words = reportWords(language);
  return findings.map((finding) => {
    const entry = entryOf(finding, input);
    const fields = entry.fields.map((field) => shownFieldWords(field, language));
    if (entry.review !== null) {
      fields.push(labelled(words.review, entry.review.words, language));
      if (entry.review.note !== '') fields.push(labelled(words.note, entry.review.note, language));
    }
    return [
      { text: entry.title },
      { text: fields.join('\n') },
      { text: entry.place },
      { text: entry.quote?.text ?? '', ...(entry.quote === null ? {} : { language: entry.quote.language }) },
    ];
  });
}

function findingTable(findings: readonly ReviewedFinding[], input: ReportInput): Block {
  const words = reportWords(input.language);
  return {
    type: 'table',
    widths: [18, 30, 16, 36],
    head: [words.finding, words.fieldsColumn, words.where, words.quote],
    rows: findingRows(findings, input),
  };
}

function deadlineBlocks(input: ReportInput): readonly Block[] {
  const words = reportWords(input.language);
  const heading: Block = { type: 'heading', level: 1, text: words.deadlinesTitle };
  const kept = withoutRejected(input.deadlines).toSorted(byPlace);
  if (kept.length === 0) return [heading, { type: 'paragraph', text: words.noneDeadlines, quiet: true }];
  return [heading, findingTable(kept, input)];
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
    for (const finding of findings) blocks.push({ type: 'finding', finding: entryOf(finding, input) });
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
    const said: TableCell =
      gist === undefined
        ? { text: '' }
        : {
            text: gist.method === 'model' ? `${gist.statement.text} (${words.gistByModel})` : gist.statement.text,
            language: gist.statement.language,
          };
    return [
      [{ text: named.join(' ') }, { text: page === undefined ? '' : pageWords(page, input.document, words) }, said],
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

/** "2026-11-24 17:40 UTC": the same on every machine, so that a report can be compared with itself. */
function momentWords(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What a report of one document says, in its language, in the order it is read. */
export function reportContent(input: ReportInput): ReportContent {
  const { document, language } = input;
  const words = reportWords(language);
  const present = new Set(
    document.pages.flatMap(({ languages }) =>
      languages.filter(({ share }) => share >= 0.05).map((entry) => entry.language),
    ),
  );
  const facts = [
    { name: words.pages, value: String(document.pages.length) },
    {
      name: words.languages,
      value: listed(
        [...present].map((tag) => words.languageNames[tag]),
        language,
      ),
    },
    { name: words.model, value: input.model?.id ?? words.noModel },
    ...(input.compression === null
      ? []
      : [
          {
            name: words.compression,
            value: fill(words.compressionValue, {
              original: input.compression.originalTokens,
              compressed: input.compression.compressedTokens,
            }),
          },
        ]),
    { name: words.generated, value: momentWords(input.generatedAtMs) },
    { name: words.hash, value: document.sha256 },
  ].filter(({ value }) => value !== '');

  const unread = imageOnlySentence(document, language);
  const blocks: Block[] = [];
  if (unread !== null) {
    const lines = document.pages.every(({ origin }) => origin === 'image') ? [unread, words.nothingRead] : [unread];
    blocks.push({ type: 'alert', title: words.imageOnlyTitle, lines });
  }
  const warnings = [
    ...input.warnings,
    ...document.pages
      // An unread page has been called out above.
      .filter(({ origin }) => origin !== 'image')
      .flatMap((page) =>
        page.warnings.map((warning) => labelled(pageWords(page.number, document, words), warning, language)),
      ),
  ];
  if (warnings.length > 0) blocks.push({ type: 'alert', title: words.warningsTitle, lines: warnings });
  blocks.push(
    ...overviewBlocks(input),
    ...summaryBlocks(input),
    ...judgementBlocks(words.defectsTitle, words.noneDefects, input.defects, input),
    ...judgementBlocks(words.conflictsTitle, words.noneConflicts, input.conflicts, input),
    ...deadlineBlocks(input),
    ...provisionBlocks(input),
    ...clauseBlocks(input),
  );
  return { language, title: words.title, documentName: document.name, facts, blocks, disclaimer: words.disclaimer };
}
