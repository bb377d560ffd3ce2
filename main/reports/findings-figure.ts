import type { Severity } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { type Bar, barsDrawing } from './bars-figure.ts';
import { inks } from './docx-inks.ts';
import { formWords } from './form-words.ts';
import type { Block } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, listed, reportWords } from './report-words.ts';
import { allFindings, byGroup, isFact, withoutRejected } from './reported-findings.ts';

const severities = ['high', 'medium', 'low', 'note'] as const;
const severityInks: Readonly<Record<Severity, string>> = {
  high: '#a3212b',
  medium: '#d9654f',
  low: '#e9a978',
  note: '#c9ced4',
};
/** A picture of fewer says less than their words. */
const fewestFindings = 8;
const fewestBars = 3;
const fewestPoints = 3;
/** The documents with the most come first; the table has all of them. */
const mostDocuments = 20;

/** Findings by kind as bars, the defects by how grave they are; none where there are few. */
export function findingsFigure(input: ReportInput): Block[] {
  const { language, defects, conflicts, deadlines } = input;
  const words = reportWords(language);
  const judged = new Set([...defects, ...conflicts, ...deadlines].map(({ id }) => id));
  const kept = withoutRejected(allFindings(input)).filter((finding) => !judged.has(finding.id) && !isFact(finding));
  const plain = (name: string, count: number, ink: string): Bar => ({ name, parts: [{ count, ink }] });
  const bars = [
    { name: words.defectsTitle, parts: severityParts(defects) },
    plain(words.conflictsTitle, withoutRejected(conflicts).length, `#${inks.conflict}`),
    plain(words.deadlinesTitle, withoutRejected(deadlines).length, '#8a6d1a'),
    ...byGroup(kept).map(({ group, findings }) => plain(words.groups[group], findings.length, `#${inks[group]}`)),
  ].filter((bar) => totalOf(bar) > 0);
  const total = bars.reduce((sum, bar) => sum + totalOf(bar), 0);
  if (bars.length < fewestBars || total < fewestFindings) return [];
  const { figureFindings: caption } = formWords(language);
  return [{ type: 'figure', drawing: barsDrawing(bars, []), caption, alt: altOf(caption, bars, language) }];
}

/** Defects and conflicts by document; none for one document or where there are few. */
export function documentsFigure(inputs: readonly ReportInput[]): Block[] {
  const language = inputs[0]?.language ?? 'en';
  const words = reportWords(language);
  const bars = inputs
    .map(({ document, defects, conflicts }) => ({
      name: document.name,
      parts: [...severityParts(defects), { count: withoutRejected(conflicts).length, ink: `#${inks.conflict}` }],
    }))
    .toSorted((one, other) => totalOf(other) - totalOf(one))
    .slice(0, mostDocuments);
  if (inputs.length < 2 || bars.reduce((sum, bar) => sum + totalOf(bar), 0) < fewestPoints) return [];
  const { figureDocuments: caption } = formWords(language);
  const entries = [
    ...severities.map((level) => ({
      ink: severityInks[level],
      // The first says what the words are of.
      text: level === 'high' ? labelled(words.severity, words.severities[level], language) : words.severities[level],
    })),
    { ink: `#${inks.conflict}`, text: words.sheets.conflicts },
  ];
  return [{ type: 'figure', drawing: barsDrawing(bars, entries), caption, alt: altOf(caption, bars, language) }];
}

function severityParts(defects: readonly ReviewedFinding[]): Bar['parts'] {
  const kept = withoutRejected(defects);
  return severities.map((level) => ({
    count: kept.filter(({ severity = 'note' }) => severity === level).length,
    ink: severityInks[level],
  }));
}

function totalOf({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function altOf(caption: string, bars: readonly Bar[], language: ReportInput['language']): string {
  const said = bars.map((bar) => labelled(bar.name, String(totalOf(bar)), language));
  return `${caption} ${listed(said, language)}`;
}
