/** A line of the text, without the blanks at its ends. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  /** Whether an empty line (or the text's start) stands before it. */
  readonly afterBlank: boolean;
  readonly han: number;
  readonly latin: number;
  /** Whether it begins inside a printed line: texts without line breaks run their clauses together. */
  readonly inline: boolean;
}

/** Lines longer than this are taken apart at the numbers inside them. */
const longLine = 250;

/** A number or word inside a line that may open a clause there. */
const opensInside =
  /(?<=\s)(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}|[0-9]{1,2}\.)\s{1,6}(?=["“A-Z(])|[(（](?:[a-z]{1,4}|[A-Z]|[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）](?=\s?\S)|[A-Z]\.\s{1,4}(?=[A-Z]{3})|(?:ARTICLE|SECTION|Section|Article)\s(?:[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2})?)[.:]?\s(?=[A-Z])|(?:SCHEDULE|EXHIBIT|ANNEX|APPENDIX) (?:[0-9]{1,2}|[A-Z]|[IVX]{1,4})\s(?=[A-Z]{3})|WHEREAS\b|NOW,? THEREFORE|IN WITNESS WHEREOF|RECITALS\b|["“][A-Z][^"”\n]{1,60}["”] (?:means|shall mean)\b)|(?<=[。；])\s?(?=第[一二三四五六七八九十百零〇0-9]{1,7}[條条章]|[（(][一二三四五六七八九十]{1,3}[）)])/g;
/** What makes the number after it a reference. */
const cites =
  /(?:exhibit|sections?|articles?|clauses?|paragraphs?|schedule|annex|appendix|rule|part|no\.|and|or|of|in|to|under)\s{1,6}$/i;
const mayPrecedeBracket = /(?:[;:,.—–)；：，。]|\b(?:and|or)|及|或|和)\s{0,4}$/;

const blank = /[\s\u200b\ufeff]/;

/** The text's lines that are not empty. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let afterBlank = true;
  let from = 0;
  while (from <= text.length) {
    let stop = text.indexOf('\n', from);
    if (stop < 0) stop = text.length;
    let start = from;
    let end = stop;
    while (start < end && blank.test(text.charAt(start))) start += 1;
    while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
    if (start < end) {
      let part = start;
      const cuts =
        end - start > longLine
          ? cutsInside(text, start, end)
          : [...boxesBeside(text, start, end), ...otherLanguageInside(text, start, end)].slice(0, mostCuts);
      for (const cut of cuts) {
        lines.push(measured(text, part, trimmedEnd(text, part, cut), afterBlank && part === start, part !== start));
        part = cut;
      }
      lines.push(measured(text, part, end, afterBlank && part === start, part !== start));
    }
    afterBlank = start >= end;
    from = stop + 1;
  }
  return lines;
}

function measured(text: string, start: number, end: number, afterBlank: boolean, inline: boolean): TextLine {
  let han = 0;
  let latin = 0;
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x4e00 && unit <= 0x9fff) han += 1;
    else if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) latin += 1;
  }
  return { start, end, afterBlank, han, latin, inline };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && blank.test(text.charAt(to - 1))) to -= 1;
  return to;
}

function cutsInside(text: string, start: number, end: number): number[] {
  const cuts: number[] = [];
  const line = text.slice(start, end);
  for (const match of line.matchAll(opensInside)) {
    const at = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    if (at === 0) continue;
    const first = line.charAt(at);
    if (
      /^(?:[0-9]|ARTICLE|SECTION|Section|Article|SCHEDULE|EXHIBIT|ANNEX|APPENDIX)/.test(match[0].trimStart()) &&
      cites.test(line.slice(Math.max(0, at - 16), at))
    )
      continue;
    if ((first === '(' || first === '（') && !mayPrecedeBracket.test(line.slice(Math.max(0, at - 8), at))) continue;
    cuts.push(start + at);
  }
  return cuts;
}

/** A form's boxes beside each other: "1. Shipbroker      2. Place and date", "(F) …      (G) …". */
const nextBox = /(?<=\S\s{3,40})(?=(?:[0-9]{1,2}\.|[(（][A-Z][)）])\s?[\p{Lu}\p{Script=Han}])/gu;
const firstBox = /^(?:[0-9]{1,2}\.|[(（][A-Z][)）])\s?[\p{Lu}\p{Script=Han}]/u;
/** A form has few boxes side by side. */
const mostCuts = 4;

function boxesBeside(text: string, start: number, end: number): number[] {
  const line = text.slice(start, end);
  return firstBox.test(line) ? [...line.matchAll(nextBox)].map(({ index }) => start + index) : [];
}

/** Two columns read as one line: "4. Disclaimers. 4. 免責" has the same number again before the other language. */
function otherLanguageInside(text: string, start: number, end: number): number[] {
  const first = text.charCodeAt(start);
  if (first < 0x30 || first > 0x39) return [];
  const line = text.slice(start, end);
  const number = /^[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.、]?\s/.exec(line)?.[0];
  if (number === undefined) return [];
  const again = line.indexOf(` ${number}`, number.length);
  return again > 0 && /^[一-鿿]/.test(line.slice(again + 1 + number.length)) ? [start + again + 1] : [];
}
