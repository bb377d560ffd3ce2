import type { ChronologyEventKind } from '#contract/chronology.ts';
import { amounts } from '#main/language/amounts.ts';
import { type DateFound, dates } from '#main/language/dates.ts';
import { sentences } from '#main/language/sentences.ts';
import { eventSubjects, quantities } from './event-subjects.ts';
import { type Message, messages } from './messages.ts';
import { dayAfter, relativeDays } from './relative-days.ts';
import type { SourceDocument, TextPlace } from './source-document.ts';

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
}

interface DayTold {
  readonly start: number;
  readonly end: number;
  readonly day: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** A relative day looks back this far for the day it counts from, in UTF-16 units. */
const lookBack = 600;
const due =
  /\bshall\b|\bmust\b|\bis to be\b|\bno later than\b|\bdue (?:on|by)\b|須|应当|應當|應於|应于|不遲於|不迟于|到期|之前要/i;

/** The events that a document tells, in the order of its text. */
export function textEvents({ documentId, text }: SourceDocument): TextEvent[] {
  const sent = messages(text);
  const told = daysTold(text, sent);
  const events: TextEvent[] = sent.flatMap((message) => messageEvent(documentId, text, message));
  for (const sentence of sentences(text)) {
    const within = told.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    within.forEach((day, index) => {
      const message = sent.find(({ start, end }) => day.start >= start && day.start < end);
      const previous = within[index - 1];
      const next = within[index + 1];
      const start = Math.max(
        previous === undefined ? sentence.start : cut(text, previous.end, day.start),
        message?.bodyStart ?? 0,
      );
      const end = Math.min(
        next === undefined ? sentence.end : cut(text, day.end, next.start),
        message?.end ?? text.length,
      );
      events.push(event(documentId, text, start, end, day, message?.speaker ?? null));
    });
  }
  return events.toSorted((one, other) => one.start - other.start);
}

/** Where one dated clause of a sentence ends and the next begins. */
function cut(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  const marks = [...between.matchAll(/[,，;；]\s*(?:and )?|\band (?=on\b|$)/gi)];
  const last = marks.at(-1);
  return last === undefined ? to : from + last.index + last[0].length;
}

function event(
  documentId: string,
  text: string,
  from: number,
  to: number,
  day: DayTold,
  speaker: string | null,
): TextEvent {
  const slice = text.slice(from, to);
  // A mail's greeting is no part of its first sentence.
  const start = from + (/^\s*(?:Dear\b[^\n]*[,:]?\s*\n)?\s*/.exec(slice)?.[0].length ?? 0);
  const words = text.slice(start, to).trim();
  const subjects = eventSubjects(words);
  const kind = due.test(words) ? 'due' : subjects.has('agreement') ? 'agreement' : 'happened';
  const { confidence, reasons } = day;
  const marks = marksOf(words);
  return {
    documentId,
    start,
    end: start + words.length,
    day: day.day,
    time: null,
    words,
    speaker,
    kind,
    subjects,
    amounts: marks,
    confidence,
    reasons,
  };
}

function marksOf(words: string): Set<string> {
  return new Set([...amounts(words).map(({ value }) => `sum:${value}`), ...quantities(words)]);
}

function messageEvent(documentId: string, text: string, message: Message): TextEvent[] {
  const settled = settledDay(message.date);
  const { start, end } = message.words;
  const words = text.slice(start, end);
  if (settled === null || words === '') return [];
  const { time, speaker } = message;
  const reasons = [
    `a message headed “${text.slice(message.start, message.bodyStart).trim().slice(0, 80)}”`,
    ...settled.reasons,
  ];
  return [
    {
      documentId,
      start,
      end,
      day: settled.day,
      time,
      words,
      speaker,
      kind: 'message',
      subjects: eventSubjects(words),
      amounts: marksOf(words),
      confidence: settled.confidence,
      reasons,
    },
  ];
}

/** The days that the text tells outside the messages' headings, relative ones resolved. */
function daysTold(text: string, sent: readonly Message[]): DayTold[] {
  const inHead = (place: number) => sent.some(({ start, bodyStart }) => place >= start && place < bodyStart);
  const printed = dates(text);
  const told: DayTold[] = printed.flatMap((date) => {
    const settled = date.precision === 'year' || inHead(date.start) ? null : settledDay(date);
    return settled === null ? [] : [{ start: date.start, end: date.end, ...settled }];
  });
  for (const { start, end, text: words, readings } of printed) {
    // A day without a year: `--02-25`.
    const yearless = readings.find((reading) => reading.startsWith('--'));
    if (yearless === undefined) continue;
    const message = sent.find((each) => start >= each.bodyStart && start < each.end);
    const sentOn = message === undefined ? null : settledDay(message.date);
    if (sentOn === null || told.some((other) => start < other.end && end > other.start)) continue;
    const day = `${sentOn.day.slice(0, 4)}${yearless.slice(1)}`;
    if (Number.isNaN(Date.parse(day))) continue;
    const step = `“${words}” in the year of its message, ${sentOn.day}`;
    told.push({ start, end, day, confidence: sentOn.confidence * 0.8, reasons: [step] });
  }
  for (const relative of relativeDays(text)) {
    if (told.some(({ start, end }) => relative.start < end && relative.end > start)) continue;
    const message = sent.find(({ start, end }) => relative.start >= start && relative.start < end);
    const from = told
      .filter(
        ({ end, start, day }) =>
          day.length === 10 &&
          end <= relative.start &&
          end > relative.start - lookBack &&
          start >= (message?.bodyStart ?? 0),
      )
      .toSorted((one, other) => one.start - other.start)
      .at(-1);
    if (from === undefined) continue;
    const day = dayAfter(from.day, relative.days);
    const step = `“${relative.text}” counted from ${from.day}: ${from.day} ${relative.days < 0 ? '−' : '+'} ${Math.abs(relative.days)} days = ${day}`;
    told.push({ start: relative.start, end: relative.end, day, confidence: from.confidence * 0.8, reasons: [step] });
  }
  return told.toSorted((one, other) => one.start - other.start);
}

/** The day of a date; of one with two readings the first, less sure and said so. */
function settledDay(date: DateFound): Omit<DayTold, 'start' | 'end'> | null {
  const doubt = date.doubt === null ? [] : [date.doubt];
  if (date.iso !== null)
    return {
      day: date.iso,
      confidence: doubt.length === 0 ? 0.9 : 0.75,
      reasons: [`a date: “${date.text}”`, ...doubt],
    };
  const first = date.readings.find((reading) => /^\d{4}-/.test(reading));
  if (first === undefined) return null;
  return { day: first, confidence: 0.5, reasons: [`“${date.text}” may be ${date.readings.join(' or ')}`, ...doubt] };
}
