import { type DeadlineQuestion, type DeadlineView, eventDayField } from '#contract/deadline.ts';
import type { DatedDeadline } from '#main/clauses/deadlines/dated-deadline.ts';
import type { BodyText } from '#main/documents/anchor.ts';
import type { TextPart } from '#main/documents/text-parts.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { loadReviews } from '#main/store/findings.ts';
import { listUnboxedFindings } from '#main/store/unboxed.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { anchoredText } from './anchored-text.ts';
import { movedRange } from './moved-range.ts';
import { partsOf } from './parts-of.ts';

/**
 * The deadlines of documents with their days, earliest first and those without
 * a day last; deadlines that a person rejected are left out. The event's day
 * that a person kept with a deadline goes before what its document says.
 * Errors: those of the extraction worker.
 */
export async function listedDeadlines(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
  question: DeadlineQuestion,
): Promise<DeadlineView[]> {
  const found: DeadlineView[] = [];
  for (const document of documents) found.push(...(await deadlinesOf(context, document, question)));
  // Stable: deadlines of one day, and those without one, stay in the documents' order.
  return found.toSorted((one, other) => order(one).localeCompare(order(other)));
}

function order({ day, time }: DeadlineView): string {
  return day === null ? '9999-99-99' : `${day} ${time ?? '24:00'}`;
}

interface KnownDay {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly day: string;
}

/** The deadlines of one part of a text, by their places in the whole. */
async function datedPart(
  { extraction }: AnalysisContext,
  { text }: BodyText,
  { start: by, end }: TextPart,
  known: DeadlineQuestion & { readonly givenDays: readonly KnownDay[] },
): Promise<readonly DatedDeadline[]> {
  const givenDays = known.givenDays
    .filter((day) => day.start >= by && day.end <= end)
    .map((day) => movedRange(day, -by));
  const task = { text: text.slice(by, end), known: { ...known, givenDays } };
  const dated = await extraction.run('deadlines', task, new AbortController().signal);
  if (by === 0) return dated;
  return dated.map((deadline) => ({
    ...movedRange(deadline, by),
    finding: movedRange(deadline.finding, by),
    anchor: deadline.anchor && {
      ...deadline.anchor,
      start: deadline.anchor.start === null ? null : deadline.anchor.start + by,
      end: deadline.anchor.end === null ? null : deadline.anchor.end + by,
    },
  }));
}

async function deadlinesOf(
  context: AnalysisContext,
  document: DocumentRecord,
  question: DeadlineQuestion,
): Promise<DeadlineView[]> {
  const { database } = context;
  const reviews = loadReviews(database, document.id);
  const listed = listUnboxedFindings(database, document.id, 'deadline');
  if (listed.length === 0) return [];
  const givenDays = listed.flatMap(({ finding, bodyStart, bodyEnd }): KnownDay[] => {
    const day = reviews.get(finding.id)?.fields[eventDayField];
    return typeof day === 'string' ? [{ kind: finding.kind, start: bodyStart, end: bodyEnd, day }] : [];
  });
  const text = await anchoredText({ database }, document);
  const dated: DatedDeadline[] = [];
  // As the document was extracted: a bundle's papers do not date each other's deadlines.
  for (const part of partsOf(context, document, text.body))
    dated.push(...(await datedPart(context, text.body, part, { ...question, givenDays })));
  const places = await placesOf(text, dated);
  const sources = await placesOf(
    text,
    dated.map(({ anchor }) => ({ start: anchor?.start ?? 0, end: anchor?.end ?? 0 })),
  );
  const taken = new Set<string>();
  return dated.flatMap((deadline, index): DeadlineView[] => {
    const kept = listed.find(
      ({ finding, bodyStart, bodyEnd }) =>
        !taken.has(finding.id) &&
        finding.kind === deadline.kind &&
        bodyStart === deadline.finding.start &&
        bodyEnd === deadline.finding.end,
    );
    if (kept === undefined) return [];
    const { id, origin } = kept.finding;
    taken.add(id);
    if (reviews.get(id)?.state === 'rejected') return [];
    const {
      anchor,
      kind,
      text: quote,
      clause,
      trigger,
      direction,
      day,
      time,
      timeZone,
      calendar,
      steps,
      doubts,
      warnings,
    } = deadline;
    return [
      {
        id,
        documentId: document.id,
        documentName: document.name,
        kind,
        origin,
        quote,
        anchors: places[index]?.anchors ?? [],
        clause,
        trigger,
        direction,
        day,
        time,
        timeZone,
        calendar,
        steps,
        source: anchor && {
          day: anchor.day,
          from: anchor.source,
          anchors: anchor.start === null ? [] : (sources[index]?.anchors ?? []),
        },
        doubts,
        warnings,
      },
    ];
  });
}
