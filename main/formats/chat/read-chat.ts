import type { FlowDocument, FlowParagraph } from '#contract/flow.ts';
import { decodeText } from '../decode-text.ts';
import { flowBudget } from '../flow-budget.ts';
import { damagedFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { type ChatMessage, chatMessages } from './chat-messages.ts';

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
    const found = chatMessages(decodeText(bytes).text);
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
    return { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts, warnings: [] };
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
