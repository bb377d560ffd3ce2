import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { TextClause } from '../structure/text-clause.ts';

export interface CrossReference {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its place in the list of clauses; null where the text has no such clause. */
  readonly clause: TextClause | null;
}

const english =
  /\b(?:sub-?)?(?:clauses?|sections?|articles?|paragraphs?|§)\s{0,2}([0-9]{1,4}[A-Z]{0,2}(?:\.[0-9]{1,3}){0,4}(?:\s?\((?:[a-z]{1,4}|[A-Z]|[0-9]{1,3})\)){0,4}|[IVX]{1,6}(?![A-Za-z])(?:\s?\((?:[a-z]{1,4}|[0-9]{1,3})\)){0,3})/gi;
const schedules =
  /\b(?:schedule|annex(?:ure)?|appendix|exhibit|attachment)\s{1,2}([0-9]{1,3}|[A-Z](?![A-Za-z])|[IVX]{1,6}(?![A-Za-z]))/gi;
const chinese =
  /第\s?[0-9０-９〇○零一二三四五六七八九十百千]{1,9}(?:[.．][0-9]{1,3}){0,3}\s?(?:條|条|款|章)(?:第?\s?[（(]?[0-9一二三四五六七八九十]{1,3}[)）]?\s?(?:款|項|项))?|(?:附件|附表|附錄|附录)\s?[一二三四五六七八九十0-9A-Z]{1,3}/g;

/** A number as its comparable parts: "第十二條（三）", "12(3)" and "Clause 12 (3)" are all `12/3`. */
export function clauseKey(number: string): string {
  const plain = number.normalize('NFKC').replaceAll('○', '〇');
  const parts: string[] = [];
  for (const match of plain.matchAll(/[0-9]+[A-Z]*|[A-Za-z]+|[〇零一二三四五六七八九十百千兩两廿卅]+/g)) {
    const [part] = match;
    if (/^(?:articles?|sections?|clauses?|paragraphs?|sub|subclauses?|subsections?|part|chapter)$/i.test(part))
      continue;
    if (/^[0-9]/.test(part)) parts.push(part.replace(/^0+(?=[0-9])/, ''));
    else if (/^[A-Za-z]/.test(part)) parts.push(part);
    else {
      const value = chineseNumeral(part);
      parts.push(value === null ? part : String(value));
    }
  }
  const scheduled = /附件|附表|附錄|附录/.exec(plain)?.[0];
  return scheduled === undefined ? parts.join('/') : [scheduled, ...parts].join('/');
}

/** The clauses by their key, the first of each: made once for a document. */
export function clauseIndex(clauses: readonly TextClause[]): ReadonlyMap<string, TextClause> {
  const index = new Map<string, TextClause>();
  for (const clause of clauses) {
    if (clause.number === '') continue;
    const key = clauseKey(clause.number);
    if (!index.has(key)) index.set(key, clause);
  }
  return index;
}

/**
 * The clause that a reference names ("clause 12.3(b)", 第十二條第三款, Schedule 2);
 * null where there is none. Where only the outer number exists (12.3 without a
 * (b) of its own) that clause is the answer.
 */
export function resolveReference(reference: string, index: ReadonlyMap<string, TextClause>): TextClause | null {
  const named = /^(?:sub-?)?(?:schedule|annex|annexure|appendix|exhibit|attachment)/i.exec(reference);
  const key = clauseKey(reference);
  if (named !== null) {
    return (
      [...index.values()].find(
        (clause) => clause.kind === 'schedule' && clauseKey(clause.number).toLowerCase() === key.toLowerCase(),
      ) ?? null
    );
  }
  const parts = key.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = index.get(parts.slice(0, length).join('/')) ?? index.get(romanAsFigures(parts.slice(0, length)));
    if (found !== undefined) return found;
  }
  return null;
}

/** "Article IV" may be cited as Article 4. */
function romanAsFigures(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  const romans = [
    'I',
    'II',
    'III',
    'IV',
    'V',
    'VI',
    'VII',
    'VIII',
    'IX',
    'X',
    'XI',
    'XII',
    'XIII',
    'XIV',
    'XV',
    'XVI',
    'XVII',
    'XVIII',
    'XIX',
    'XX',
  ];
  return [romans[Number(first) - 1] ?? first, ...rest].join('/');
}

/** Every reference in the text to a clause or schedule, in order, with the clause where there is one. Linear time. */
export function crossReferences(text: string, clauses: readonly TextClause[]): CrossReference[] {
  const index = clauseIndex(clauses);
  const starts = new Set(clauses.map((clause) => clause.start));
  const found: CrossReference[] = [];
  for (const pattern of [english, schedules, chinese]) {
    for (const match of text.matchAll(pattern)) {
      // The clause's own number is no reference to it.
      if (starts.has(match.index)) continue;
      const [reference] = match;
      found.push({
        start: match.index,
        end: match.index + reference.length,
        text: reference,
        clause: resolveReference(reference, index),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
