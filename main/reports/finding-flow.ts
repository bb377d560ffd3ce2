import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { inks, quiet } from './docx-inks.ts';
import type { FindingEntry } from './report-blocks.ts';
import { labelled, reportWords } from './report-words.ts';

const size = 10.5;
const small = 9.5;
const ground = '#f3f5f8';
const faint = { color: `#${quiet}` } as const;

/** A finding as paragraphs with a bar of its group's colour at their side, ready to be typeset. */
export function findingFlow(
  finding: FindingEntry,
  language: OutputLanguage,
  titleStructure: 'H2' | 'H3' | 'H4',
): readonly FlowParagraph[] {
  const words = reportWords(language);
  const ink = `#${inks[finding.group]}`;
  const parts: {
    readonly spans: readonly FlowSpan[];
    readonly quoted?: LanguageTag;
    readonly isItem?: boolean;
    readonly after?: number;
  }[] = [];
  const severity: FlowSpan[] =
    finding.severity === null ? [] : [{ text: `  ${finding.severity.words}`, bold: true, color: ink, size: small }];
  parts.push({ spans: [{ text: finding.title, bold: true, size: 11.5 }, ...severity], after: 1 });
  if (finding.place !== '') parts.push({ spans: [{ text: finding.place, size: small, ...faint }] });
  if (finding.quote !== null)
    parts.push({ spans: [{ text: finding.quote.text, size }], quoted: finding.quote.language });
  for (const doubt of finding.doubts)
    parts.push({ spans: [{ text: doubt, size: small, italic: true, color: `#${inks.defect}` }] });
  for (const { name, value, replaced } of finding.fields) {
    const was = replaced === null ? [] : [labelled(words.original, replaced === '' ? '—' : replaced, language)];
    parts.push({
      spans: [
        { text: labelled(name, '', language), size: small, ...faint },
        { text: value === '' ? '—' : value, size: small, ...(replaced !== null && { bold: true }) },
        ...was.map((text) => ({ text: `  ${text}`, size: small, strike: true, ...faint })),
      ],
      after: 1,
    });
  }
  for (const reason of finding.reasons)
    parts.push({ spans: [{ text: `•  ${reason}`, size: small }], after: 1, isItem: true });
  for (const { place, quote } of finding.supports) {
    parts.push({ spans: [{ text: labelled(words.restsOn, place, language), size: small, ...faint }] });
    parts.push({ spans: [{ text: quote.text, size }], quoted: quote.language });
  }
  if (finding.review !== null) {
    const note = finding.review.note === '' ? [] : [{ text: ` ${finding.review.note}`, size: small }];
    parts.push({
      spans: [
        { text: labelled(words.review, finding.review.words, language), bold: true, color: ink, size: small },
        ...note,
      ],
    });
  }
  parts.push({ spans: [{ text: finding.origin, size: 8.5, ...faint }] });
  const isShort = parts.length <= 9;
  return parts.map(
    ({ spans, quoted, isItem = false, after = 3 }, index): FlowParagraph => ({
      kind: 'paragraph',
      indent: 12,
      bar: ink,
      ...(quoted !== undefined && { ground, structure: 'BlockQuote' }),
      ...(quoted !== undefined && quoted !== language && quoted !== 'und' && { language: quoted }),
      ...(isItem && { structure: 'LI' }),
      ...(index === 0 && { structure: titleStructure }),
      spaceBefore: index === 0 ? 14 : 0,
      // The bar ends with the words.
      spaceAfter: index === parts.length - 1 ? 0 : after,
      // Its place and words stay with the title; where it was found stays with the last reason.
      keepNext: index < parts.length - 1 && (isShort || index < 2 || index === parts.length - 2),
      keepLines: true,
      spans,
    }),
  );
}
