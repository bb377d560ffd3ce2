import { create } from 'zustand';
import type { DocumentPin } from '#contract/answer.ts';

/** What a person decided about passages; taken along by the next question. */
export const usePins = create<{ readonly pins: readonly DocumentPin[] }>(() => ({ pins: [] }));

/** Pins a passage in or out; the same pin again takes it back, and so does null. */
export function pinPassage(place: Omit<DocumentPin, 'pin'>, pin: DocumentPin['pin'] | null): void {
  usePins.setState(({ pins }) => {
    const before = pinOf(pins, place);
    const others = pins.filter((known) => !isSamePlace(known, place));
    const { documentId, start, end } = place;
    return { pins: pin === null || pin === before ? others : [...others, { documentId, start, end, pin }] };
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
