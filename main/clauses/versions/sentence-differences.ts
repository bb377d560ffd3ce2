import type { FieldValue, Severity } from '#contract/finding.ts';
import { numerals } from '#main/language/numerals.ts';
import type { Place } from '../conflicts/difference.ts';
import { modalsIn } from '../conflicts/modals.ts';
import { isChinese } from './version-unit.ts';

/** What two sentences that answer to each other say differently; `a` and `b` are places in the texts. */
export interface SentenceDifference {
  readonly field: 'negation' | 'proviso' | 'number' | 'duty';
  readonly a: Place;
  readonly b: Place;
  readonly aValue: FieldValue;
  readonly bValue: FieldValue;
  readonly severity: Severity;
  readonly confidence: number;
}

const strongNot = {
  en: /\b(?:(?:shall|must|may|will|is|are|was|were|does|do|did|has|have|had|can|need|should|would) not|cannot|shall neither|no (?:person|party|such|claim|\w+) (?:shall|may|is|are|has)|not (?:be|to|being|been))\b/i,
  zh: /不得|不可(?!抗|避)|並不|并不|並非|并非|不會|不会|不應|不应|不須|不须|無須|无须|毋須|不是|不能|不屬|不属|不適用|不适用|沒有|没有|不具|不予|不構成|不构成|非經|非经|未經|未经/,
};
const anyNot = {
  en: /\b(?:not|no|nor|none|never|neither|without|unless|except|fails?|failure|refus\w+|cannot|other(?:wise)? than|lack\w*|absence|notwithstanding|nothing|void|only|contrary|excluded?|prohibit\w*|forbid\w*|cease[sd]?|up to|at most|maximum|limited to)\b|\b(?:un|in|im|dis|ir|non-?|il)[a-z]{4,}/i,
  zh: /[不未非無无勿否毋沒没免禁莫]|除|以外|只|僅|仅|以[內内]|[為为]限|最[長长高多]|至多/,
};
const strongProviso = {
  en: /\bprovided (?:that|however)|\bprovided, however|\bunless\b|\bexcept (?:that|where|as|for|in)\b/i,
  zh: /但(?![書书])[^。]{2,}|除非|除[^。；]{1,60}外|惟[^一有獨独]/,
};
const anyProviso = {
  en: /\bprovided\b|\bunless\b|\bexcept|\bexcluding|\bsubject to\b|\bbut\b|\bhowever\b|\bother than\b|\bwithout\b|\bnotwithstanding\b|\bsave\b|\botherwise\b|\balthough\b|\bonly\b|\buntil\b/i,
  zh: /但|除|惟|規限|规限|儘管|尽管|以外|之外|另有|不在此限/,
};

/** The words by which a sentence is a proviso as a whole: to leave it out is to leave out the sentence. */
const opensProviso = /^\s*(?:但是?|惟|provided\b(?:,? however)?,?(?: that)?|however\b|except that\b|but\b)/i;

function withoutOpening(words: string): string {
  return words.replace(opensProviso, '');
}

type Words = Readonly<{ en: RegExp; zh: RegExp }>;

/**
 * Negation, provisos, bare numbers and duty in two aligned sentences. A word on
 * one side counts only where the other has nothing that could stand for it.
 */
export function sentenceDifferences(
  aText: string,
  bText: string,
  a: Place,
  b: Place,
  longer: number,
): SentenceDifference[] {
  const one = aText.slice(a.start, a.end);
  const other = bText.slice(b.start, b.end);
  const found: SentenceDifference[] = [];
  const add = (field: 'negation' | 'proviso', words: Words, severity: Severity): void => {
    found.push({ field, a, b, aValue: firstOf(one, words), bValue: firstOf(other, words), severity, confidence: 0.65 });
  };
  if (Math.abs(longer) < 0.45 && onOneSide(one, other, strongNot, anyNot) !== 0) add('negation', strongNot, 'high');
  const side = onOneSide(withoutOpening(one), withoutOpening(other), strongProviso, anyProviso);
  const answering = side === 1 ? bText.slice(b.end, b.end + 40) : aText.slice(a.end, a.end + 40);
  if (side * longer < -0.2 && !opensProviso.test(answering)) add('proviso', strongProviso, 'medium');
  found.push(...numberDifference(one, other, a, b), ...dutyDifference(aText, bText, a, b));
  return found;
}

/** 1 where only the first has the words, -1 where only the other, 0 where both or neither. */
function onOneSide(one: string, other: string, strong: Words, any: Words): -1 | 0 | 1 {
  if (firstOf(one, strong) !== null && !has(other, any)) return 1;
  return firstOf(other, strong) !== null && !has(one, any) ? -1 : 0;
}

function firstOf(words: string, patterns: Words): string | null {
  return patterns[isChinese(words) ? 'zh' : 'en'].exec(words)?.[0] ?? null;
}

function has(words: string, patterns: Words): boolean {
  return patterns[isChinese(words) ? 'zh' : 'en'].test(words.replace(/\s+/g, ' '));
}

/** One number on each side that the other has not, all others shared: more would be a guess. */
function numberDifference(one: string, other: string, a: Place, b: Place): SentenceDifference[] {
  const ours = valued(one);
  const theirs = valued(other);
  const left = ours.filter(({ values }) => !theirs.some((numeral) => sharesValue(numeral.values, values)));
  const right = theirs.filter(({ values }) => !ours.some((numeral) => sharesValue(numeral.values, values)));
  const [mine, its] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || mine === undefined || its === undefined) return [];
  // Versions cut their sentences before or behind the number of a list's item.
  if (isListMark(one, mine) || isListMark(other, its)) return [];
  // A lone "one" or 一 is as often an article as a number.
  if (mine.value <= 1 || its.value <= 1) return [];
  // "Twenty" of "twenty-first", 百 of 百分: a part of a number is none.
  if (isPart(one, mine.end) || isPart(other, its.end)) return [];
  return [
    {
      field: 'number',
      a: { start: a.start + mine.start, end: a.start + mine.end },
      b: { start: b.start + its.start, end: b.start + its.end },
      aValue: mine.value,
      bValue: its.value,
      severity: 'high',
      confidence: 0.7,
    },
  ];
}

const markBefore = /(?:^|[;:.,。；：，]|\b(?:and|or))\s*[(（]?\s*$/i;
const markBehind = /^\s*(?:[)）]|\.(?=\s)|、)/;

/** 民國元年 is 1912. */
const yearZeroOfTheRepublic = 1911;

interface Valued extends Place {
  readonly value: number;
  /** What it may stand for: a year also in the calendar of the Republic of China. */
  readonly values: readonly number[];
}

function valued(words: string): Valued[] {
  return numerals(words).map(({ start, end, value }) => ({
    start,
    end,
    value,
    values: /^\s*年/.test(words.slice(end, end + 4)) && value < 200 ? [value, value + yearZeroOfTheRepublic] : [value],
  }));
}

function sharesValue(one: readonly number[], other: readonly number[]): boolean {
  return one.some((value) => other.includes(value));
}

/** The number of a list's item, such as 二、 and “3. ”. */
function isListMark(words: string, { start, end }: Place): boolean {
  return markBefore.test(words.slice(Math.max(0, start - 24), start)) && markBehind.test(words.slice(end, end + 4));
}

function isPart(words: string, end: number): boolean {
  return /^(?:[-\s]{1,2}(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)\b|[分份])/i.test(
    words.slice(end, end + 12),
  );
}

/** 得 as “may”: not of 不得, 取得, 所得 and the like. */
const mayByDe = /(?<![不取獲获所覺觉值難难使記记懂免顯显贏赢])得(?![到出知分失利])/;

function dutyDifference(aText: string, bText: string, a: Place, b: Place): SentenceDifference[] {
  const [ours, theirs] = [modalsIn(aText, [a]), modalsIn(bText, [b])];
  const [mine, its] = [ours[0], theirs[0]];
  // Beside 應 a 得 of permission is a second word of its kind, which of the two answers is a guess.
  if (mayByDe.test(aText.slice(a.start, a.end)) || mayByDe.test(bText.slice(b.start, b.end))) return [];
  if (ours.length !== 1 || theirs.length !== 1 || mine === undefined || its === undefined || mine.duty === its.duty)
    return [];
  return [
    {
      field: 'duty',
      a: { start: mine.start, end: mine.end },
      b: { start: its.start, end: its.end },
      aValue: mine.duty ? 'duty' : 'permission',
      bValue: its.duty ? 'duty' : 'permission',
      severity: 'medium',
      confidence: 0.6,
    },
  ];
}
