import { imageOnlyPages, pageRanges } from './place-words.ts';
import type { Block, TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fill, listed, reportWords } from './report-words.ts';

/** How the pages were read: which were recognised from an image, not read, or hold redactions. Nothing where all is plain text. */
export function readingBlocks(input: ReportInput): readonly Block[] {
  const { document, language } = input;
  const words = reportWords(language);
  const numbers = (pages: ReportInput['document']['pages']) => pages.map(({ number }) => number);
  const recognised = numbers(document.pages.filter(({ origin }) => origin === 'ocr'));
  const redacted = numbers(
    document.pages.filter(({ regions }) => (regions ?? []).some(({ kind }) => kind === 'redaction')),
  );
  const doubtful = document.pages.filter(({ doubts }) => (doubts ?? []).length > 0);
  const count = doubtful.reduce((sum, { doubts }) => sum + (doubts ?? []).length, 0);
  const pagesOf = (pages: readonly number[]): string => fill(words.page, { page: pageRanges(pages, language) });
  const row = (name: string, pages: readonly number[], value = pagesOf(pages)): TableCell[][] =>
    pages.length === 0 ? [] : [[{ text: name }, { text: value }]];
  if (recognised.length + redacted.length + count === 0) return [];
  const weak = fill(words.readingWeakCount, { count, pages: pageRanges(numbers(doubtful), language) });
  const lead: readonly Block[] =
    recognised.length === 0 ? [] : [{ type: 'paragraph', text: words.readingLead, quiet: true }];
  return [
    { type: 'heading', level: 1, text: words.readingTitle },
    ...lead,
    {
      type: 'table',
      widths: [32, 68],
      head: [],
      rows: [
        ...row(words.readingRecognised, recognised),
        ...row(words.readingWeak, numbers(doubtful), weak),
        ...row(words.readingUnread, imageOnlyPages(document)),
        ...row(words.readingRedacted, redacted),
      ],
    },
  ];
}

const mostFacts = 40;

/** What the file says of itself, and the documents it came in or contains. Nothing where there is nothing. */
export function sourceBlocks({ document, language }: ReportInput): readonly Block[] {
  const words = reportWords(language);
  const names: Readonly<Record<string, string>> = words.sourceFacts;
  const facts = (document.facts ?? []).slice(0, mostFacts);
  const rows: TableCell[][] = facts.map(({ name, value }) => [
    { text: Object.hasOwn(names, name) ? (names[name] ?? name) : name },
    { text: value },
  ]);
  const { parent, children = [] } = document;
  if (parent) rows.push([{ text: words.parentName }, { text: parent.name }]);
  if (children.length > 0) {
    const shown = children.map(({ name }) => name);
    rows.push([{ text: words.childrenNames }, { text: listed(shown, language) }]);
  }
  if (rows.length === 0) return [];
  return [
    { type: 'heading', level: 1, text: words.sourceTitle },
    { type: 'table', widths: [32, 68], head: [], rows },
  ];
}
