/** A stretch of text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)';
const blank = '(?:_{1,24}|\\[[^\\]\\n]{0,12}\\])';
// A converted page often parts the letters of an ordinal: "20t h day".
const day = `(?:(?:\\d{1,2}|${blank})(?:st|nd|rd|th|s t|n d|r d|t h)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth|thirtieth)`;
const year = '(?:(?:19|20)(?:\\d{2}|_{1,4})|\\d{2,4}_{1,4}|_{2,10})';
const dates = new RegExp(
  [
    `(?:${day}\\s+)?day\\s+of(?:\\s+(?:${month}|${blank}))?\\s*[,.]?\\s*(?:in the year\\s+)?${year}`,
    `${month}\\.?\\s+${day}\\s*[,.]?\\s*${year}`,
    `${month}\\s*[,.]?\\s+${year}`,
    `${day}\\s+${month}[,.]?\\s+${year}`,
    `${blank}(?:\\s+_{1,4})?,\\s*(?:19|20)\\d{2}`,
    '\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)?\\d{2}',
    '(?:19|20)\\d{2}-\\d{2}-\\d{2}',
    '[〇零一二三四五六七八九十0-9]{2,4}\\s?年\\s?[一二三四五六七八九十0-9]{1,3}\\s?月\\s?[一二三四五六七八九十廿卅0-9]{1,3}\\s?[日號号]',
  ].join('|'),
  'giu',
);

/** Dates written in full, blanks of a form included, in order. */
export function datesIn(text: string, start: number, end: number): Stretch[] {
  return matches(dates, text, start, end);
}

const name =
  /(?:[A-Z][\w&'’/-]*,?[ \t]+(?:(?:of|and|for|to|the|&|in|on|-|–)[ \t]+)*){0,9}(?:AGREEMENT|Agreement|CONTRACT|Contract|DEED|LEASE|PLAN|AMENDMENT|Amendment|MEMORANDUM OF UNDERSTANDING|ADDENDUM|Addendum|LICENSE|CHARTER PARTY)(?:[ \t]+(?:(?:NO|No)\.[ \t]*\d+|(?:OF|FOR|TO|of|for|to)(?:[ \t]+[A-Z][\w&'-]*){1,6}))?|[\p{Script=Han}]{2,20}(?:合同|协议书?|協議書?|合約|契約|协定|協定|章程)/gu;

/** Words that may be an instrument's name, in order. */
export function namesIn(text: string, start: number, end: number): Stretch[] {
  return matches(name, text, start, end);
}

function matches(pattern: RegExp, text: string, start: number, end: number): Stretch[] {
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
