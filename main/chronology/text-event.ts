import type { ChronologyEventKind, ChronologyMessage } from '#contract/chronology.ts';
import type { TextPlace } from './source-document.ts';

/** A chat's message with its place in the document's text. */
export interface TextMessage extends Omit<ChronologyMessage, 'place'>, TextPlace {}

/** One telling of an event by one document. */
export interface TextEvent extends TextPlace {
  readonly day: string;
  readonly time: string | null;
  readonly words: string;
  readonly speaker: string | null;
  readonly kind: ChronologyEventKind;
  readonly subjects: ReadonlySet<string>;
  /** Sums and quantities by value, whatever language they are written in. */
  readonly amounts: ReadonlySet<string>;
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Where its table's row begins; null outside of tables. */
  readonly row: number | null;
  /** Of a chat's day: its messages, in order; else none. */
  readonly messages: readonly TextMessage[];
}
