import type { ChatMessage } from './chat-message.ts';

const day = /^(\d{4}[/.]\d{1,2}[/.]\d{1,2})\s?[(（].{1,6}[)）]\s*$/;
const message = /^((?:上午|下午)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?)\t([^\t]{0,60})(?:\t(.*))?$/i;

/**
 * The messages of LINE's export: a line for each day, under it "time⇥speaker⇥words".
 * The day is put in front of the time. Null where the text is no such export.
 */
export function lineMessages(lines: readonly string[]): ChatMessage[] | null {
  const start = lines.slice(0, 400);
  if (!start.some((line) => day.test(line)) || start.filter((line) => message.test(line)).length < 2) return null;
  const found: { time: string; speaker: string | null; text: string }[] = [];
  let date = '';
  for (const line of lines) {
    const newDay = day.exec(line)?.[1];
    const match = line.length > 20_000 ? null : message.exec(line);
    const last = found.at(-1);
    if (newDay) date = newDay;
    else if (match) {
      // What the program itself says has no third column.
      const spoken = match[3] !== undefined && match[2] !== '';
      found.push({
        time: `${date} ${match[1] ?? ''}`.trim(),
        speaker: spoken ? (match[2] ?? '') : null,
        text: spoken ? (match[3] ?? '') : (match[3] ?? match[2] ?? ''),
      });
    } else if (last && last.time !== '') last.text += `\n${line}`;
    else if (line.trim() !== '') found.push({ time: '', speaker: null, text: line.replace(/^\ufeff/, '') });
  }
  return found.map((entry) => ({ ...entry, text: entry.text.trimEnd() }));
}
