import type { FieldValue, Severity } from '#contract/finding.ts';
import type { Place } from '../conflicts/difference.ts';
import type { ValuePair } from './value-pairs.ts';

/** `meaning`: words left out, where the meanings of all pieces are known. */
export type ConflictModel = 'value' | 'negation' | 'duty' | 'omission' | 'meaning';

/** What may be a conflict between an English and a Chinese version, with what speaks for it. */
export interface ConflictCandidate {
  readonly model: ConflictModel;
  readonly field: ValuePair['field'] | 'negation' | 'duty' | 'proviso';
  readonly a: Place;
  readonly b: Place;
  readonly aValue: FieldValue;
  readonly bValue: FieldValue;
  readonly severity: Severity;
  /** In the order that the model's list names. */
  readonly features: readonly number[];
  /** In a contract to be checked whatever the model says: words left out of a strict translation, or passages that plainly say the opposite. */
  readonly isPlain: boolean;
}
