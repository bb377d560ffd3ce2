import { type MergedEvent, mergedEvents } from './merged-events.ts';
import { people, type TextPerson } from './people.ts';
import type { SourceDocument } from './source-document.ts';
import { textEvents } from './text-events.ts';

/** A chronology whose places are offsets into the documents' texts. */
export interface TextChronology {
  readonly events: readonly MergedEvent[];
  readonly people: readonly TextPerson[];
}

/** The events and people of a matter's documents, whatever their languages. */
export function textChronology(documents: readonly SourceDocument[]): TextChronology {
  const named = people(documents);
  const told = documents.flatMap((document) =>
    textEvents(document).map((event) => ({
      ...event,
      actors: new Set(
        event.messages.length === 0
          ? named.actorsIn(document.documentId, event.words, event.speaker)
          : [...new Set(event.messages.map(({ speaker }) => speaker))].flatMap((speaker) =>
              named.actorsIn(document.documentId, '', speaker),
            ),
      ),
    })),
  );
  return { events: mergedEvents(told), people: named.people };
}
