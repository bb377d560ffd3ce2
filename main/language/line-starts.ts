import { isBlank, isHan, isLineBreak } from './characters.ts';
import { countedNumber } from './counted-number.ts';

export interface LineStart {
  /** Where the line begins. */
  readonly start: number;
  /** Whether the line break before it ends a sentence. */
  readonly breaks: boolean;
}

/** Numbers, letters and bullets that open a list item or clause. */
const opensItem =
  /^(?:[(（][0-9０-９一二三四五六七八九十]{1,3}[)）]|[(（][A-Za-z]{1,4}[)）]|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)、．]?(?=[\s\p{Script=Han}])(?!\s*(?:[a-z%$]|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))|[a-zA-Z][.)](?=\s)|[ivx]{1,4}[.)](?=\s)|第[0-9０-９一二三四五六七八九十百千零〇]{1,7}[條条章節节款編编部]|[一二三四五六七八九十]{1,3}[、．.]|[•●▪■◆○\-–—*·](?=\s)|附[件表錄录]|(?:ARTICLE|Article|SECTION|Section|CLAUSE|SCHEDULE|Schedule|EXHIBIT|ANNEX|APPENDIX)\s+[0-9IVXLA-Z])/u;

/** Words and marks at a line's end after which the sentence goes on. */
const goesOn =
  /(?:[,，、:：(（「『“\-–—]|\b(?:and|or|of|the|to|in|by|for|with|a|an|any|such|from|at|on|as|that|which|shall|be|is|not|this|its|under|between|及|或|和|與|与|的|之))$/;

/** Words at a line's end that make a number on the next line a reference, not an item. */
const citesBefore = /(?:[Cc]lauses?|[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Rr]ules?|第)$/;
const citesOrLists =
  /(?:[Cc]lauses?|[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Rr]ules?|and|or|to|of|第|及|或|至|、|與|与|和)$/;

/** The time that begins a message of a chat: [10:32], 2024/3/5 10:32. */
const messageTime = /^\[?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\]|\s)/;
/** The name of a field or speaker with its colon. */
const label = /^(?:\[[^\]\n]{1,24}\]\s?)?[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’()（）/-]{0,23}(?:：|:(?![0-9/]))/u;

/** A line longer than this share of the usual long line is taken to be broken by the page's width. */
const fullShare = 0.72;

/** Columns a line takes: ideographs count two. Only as far as `most`. */
function columns(text: string, start: number, end: number): number {
  let width = 0;
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    width += isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff01 ? 2 : 1;
  }
  return width;
}

/** The lines of the text after the first, and whether the break before each ends a sentence. */
export function lineStarts(text: string): LineStart[] {
  const lines: { start: number; end: number; width: number }[] = [];
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (index < text.length && !isLineBreak(text.charCodeAt(index))) continue;
    lines.push({ start: from, end: index, width: columns(text, from, index) });
    from = index + 1;
  }
  const widths = lines.map((line) => line.width).filter((width) => width > 0);
  widths.sort((a, b) => a - b);
  const usual = Math.min(widths[Math.floor(widths.length * 0.9)] ?? 0, 200);
  const starts: LineStart[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1];
    const line = lines[index];
    if (before === undefined || line === undefined) continue;
    starts.push({ start: line.start, breaks: breaksBefore(text, before, line, usual) });
  }
  return starts;
}

/** Whether a line begins with the figure of a date, a period or a sum, not with a number of its own. */
function beginsCounted(line: string): boolean {
  const figure = /^[0-9]{1,4}(?:\.[0-9]{1,3})?(?![.)、．0-9])/.exec(line);
  return figure !== null && countedNumber.test(line.slice(figure[0].length));
}

function breaksBefore(
  text: string,
  before: { start: number; end: number; width: number },
  line: { start: number; end: number },
  usual: number,
): boolean {
  let first = line.start;
  while (first < line.end && isBlank(text.charCodeAt(first))) first += 1;
  let last = before.end;
  while (last > before.start && isBlank(text.charCodeAt(last - 1))) last -= 1;
  if (first === line.end || last === before.start) return true;
  const head = text.slice(first, Math.min(line.end, first + 40));
  const tail = text.slice(Math.max(before.start, last - 12), last);
  if (beginsCounted(head)) {
    if (/[年月]$/.test(tail)) return false;
    // Entries of a list of days stand each on its own line.
    if (/[.。;；!?！？]$/.test(tail) || beginsCounted(text.slice(before.start, before.end).trimStart())) return true;
  } else if (opensItem.test(head)) return !(/^[(（]/.test(head) ? citesBefore : citesOrLists).test(tail);
  if (messageTime.test(head)) return true;
  if (/^[0-9]/.test(head) && citesBefore.test(tail)) return false;
  if (label.test(head) && label.test(text.slice(before.start, Math.min(before.end, before.start + 48)))) return true;
  if (/^[a-z,，。；、)）」』%]/.test(head) || goesOn.test(tail)) return false;
  return before.width < usual * fullShare;
}
