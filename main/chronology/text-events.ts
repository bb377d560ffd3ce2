import { inFigureOrder } from '#main/language/date-order.ts';
import { dates } from '#main/language/dates.ts';
import { sentences } from '#main/language/sentences.ts';
import { marksOf } from './event-marks.ts';
import { eventSubjects } from './event-subjects.ts';
import { messageEvents } from './message-events.ts';
import { type Message, messages } from './messages.ts';
import { dayAfter, relativeDays } from './relative-days.ts';
import { type SettledDay, settledDay } from './settled-day.ts';
import type { SourceDocument, TextStretch } from './source-document.ts';
import { tableCells } from './table-cells.ts';
import type { TextEvent } from './text-event.ts';

interface DayTold extends SettledDay, TextStretch {}

/** A relative day looks back this far for the day it counts from, in UTF-16 units. */
const lookBack = 600;
const due =
  /\bshall\b|\bmust\b|\bis to be\b|\bno later than\b|\bdue (?:on|by)\b|須|应当|應當|應於|应于|不遲於|不迟于|到期|之前要/i;

/** The events that a document tells, in the order of its text. */
export function textEvents({ documentId, text, rows = [] }: SourceDocument): TextEvent[] {
  const sent = messages(text);
  const told = daysTold(text, sent);
  const cellAt = tableCells(text, rows);
  const events = messageEvents(documentId, text, sent, ({ bodyStart, end }) =>
    told.some((day) => day.start >= bodyStart && day.start < end),
  );
  for (const sentence of sentences(text)) {
    const within = told.filter(
      ({ start, end }) => start >= sentence.start && end <= sentence.end && cellAt(start)?.isRow !== true,
    );
    within.forEach((day, index) => {
      const message = sent.find(({ start, end }) => day.start >= start && day.start < end);
      const previous = within[index - 1];
      const next = within[index + 1];
      const cell = cellAt(day.start);
      const start = Math.max(
        previous === undefined ? sentence.start : cut(text, previous.end, day.start),
        message?.bodyStart ?? 0,
        cell?.start ?? 0,
      );
      const end = Math.min(
        next === undefined ? sentence.end : cut(text, day.end, next.start),
        message?.end ?? text.length,
        cell?.end ?? text.length,
      );
      events.push(event(documentId, text, { start, end }, day, message?.speaker ?? null, cell?.row ?? null));
    });
  }
  for (const day of told) {
    const cell = cellAt(day.start);
    if (cell?.isRow !== true) continue;
    const reasons = [...day.reasons, 'the other cells of its row say what happened'];
    events.push(event(documentId, text, cell, { ...day, reasons }, null, cell.row, cell.words));
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
  { start: from, end: to }: TextStretch,
  day: DayTold,
  speaker: string | null,
  row: number | null,
  told?: string,
): TextEvent {
  const slice = text.slice(from, to);
  // A mail's greeting is no part of its first sentence.
  const start = from + (/^\s*(?:Dear\b[^\n]*[,:]?\s*\n)?\s*/.exec(slice)?.[0].length ?? 0);
  const printed = text.slice(start, to).trim();
  const words = told ?? printed;
  const subjects = eventSubjects(words);
  const kind = due.test(words) ? 'due' : subjects.has('agreement') ? 'agreement' : 'happened';
  const { confidence, reasons } = day;
  const marks = marksOf(words);
  return {
    documentId,
    start,
    end: start + printed.length,
    day: day.day,
    time: null,
    words,
    speaker,
    kind,
    subjects,
    amounts: marks,
    confidence,
    reasons,
    row,
    messages: [],
  };
}

/** The days that the text tells outside the messages' headings, relative ones resolved. */
function daysTold(text: string, sent: readonly Message[]): DayTold[] {
  const inHead = (place: number) => sent.some(({ start, bodyStart }) => place >= start && place < bodyStart);
  const printed = inFigureOrder(dates(text));
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
