import { foldText } from '../matching/folded-text.ts';
import { markersAt } from '../structure/marker.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const closing: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"' };
/** What an amendment says when it has said what changes. */
const afterwards =
  /^(?:save (?:as|for)|except (?:as|for)|all other|(?:the )?other terms|the remaining|this (?:amendment|addendum|supplement)|in witness|除(?:上述|此|前述|本|以上)|其他|其余|其它|本(?:补充|修订|变更)|未尽|以上|本协议自|特此|立约|签署|兹证明)/;

/**
 * The text that comes in a clause's place, from `from` (just after the words
 * that announce it): what is quoted, or what follows up to `until`, the next
 * number of the amendment's own or its closing words. Offsets are the source's.
 */
export function followingText(
  source: string,
  { line, from, until }: { readonly line: number; readonly from: number; readonly until: number },
): Span | null {
  let start = from;
  while (start < until && /[\s:：,，]/.test(source.charAt(start))) start += 1;
  const open = source.charAt(start);
  const close = closing[open];
  const end =
    close === undefined
      ? endOfParagraphs(source, { line, start, until })
      : endOfQuotation(source, { open, close, start, until });
  return trimmed(source, close === undefined ? start : start + 1, end);
}

function endOfQuotation(
  source: string,
  {
    open,
    close,
    start,
    until,
  }: { readonly open: string; readonly close: string; readonly start: number; readonly until: number },
): number {
  if (open === close) {
    // Straight marks do not nest: the last one that ends a line.
    const ends = [...source.slice(start + 1, until).matchAll(/"(?=[\s.;,)。；]*(?:\n|$))/g)];
    const last = ends.at(-1)?.index ?? source.slice(start + 1, until).indexOf('"');
    return last < 0 ? until : start + 1 + last;
  }
  let depth = 0;
  for (let at = start; at < until; at += 1) {
    if (source.charAt(at) === open) depth += 1;
    else if (source.charAt(at) === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return until;
}

function endOfParagraphs(
  source: string,
  { line, start, until }: { readonly line: number; readonly start: number; readonly until: number },
): number {
  const own = markersAt(source, line)[0];
  for (let at = source.indexOf('\n', start) + 1; at > 0 && at < until; at = source.indexOf('\n', at) + 1) {
    while (at < until && /[^\S\n]/.test(source.charAt(at))) at += 1;
    if (afterwards.test(foldText(source.slice(at, at + 24)).text)) return at;
    const next = own === undefined ? [] : markersAt(source, at);
    if (next.some(({ style, ordinal }) => style === own?.style && follows(own.ordinal, ordinal))) return at;
  }
  return until;
}

function follows(before: readonly number[], next: readonly number[]): boolean {
  const last = before.length - 1;
  return (
    before.length === next.length &&
    before.every((value, index) => next[index] === (index === last ? value + 1 : value))
  );
}

function trimmed(source: string, from: number, to: number): Span | null {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(source.charAt(start))) start += 1;
  while (end > start && /\s/.test(source.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}
