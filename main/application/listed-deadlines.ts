import { type DeadlineQuestion, type DeadlineView, eventDayField } from '#contract/deadline.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listFindings, loadReviews } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { anchoredText } from './anchored-text.ts';

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

async function deadlinesOf(
  { database, extraction }: AnalysisContext,
  document: DocumentRecord,
  question: DeadlineQuestion,
): Promise<DeadlineView[]> {
  const reviews = loadReviews(database, document.id);
  const listed = listFindings(database, document.id).filter(({ list }) => list === 'deadline');
  if (listed.length === 0) return [];
  const givenDays = listed.flatMap(({ finding, bodyStart, bodyEnd }) => {
    const day = reviews.get(finding.id)?.fields[eventDayField];
    return typeof day === 'string' ? [{ kind: finding.kind, start: bodyStart, end: bodyEnd, day }] : [];
  });
  const text = await anchoredText({ database }, document);
  const dated = await extraction.run(
    'deadlines',
    { text: text.body.text, known: { ...question, givenDays } },
    new AbortController().signal,
  );
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
