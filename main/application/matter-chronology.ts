import type { Chronology, ChronologyMessage, ChronologyPlace } from '#contract/chronology.ts';
import type { PartyFound, SourceDocument, TextPlace, TextStretch } from '#main/chronology/source-document.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { listFindings } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';
import { type TablesOfPage, tableRows } from './table-rows.ts';

/** The events and people of read documents, each with its places on the pages. Errors: those of the extraction worker. */
export async function matterChronology(
  context: AnalysisContext,
  documents: readonly DocumentRecord[],
): Promise<Chronology> {
  const read: Read[] = [];
  for (const document of documents) {
    const tables: TablesOfPage[] = [];
    const anchored = await anchoredText(context, document, (page) => {
      if (page.tables !== undefined) tables.push({ page: page.number, tables: page.tables });
    });
    read.push({ document, anchored, rows: tableRows(anchored.body, tables) });
  }
  const sources = read.map(
    ({ document, anchored, rows }): SourceDocument => ({
      documentId: document.id,
      documentName: document.name,
      text: anchored.body.text,
      parties: partiesOf(context, document),
      rows,
    }),
  );
  const found = await context.extraction.run('chronology', { documents: sources }, new AbortController().signal);
  const told = [...found.events, ...found.people];
  const places = await placed(
    read,
    told.map((one) => one.places),
  );
  const people = places.slice(found.events.length);
  const messages = found.events.flatMap((event) => event.messages);
  const sent = await placed(
    read,
    messages.map(({ documentId, start, end }) => [{ documentId, start, end }]),
  );
  let next = 0;
  return {
    events: found.events.map(({ messages: own, ...event }, index) => {
      const withPlaces = own.flatMap(({ time, speaker, words }): ChronologyMessage[] => {
        const [place] = sent[next++] ?? [];
        return place === undefined ? [] : [{ time, speaker, words, place }];
      });
      return {
        ...event,
        places: places[index] ?? [],
        ...(withPlaces.length === 0 ? {} : { messages: withPlaces }),
      };
    }),
    people: found.people.map((person, index) => ({ ...person, places: people[index] ?? [] })),
  };
}

interface Read {
  readonly document: DocumentRecord;
  readonly anchored: AnchoredText;
  readonly rows: readonly (readonly TextStretch[])[];
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
