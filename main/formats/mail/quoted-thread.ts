import type { FlowBlock, SourceFact } from '#contract/flow.ts';
import { paragraphText } from '../flow-text.ts';

const wrote = /^(?:On\s.{6,200}\swrote:|.{4,200}(?:寫道|写道|於.{4,60}寫道|于.{4,60}写道)\s?[：:])\s*$/;
const original = /^-{2,}\s*(?:Original Message|Forwarded message|原始郵件|原始邮件|轉寄的郵件|转发的邮件)\s*-{2,}/i;
const headed = /^(?:From|發件人|发件人|寄件者|寄件人)\s?[：:]\s*(.{1,300})/;
const dated = /^(?:Sent|Date|發送時間|发送时间|日期|寄件日期)\s?[：:]\s*(.{1,120})/;

export interface SplitThread {
  readonly blocks: readonly FlowBlock[];
  /** `earlier-from` and `earlier-date` of each earlier message, in order. */
  readonly facts: readonly SourceFact[];
}

/**
 * A mail's body with each earlier message in it one level deeper, told by "On … wrote:",
 * "-----Original Message-----", a block of From and Sent, or their Chinese forms.
 */
export function splitThread(blocks: readonly FlowBlock[]): SplitThread {
  const facts: SourceFact[] = [];
  let depth = 0;
  let opened = -10;
  const result = blocks.map((block, index): FlowBlock => {
    if (block.kind !== 'paragraph') return block;
    const text = paragraphText(block).trim();
    const lines = text.split('\n');
    const from = lines.map((line) => headed.exec(line)?.[1]).find(Boolean);
    const next = blocks
      .slice(index, index + 4)
      .flatMap((near) => (near.kind === 'paragraph' ? paragraphText(near).split('\n') : []));
    const date = next.map((line) => dated.exec(line.trim())?.[1]).find(Boolean);
    const byHeader = from !== undefined && date !== undefined;
    const byLine = wrote.test(text.slice(0, 400)) || original.test(lines[0] ?? '');
    if (byHeader || byLine) {
      // "Original Message" and the header under it open one message.
      if (index - opened > 2 || !byHeader) depth = Math.min(depth + 1, 10);
      opened = index;
      if (byHeader)
        facts.push({ name: 'earlier-from', value: from.trim() }, { name: 'earlier-date', value: date.trim() });
      else if (wrote.test(text)) facts.push(...factsOfLine(text));
    }
    // What quotes with a depth of its own is not made deeper twice.
    const own = block.quoteDepth ?? 0;
    const quoteDepth = Math.max(own, byLine && !byHeader ? depth - 1 : depth);
    return quoteDepth === 0 ? block : { ...block, quoteDepth };
  });
  return { blocks: result, facts };
}

function factsOfLine(line: string): SourceFact[] {
  const english =
    /^On\s(.{6,120}?(?:\d{4}|\d{1,2}:\d{2}(?:\s?[AP]M)?))[^\d]*?,?\s((?:[^,<]|<[^>]*>){1,160})\swrote:/i.exec(line);
  if (english)
    return [
      { name: 'earlier-from', value: (english[2] ?? '').trim() },
      { name: 'earlier-date', value: (english[1] ?? '').trim() },
    ];
  return [{ name: 'earlier-from', value: line.replace(/\s?(?:寫道|写道)\s?[：:]\s*$/, '') }];
}
