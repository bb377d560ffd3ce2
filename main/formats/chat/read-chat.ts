import type { FlowDocument, FlowParagraph } from '#contract/flow.ts';
import { decodeText } from '../decode-text.ts';
import { flowBudget } from '../flow-budget.ts';
import { damagedFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import type { ChatMessage } from './chat-message.ts';
import { chatMessages } from './chat-messages.ts';

/** What stands for media in exports without them. */
const leftOutMedia =
  /^(?:<?(?:Media|image|video|audio|sticker|GIF|document|Contact card) omitted>?|<?(?:媒體|媒体|圖片|图片|影片|视频|音訊|音频|貼圖|贴图|文件|檔案)(?:已)?(?:略去|忽略|省略|omitted)>?|略去(?:圖片|影片|音訊|貼圖|檔案)|<(?:省略多媒體檔|已略去多媒體|忽略多媒体文件|省略多媒体文件)>|\[(?:图片|圖片|视频|影片|语音|語音|文件|檔案|照片|貼圖|Photo|Video|Voice|File|Sticker)\])\s*$/im;

/** Whether a text is a chat's export that `readChat` reads. */
export function isChatExport(text: string): boolean {
  return chatMessages(text.slice(0, 65_536)) !== null;
}

/**
 * An exported chat: a paragraph a message, "[time] speaker: words"; platform and participants as facts.
 * Throws `damaged-file` where the text is no such export, `too-large`.
 */
export function readChat(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted('chat', () => {
    const budget = flowBudget(options);
    const { text, encoding, certain } = decodeText(bytes);
    const found = chatMessages(text);
    if (found === null) throw damagedFile('chat');
    const speakers = new Set<string>();
    const blocks = found.messages.map((message): FlowParagraph => {
      budget.paragraph();
      budget.characters(message.text.length);
      if (message.speaker !== null && speakers.size < 1_000) speakers.add(message.speaker);
      return messageParagraph(message);
    });
    const spoken = found.messages.filter(({ time }) => time !== '');
    const facts = [
      { name: 'platform', value: found.platform },
      { name: 'messages', value: String(spoken.length) },
      ...[...speakers].map((value) => ({ name: 'participant', value })),
      ...(spoken[0] ? [{ name: 'first-message', value: spoken[0].time }] : []),
      ...(spoken.length > 0 ? [{ name: 'last-message', value: spoken.at(-1)?.time ?? '' }] : []),
    ];
    const leftOut = found.messages.filter(({ text }) => leftOutMedia.test(text)).length;
    const warnings = [
      ...(leftOut > 0 ? [`${leftOut} message(s) had a picture, film, voice or file that the export left out`] : []),
      ...(certain ? [] : [`The text's encoding was guessed (${encoding}); check that its characters are right`]),
    ];
    return { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts, warnings };
  });
}

function messageParagraph({ time, speaker, text }: ChatMessage): FlowParagraph {
  const stamp = time === '' ? '' : `[${time}] `;
  if (speaker === null) return { kind: 'paragraph', spans: [{ text: `${stamp}${text}`, color: '#5a5a5a' }] };
  return {
    kind: 'paragraph',
    spans: [{ text: stamp, color: '#5a5a5a' }, { text: `${speaker}: `, bold: true }, { text }],
  };
}
