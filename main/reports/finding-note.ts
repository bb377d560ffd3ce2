import type { ReviewedFinding } from '#contract/matter.ts';
import { doubtSentences } from './doubt-words.ts';
import { readableFields, shownFieldWords } from './field-words.ts';
import { kindName } from './kind-names.ts';
import { furtherPlaces, placeWords } from './place-words.ts';
import { reasonWords } from './reason-words.ts';
import type { ReportInput } from './report-input.ts';
import { labelled, reportWords } from './report-words.ts';

/** "Hybrid clause · High · clause 15.2, p. 4": the line by which lists and outlines name a finding. */
export function findingTitle(finding: ReviewedFinding, input: ReportInput): string {
  const words = reportWords(input.language);
  return [
    kindName(finding, input.language),
    finding.severity === undefined ? '' : words.severities[finding.severity],
    placeWords(finding.anchors, finding.clause, input),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The note of a highlight: what was found, where, with which particulars, why, and what the reviewer said. */
export function findingNote(finding: ReviewedFinding, input: ReportInput): string {
  const { language } = input;
  const words = reportWords(language);
  const lines = [findingTitle(finding, input)];
  for (const field of readableFields(finding, language)) lines.push(shownFieldWords(field, language));
  for (const reason of finding.reasons) lines.push(`– ${reasonWords(reason, language)}`);
  const further = furtherPlaces(finding);
  if (further.length > 0) lines.push(labelled(words.restsOn, placeWords(further, null, input), language));
  lines.push(...doubtSentences([...finding.anchors, ...finding.supports], input));
  const { review } = finding;
  if (review !== null) {
    lines.push(labelled(words.review, words.states[review.state], language));
    if (review.note !== '') lines.push(labelled(words.note, review.note, language));
  }
  return lines.join('\n');
}
