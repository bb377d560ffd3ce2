import type { Anchor, Quad } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { findingNote } from './finding-note.ts';
import { findingHue, hueOf, quadBounds } from './highlight-annotation.ts';
import { kindName } from './kind-names.ts';
import { furtherPlaces } from './place-words.ts';
import type { ReportInput } from './report-input.ts';
import { fill, reportWords } from './report-words.ts';
import type { Hue } from './text-markup.ts';

/** What is to be highlighted on one page, with the words of its note. */
export interface FindingMark {
  readonly page: number;
  readonly quads: readonly Quad[];
  /** Those of `quads` that no stronger mark paints. */
  readonly painted: readonly Quad[];
  readonly hue: Hue;
  readonly note: string;
  readonly subject: string;
  /** Unique in the document. */
  readonly name: string;
}

function quadsByPage(anchors: readonly Anchor[], documentId: string): ReadonlyMap<number, readonly Quad[]> {
  const byPage = new Map<number, readonly Quad[]>();
  for (const anchor of anchors) {
    if (anchor.documentId !== documentId) continue;
    const quads = anchor.quads.filter((quad) => quad.every(Number.isFinite));
    if (quads.length > 0) byPage.set(anchor.page, [...(byPage.get(anchor.page) ?? []), ...quads]);
  }
  return byPage;
}

/** A finding's places in the document, one mark a page, and its supports'. */
function marksOf(finding: ReviewedFinding, input: ReportInput): readonly FindingMark[] {
  const words = reportWords(input.language);
  const note = findingNote(finding, input);
  const shared = { hue: findingHue(finding), subject: kindName(finding, input.language) };
  const own = quadsByPage(finding.anchors, input.document.id);
  const firstPage = Math.min(...own.keys());
  const marks = [...own].map(([page, quads]): FindingMark => {
    const begun = page === firstPage ? '' : `${fill(words.continued, { page: firstPage })}\n`;
    return { ...shared, page, quads, painted: quads, note: `${begun}${note}`, name: `sampan-${finding.id}-${page}` };
  });
  const supports = [...quadsByPage(furtherPlaces(finding), input.document.id)].map(
    ([page, quads]): FindingMark => ({
      ...shared,
      page,
      quads,
      painted: quads,
      note: `${words.restsOn}\n${note}`,
      name: `sampan-${finding.id}-support-${page}`,
    }),
  );
  return [...marks, ...supports];
}

function area(quads: readonly Quad[]): number {
  const [x0, y0, x1, y1] = quadBounds(quads);
  return (x1 - x0) * (y1 - y0);
}

/** Hues by how much they matter where they meet. */
const strength: readonly Hue[] = [hueOf('defect'), hueOf('conflict'), hueOf('arbitration'), hueOf('evidence')];

function strengthOf(hue: Hue): number {
  const place = strength.indexOf(hue);
  return place < 0 ? strength.length : place;
}

const slackPt = 1;

function isWithin(inner: Quad, outer: Quad): boolean {
  const [ax0, ay0, ax1, ay1] = quadBounds([inner]);
  const [bx0, by0, bx1, by1] = quadBounds([outer]);
  return ax0 >= bx0 - slackPt && ay0 >= by0 - slackPt && ax1 <= bx1 + slackPt && ay1 <= by1 + slackPt;
}

/** Leaves lines that a stronger mark paints to it: two hues over each other would give a third that means nothing. */
function withoutOverpainting(marks: readonly FindingMark[]): readonly FindingMark[] {
  const byPage = new Map<number, FindingMark[]>();
  for (const mark of marks) {
    const page = byPage.get(mark.page);
    if (page === undefined) byPage.set(mark.page, [mark]);
    else page.push(mark);
  }
  return marks.map((mark) => {
    const stronger = (byPage.get(mark.page) ?? []).filter(({ hue }) => strengthOf(hue) < strengthOf(mark.hue));
    if (stronger.length === 0) return mark;
    const over = stronger.flatMap(({ quads }) => quads);
    return { ...mark, painted: mark.quads.filter((quad) => !over.some((outer) => isWithin(quad, outer))) };
  });
}

/**
 * The marks of all findings, large ones first: viewers give a click to the one
 * drawn last. Findings of one group on the very same words share a mark and
 * its note, or all but one of the notes could never be reached.
 */
export function findingMarks(findings: readonly ReviewedFinding[], input: ReportInput): readonly FindingMark[] {
  const merged = new Map<string, FindingMark>();
  for (const mark of findings.flatMap((finding) => marksOf(finding, input))) {
    const key = JSON.stringify([mark.page, mark.hue, mark.quads]);
    const same = merged.get(key);
    const subjects = same?.subject.split(' / ') ?? [];
    merged.set(
      key,
      same === undefined
        ? mark
        : {
            ...same,
            note: `${same.note}\n\n${mark.note}`,
            subject: subjects.includes(mark.subject) ? same.subject : [...subjects, mark.subject].join(' / '),
          },
    );
  }
  return withoutOverpainting([...merged.values()]).toSorted((left, right) => area(right.quads) - area(left.quads));
}
