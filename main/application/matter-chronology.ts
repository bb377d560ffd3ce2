import type { Chronology, ChronologyPlace } from '#contract/chronology.ts';
import type { PartyFound, SourceDocument, TextPlace } from '#main/chronology/source-document.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listFindings } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';

/** The events and people of read documents, each with its places on the pages. Errors: those of the extraction worker. */
export async function matterChronology(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
): Promise<Chronology> {
  const read: Read[] = [];
  for (const document of documents) read.push({ document, anchored: await anchoredText(context, document) });
  const sources = read.map(
    ({ document, anchored }): SourceDocument => ({
      documentId: document.id,
      documentName: document.name,
      text: anchored.body.text,
      parties: partiesOf(context, document),
    }),
  );
  const found = await context.extraction.run('chronology', { documents: sources }, new AbortController().signal);
  const told = [...found.events, ...found.people];
  const places = await placed(
    read,
    told.map((one) => one.places),
  );
  const people = places.slice(found.events.length);
  return {
    events: found.events.map((event, index) => ({ ...event, places: places[index] ?? [] })),
    people: found.people.map((person, index) => ({ ...person, places: people[index] ?? [] })),
  };
}

interface Read {
  readonly document: DocumentRecord;
  readonly anchored: AnchoredText;
}

/** The places on the pages of each list of places in texts, document after document. */
async function placed(read: readonly Read[], lists: readonly (readonly TextPlace[])[]): Promise<ChronologyPlace[][]> {
  const found = lists.map((): ChronologyPlace[] => []);
  for (const { document, anchored } of read) {
    const own = lists.flatMap((places, list) =>
      places.filter(({ documentId }) => documentId === document.id).map((place) => ({ ...place, list })),
    );
    const anchorsOf = await placesOf(anchored, own);
    for (const [index, { list }] of own.entries()) {
      found[list]?.push({
        documentId: document.id,
        documentName: document.name,
        anchors: anchorsOf[index]?.anchors ?? [],
      });
    }
  }
  return found;
}

function partiesOf({ database }: AnalysisContext, { id }: DocumentRecord): PartyFound[] {
  return listFindings(database, id).flatMap(({ finding, bodyStart, bodyEnd }): PartyFound[] => {
    const { name, alias, role } = finding.fields;
    if (finding.kind !== 'gen.parties_authority' || typeof name !== 'string') return [];
    const term = typeof alias === 'string' ? alias : typeof role === 'string' ? role : null;
    return [{ start: bodyStart, end: bodyEnd, name, role: term }];
  });
}
