import type { PDFRef } from '@cantoo/pdf-lib';
import type { FindingGroup } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { OutlineItem } from './document-outline.ts';
import { findingTitle } from './finding-note.ts';
import { findingHue, hueOf, quadBounds } from './highlight-annotation.ts';
import { imageOnlyPages, pageWords } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { reportWords } from './report-words.ts';
import { byGroup } from './reported-findings.ts';

function isJudgement(group: FindingGroup): boolean {
  return group === 'defect' || group === 'conflict';
}

/** The outline entry that holds all findings by group, unread pages and what is wrong first. `pages` are the file's, in order. */
export function findingsOutline(
  findings: readonly ReviewedFinding[],
  input: ReportInput,
  pages: readonly PDFRef[],
): OutlineItem {
  const words = reportWords(input.language);
  const pageAt = (number: number): PDFRef | null => pages[number - 1] ?? null;
  // What is wrong comes first, as in the report.
  const sections = byGroup(findings).toSorted(
    (left, right) => Number(isJudgement(right.group)) - Number(isJudgement(left.group)),
  );
  const groups = sections.map(({ group, findings: members }): OutlineItem => {
    const children = members.map((finding): OutlineItem => {
      const { anchors } = input.boxes?.ofFinding(finding.id) ?? finding;
      const anchor = anchors.find(({ documentId }) => documentId === input.document.id);
      const [left, , , top] = anchor === undefined || anchor.quads.length === 0 ? [] : quadBounds(anchor.quads);
      return {
        title: findingTitle(finding, input),
        page: anchor === undefined ? null : pageAt(anchor.page),
        // A little above the words, so that the line before them stays in view.
        at: left === undefined || top === undefined ? null : [Math.round(left) - 18, Math.round(top) + 24],
        hue: findingHue(finding),
        children: [],
      };
    });
    return { title: `${words.groups[group]} (${members.length})`, page: null, at: null, hue: hueOf(group), children };
  });
  const unread = imageOnlyPages(input.document).map(
    (number): OutlineItem => ({
      title: pageWords(number, input.document, words),
      page: pageAt(number),
      at: null,
      children: [],
    }),
  );
  const unreadGroup: readonly OutlineItem[] =
    unread.length === 0
      ? []
      : [{ title: words.imageOnlyTitle, page: null, at: null, hue: hueOf('defect'), children: unread }];
  return { title: words.outlineTitle, page: pageAt(1), at: null, children: [...unreadGroup, ...groups] };
}
