import { amounts } from '#main/language/amounts.ts';
import { dates } from '#main/language/dates.ts';
import { numerals } from '#main/language/numerals.ts';
import { periods } from '#main/language/periods.ts';

export type QuantityKind = 'money' | 'percent' | 'period' | 'date' | 'clause' | 'number';

/** A number as it is meant. */
export interface Quantity {
  readonly kind: QuantityKind;
  readonly value: number;
  /** A currency code, a period's unit, "%", or "" where none is said. */
  readonly unit: string;
  /** A clause number without blanks ("12.3(b)") or an ISO date as far as it is said; "" for other kinds. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Every quantity a text states, in order. */
export function quantities(text: string): Quantity[] {
  const all = numerals(text);
  const found: Quantity[] = [];
  const free = (start: number, end: number) => !found.some((other) => start < other.end && end > other.start);
  const add = (quantity: Quantity) => {
    if (free(quantity.start, quantity.end)) found.push(quantity);
  };
  for (const date of dates(text)) {
    const code = date.iso ?? date.readings[0] ?? '';
    if (code !== '') add({ kind: 'date', value: 0, unit: '', code, start: date.start, end: date.end });
  }
  for (const match of text.matchAll(monthDay)) {
    const month = monthStarts.indexOf((match[1] ?? '').slice(0, 3).toLowerCase()) + 1;
    const code = `--${String(month).padStart(2, '0')}-${(match[2] ?? '').padStart(2, '0')}`;
    add({ kind: 'date', value: 0, unit: '', code, start: match.index, end: match.index + match[0].length });
  }
  for (const reference of clauseReferences(text)) add(reference);
  for (const amount of amounts(text, all)) {
    add({
      kind: 'money',
      value: amount.value,
      unit: amount.currency ?? '$',
      code: '',
      start: amount.start,
      end: amount.end,
    });
  }
  for (const period of periods(text, all)) {
    add({ kind: 'period', value: period.value, unit: period.unit, code: '', start: period.start, end: period.end });
  }
  for (const numeral of all) {
    if (!Number.isFinite(numeral.value) || !free(numeral.start, numeral.end)) continue;
    const quantity = plainNumber(text, numeral.start, numeral.end, numeral.value, numeral.system);
    if (quantity) found.push(quantity);
  }
  return found.sort((a, b) => a.start - b.start);
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month and a day without a year. */
const monthDay =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d{4})/gu;

function plainNumber(
  text: string,
  start: number,
  end: number,
  value: number,
  system: 'figures' | 'chinese' | 'english',
): Quantity | null {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 26).replace(/^\s*[(（][\d,.]*%?[)）]/u, '');
  if (
    /^\s*(?:%|％|percent|per cent|percentage)/iu.test(after) ||
    /百分之\s*$/u.test(before) ||
    /^\s*[(（][\d.]+%/u.test(text.slice(end, end + 12))
  ) {
    return { kind: 'percent', value, unit: '%', code: '', start, end };
  }
  if (system === 'chinese') {
    // 一 inside a word, 雙方, 第三人: a number only before a measure word, or of several characters.
    if (/第$/u.test(before)) return null;
    if (
      end - start < 2 &&
      !/^\s*(?:日|号|號|名|位|份|次|个|個|件|套|部|间|間|层|層|倍|成|人|期|股|吨|噸|公里|米)/u.test(after)
    )
      return null;
    if (value <= 1) return null;
  }
  if (system === 'english' && value <= 1) return null;
  if (/^(?:st|nd|rd|th)\b/u.test(after) && value < 32) return null;
  return { kind: 'number', value, unit: '', code: '', start, end };
}

function numeralValue(text: string): number {
  if (text === '') return 0;
  if (/^\d+$/u.test(text)) return Number(text);
  return numerals(text)[0]?.value ?? 0;
}

const clausePattern =
  /\b(?:clauses?|sections?|articles?|paragraphs?|cl\.|sec\.|art\.|schedule|exhibit|appendix|annex)\s*(\d+(?:\.\d+)*)((?:\([a-z0-9]{1,4}\))*)|第\s*([0-9〇零一二三四五六七八九十百]+(?:\.\d+)*)\s*(?:条|條|款|节|節|章|项|項)/giu;

function clauseReferences(text: string): Quantity[] {
  return [...text.matchAll(clausePattern)].map((match) => {
    const start = match.index;
    const number = match[1] ?? match[3] ?? '';
    const code = (/^[\d.]+$/u.test(number) ? number : String(numeralValue(number))) + (match[2] ?? '');
    return { kind: 'clause' as const, value: 0, unit: '', code, start, end: start + match[0].length };
  });
}

/** A clause's printed number ("12.3(b)", "第十二條", "Section 4.") as the code of a reference; "" where it has none. */
export function clauseCode(printed: string): string {
  const folded = printed.trim().replace(/[.:：、．]+$/u, '');
  const plain = /(\d+(?:\.\d+)*)((?:\([a-z0-9]{1,4}\))*)/iu.exec(folded);
  if (plain) return (plain[1] ?? '') + (plain[2] ?? '');
  const chinese = /[〇零一二三四五六七八九十百]+/u.exec(folded);
  return chinese ? String(numeralValue(chinese[0])) : '';
}

const inDays: Readonly<Record<string, number>> = { day: 1, week: 7 };
const inMonths: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Whether a clause number is the other or stands below it: 12.3(b) is within 12.3 and within 12. */
export function withinClause(code: string, outer: string): boolean {
  const inner = code.toLowerCase();
  const above = outer.toLowerCase();
  return above !== '' && (inner === above || inner.startsWith(`${above}.`) || inner.startsWith(`${above}(`));
}

/** Whether the second quantity says what the first says. */
export function sameQuantity(said: Quantity, source: Quantity): boolean {
  if (said.kind === 'date') {
    if (source.kind !== 'date') return false;
    return said.code.startsWith('--') ? source.code.endsWith(said.code.slice(2)) : source.code.startsWith(said.code);
  }
  if (said.kind === 'clause') return source.kind === 'clause' && withinClause(source.code, said.code);
  if (source.kind === 'date' || source.kind === 'clause') return false;
  if (said.kind === 'number' || source.kind === 'number') return said.value === source.value;
  if (said.kind !== source.kind) return false;
  if (said.kind === 'period') {
    for (const table of [inDays, inMonths]) {
      const ours = table[said.unit];
      const theirs = table[source.unit];
      if (ours !== undefined && theirs !== undefined) return said.value * ours === source.value * theirs;
    }
    return said.unit === source.unit && said.value === source.value;
  }
  if (said.kind === 'money' && said.unit !== source.unit && said.unit !== '$' && source.unit !== '$') return false;
  return said.value === source.value;
}
