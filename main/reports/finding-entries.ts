import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { readableFields, shownFieldWords } from './field-words.ts';
import { kindName } from './kind-names.ts';
import { anchorText, placeWords } from './place-words.ts';
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { FindingEntry, Quoted, TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, reportWords } from './report-words.ts';

/** Characters of a quote, in an entry of its own and in a table's row; the place says where to read on. */
const longestQuote = 900;
const longestRowQuote = 240;

function shortened(text: string, longest: number, more: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).toWellFormed().trimEnd()}${more}`;
}

function quoteAt(anchors: readonly Anchor[], text: string, input: ReportInput): Quoted {
  const page = input.document.pages.find(({ number }) => number === anchors[0]?.page);
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
    supports: finding.supports
      .map((anchor) => ({
        place: placeWords([anchor], null, input),
        quote: quoteAt([anchor], anchorText(anchor, input), input),
      }))
      .filter(({ quote }) => quote.text !== ''),
    fields: readableFields(finding, language),
    reasons: finding.reasons,
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
    { text: [...fields, ...reviewLines(entry, language)].join('\n') },
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
    { text: [...rest, ...reviewLines(entry, language)].join('\n') },
    place ?? { text: '' },
    quote ?? { text: '' },
  ];
}
