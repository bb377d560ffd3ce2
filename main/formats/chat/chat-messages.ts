import type { ChatMessage, ChatPlatform } from './chat-message.ts';
import { lineMessages } from './line-messages.ts';

/** Those whose messages begin with a head of their own. */
type HeadedPlatform = Exclude<ChatPlatform, 'LINE'>;

const date = '\\d{1,4}[/.\\-年]\\d{1,2}[/.\\-月]\\d{1,4}日?';
const halves = '(?:上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|[AaPp]\\.?[Mm]\\.?)';
const clock = `${halves}?\\s?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?${halves})?`;
const ios = new RegExp(`^\\[(${date},?\\s{0,3}${clock})\\]\\s{0,3}(.*)$`);
const android = new RegExp(`^(${date},?\\s{0,3}${clock})\\s{1,3}[-–]\\s{1,3}(.*)$`);
/** WeChat's copied messages: the speaker and the time on a line, the words under it. */
const weChat = new RegExp(`^(\\S.{0,58}?)[\\s:：]{1,4}(${date}\\s{1,3}${clock})\\s*$`);
const weChatTimeFirst = new RegExp(`^(${date}\\s{1,3}${clock})\\s{1,3}([^:：]{1,60})$`);
/** Telegram's copied messages: "Amy, [06.05.2024 09:30]", the words under it or after a colon. */
const telegram = new RegExp(`^(\\S.{0,58}?),\\s\\[(${date},?\\s{1,3}${clock})\\]:?\\s?(.*)$`);
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** What WhatsApp itself says, where it has a colon of its own. */
const system =
  /(?:end-to-end encrypted|created (?:this )?group|changed the (?:group|subject)|changed (?:this group|their phone)|added you|security code|disappearing messages|端[到對对]端加密|建立了群組|创建了群组|更改了|變更了|已變更|限時訊息|限时消息)/;

/** The messages of an exported chat; null where the text is none. */
export function chatMessages(source: string): { platform: ChatPlatform; messages: ChatMessage[] } | null {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const line = lineMessages(lines);
  if (line !== null) return { platform: 'LINE', messages: line };
  const platform = platformOf(lines.slice(0, 400));
  if (platform === null) return null;
  const messages: { time: string; speaker: string | null; text: string }[] = [];
  for (const raw of lines) {
    const clean = raw.replace(invisible, '');
    const head = clean.length > 20_000 ? null : headOf(clean, platform);
    const last = messages.at(-1);
    if (head) messages.push(head);
    else if (last) last.text += last.text === '' ? clean : `\n${clean}`;
    else if (clean.trim() !== '') messages.push({ time: '', speaker: null, text: clean });
  }
  return { platform, messages: messages.map((message) => ({ ...message, text: message.text.trimEnd() })) };
}

function platformOf(lines: readonly string[]): HeadedPlatform | null {
  const clean = lines.map((line) => line.slice(0, 400).replace(invisible, ''));
  const filled = clean.filter((line) => line.trim() !== '').length;
  const least = Math.max(2, filled / 20);
  for (const platform of ['WhatsApp', 'Telegram', 'WeChat'] satisfies HeadedPlatform[])
    if (clean.filter((line) => headOf(line, platform)?.speaker).length >= least) return platform;
  return null;
}

function headOf(line: string, platform: HeadedPlatform): { time: string; speaker: string | null; text: string } | null {
  if (platform === 'WhatsApp') {
    const match = ios.exec(line) ?? android.exec(line);
    if (!match) return null;
    const rest = match[2] ?? '';
    const spoken = /^([^:：]{1,60})[:：]\s?(.*)$/s.exec(rest);
    const isSystem = spoken === null || system.test(spoken[1] ?? '');
    return {
      time: (match[1] ?? '').trim(),
      speaker: isSystem ? null : (spoken[1] ?? '').trim(),
      text: isSystem ? rest : (spoken[2] ?? ''),
    };
  }
  if (platform === 'Telegram') {
    const match = telegram.exec(line);
    return match ? { time: match[2] ?? '', speaker: match[1] ?? '', text: match[3] ?? '' } : null;
  }
  const match = weChat.exec(line);
  if (match) return { time: match[2] ?? '', speaker: match[1] ?? '', text: '' };
  const timeFirst = weChatTimeFirst.exec(line);
  return timeFirst ? { time: timeFirst[1] ?? '', speaker: (timeFirst[2] ?? '').trim(), text: '' } : null;
}
