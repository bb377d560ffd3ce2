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
  const byPage = new Map<number, Quad[]>();
  for (const anchor of anchors) {
    if (anchor.documentId !== documentId) continue;
    const quads = anchor.quads.filter((quad) => quad.every(Number.isFinite));
    if (quads.length === 0) continue;
    const known = byPage.get(anchor.page);
    if (known === undefined) byPage.set(anchor.page, quads);
    else known.push(...quads);
  }
  return byPage;
}

/** The words that a finding's marks share. */
interface MarkWords {
  readonly hue: Hue;
  readonly subject: string;
  readonly note: string;
}

/** A mark of a page that is still to come: its finding's place in the order of all, and its words but for the note. */
interface WaitingMark {
  readonly order: number;
  readonly page: number;
  readonly quads: readonly Quad[];
  /** Stands before the finding's note. */
  readonly lead: string;
  readonly name: string;
}

/** A finding's places in the document, one mark a page, and its supports'. */
function marksOf(finding: ReviewedFinding, order: number, input: ReportInput): readonly WaitingMark[] {
  const words = reportWords(input.language);
  const { anchors, supports } = input.boxes?.ofFinding(finding.id) ?? finding;
  const own = quadsByPage(anchors, input.document.id);
  const firstPage = Math.min(...own.keys());
  const marks = [...own].map(([page, quads]): WaitingMark => {
    const lead = page === firstPage ? '' : `${fill(words.continued, { page: firstPage })}\n`;
    return { order, page, quads, lead, name: `sampan-${finding.id}-${page}` };
  });
  const further = [...quadsByPage(furtherPlaces({ anchors, supports }), input.document.id)].map(
    ([page, quads]): WaitingMark => ({
      order,
      page,
      quads,
      lead: `${words.restsOn}\n`,
      name: `sampan-${finding.id}-support-${page}`,
    }),
  );
  return [...marks, ...further];
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

/** Leaves lines that a stronger mark of the page paints to it: two hues over each other would give a third that means nothing. */
function withoutOverpainting(marks: readonly FindingMark[]): readonly FindingMark[] {
  return marks.map((mark) => {
    const stronger = marks.filter(({ hue }) => strengthOf(hue) < strengthOf(mark.hue));
    if (stronger.length === 0) return mark;
    const over = stronger.flatMap(({ quads }) => quads);
    return { ...mark, painted: mark.quads.filter((quad) => !over.some((outer) => isWithin(quad, outer))) };
  });
}

/** One page's marks: findings of one group on the very same words share a mark and its note. */
function mergedMarks(marks: readonly FindingMark[]): readonly FindingMark[] {
  const merged = new Map<string, FindingMark>();
  for (const mark of marks) {
    const key = JSON.stringify([mark.hue, mark.quads]);
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
  return [...merged.values()];
}

/** A finding's first page in the document; null where it has no place there. */
function firstPageOf({ anchors, supports }: ReviewedFinding, documentId: string): number | null {
  const pages = [...anchors, ...supports].flatMap((anchor) => (anchor.documentId === documentId ? [anchor.page] : []));
  return pages.length === 0 ? null : Math.min(...pages);
}

/**
 * The marks of all findings, page after page, on each the large ones first: viewers give a click to the one drawn
 * last. Findings of one group on the very same words share a mark and its note, or all but one of the notes could
 * never be reached. Boxes are held from a finding's first page to its last.
 */
export function* findingMarks(findings: readonly ReviewedFinding[], input: ReportInput): Generator<FindingMark> {
  const beginning = Map.groupBy(findings.keys(), (order) => {
    const finding = findings[order];
    return finding === undefined ? null : firstPageOf(finding, input.document.id);
  });
  const waiting = new Map<number, WaitingMark[]>();
  const wordsOf = (order: number): MarkWords | null => {
    const finding = findings[order];
    if (finding === undefined) return null;
    const subject = kindName(finding, input.language);
    return { hue: findingHue(finding), subject, note: findingNote(finding, input) };
  };
  const lastPage = input.document.pages.at(-1)?.number ?? 0;
  for (let page = 1; page <= lastPage; page += 1) {
    for (const order of beginning.get(page) ?? []) {
      const finding = findings[order];
      for (const mark of finding === undefined ? [] : marksOf(finding, order, input)) {
        const known = waiting.get(mark.page);
        if (known === undefined) waiting.set(mark.page, [mark]);
        else known.push(mark);
      }
    }
    // Stable: of one finding its own places come before those that it rests on.
    const ofPage = (waiting.get(page) ?? []).toSorted((left, right) => left.order - right.order);
    waiting.delete(page);
    const marks = ofPage.flatMap(({ order, quads, lead, name }): FindingMark[] => {
      const words = wordsOf(order);
      return words === null ? [] : [{ ...words, page, quads, painted: quads, note: `${lead}${words.note}`, name }];
    });
    yield* withoutOverpainting(mergedMarks(marks)).toSorted((left, right) => area(right.quads) - area(left.quads));
  }
}
