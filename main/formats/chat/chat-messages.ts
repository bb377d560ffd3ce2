export type ChatPlatform = 'WhatsApp' | 'WeChat' | 'LINE';

export interface ChatMessage {
  /** As the export writes it. */
  readonly time: string;
  /** Null for what the program itself says. */
  readonly speaker: string | null;
  readonly text: string;
}

const date = '\\d{1,4}[/.\\-年]\\d{1,2}[/.\\-月]\\d{1,4}日?';
const clock = '(?:上午|下午|凌晨|早上|中午|晚上)?\\s?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[\\s\\u202f]?[AaPp]\\.?[Mm]\\.?)?';
const ios = new RegExp(`^\\[(${date},?\\s*${clock})\\]\\s*(.*)$`);
const android = new RegExp(`^(${date},?\\s*${clock})\\s+-\\s+(.*)$`);
/** WeChat's copied messages: the speaker and the time on a line, the words under it. */
const weChat = new RegExp(`^(\\S.{0,58}?)[\\s:：]+(${date}\\s+${clock})\\s*$`);
const weChatTimeFirst = new RegExp(`^(${date}\\s+${clock})\\s+([^:：]{1,60})$`);
const invisible = /[\u200e\u200f\u202a-\u202e\ufeff]/g;

/** The messages of an exported chat; null where the text is none. */
export function chatMessages(source: string): { platform: ChatPlatform; messages: ChatMessage[] } | null {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const platform = platformOf(lines.slice(0, 400));
  if (platform === null) return null;
  const messages: { time: string; speaker: string | null; text: string }[] = [];
  for (const raw of lines) {
    const line = raw.replace(invisible, '');
    const head = line.length > 4_000 ? null : headOf(line, platform);
    const last = messages.at(-1);
    if (head) messages.push(head);
    else if (last) last.text += last.text === '' ? line : `\n${line}`;
    else if (line.trim() !== '') messages.push({ time: '', speaker: null, text: line });
  }
  return { platform, messages: messages.map((message) => ({ ...message, text: message.text.trimEnd() })) };
}

function platformOf(lines: readonly string[]): ChatPlatform | null {
  const clean = lines.map((line) => line.slice(0, 400).replace(invisible, ''));
  const count = (platform: ChatPlatform) => clean.filter((line) => headOf(line, platform)?.speaker).length;
  const filled = clean.filter((line) => line.trim() !== '').length;
  if (count('WhatsApp') >= Math.max(2, filled / 20)) return 'WhatsApp';
  return count('WeChat') >= Math.max(2, filled / 20) ? 'WeChat' : null;
}

function headOf(line: string, platform: ChatPlatform): { time: string; speaker: string | null; text: string } | null {
  if (platform === 'WhatsApp') {
    const match = ios.exec(line) ?? android.exec(line);
    if (!match) return null;
    const rest = match[2] ?? '';
    const spoken = /^([^:：]{1,60})[:：]\s?(.*)$/.exec(rest);
    return {
      time: (match[1] ?? '').trim(),
      speaker: spoken?.[1]?.trim() ?? null,
      text: spoken ? (spoken[2] ?? '') : rest,
    };
  }
  const match = weChat.exec(line);
  if (match) return { time: match[2] ?? '', speaker: match[1] ?? '', text: '' };
  const timeFirst = weChatTimeFirst.exec(line);
  return timeFirst ? { time: timeFirst[1] ?? '', speaker: (timeFirst[2] ?? '').trim(), text: '' } : null;
}
