import { sentences } from '#main/language/sentences.ts';

/** A sentence, half of one parted by a semicolon, or an item of a list. */
export interface ListItem {
  readonly start: number;
  readonly end: number;
  /** The item's number in one notation (“b”, “3”: of 三、 too); "" where it has none. */
  readonly key: string;
}

const bracketed =
  /(?<=^|[\s；;:：︰—，,。.)）])[(（]([0-9]{1,3}[A-Z]{0,2}|[a-z]{1,4}|[一二三四五六七八九十]{1,3})[)）](?=\s|[\u3400-\u9fff])/g;
const numbered = /(?<=^|[;:.,]\s|\b(?:and|or)\s)([0-9]{1,2})\.\s(?=[A-Z"“(])/g;
const enumerated = /(?<=^|[：:。；;\s])([一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.](?=\s?[\u3400-\u9fff「])/g;
const semicolon = /;\s+(?:(?:and|or)\s+)?/g;

/** Words before which a number in brackets is a reference: “section 5(1)”, “paragraphs (a) and (b)”. */
const refersBefore =
  /(?:\b(?:sub-?)?(?:section|paragraph|clause|article|rule|item|regulation|part|schedule|definition)s?\s{0,2}(?:[0-9]+[A-Z]{0,3}\s?)?|[(（][0-9a-zA-Z]{1,4}[)）]\s?(?:,|、|and|or|to|及|或|至)?\s?|第|[0-9][A-Z]{0,3})$/i;
/** “thirty (30) days”, 三十（30）日: a number once more. */
const numberBefore =
  /(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred|thousand|million)|[〇零一二三四五六七八九十百千萬万億亿兩两壹貳贰叁肆伍陸陆柒捌玖拾佰仟])\s?$/i;
const refersBehind = /^\s?(?:段|款|項|项|節|节|條|条|目)/;

const chineseDigits = '零一二三四五六七八九';

function keyOf(marker: string): string {
  if (!/^[一二三四五六七八九十]+$/.test(marker)) return marker.toLowerCase();
  const [tens, ones] = marker.includes('十') ? marker.split('十') : ['', marker];
  const ten = marker.includes('十') ? (tens === '' ? 1 : chineseDigits.indexOf(tens ?? '')) : 0;
  return String(ten * 10 + (ones === '' || ones === undefined ? 0 : chineseDigits.indexOf(ones)));
}

interface Cut {
  readonly at: number;
  /** Where the words begin, behind the marker. */
  readonly words: number;
  readonly key: string;
}

/**
 * The smallest passages that versions in two languages still have in common:
 * sentences cut at semicolons and where an item of a list begins. Offsets are of
 * `text`; markers are left out, and passages without a word.
 */
export function listItems(text: string, start: number, end: number): ListItem[] {
  const part = text.slice(start, end);
  const found: ListItem[] = [];
  let waiting = '';
  for (const item of sentences(part).flatMap((sentence) => itemsOf(part, sentence.start, sentence.end))) {
    const words = part.slice(item.start, item.end);
    const key = item.key === '' ? waiting : item.key;
    // “… as follows: 1.” before “Export goods.”: the number belongs to what follows.
    const left = /(?:^|[\s:;])([0-9]{1,2})\.$/.exec(words);
    waiting = left?.[1] ?? '';
    const until = left === null ? item.end : item.start + words.slice(0, left.index + 1).trimEnd().length;
    if (!hasWords.test(part.slice(item.start, until)) || onlyJoins.test(part.slice(item.start, until))) continue;
    found.push({ start: start + item.start, end: start + until, key });
  }
  return found;
}

const hasWords = /\p{L}/u;
const onlyJoins = /^(?:或|及|以及|和|與|与|and|or)[\s,，;；.]*$/i;

function itemsOf(text: string, start: number, end: number): ListItem[] {
  const words = text.slice(start, end);
  const cuts: Cut[] = [{ at: 0, words: 0, key: '' }];
  for (const match of words.matchAll(bracketed)) {
    const before = words.slice(Math.max(0, match.index - 40), match.index);
    const behind = match.index + match[0].length;
    if (refersBehind.test(words.slice(behind, behind + 3))) continue;
    if ((refersBefore.test(before) && !isNested(before)) || numberBefore.test(before)) continue;
    cuts.push({ at: match.index, words: behind, key: keyOf(match[1] ?? '') });
  }
  for (const pattern of [numbered, enumerated])
    for (const match of words.matchAll(pattern))
      cuts.push({ at: match.index, words: match.index + match[0].length, key: keyOf(match[1] ?? '') });
  for (const match of words.matchAll(semicolon))
    cuts.push({ at: match.index + 1, words: match.index + match[0].length, key: '' });
  const ordered = cuts.toSorted((one, next) => one.at - next.at || one.words - next.words);
  return ordered.flatMap((cut, index) => {
    const until = ordered[index + 1]?.at ?? words.length;
    const inner = words.slice(cut.words, until);
    if (!/[\p{L}\p{N}]/u.test(inner)) return [];
    const blanks = inner.length - inner.trimStart().length;
    const from = start + cut.words + blanks;
    return [{ start: from, end: from + inner.trim().length, key: keyBefore(ordered, index) }];
  });
}

/** “(1) (a) The company”: the second marker opens an item at the first one's place. */
function isNested(before: string): boolean {
  return /(?:^|[.;:；。])\s*[(（][0-9a-zA-Z]{1,4}[)）]\s?$/.test(before);
}

/** A key of a marker without words goes with the next one: “(1)(a)” is `a` of its list. */
function keyBefore(cuts: readonly Cut[], index: number): string {
  const own = cuts[index]?.key ?? '';
  if (own !== '') return own;
  const before = cuts[index - 1];
  return before !== undefined && before.words === cuts[index]?.at ? before.key : '';
}
