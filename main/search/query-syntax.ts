import type { LanguageTag } from '#contract/document.ts';
import { dates } from '#main/language/dates.ts';
import { dayNumber } from './index-tokens.ts';

/** A query as a tree. `text` is what was written without operators: its words may be in any order. */
export type QueryNode =
  | { readonly kind: 'text' | 'phrase' | 'prefix'; readonly text: string }
  | { readonly kind: 'near'; readonly left: QueryNode; readonly right: QueryNode; readonly distance: number }
  | { readonly kind: 'and' | 'or'; readonly items: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly item: QueryNode };

/** The fields of a query; lists hold alternatives. */
export interface QueryFields {
  readonly kinds: readonly string[];
  readonly parties: readonly string[];
  readonly documents: readonly string[];
  readonly matters: readonly string[];
  readonly languages: readonly LanguageTag[];
  readonly pages: { readonly from: number; readonly to: number } | null;
  /** Days as numbers like 20250301. */
  readonly days: { readonly from: number; readonly to: number } | null;
}

export interface ParsedQuery {
  readonly node: QueryNode | null;
  readonly fields: QueryFields;
  /** What of the query was not understood, in plain English. */
  readonly notes: readonly string[];
}

const longestQuery = 2000;
const mostPieces = 200;
const deepest = 20;
const usualDistance = 10;
const lastDay = 99_991_231;

const pieces =
  /\s+|([A-Za-z]+):(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|([^\s()"“「]+))|(-)?(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』)|NEAR(?:\/(\d{1,3}))?(?=\s|$)|(AND|OR|NOT)(?=[\s(]|$)|([()])|([^\s()"“「『]+)|./gu;

interface Piece {
  readonly kind: 'text' | 'phrase' | 'prefix' | 'near' | 'AND' | 'OR' | 'NOT' | '(' | ')';
  readonly text: string;
}

/**
 * Reads a query: words, "phrases" and 「引號」, `AND`, `OR`, `NOT`, `-word`,
 * `(…)`, `a NEAR/5 b`, `arbitr*`, and the fields `kind:`, `party:`, `doc:`,
 * `matter:`, `lang:`, `page:`, `from:`, `to:`, `date:`. Never fails: what makes no
 * sense is words, and `notes` says so.
 */
export function parseQuery(query: string): ParsedQuery {
  const notes: string[] = [];
  const fields = new FieldReader(notes);
  const read: Piece[] = [];
  if (query.length > longestQuery) notes.push(`Only the first ${longestQuery} characters of the query were read.`);
  for (const match of query.slice(0, longestQuery).matchAll(pieces)) {
    if (read.length === mostPieces) {
      notes.push(`Only the first ${mostPieces} words and marks of the query were read.`);
      break;
    }
    const [whole, field, ...rest] = match;
    if (whole.trim() === '') continue;
    const value = rest[0] ?? rest[1] ?? rest[2] ?? rest[3];
    if (field !== undefined && value !== undefined) {
      if (!fields.read(field.toLowerCase(), value)) read.push({ kind: 'text', text: whole });
      continue;
    }
    const phrase = rest[5] ?? rest[6] ?? rest[7] ?? rest[8];
    if (phrase !== undefined) {
      if (rest[4] === '-') read.push({ kind: 'NOT', text: '' });
      if (phrase.trim() !== '') read.push({ kind: 'phrase', text: phrase });
    } else if (whole.startsWith('NEAR') && rest[12] === undefined) read.push({ kind: 'near', text: rest[9] ?? '' });
    else if (rest[10] !== undefined)
      read.push({ kind: rest[10] === 'AND' ? 'AND' : rest[10] === 'OR' ? 'OR' : 'NOT', text: '' });
    else if (rest[11] !== undefined) read.push({ kind: rest[11] === '(' ? '(' : ')', text: '' });
    else if (/^-[\p{L}\p{N}]/u.test(whole)) read.push({ kind: 'NOT', text: '' }, wordPiece(whole.slice(1)));
    else read.push(wordPiece(whole));
  }
  return { node: new PieceReader(read, notes).whole(), fields: fields.fields(), notes };
}

function wordPiece(word: string): Piece {
  return /^[\p{L}\p{N}]{2,}\*$/u.test(word)
    ? { kind: 'prefix', text: word.slice(0, -1) }
    : { kind: 'text', text: word };
}

class FieldReader {
  readonly #notes: string[];
  readonly #kinds: string[] = [];
  readonly #parties: string[] = [];
  readonly #documents: string[] = [];
  readonly #matters: string[] = [];
  readonly #languages: LanguageTag[] = [];
  #pages: { from: number; to: number } | null = null;
  #days: { from: number; to: number } | null = null;

  constructor(notes: string[]) {
    this.#notes = notes;
  }

  /** False: there is no such field, the words are only words. */
  read(field: string, value: string): boolean {
    if (field === 'kind') this.#kinds.push(value.toLowerCase());
    else if (field === 'party') this.#parties.push(value);
    else if (field === 'doc' || field === 'document') this.#documents.push(value);
    else if (field === 'matter') this.#matters.push(value);
    else if (field === 'lang' || field === 'language') this.#readLanguage(value);
    else if (field === 'page') this.#readPages(value);
    else if (field === 'from' || field === 'to' || field === 'date') this.#readDay(field, value);
    else return false;
    return true;
  }

  fields(): QueryFields {
    return {
      kinds: this.#kinds,
      parties: this.#parties,
      documents: this.#documents,
      matters: this.#matters,
      languages: this.#languages,
      pages: this.#pages,
      days: this.#days,
    };
  }

  #readLanguage(value: string): void {
    const known: Readonly<Record<string, readonly LanguageTag[]>> = {
      en: ['en'],
      zh: ['zh-Hant', 'zh-Hans', 'yue-Hant', 'yue-Hans'],
      'zh-hant': ['zh-Hant'],
      'zh-hans': ['zh-Hans'],
      yue: ['yue-Hant', 'yue-Hans'],
      'yue-hant': ['yue-Hant'],
      'yue-hans': ['yue-Hans'],
    };
    const tags = known[value.toLowerCase()];
    if (tags) this.#languages.push(...tags);
    else this.#notes.push(`lang:${value} is none of en, zh, zh-Hant, zh-Hans, yue and was left out.`);
  }

  #readPages(value: string): void {
    const parts = /^(\d{1,6})(?:[-–](\d{1,6})?)?$/.exec(value);
    if (parts === null) {
      this.#notes.push(`page:${value} is no page or range of pages (page:5, page:5-9) and was left out.`);
      return;
    }
    const from = Number(parts[1]);
    this.#pages = { from, to: parts[2] !== undefined ? Number(parts[2]) : /[-–]$/.test(value) ? 1e9 : from };
  }

  #readDay(field: 'from' | 'to' | 'date', value: string): void {
    const iso = /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? value : (dates(value)[0]?.iso ?? null);
    const day = iso === null ? null : dayNumber(iso);
    if (iso === null || day === null) {
      this.#notes.push(`${field}:${value} is no date (${field}:2024-01-31) and was left out.`);
      return;
    }
    // A month or a year ends with its last day.
    const last = iso.length === 10 ? day : iso.length === 7 ? day + 30 : day + 1130;
    const days = this.#days ?? { from: 0, to: lastDay };
    this.#days = { from: field === 'to' ? days.from : day, to: field === 'from' ? days.to : last };
  }
}

/** Precedence: NOT, NEAR, AND (also between neighbours), OR. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  readonly #notes: string[];
  #at = 0;

  constructor(given: readonly Piece[], notes: string[]) {
    this.#pieces = given;
    this.#notes = notes;
  }

  whole(): QueryNode | null {
    const items: QueryNode[] = [];
    while (this.#at < this.#pieces.length) {
      const item = this.#either(0);
      if (item !== null) items.push(item);
      if (this.#pieces[this.#at]?.kind === ')') {
        this.#notes.push('A closing bracket without an opening one was left out.');
        this.#at += 1;
      }
    }
    return joined('and', items);
  }

  #either(depth: number): QueryNode | null {
    const items: QueryNode[] = [];
    for (;;) {
      const item = this.#all(depth);
      if (item !== null) items.push(item);
      if (this.#pieces[this.#at]?.kind !== 'OR') return joined('or', items);
      this.#at += 1;
    }
  }

  #all(depth: number): QueryNode | null {
    const items: QueryNode[] = [];
    for (;;) {
      const piece = this.#pieces[this.#at];
      if (piece === undefined || piece.kind === ')' || piece.kind === 'OR') return joined('and', items);
      if (piece.kind === 'AND') {
        this.#at += 1;
        continue;
      }
      if (piece.kind === 'near') {
        this.#at += 1;
        const left = items.pop();
        const right = this.#one(depth);
        if (left === undefined || right === null || !isNearable(left) || !isNearable(right)) {
          this.#notes.push('NEAR stands between two words or phrases; here it was read as AND.');
          if (left !== undefined) items.push(left);
          if (right !== null) items.push(right);
          continue;
        }
        const distance = piece.text === '' ? usualDistance : Number(piece.text);
        items.push({ kind: 'near', left, right, distance });
        continue;
      }
      const item = this.#one(depth);
      if (item === null) continue;
      const last = items.at(-1);
      const next = this.#pieces[this.#at]?.kind;
      // Plain words beside each other are one text: "1 March 2025" is one date.
      if (item.kind === 'text' && last?.kind === 'text' && next !== 'near')
        items[items.length - 1] = { kind: 'text', text: `${last.text} ${item.text}` };
      else items.push(item);
    }
  }

  #one(depth: number): QueryNode | null {
    const piece = this.#pieces[this.#at];
    if (piece === undefined) return null;
    if (piece.kind === ')' || piece.kind === 'OR' || piece.kind === 'AND' || piece.kind === 'near') return null;
    this.#at += 1;
    if (piece.kind === 'NOT') {
      const item = depth < deepest ? this.#one(depth + 1) : null;
      return item === null ? null : { kind: 'not', item };
    }
    if (piece.kind !== '(') return { kind: piece.kind, text: piece.text };
    if (depth >= deepest) {
      this.#notes.push(`Brackets deeper than ${deepest} were left out.`);
      return null;
    }
    const inner = this.#either(depth + 1);
    if (this.#pieces[this.#at]?.kind === ')') this.#at += 1;
    return inner;
  }
}

function isNearable(node: QueryNode): boolean {
  return node.kind === 'text' || node.kind === 'phrase' || node.kind === 'prefix';
}

function joined(kind: 'and' | 'or', items: readonly QueryNode[]): QueryNode | null {
  const [only] = items;
  return items.length > 1 ? { kind, items } : (only ?? null);
}
