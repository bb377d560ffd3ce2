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
  en: /\b(?:not|no|nor|none|never|neither|without|unless|except|fails?|failure|refus\w+|cannot|other(?:wise)? than|lack\w*|absence|notwithstanding|nothing|void|only|contrary|excluded?|prohibit\w*|forbid\w*|cease[sd]?)\b|\b(?:un|in|im|dis|ir|non-?|il)[a-z]{4,}/i,
  zh: /[不未非無无勿否毋沒没免禁莫]|除|以外|只|僅|仅/,
};
const strongProviso = {
  en: /\bprovided (?:that|however)|\bprovided, however|\bunless\b|\bexcept (?:that|where|as|for|in)\b/i,
  zh: /但書|但书|但如|但是|但[^。]{2,}|除非|除[^。；]{1,60}外|惟[^一有獨独]/,
};
const anyProviso = {
  en: /\bprovided\b|\bunless\b|\bexcept|\bexcluding|\bsubject to\b|\bbut\b|\bhowever\b|\bother than\b|\bwithout\b|\bnotwithstanding\b|\bsave\b|\botherwise\b|\balthough\b|\bonly\b|\buntil\b/i,
  zh: /但|除|惟|規限|规限|儘管|尽管|以外|之外|另有|不在此限/,
};

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
  const side = onOneSide(one, other, strongProviso, anyProviso);
  if (side * longer < -0.2) add('proviso', strongProviso, 'medium');
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
  const ours = numerals(one);
  const theirs = numerals(other);
  const left = ours.filter(({ value }) => !theirs.some((numeral) => numeral.value === value));
  const right = theirs.filter(({ value }) => !ours.some((numeral) => numeral.value === value));
  const [mine, its] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || mine === undefined || its === undefined) return [];
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

function isPart(words: string, end: number): boolean {
  return /^(?:[-\s]{1,2}(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)\b|[分份])/i.test(
    words.slice(end, end + 12),
  );
}

function dutyDifference(aText: string, bText: string, a: Place, b: Place): SentenceDifference[] {
  const [ours, theirs] = [modalsIn(aText, [a]), modalsIn(bText, [b])];
  const [mine, its] = [ours[0], theirs[0]];
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
