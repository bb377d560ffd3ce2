import { BorderStyle, HeadingLevel, Paragraph, ShadingType, type TextRun } from 'docx';
import type { FindingGroup } from '#contract/finding.ts';
import { inks, quiet } from './docx-inks.ts';
import { runs, type Setting } from './docx-runs.ts';
import type { FindingEntry } from './report-blocks.ts';
import { labelled } from './report-words.ts';

function sideBar(group: FindingGroup) {
  return { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: inks[group] } } as const;
}

/** A finding as paragraphs with a bar of its group's colour at their side. */
export function findingParagraphs(finding: FindingEntry, setting: Setting): readonly Paragraph[] {
  const { language, words } = setting;
  const border = sideBar(finding.group);
  const indent = { left: 200 };
  const ink = inks[finding.group];
  const parts: {
    readonly children: readonly TextRun[];
    readonly shaded?: boolean;
    readonly after?: number;
  }[] = [];
  const title = [...runs(finding.title, setting, { bold: true, size: 23 })];
  if (finding.severity !== null) {
    title.push(...runs(`  ${finding.severity.words}`, setting, { bold: true, color: ink, size: 19 }));
  }
  parts.push({ children: title, after: 0 });
  if (finding.place !== '') parts.push({ children: runs(finding.place, setting, { color: quiet, size: 19 }) });
  if (finding.quote !== null) {
    parts.push({ children: runs(finding.quote.text, setting, {}, finding.quote.language), shaded: true });
  }
  for (const doubt of finding.doubts) {
    parts.push({ children: runs(doubt, setting, { italics: true, color: inks.defect, size: 19 }) });
  }
  for (const { name, value, replaced } of finding.fields) {
    const line = [
      ...runs(labelled(name, '', language).trimEnd(), setting, { color: quiet }),
      ...runs(` ${value === '' ? '—' : value}`, setting, replaced === null ? {} : { bold: true }),
    ];
    if (replaced !== null) {
      const was = labelled(words.original, replaced === '' ? '—' : replaced, language);
      line.push(...runs(`  ${was}`, setting, { color: quiet, strike: true }));
    }
    parts.push({ children: line, after: 0 });
  }
  // A real list has an indent of its own, which would break the bar at the side.
  for (const reason of finding.reasons) parts.push({ children: runs(`•  ${reason}`, setting, { size: 20 }), after: 0 });
  for (const { place, quote } of finding.supports) {
    parts.push({ children: runs(labelled(words.restsOn, place, language), setting, { color: quiet, size: 19 }) });
    parts.push({ children: runs(quote.text, setting, {}, quote.language), shaded: true });
  }
  if (finding.review !== null) {
    const line = [...runs(labelled(words.review, finding.review.words, language), setting, { bold: true, color: ink })];
    if (finding.review.note !== '') line.push(...runs(` ${finding.review.note}`, setting));
    parts.push({ children: line });
  }
  parts.push({ children: runs(finding.origin, setting, { color: quiet, size: 17 }) });
  return parts.map(
    ({ children, shaded, after }, index) =>
      new Paragraph({
        children: [...children],
        border,
        indent,
        ...(shaded === true ? { shading: { type: ShadingType.CLEAR, fill: 'F3F5F8' } } : {}),
        spacing: { before: index === 0 ? 200 : 0, after: index === parts.length - 1 ? 200 : (after ?? 60) },
        // Its place and words stay with the title, where it was found with the last reason; a short one is not parted.
        keepNext: index < parts.length - 1 && (parts.length <= 9 || index < 2 || index === parts.length - 2),
        keepLines: true,
        ...(index === 0 ? { heading: HeadingLevel.HEADING_3 } : {}),
      }),
  );
}
