import { sentences } from '#main/language/sentences.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { type FoldedText, foldText } from './folded-text.ts';
import { printedOptions } from './printed-options.ts';

/** A sentence, cut where a clause begins; offsets are folded. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly chinese: boolean;
  /** The innermost clause it stands in, and those around it, innermost first. */
  readonly clause: TextClause | null;
  readonly around: readonly TextClause[];
}

export interface Reading {
  readonly folded: FoldedText;
  readonly clauses: readonly TextClause[];
  readonly passages: readonly Passage[];
  /** Where a chat's messages begin, in the source. */
  readonly messages: readonly number[];
  /** What the text is as a whole: a contract speaks of itself; an enactment of "this Ordinance", a judgment of its parties. */
  readonly genre: 'contract' | 'law' | 'other';
}

/** A chat's export puts date or time before each message. */
export const chatLine =
  /^[ \t]*\[?(?:\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?|\d{1,2}:\d{2})[^\n:：]{0,40}(?::\d{2}[^\n:：]{0,40})*[:：]/gm;

const messageHead = new RegExp(chatLine.source);
const messageHeadReach = 120;

/** Whether a chat's message begins with a passage: what it says is another's. */
export function opensMessage({ folded }: Reading, { start }: Passage): boolean {
  const at = folded.sourceStart(start);
  return messageHead.test(folded.source.slice(at, at + messageHeadReach));
}

/** Whether a text is an exported chat: of its lines a third and more open a message. */
export function isChat({ folded: { source }, messages }: Reading): boolean {
  const { length } = messages;
  return length > 2 && length * 3 >= source.split('\n').filter((line) => line.trim() !== '').length;
}

/** The text as the rules look at it: folded, in sentences, each with its clause. */
export function readText(source: string, clauses: readonly TextClause[]): Reading {
  const folded = foldText(source);
  const bounds = new Set<number>();
  for (const { start } of clauses) bounds.add(start);
  const messages = [...source.matchAll(chatLine)].map(({ index }) => index);
  for (const start of messages) bounds.add(start);
  const starts = [...bounds].toSorted((one, other) => one - other);
  const pieces: { start: number; end: number }[] = [];
  let next = 0;
  for (const sentence of sentences(source)) {
    let from = sentence.start;
    while ((starts[next] ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    for (let cut = starts[next]; cut !== undefined && cut < sentence.end; cut = starts[next]) {
      pieces.push({ start: from, end: cut });
      from = cut;
      next += 1;
    }
    pieces.push({ start: from, end: sentence.end });
  }
  // What a printed form offers and nobody chose is not agreed: it stands there as white space.
  const left = printedOptions(folded.text).filter(({ isChosen }) => !isChosen);
  const passages: Passage[] = [];
  const stack: TextClause[] = [];
  let entering = 0;
  for (const piece of pieces) {
    for (
      let clause = clauses[entering];
      clause !== undefined && clause.start <= piece.start;
      clause = clauses[entering]
    ) {
      stack.push(clause);
      entering += 1;
    }
    while (stack.length > 0 && (stack.at(-1)?.end ?? 0) <= piece.start) stack.pop();
    const around = stack.filter(({ end }) => end > piece.start).toReversed();
    const start = folded.foldedAt(piece.start);
    const end = folded.foldedAt(piece.end);
    const text = withoutRanges(folded.text.slice(start, end), start, left)
      .replace(oldWord, '仲裁')
      .replace(bullet, ';')
      .replace(dash, (mark) => ':'.padEnd(mark.length));
    if (text.trim().length === 0) continue;
    passages.push({ start, end, text, chinese: isMostlyChinese(text), clause: around[0] ?? null, around });
  }
  return { folded, clauses, passages, messages, genre: genreOf(folded.text) };
}

/** 公断, as partnership deeds and charters had it, is read as today's word; 公断人 is an umpire. */
const oldWord = /(?<!秉)公断(?![人案])/g;

/** A bullet parts entries as a semicolon does; ● stands for a blank. */
const bullet = /[▪•◆■◦▸►]/g;

/** 仲裁地—香港 and 仲裁地→香港: a dash or an arrow after a term's name is its colon. */
const dash = /(?<=(?:仲裁|地|地点|员|语言|语文|法律|机构|条款|人数|争议|规则|席位))(?:-{1,2}|→)(?=[一-鿿a-z0-9])/g;

/** A text that begins at the offset `from`, with blanks in place of the ranges. */
export function withoutRanges(
  text: string,
  from: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let shown = text;
  for (const range of ranges) {
    const [start, end] = [Math.max(range.start - from, 0), Math.min(range.end - from, text.length)];
    if (start < end) shown = `${shown.slice(0, start)}${' '.repeat(end - start)}${shown.slice(end)}`;
  }
  return shown;
}

function isMostlyChinese(text: string): boolean {
  let han = 0;
  let latin = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x4e00 && unit <= 0x9fff) han += 1;
    else if (unit >= 0x61 && unit <= 0x7a) latin += 1;
  }
  // An English word takes about five letters, a Chinese one about two characters.
  return han * 2.5 > latin;
}

const contractWords =
  /\b(?:(?:this|the present) (?:agreement|contract|deed|lease|charter(?:\s?party)?|guarantee|undertaking|facility|addendum|amendment|msa|order|letter)|hereto|hereunder|hereinafter called)\b|本(?:合同|协议|合约|协定|契约|租约|章程|保函|担保|提单|订单|补充协议)|甲方|乙方/g;
const lawWords =
  /\bthis (?:ordinance|act|regulation|statute|subsection)\b|\bthese (?:rules|regulations)\b|\bsubsection \(\d|本(?:法|条例|规定|规则|规例|办法|解释|细则|法例)|人民法院应当|最高人民法院|(?<!第)一审|(?<!第)二审|再审|原告|被告|上诉人|本院|某公司|\bthe (?:plaintiffs?|defendants?|appellants?|respondents?|learned judge|court below)\b|劳动人事争议/g;

function genreOf(text: string): Reading['genre'] {
  // 60,000 units from either end tell; a whole library need not be counted.
  const sample = text.length > 120_000 ? `${text.slice(0, 60_000)} ${text.slice(-60_000)}` : text;
  const contract = sample.match(contractWords)?.length ?? 0;
  const law = sample.match(lawWords)?.length ?? 0;
  if (law >= 3 && law > contract * 1.5) return 'law';
  return contract > 0 ? 'contract' : 'other';
}
