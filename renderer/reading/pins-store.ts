import { create } from 'zustand';
import type { DocumentPin } from '#contract/answer.ts';
import { keepStep } from '../commands/undo-store.ts';

/** What a person decided about passages; taken along by the next question. */
export const usePins = create<{ readonly pins: readonly DocumentPin[] }>(() => ({ pins: [] }));

/** Pins a passage in or out; the same pin again takes it back, and so does null. */
export function pinPassage(place: Omit<DocumentPin, 'pin'>, pin: DocumentPin['pin'] | null): void {
  const before = pinOf(usePins.getState().pins, place);
  const after = pin === before ? null : pin;
  if (after === before) return;
  setPin(place, after);
  keepStep({ what: 'pin', undo: () => setPin(place, before), redo: () => setPin(place, after) });
}

function setPin(place: Omit<DocumentPin, 'pin'>, pin: DocumentPin['pin'] | null): void {
  const { documentId, start, end } = place;
  usePins.setState(({ pins }) => {
    const others = pins.filter((known) => !isSamePlace(known, place));
    return { pins: pin === null ? others : [...others, { documentId, start, end, pin }] };
  });
}

/** Takes up the pins of an earlier question; what was decided about the same passages since then stays. */
export function takeUpPins(earlier: readonly DocumentPin[]): void {
  usePins.setState(({ pins }) => ({
    pins: [...pins, ...earlier.filter((pin) => pinOf(pins, pin) === null)],
  }));
}

function isSamePlace(one: Omit<DocumentPin, 'pin'>, other: Omit<DocumentPin, 'pin'>): boolean {
  return one.documentId === other.documentId && one.start === other.start && one.end === other.end;
}

export function pinOf(pins: readonly DocumentPin[], place: Omit<DocumentPin, 'pin'>): DocumentPin['pin'] | null {
  return pins.find((known) => isSamePlace(known, place))?.pin ?? null;
}

/** The pins in some documents; in all where none is named. */
export function pinsOf(pins: readonly DocumentPin[], documentIds: readonly string[]): readonly DocumentPin[] {
  return documentIds.length === 0 ? pins : pins.filter(({ documentId }) => documentIds.includes(documentId));
}
