import { amounts } from '#main/language/amounts.ts';
import { dates } from '#main/language/dates.ts';
import { numerals } from '#main/language/numerals.ts';
import { periods } from '#main/language/periods.ts';
import { indexTerms } from '#main/language/search-keys.ts';

/** A key of the index and where its source stands. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

export interface IndexTokens {
  /** One key after the other: pairs of ideographs, stems, numbers. Phrases are sequences of them. */
  readonly body: readonly Token[];
  /** Keys beside them: amounts, dates, periods and numbers in one form, parts of compounds. */
  readonly exact: readonly Token[];
  readonly days: readonly number[];
}

/** The tokens of a text by their place, without the canonical ones where `canonical` is false. Linear time. */
export function indexTokens(text: string, options: { readonly canonical?: boolean } = {}): IndexTokens {
  const body: Token[] = [];
  const exact: Token[] = [];
  const terms = indexTerms(text);
  for (let index = 0; index < terms.length; index += 1) {
    const term = terms[index];
    if (term === undefined) continue;
    const token = { start: term.start, end: term.end, key: tokenKey(term.key) };
    if (term.kind === 'pair' || term.kind === 'last') {
      body.push(token);
      continue;
    }
    // Words of ideographs are phrases of their pairs.
    const after = terms[index + 1];
    if (term.kind !== 'word' || (after?.kind === 'pair' && after.start === term.start)) continue;
    const parts: Token[] = [];
    let stem = token.key;
    let next = index + 1;
    for (let inner = terms[next]; inner?.kind === 'stem' || inner?.kind === 'part'; inner = terms[next]) {
      const key = tokenKey(inner.key);
      if (inner.kind === 'part') parts.push({ start: inner.start, end: inner.end, key });
      else if (parts.length === 0) stem = key;
      else parts[parts.length - 1] = { start: inner.start, end: inner.end, key };
      next += 1;
    }
    index = next - 1;
    const isNumber = /^\P{L}*\p{N}/u.test(term.key);
    if (parts.length > 0 && !isNumber) {
      body.push(...parts);
      exact.push(token);
    } else {
      body.push({ ...token, key: stem });
      // A search for beginnings needs the whole word: "arbitra*" begins no stem.
      if (stem !== token.key) exact.push(token);
      exact.push(...parts);
    }
  }
  if (options.canonical === false) return { body, exact, days: [] };
  const { tokens, days } = canonicalTokens(text);
  exact.push(...tokens);
  return { body, exact, days };
}

/** A key as a token of the index: its marks are one mark that FTS5 takes for a letter. */
export function tokenKey(key: string): string {
  return key.replace(/[\s!-/:-@[-`{-~]+/g, '·');
}

/**
 * Amounts, dates, periods and written numbers in one form, whatever form they
 * stand in: `amthkd1000000`, `d20250301`, `per30day`, `1000000`.
 */
export function canonicalTokens(text: string): { readonly tokens: readonly Token[]; readonly days: readonly number[] } {
  const tokens: Token[] = [];
  const days = new Set<number>();
  // Most sentences have none of these: one look saves four readings.
  if (
    !/[0-9０-９零〇一二三四五六七八九十百千萬万億亿壹貳贰叁參肆伍陸陆柒捌玖拾佰仟]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thirt|fourt|fift|sixt|sevent|eight|ninet|twent|hundred|thousand|million|January|February|March|April|May|June|July|August|September|October|November|December)/i.test(
      text,
    )
  )
    return { tokens, days: [] };
  const numbers = numerals(text);
  for (const { start, end, value, system } of numbers) {
    if (system !== 'figures' && (value >= 10 || end - start > 1)) tokens.push({ start, end, key: numberKey(value) });
  }
  for (const { start, end, value, currency, wordsValue } of amounts(text, numbers)) {
    for (const each of new Set([value, wordsValue ?? value])) {
      tokens.push({ start, end, key: `amt${numberKey(each)}` });
      if (currency !== null) tokens.push({ start, end, key: `amt${currency.toLowerCase()}${numberKey(each)}` });
    }
  }
  for (const { start, end, value, unit } of periods(text, numbers))
    if (value !== null) tokens.push({ start, end, key: `per${numberKey(value)}${unit.replace('_', '')}` });
  for (const { start, end, iso, readings } of dates(text)) {
    for (const reading of iso === null ? readings : [iso]) {
      for (const key of dateKeys(reading)) tokens.push({ start, end, key });
      const day = dayNumber(reading);
      if (day !== null) days.add(day);
    }
  }
  return { tokens, days: [...days].sort((a, b) => a - b) };
}

function numberKey(value: number): string {
  return tokenKey(String(Math.round(value * 1e6) / 1e6));
}

/** A day is found by itself, by its month, by its year and without its year. */
function dateKeys(iso: string): string[] {
  if (iso.startsWith('-')) return [`dx${iso.replaceAll('-', '')}`];
  const [year = '', month, day] = iso.split('-');
  const keys = [`d${year}`];
  if (month !== undefined) keys.push(`d${year}${month}`);
  if (month !== undefined && day !== undefined) keys.push(`d${year}${month}${day}`, `dx${month}${day}`);
  return keys;
}

/** `2025-03-01` as 20250301; a month as its first day; null without a year. */
export function dayNumber(iso: string): number | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (parts === null) return null;
  return Number(parts[1]) * 10_000 + Number(parts[2] ?? '1') * 100 + Number(parts[3] ?? '1');
}
