import type { LedgerFact } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import { factLedger, type LedgerEntry } from './fact-ledger.ts';

const kinds = new Set(['gen.parties_authority', 'fact.dated_event', 'fact.amount', 'fact.period', 'fact.defined_term']);

export interface ShortFact {
  readonly kind: string;
  readonly text: string;
  /** Where the fact's own words stand (a defined term's name, not its definition). */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** The facts of the ledger, each shortened to its own words, in order of first mention. */
export function shortFacts(text: string, findings: readonly TextFinding[]): ShortFact[] {
  const seen = new Set<string>();
  return factLedger(findings.filter(({ kind }) => kinds.has(kind))).flatMap((entry) => {
    const fact = shortened(text, entry);
    const key = `${fact.kind}\n${fact.text.replace(/\s+/gu, ' ').trim().toLowerCase()}`;
    if (fact.text.trim() === '' || seen.has(key)) return [];
    seen.add(key);
    return [fact];
  });
}

const longestFact = 80;

function shortened(text: string, { kind, fields, places }: LedgerEntry): ShortFact {
  const own = places.map(({ start, end }) => {
    const words = typeof fields.term === 'string' ? fields.term : typeof fields.name === 'string' ? fields.name : '';
    const at = words === '' ? -1 : text.slice(start, end).indexOf(words);
    if (at >= 0) return { start: start + at, end: start + at + words.length };
    return { start, end: end - start > longestFact ? wordEnd(text, start + longestFact) : end };
  });
  const [first = { start: 0, end: 0 }] = own;
  return { kind, text: text.slice(first.start, first.end), places: own };
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\p{Script=Latin}\p{N}]/u.test(text.charAt(at))) at += 1;
  return at;
}

/**
 * Where a reader finds each fact: in a kept passage (its place is kept, or its
 * words stand in what is kept), or, as far as `room` goes (in tokens), in the ledger.
 */
export function placedFacts(
  facts: readonly ShortFact[],
  kept: { readonly text: string; readonly covers: (start: number, end: number) => boolean },
  countTokens: (text: string) => number,
  room: number,
): LedgerFact[] {
  const shown = spacedWords(kept.text);
  const words = facts.map((fact) => spacedWords(fact.text));
  const stands = facts.map((fact, index): LedgerFact['standsIn'] =>
    fact.places.some(({ start, end }) => kept.covers(start, end)) || shown.includes(words[index] ?? '')
      ? 'passage'
      : 'nowhere',
  );
  const inside = heldByLonger(words, (index) => stands[index] === 'nowhere');
  let used = 0;
  const heads = new Set<string>();
  facts.forEach((fact, index) => {
    if (stands[index] === 'passage' || (inside[index] ?? -1) >= 0) return;
    const tokens = countTokens(`; ${fact.text}`) + (heads.has(fact.kind) ? 0 : 3);
    if (used + tokens > room) return;
    heads.add(fact.kind);
    used += tokens;
    stands[index] = 'ledger';
  });
  inside.forEach((holder, index) => {
    if (holder >= 0) stands[index] = stands[holder] ?? 'nowhere';
  });
  return facts.map((fact, index) => ({ ...fact, standsIn: stands[index] ?? 'nowhere' }));
}

/** For each of the texts the longest other that holds its words, −1 where none does; only those that `counts` accepts. */
export function heldByLonger(words: readonly string[], counts: (index: number) => boolean): Int32Array {
  const holders = new Int32Array(words.length).fill(-1);
  const order = [...words.keys()]
    .filter(counts)
    .sort((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0) || a - b);
  const written: number[] = [];
  for (const index of order) {
    const holder = written.find((other) => words[other]?.includes(words[index] ?? ''));
    if (holder === undefined) written.push(index);
    else holders[index] = holder;
  }
  return holders;
}

/** One space for any white space, so that words broken over lines are found; a word at its borders only. */
export function spacedWords(text: string): string {
  return ` ${text
    .replace(/(\p{Script=Han})/gu, ' $1 ')
    .replace(/[^\p{L}\p{N}$%.,]+/gu, ' ')
    .replace(/[.,](?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()} `;
}
