import type { FlowBlock, FlowParagraph, SourceFact } from '#contract/flow.ts';
import { paragraphText } from '../flow-text.ts';

const wrote = /^(?:(?:On|At|在|於|于)\s?.{6,300}(?:\swrote|寫道|写道|寫|写)|.{4,300}(?:寫道|写道))\s?[：:]$/;
const wroteStart = /^(?:On|At|在|於|于)\s?.{0,20}\d/;
const original =
  /^(?:-{2,}\s*(?:Original Message|Original Appointment|Forwarded message|Forwarded by|原始郵件|原始邮件|原始訊息|轉寄的郵件|轉寄郵件|已轉寄郵件|转发的邮件|转发邮件信息|转发邮件).{0,40}-{2,}|Begin forwarded message\s?[：:]|開始轉寄郵件\s?[：:]|开始转发的邮件\s?[：:])\s*$/i;
const headed = /^\*?(?:From|發件人|发件人|寄件者|寄件人)\s?[：:]\*?\s*(.{1,300})/;
const dated =
  /^\*?(?:Sent|Date|發送時間|发送时间|傳送時間|发送日期|日期|寄件日期|傳送日期|時間|时间)\s?[：:]\*?\s*(.{1,120})/;
const deepest = 10;
const headerLines = 5;

export interface SplitThread {
  readonly blocks: readonly FlowBlock[];
  /** `earlier-from` and `earlier-date` of each earlier message, in order. */
  readonly facts: readonly SourceFact[];
}

interface Opening {
  /** `line`: "… wrote:" and the like stand before the message; `header`: the block is its first part. */
  readonly kind: 'line' | 'header';
  readonly from: string;
  readonly date: string;
}

/**
 * A mail's body with each earlier message in it one level deeper, told by "On … wrote:",
 * "-----Original Message-----", a block of From and Sent, or their Chinese forms. Words that the
 * mail quotes itself keep their own depth, and what stands under them is the sender's again.
 */
export function splitThread(blocks: readonly FlowBlock[]): SplitThread {
  const facts: SourceFact[] = [];
  /** Own depths at which the open earlier messages began. */
  const open: number[] = [];
  let awaited = -10;
  let deeperFrom = -1;
  const result = blocks.map((block, index): FlowBlock => {
    if (block.kind !== 'paragraph') return block;
    const own = block.quoteDepth ?? 0;
    const isBlank = paragraphText(block).trim() === '';
    while (!isBlank && open.length > 0 && own < (open.at(-1) ?? 0)) open.pop();
    if (index === deeperFrom) open.push(own);
    const opening = isBlank ? null : openingAt(blocks, index);
    if (opening) {
      if (opening.from) facts.push({ name: 'earlier-from', value: opening.from });
      if (opening.date) facts.push({ name: 'earlier-date', value: opening.date });
      // "Original Message" and the header under it open one message.
      const isSame = opening.from !== '' && index - awaited <= 2;
      if (!isSame && !quotesItself(blocks, index, own)) {
        if (opening.kind === 'header') open.push(own);
        else deeperFrom = index + 1;
      }
      awaited = opening.from === '' && opening.date === '' ? index : -10;
    }
    const quoteDepth = Math.min(own + open.length, deepest);
    return quoteDepth === 0 ? block : { ...block, quoteDepth };
  });
  return { blocks: result, facts };
}

/** Whether the words after an opening line are marked as quoted by the mail itself. */
function quotesItself(blocks: readonly FlowBlock[], index: number, own: number): boolean {
  for (const block of blocks.slice(index + 1, index + 6)) {
    if (block.kind !== 'paragraph') return false;
    const text = paragraphText(block).trim();
    if (text === '' || /(?:wrote|寫道|写道)\s?[：:]$/.test(text)) continue;
    return (block.quoteDepth ?? 0) > own;
  }
  return false;
}

function openingAt(blocks: readonly FlowBlock[], index: number): Opening | null {
  const block = blocks[index];
  if (block?.kind !== 'paragraph') return null;
  const lines = linesOf(block);
  const first = lines[0] ?? '';
  if (original.test(first)) return { kind: lines.length === 1 ? 'line' : 'header', ...headerOf(lines.slice(1)) };
  const header = headed.test(first) ? headerOf([...lines, ...nextLines(blocks, index)]) : null;
  if (header?.from && header.date) return { kind: 'header', ...header };
  const line = wroteLine(lines, blocks[index + 1]);
  return line === null ? null : { kind: 'line', ...factsOfLine(line) };
}

/** "On … wrote:" on one line, or broken over two by the program that sent it. */
function wroteLine(lines: readonly string[], next: FlowBlock | undefined): string | null {
  const last = lines.slice(-2).join(' ');
  for (const line of [lines.at(-1) ?? '', last]) if (line.length <= 400 && wrote.test(line)) return line;
  const first = lines.length === 1 ? (lines[0] ?? '') : '';
  if (!wroteStart.test(first) || first.length > 300 || next?.kind !== 'paragraph') return null;
  const joined = `${first} ${linesOf(next)[0] ?? ''}`;
  return joined.length <= 400 && linesOf(next).length === 1 && wrote.test(joined) ? joined : null;
}

function linesOf(paragraph: FlowParagraph): string[] {
  return paragraphText(paragraph)
    .trim()
    .split('\n', 40)
    .map((line) => line.trim());
}

/** The lines of the blocks after one, up to an empty one: a header has none inside. */
function nextLines(blocks: readonly FlowBlock[], index: number): string[] {
  const lines: string[] = [];
  for (const near of blocks.slice(index + 1, index + headerLines)) {
    const found = near.kind === 'paragraph' ? linesOf(near) : [''];
    if (found[0] === '') break;
    lines.push(...found);
  }
  return lines;
}

function headerOf(lines: readonly string[]): { readonly from: string; readonly date: string } {
  const near = lines.slice(0, 12);
  const value = (pattern: RegExp) => near.map((line) => pattern.exec(line)?.[1]?.trim()).find(Boolean) ?? '';
  return { from: value(headed), date: value(dated) };
}

const clock = String.raw`\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[AP]\.?M\.?)?`;
const englishDate = new RegExp(String.raw`^(?:On|At)\s(.{6,90}?(?:${clock}(?:\s[+-]\d{4})?|\d{4}(?=,)))(?=[,\s])`, 'i');
const chineseDate = new RegExp(
  String.raw`\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?[^<"“\d]{0,12}(?:${clock})?`,
);

function factsOfLine(line: string): { readonly from: string; readonly date: string } {
  const words = line.replace(/\s?(?:wrote|寫道|写道|寫|写)\s?[：:]$/, '');
  const date = englishDate.exec(words)?.[1] ?? chineseDate.exec(words)?.[0] ?? '';
  const from = words
    .replace(/^(?:On|At)\s|^[在於于]\s?/, '')
    .replace(date, '')
    .replace(/^[\s,，、。]+|[\s,，、於于在]+$/g, '');
  return { from, date: date.replace(/[\s,，]+$/, '') };
}
