import { marksOf } from './event-marks.ts';
import { eventSubjects } from './event-subjects.ts';
import type { Message } from './messages.ts';
import { settledDay } from './settled-day.ts';
import type { TextEvent, TextMessage } from './text-event.ts';
import { toldByMessage } from './told-message.ts';

interface Sent extends TextMessage {
  readonly day: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * The messages of a document as events: a mail stands alone; the messages of a chat
 * are one event a day, and one that tells what happened or was agreed or promised is
 * another besides, unless its words give a day themselves (`givesDay`).
 */
export function messageEvents(
  documentId: string,
  text: string,
  sent: readonly Message[],
  givesDay: (message: Message) => boolean,
): TextEvent[] {
  const days = new Map<string, Sent[]>();
  const events: TextEvent[] = [];
  for (const message of sent) {
    const settled = settledDay(message.date);
    const words = text.slice(message.words.start, message.words.end);
    if (settled === null || words === '') continue;
    const reasons = [
      `a message headed “${text.slice(message.start, message.bodyStart).trim().slice(0, 80)}”`,
      ...settled.reasons,
    ];
    const { time, speaker } = message;
    const one: Sent = { ...settled, ...message.words, reasons, documentId, time, speaker, words };
    if (message.isMail) {
      events.push(messageEvent(one, 'message'));
      continue;
    }
    days.set(one.day, [...(days.get(one.day) ?? []), one]);
    const told = givesDay(message) ? null : toldByMessage(words);
    if (told !== null) events.push(messageEvent(one, told));
  }
  for (const own of days.values()) {
    const [first, ...others] = own;
    if (first === undefined) continue;
    if (others.length > 0) events.push(folded(first, own));
    else if (!events.some(({ start, kind }) => start === first.start && kind !== 'message'))
      events.push(messageEvent(first, 'message'));
  }
  return events;
}

function messageEvent(message: Sent, kind: TextEvent['kind']): TextEvent {
  const { documentId, start, end, day, time, words, speaker, confidence, reasons } = message;
  const subjects = eventSubjects(words);
  const amounts = marksOf(words);
  return {
    documentId,
    start,
    end,
    day,
    time,
    words,
    speaker,
    kind,
    subjects,
    amounts,
    confidence,
    reasons,
    row: null,
    messages: [],
  };
}

/** A day's messages as one event that stands where the first of them does. */
function folded(first: Sent, all: readonly Sent[]): TextEvent {
  const messages = all.map(
    ({ documentId, start, end, time, speaker, words }): TextMessage => ({
      documentId,
      start,
      end,
      time,
      speaker,
      words,
    }),
  );
  const none = { subjects: new Set<string>(), amounts: new Set<string>() };
  return { ...messageEvent(first, 'message'), ...none, messages };
}
