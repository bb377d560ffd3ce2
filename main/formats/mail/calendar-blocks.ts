import type { FlowBlock, FlowParagraph } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';

const labels: Readonly<Record<string, string>> = {
  SUMMARY: 'Meeting',
  DTSTART: 'Start',
  DTEND: 'End',
  DURATION: 'Duration',
  RRULE: 'Repeats',
  LOCATION: 'Place',
  ORGANIZER: 'Organiser',
  ATTENDEE: 'Invited',
  STATUS: 'Status',
  DESCRIPTION: 'Notes',
};
const mostEvents = 500;
const mostAttendees = 500;

/** The events of a calendar part (RFC 5545) as tables: what, when, where, who. Empty where it has none. */
export function calendarBlocks(source: string, budget: FlowBudget): FlowBlock[] {
  budget.characters(source.length);
  const events: Map<string, string[]>[] = [];
  let open: Map<string, string[]> | null = null;
  let inner = 0;
  // A line that begins with a space goes on from the line before (§3.1).
  for (const line of source
    .replace(/\r\n?|\n/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')) {
    const match = /^([A-Z-]{1,40})((?:;[^:";]{0,400}|;[^:="]{1,60}="[^"]{0,400}"){0,20}):(.*)$/i.exec(
      line.slice(0, 100_000),
    );
    if (!match) continue;
    const name = (match[1] ?? '').toUpperCase();
    const value = (match[3] ?? '').trim();
    if (name === 'BEGIN' && /^(VEVENT|VTODO)$/i.test(value) && events.length < mostEvents) {
      open = new Map();
      events.push(open);
    } else if (name === 'BEGIN') inner += open ? 1 : 0;
    else if (name === 'END' && /^(VEVENT|VTODO)$/i.test(value)) [open, inner] = [null, 0];
    else if (name === 'END') inner = Math.max(0, inner - 1);
    else if (open && inner === 0 && labels[name]) {
      const values = open.get(name) ?? [];
      if (values.length < mostAttendees) values.push(shown(name, match[2] ?? '', value));
      open.set(name, values);
    }
  }
  return events.flatMap((event) => eventTable(event, budget));
}

function eventTable(event: ReadonlyMap<string, readonly string[]>, budget: FlowBudget): FlowBlock[] {
  const rows = Object.entries(labels).flatMap(([name, label]) => {
    const values = (event.get(name) ?? []).filter(Boolean);
    if (values.length === 0) return [];
    budget.cell(2);
    const head: FlowParagraph = { kind: 'paragraph', spans: [{ text: label, bold: true }] };
    const lines = values.join(name === 'ATTENDEE' ? '; ' : '\n').split('\n');
    for (const _ of lines) budget.paragraph();
    return [[{ blocks: [head], header: true }, { blocks: lines.map((line) => plainParagraph(line)) }]];
  });
  return rows.length === 0 ? [] : [{ kind: 'table', rows, columnWidths: [1, 6] }];
}

function shown(name: string, parameters: string, value: string): string {
  const parameter = (key: string) =>
    new RegExp(`;${key}=(?:"([^"]*)"|([^;:"]*))`, 'i').exec(parameters)?.slice(1).find(Boolean) ?? '';
  if (name === 'ORGANIZER' || name === 'ATTENDEE') {
    const address = value.replace(/^mailto:/i, '');
    const person = parameter('CN');
    return person && person !== address ? `${person} <${address}>` : address;
  }
  if (name === 'DTSTART' || name === 'DTEND') {
    const time = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?$/.exec(value);
    if (!time) return value;
    const zone = time[7] ? 'UTC' : parameter('TZID');
    return [`${time[1]}-${time[2]}-${time[3]}`, time[4] && `${time[4]}:${time[5]}`, zone].filter(Boolean).join(' ');
  }
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}
