/** Carries people's and the model's work on a document's pages from one reading of it to another. */
import { setImmediate } from 'node:timers/promises';
import type { DocumentRedactions, Redaction } from '#contract/redaction.ts';
import { boxOfQuad } from '#main/documents/anchor.ts';
import { inBoxes, isSamePaper, squeezed } from '#main/documents/moved-stretch.ts';
import type { ListedFinding } from '#main/store/findings.ts';
import type { WorkOnPages } from '#main/store/work-on-pages.ts';
import type { CarriedPlaces } from './carried-places.ts';
import { movedPlacesIn } from './carried-values.ts';
import { findingIdFor } from './identifiers.ts';
import { notCarriedDecision, notCarriedPlaces, notCarriedRedaction } from './not-carried.ts';

/** What was carried over, and what is to be said of what was not: English reasons with templates. */
export interface CarriedWork {
  readonly work: Omit<WorkOnPages, 'corrections'>;
  readonly redactions: DocumentRedactions;
  readonly notCarried: readonly string[];
}

/** Carries all but the corrections, which are part of the new reading itself. Gives way to other work. */
export async function carriedWork(
  places: CarriedPlaces,
  work: WorkOnPages,
  redactions: DocumentRedactions,
  found: { readonly before: readonly ListedFinding[]; readonly after: readonly ListedFinding[] },
): Promise<CarriedWork> {
  const notCarried: string[] = [];
  const reviews: WorkOnPages['reviews'][number][] = [];
  for (const review of work.reviews) {
    const findingId = carriedFinding(places, review.findingId, found);
    reviews.push(findingId === null ? review : { ...review, findingId });
    const listed = found.before.find(({ finding }) => finding.id === review.findingId);
    if (findingId === null && listed)
      notCarried.push(notCarriedDecision(listed.finding.anchors[0]?.page ?? 1, listed.finding.quote));
    await setImmediate();
  }
  const kept: Redaction[] = [];
  for (const redaction of redactions.redactions) {
    const moved = carriedRedaction(places, redaction);
    kept.push(...(moved ?? [redaction]));
    if (moved === null) notCarried.push(notCarriedRedaction(redaction.page));
    await setImmediate();
  }
  const values = movedPlacesIn(places);
  const cells = work.cells.map(({ cell, ...key }) => ({ ...key, cell: values.moved(cell) }));
  await setImmediate();
  const answers = work.answers.map(({ id, answer, readings }) => ({
    id,
    answer: values.moved(answer),
    readings: values.movedReadings(readings),
  }));
  const lost = values.lost();
  if (lost.size > 0) notCarried.push(notCarriedPlaces([...lost].sort((a, b) => a - b)));
  return { work: { reviews, cells, answers }, redactions: { ...redactions, redactions: kept }, notCarried };
}

/** The id of the finding that a decision is about in the new reading: the same kind over the same words; null where there is none. */
function carriedFinding(
  places: CarriedPlaces,
  findingId: string,
  { before, after }: { readonly before: readonly ListedFinding[]; readonly after: readonly ListedFinding[] },
): string | null {
  const old = before.find(({ finding }) => finding.id === findingId);
  if (old === undefined) return null;
  const alike = before.filter((one) => isAlike(one, old));
  const stretch = places.movedBody(old.bodyStart, old.bodyEnd);
  const candidates = after.filter((one) => isAlike(one, old));
  const same = candidates.filter(({ finding }) => squeezed(finding.quote) === squeezed(old.finding.quote));
  const onPlace = (one: ListedFinding) =>
    stretch !== null && one.bodyStart < stretch.end && one.bodyEnd > stretch.start;
  const exact = candidates.find(({ bodyStart, bodyEnd }) => bodyStart === stretch?.start && bodyEnd === stretch.end);
  const found = same.find(onPlace) ?? exact ?? (same.length === 1 && alike.length === 1 ? same[0] : undefined);
  if (found !== undefined) return found.finding.id;
  // What is held against other documents is looked for after the reading; it will have the id of its place.
  if (old.list === 'conflict' && stretch !== null)
    return findingIdFor(places.documentId, old.list, old.finding.kind, stretch.start, stretch.end, 0);
  return candidates.find(onPlace)?.finding.id ?? null;
}

function isAlike(one: ListedFinding, other: ListedFinding): boolean {
  return one.list === other.list && one.finding.kind === other.finding.kind;
}

/** A redaction over the same words, one for each page; null where they are not found or cannot be told. */
function carriedRedaction(places: CarriedPlaces, redaction: Redaction): readonly Redaction[] | null {
  const from = places.pageBefore(redaction.page);
  const to = places.pageAfter(redaction.page);
  if (from === undefined) return null;
  const stretches = inBoxes(from, redaction.boxes);
  const wordsIn = (page: typeof from, parts: readonly { readonly start: number; readonly end: number }[]) =>
    [...squeezed(parts.map(({ start, end }) => page.text.slice(start, end)).join(''))].sort().join('');
  if (to !== undefined && isSamePaper(from, to)) {
    // On the same sheet the boxes cover the same ink, whatever it reads as now; a sheet set anew has other ink there.
    const isSheet = !places.isTypeset;
    if (isSheet || wordsIn(from, stretches) === wordsIn(to, inBoxes(to, redaction.boxes))) return [redaction];
  }
  const anchors = stretches.map(({ start, end }) => places.moved({ page: redaction.page, start, end }));
  if (anchors.length === 0 || anchors.includes(null)) return null;
  const byPage = Map.groupBy(
    anchors.flatMap((anchor) => anchor ?? []),
    ({ page }) => page,
  );
  return [...byPage].map(([page, own], index) => ({
    ...redaction,
    id: index === 0 ? redaction.id : `${redaction.id.slice(0, 70)}-${page}`,
    page,
    boxes: own.flatMap(({ quads }) => quads.map(boxOfQuad)),
  }));
}
