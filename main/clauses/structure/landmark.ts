import { headingAt } from './heading.ts';
import type { TextLine } from './line.ts';

/** A line that opens a part of the document by its words, not by a number in a sequence. */
export type Landmark =
  | { readonly kind: 'schedule'; readonly number: string; readonly heading: string }
  | { readonly kind: 'recital'; readonly heading: string; readonly whereas: boolean }
  | { readonly kind: 'operative' }
  | { readonly kind: 'signature'; readonly heading: string }
  | { readonly kind: 'contents' }
  | { readonly kind: 'definition'; readonly term: string };

const schedule =
  /^(SCHEDULE|Schedule|ANNEX(?:URE)?|Annex(?:ure)?|APPENDIX|Appendix|EXHIBIT|Exhibit|ATTACHMENT|Attachment|ADDENDUM|Addendum)\s{1,4}["“']?([0-9]{1,3}(?:\.[0-9]{1,2})?[A-Z]?|[A-Z](?:-[0-9]{1,2})?|[IVX]{1,6}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)["”']?(?![A-Za-z0-9])/;
const loneSchedule = /^(?:(?:THE )?(?:FIRST |SECOND |THIRD )?SCHEDULE|ANNEX|APPENDIX|ADDENDUM)$/;
const zhSchedule =
  /^(附件|附表|附錄|附录|附則|附则)\s{0,2}([一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}|[A-Z])?(?![一-鿿0-9]{0,1}(?:所|中|內|内|的|列))\s{0,3}([:：、.]?)/;
const recital =
  /^(?:WHEREAS|Whereas|RECITALS?|Recitals?|BACKGROUND|Background|PREAMBLE|Preamble|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|WITNESSETH|Witnesseth)(?![a-zA-Z])/;
const zhRecital = /^(?:鑒於|鉴于|鑑於|鑒于|鉴於|敘文|叙文|序言|前言|背景)(?=\s|[:：，,]|$|[一-鿿])/;
const operative =
  /^(?:NOW,? THEREFORE|Now,? therefore|Now,? Therefore|IT IS (?:HEREBY )?AGREED|It is (?:hereby )?agreed|NOW IT IS|THE PARTIES (?:HEREBY )?AGREE|The [Pp]arties (?:hereby )?agree as follows|AGREED TERMS|OPERATIVE (?:PROVISIONS|PART)|AGREEMENT$|(?:現|现|茲|兹|為此|为此|因此|故此)[^。\n]{0,40}(?:協議|协议|約定|约定|同意|訂立|订立|如下)|(?:雙方|双方|各方)[^。\n]{0,30}(?:如下|條款|条款)[:：]?$)/;
const signature =
  /^(?:IN WITNESS W?HEREOF|In [Ww]itness [Ww]hereof|IN WITNESS OF|AS WITNESS|SIGNED(?:,? SEALED)?(?: AND DELIVERED)?(?: as a deed)?(?: by| for| on behalf)|Signed (?:by|for and on behalf|as a deed)|EXECUTED (?:as|by|and)|Executed (?:as a|by)|\[?\s?[Ss]ignature [Pp]ages?|\[?\s?SIGNATURE PAGES?|SIGNATURES?$|EXECUTION PAGE|茲證明|兹证明|以資證明|以资证明|以昭信守|(?:簽署|签署|簽字|签字)(?:頁|页|欄|栏|處|处)|[（(]?(?:以下無正文|以下无正文)|(?:甲方|乙方|買方|买方|賣方|卖方|出租人|承租人)\s?[（(][^）)]{0,8}(?:蓋章|盖章|簽|签|公章)[^）)]{0,6}[)）])/;
const contents =
  /^(?:TABLE OF CONTENTS|Table of [Cc]ontents|CONTENTS|Contents|INDEX|目\s{0,4}[錄录次])\s{0,3}(?:Page|PAGE|頁|页)?$/;
const definition =
  /^["“]([^"”\n]{1,90})["”](?:,? or ["“][^"”\n]{1,60}["”]){0,2}\s{0,3}(?:[(（][^)）\n]{1,60}[)）]\s{0,2})?[:：]?\s{0,3}(?:means?|shall (?:have|mean)|has the|have the|refers? to|includes?|is defined|is the|[:：])/;
const zhDefinition =
  /^[「“"『]([^」”"』\n]{1,40})[」”"』]\s{0,2}(?:[(（][^)）\n]{1,60}[)）]\s{0,2})?[:：]?\s{0,2}(?:是指|指|係指|系指|的定義|的定义|具有|為|为|包括)/;

/** Words after "Schedule 1" that make the line a sentence about it, not its heading. */
const sentenceAfter = /^[\s,]*(?:[a-z(,;.]|and\b|to\b|of\b|hereto\b|attached\b|shall\b|sets\b|is\b|are\b)/;

/** What the line opens, judged by its words; null for most lines. */
export function landmarkAt(text: string, line: TextLine): Landmark | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + 240));
  const length = line.end - line.start;
  const first = head.charAt(0);
  if (first === '"' || first === '“' || first === '「' || first === '『') {
    const match = definition.exec(head) ?? zhDefinition.exec(head);
    return match?.[1] === undefined ? null : { kind: 'definition', term: match[1].trim() };
  }
  if (length <= 40 && contents.test(head)) return { kind: 'contents' };
  const found = scheduleAt(text, line, head, length);
  if (found !== null) return found;
  if (operative.test(head)) return { kind: 'operative' };
  const signed = signature.exec(head);
  if (signed !== null) return { kind: 'signature', heading: signed[0].replace(/^[[（(]\s?/, '').trim() };
  if (recital.test(head) || zhRecital.test(head)) {
    // "Background Checks shall …" and 背景資料 are no recitals.
    if (/^(?:BACKGROUND|Background|背景|前言|序言|PREAMBLE|Preamble|RECITAL|Recital)/.test(head) && length > 24)
      return null;
    return {
      kind: 'recital',
      heading: recital.exec(head)?.[0] ?? zhRecital.exec(head)?.[0] ?? '',
      whereas: length > 30,
    };
  }
  return null;
}

function scheduleAt(text: string, line: TextLine, head: string, length: number): Landmark | null {
  const match = schedule.exec(head);
  if (match !== null) {
    const [whole, word = '', number = ''] = match;
    const rest = head.slice(whole.length);
    // "Exhibit 10.7" is the filing's number for the whole document.
    if (/^exhibit$/i.test(word) && (/^[0-9]+\.[0-9]/.test(number) || line.start < 200)) return null;
    if (length > 140 || sentenceAfter.test(rest) || /[;,]$/.test(head) || (length < 240 && /[a-z]\.$/.test(head)))
      return null;
    const name = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()} ${number}`;
    const from = line.start + whole.length + (/^[\s:.\-–—]*/.exec(rest)?.[0].length ?? 0);
    return {
      kind: 'schedule',
      number: name,
      heading: from < line.end ? text.slice(from, line.end).trim().slice(0, 120) : '',
    };
  }
  if (length <= 24 && loneSchedule.test(head))
    return { kind: 'schedule', number: head.charAt(0) + head.slice(1).toLowerCase(), heading: '' };
  const zh = zhSchedule.exec(head);
  if (zh !== null) {
    const rest = head.slice(zh[0].length).trim();
    if (rest.length > 40 || /[。；，]/.test(rest) || (zh[2] === undefined && rest !== '' && zh[3] === '')) return null;
    return {
      kind: 'schedule',
      number: `${zh[1]}${zh[2] ?? ''}`,
      heading: headingAt(text, line.start + zh[0].length, line.end) || rest,
    };
  }
  return null;
}
