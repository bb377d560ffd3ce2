import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { doubtSentences } from './doubt-words.ts';
import { readableFields, shownFieldWords } from './field-words.ts';
import { kindName } from './kind-names.ts';
import { anchorText, furtherPlaces, pageNumbered, placeWords } from './place-words.ts';
import { inQuotes, joinedLines, quotedLanguage } from './quoted-words.ts';
import { reasonWords } from './reason-words.ts';
import type { FindingEntry, Quoted, TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fieldName, labelled, reportWords } from './report-words.ts';

/** Characters of a quote, in an entry of its own and in a table's row; the place says where to read on. */
const longestQuote = 900;
const longestRowQuote = 240;

function shortened(text: string, longest: number, more: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).toWellFormed().trimEnd()}${more}`;
}

function quoteAt(anchors: readonly Anchor[], text: string, input: ReportInput): Quoted {
  const page = pageNumbered(input.document.pages, anchors[0]?.page ?? 0);
  return {
    text: shortened(joinedLines(text), longestQuote, reportWords(input.language).moreQuote),
    language: quotedLanguage(text, page?.languages ?? []),
  };
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** A finding as an entry of its own, with everything that is said about it. */
export function findingEntry(finding: ReviewedFinding, input: ReportInput): FindingEntry {
  const { language } = input;
  const words = reportWords(language);
  const { review, severity } = finding;
  return {
    title: kindName(finding, language),
    group: finding.group,
    severity: severity === undefined ? null : { level: severity, words: words.severities[severity] },
    place: placeWords(finding.anchors, finding.clause, input),
    quote: finding.quote === '' ? null : quoteAt(finding.anchors, finding.quote, input),
    supports: furtherPlaces(finding)
      .map((anchor) => ({
        place: placeWords([anchor], null, input),
        quote: quoteAt([anchor], anchorText(anchor, input), input),
      }))
      .filter(({ quote }) => quote.text !== ''),
    doubts: doubtSentences([...finding.anchors, ...finding.supports], input),
    fields: readableFields(finding, language),
    reasons: finding.reasons.map((reason) => reasonWords(reason, language)),
    origin: `${labelled(words.origin, words.origins[finding.origin], language)} · ${labelled(words.confidence, percent(finding.confidence), language)}`,
    review:
      review === null || review.state === 'open' || review.state === 'rejected'
        ? null
        : { state: review.state, words: words.states[review.state], note: review.note },
  };
}

function reviewLines({ review }: FindingEntry, language: OutputLanguage): readonly string[] {
  if (review === null) return [];
  const words = reportWords(language);
  return [
    labelled(words.review, review.words, language),
    ...(review.note === '' ? [] : [labelled(words.note, review.note, language)]),
  ];
}

/** A finding as a row: what, its particulars, where, and the words. */
export function findingRow(finding: ReviewedFinding, input: ReportInput): readonly TableCell[] {
  const { language } = input;
  const entry = findingEntry(finding, input);
  const fields = entry.fields.map((field) => shownFieldWords(field, language));
  const text = shortened(entry.quote?.text ?? '', longestRowQuote, reportWords(language).moreQuote);
  return [
    { text: entry.title },
    { text: [...fields, ...entry.doubts, ...reviewLines(entry, language)].join('\n') },
    { text: entry.place },
    { text, ...(entry.quote === null ? {} : { language: entry.quote.language }) },
  ];
}

/** The fields that say how long or until when, the most telling first. */
const timeFields = ['due_date', 'period', 'date', 'date_iso', 'step'];

/** A deadline as a row: how long or until when, what else is known, where, and the words. */
export function deadlineRow(finding: ReviewedFinding, input: ReportInput): readonly TableCell[] {
  const { language } = input;
  const entry = findingEntry(finding, input);
  const time = timeFields
    .map((name) => entry.fields.find(({ field }) => field === name))
    .find((field) => field !== undefined);
  const rest = entry.fields.filter((field) => field !== time).map((field) => shownFieldWords(field, language));
  const [, , place, quote] = findingRow(finding, input);
  const shown =
    time === undefined ? entry.title : time.replaced === null ? time.value : shownFieldWords(time, language);
  return [
    { text: shown },
    { text: [...rest, ...entry.doubts, ...reviewLines(entry, language)].join('\n') },
    place ?? { text: '' },
    quote ?? { text: '' },
  ];
}

/** A value with the words it was read from and their place. */
function versionCell(value: string, place: string, quotes: readonly Quoted[], language: OutputLanguage): TableCell {
  const lines = [value, place, ...quotes.map(({ text }) => inQuotes(text, language))].filter((line) => line !== '');
  const [first] = quotes;
  return { text: lines.join('\n'), ...(first === undefined ? {} : { language: first.language }) };
}

/** A conflict as a row: what differs, what each version says and where, and which prevails. */
export function conflictRow(finding: ReviewedFinding, input: ReportInput): readonly TableCell[] {
  const { language } = input;
  const words = reportWords(language);
  const entry = findingEntry(finding, input);
  const value = (name: string): string => entry.fields.find(({ field }) => field === name)?.value ?? '';
  const field = finding.fields.field;
  const matter = typeof field === 'string' ? fieldName(words, field) : entry.title;
  const told = new Set(['field', 'value', 'other_value', 'other_quote', 'other_document', 'prevailing_rule']);
  const more = entry.fields.filter((shown) => !told.has(shown.field) || shown.replaced !== null);
  const rule = value('prevailing_rule');
  const other =
    entry.supports.length > 0
      ? versionCell(
          value('other_value'),
          entry.supports.map(({ place }) => place).join('\n'),
          entry.supports.map(({ quote }) => quote),
          language,
        )
      : versionCell(
          value('other_value'),
          value('other_document'),
          value('other_quote') === '' ? [] : [quoteOf(value('other_quote'), input)],
          language,
        );
  return [
    { text: [matter, entry.severity?.words ?? ''].filter((line) => line !== '').join('\n') },
    versionCell(
      value('value'),
      entry.place,
      entry.quote === null
        ? []
        : [{ ...entry.quote, text: shortened(entry.quote.text, longestRowQuote, words.moreQuote) }],
      language,
    ),
    other,
    {
      text: [
        rule === '' ? entry.reasons.join('\n') : rule,
        ...more.map((shown) => shownFieldWords(shown, language)),
        ...entry.doubts,
        ...reviewLines(entry, language),
      ]
        .filter((line) => line !== '')
        .join('\n'),
    },
  ];
}

function quoteOf(text: string, input: ReportInput): Quoted {
  return { text, language: quotedLanguage(text, input.document.pages[0]?.languages ?? []) };
}
