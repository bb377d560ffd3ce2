import type { Anchor } from './document.ts';

/** `due`: what was to happen; `message`: a mail or the messages of a chat were sent; `happened`: all else that a day is given for. */
export type ChronologyEventKind = 'happened' | 'due' | 'message' | 'agreement';
export type PersonKind = 'person' | 'company' | 'tribunal' | 'vessel' | 'institution';

/** Where a document says something. */
export interface ChronologyPlace {
  readonly documentId: string;
  readonly documentName: string;
  readonly anchors: readonly Anchor[];
}

/** Another telling of the same event that does not agree. */
export interface Contradiction {
  readonly eventId: string;
  readonly differs: 'day' | 'amount';
  readonly here: string;
  readonly there: string;
}

/** One message of a chat. */
export interface ChronologyMessage {
  /** `HH:MM`, as in `ChronologyEvent`. */
  readonly time: string | null;
  /** As the chat names them. */
  readonly speaker: string | null;
  readonly words: string;
  readonly place: ChronologyPlace;
}

export interface ChronologyEvent {
  readonly id: string;
  /** ISO 8601: a day (`2024-05-05`) or only a month (`2024-05`). */
  readonly day: string;
  /** `HH:MM` as the document has it, without a zone; `null` where it gives none. */
  readonly time: string | null;
  /** What the document says, word for word; of a table's row its cells, with “ | ” between them. */
  readonly words: string;
  /** Ids of `Person`. */
  readonly actors: readonly string[];
  readonly places: readonly ChronologyPlace[];
  readonly kind: ChronologyEventKind;
  /** Where the event is a chat's day: its messages, two or more; `words` and `places` are the first one's. */
  readonly messages?: readonly ChronologyMessage[];
  readonly contradictions: readonly Contradiction[];
  /** 0–1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

export type NameLanguage = 'en' | 'zh';

export interface PersonName {
  readonly text: string;
  readonly language: NameLanguage;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** All names and defined terms the documents tie together, in all scripts. */
  readonly names: readonly PersonName[];
  readonly kind: PersonKind;
  readonly roles: readonly string[];
  readonly places: readonly ChronologyPlace[];
  /** 0–1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Events earliest first; people by how often they are named. */
export interface Chronology {
  readonly events: readonly ChronologyEvent[];
  readonly people: readonly Person[];
}
