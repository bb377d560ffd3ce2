import { type FigureOrder, figureOrder, inOrder } from '#main/language/date-order.ts';
import { type DateFound, dates } from '#main/language/dates.ts';

/** A mail or chat message; offsets are UTF-16 units, `bodyStart` the first after its heading. */
export interface Message {
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  readonly date: DateFound;
  /** `HH:MM`; null where the heading has none. */
  readonly time: string | null;
  readonly speaker: string | null;
  /** Else of a chat. */
  readonly isMail: boolean;
  /** What stands for the message in a list: its words, or a mail's subject. */
  readonly words: { readonly start: number; readonly end: number };
}

const chatHead = /^[ \t]*\[([^\]\n]{6,40})\][ \t]*(?:([^:：\n]{1,60})[:：])?[ \t]*/gm;
const mailDate = /^[ \t]*(?:Date|Sent|日期|發送時間|发送时间|傳送日期|寄件日期)[ \t]*(?:[:：\t ]|\n)[ \t]*\S[^\n]*$/gim;
const mailFrom = /^[ \t]*(?:From|發件人|发件人|寄件者|寄件人)[ \t]*(?:[:：\t ]|\n)[ \t]*(\S[^\n]*)$/im;
const mailSubject = /^[ \t]*(?:Subject|主旨|主題|主题)[ \t]*(?:[:：\t ]|\n)[ \t]*(\S[^\n]*)$/im;
/** Headings of one mail stand this near each other, in UTF-16 units. */
const headReach = 400;

/** The messages of a chat export (`[time] speaker: words`) or of mails, in order. */
export function messages(text: string): Message[] {
  const chats = chatMessages(text);
  return chats.length >= 2 ? chats : mailMessages(text);
}

function chatMessages(text: string): Message[] {
  const heads = [...text.matchAll(chatHead)];
  const stamps = heads.map((head) => dates(head[1] ?? '')[0]);
  const order = figureOrder(stamps.filter((date) => date !== undefined));
  return heads.flatMap((head, index): Message[] => {
    const stamp = stamps[index];
    if (stamp === undefined || stamp.precision !== 'day') return [];
    const date = order === null ? stamp : inOrder(stamp, order, shownInChat(order));
    const bodyStart = head.index + head[0].length;
    const end = heads[index + 1]?.index ?? text.length;
    const words = { start: bodyStart, end: bodyStart + text.slice(bodyStart, end).trimEnd().length };
    const speaker = head[2]?.trim() ?? null;
    return [{ start: head.index, bodyStart, end, date, time: clockTime(head[1] ?? ''), speaker, isMail: false, words }];
  });
}

function shownInChat({ isDayFirst, shownBy }: FigureOrder): string {
  return `the ${isDayFirst ? 'day' : 'month'} stands first, as “${shownBy}” in the same chat shows`;
}

function mailMessages(text: string): Message[] {
  const heads = [...text.matchAll(mailDate)].flatMap((head) => {
    const [date] = dates(head[0]);
    const from = Math.max(0, head.index - headReach);
    const around = text.slice(from, head.index + head[0].length + headReach);
    const sender = mailFrom.exec(around);
    // Without a sender beside it the line is a form's, not a mail's.
    return date === undefined || date.precision !== 'day' || sender === null
      ? []
      : [{ head, date, from, around, sender }];
  });
  return heads.map(({ head, date, from, around, sender }, index): Message => {
    const subject = mailSubject.exec(around);
    const line = { start: head.index, end: head.index + head[0].length };
    const subjectEnd = subject === null ? line.end : from + subject.index + subject[0].length;
    const words = subject === null ? line : { start: subjectEnd - (subject[1] ?? '').length, end: subjectEnd };
    const bodyStart = Math.max(line.end, subjectEnd);
    const end = heads[index + 1]?.head.index ?? text.length;
    const speaker = (sender[1] ?? '').replace(/<[^>]*>|["“”]/g, '').trim();
    return {
      start: Math.min(line.start, words.start),
      bodyStart,
      end: Math.max(end, bodyStart),
      date,
      time: clockTime(head[0]),
      speaker: speaker === '' ? null : speaker,
      isMail: true,
      words,
    };
  });
}

/** `HH:MM` of "2:05 pm", "下午2:05" and "14:05:00"; null where there is none. */
function clockTime(words: string): string | null {
  const clock = /(\d{1,2}):(\d{2})/.exec(words);
  if (clock === null) return null;
  const hour = Number(clock[1]);
  const afternoon = /\bp\.?m\b|下午|晚上|晚/i.test(words);
  const morning = /\ba\.?m\b|上午|凌晨|早上/i.test(words);
  const inDay = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour;
  return `${String(inDay).padStart(2, '0')}:${clock[2]}`;
}
