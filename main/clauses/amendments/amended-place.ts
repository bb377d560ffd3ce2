import { clauseKey } from '../facts/cross-reference.ts';
import { foldText } from '../matching/folded-text.ts';
import { markersAt } from '../structure/marker.ts';
import type { TextClause } from '../structure/text-clause.ts';
import type { Amendment, Span } from './amendment.ts';
import { namesLines } from './line-forms.ts';

/** Where an amendment bears on a contract's text. */
export interface AmendedPlace {
  readonly clause: TextClause;
  /** What goes: the clause's body behind its number and heading, all of it, or some words. */
  readonly goes: Span;
}

/** Why an amendment changes nothing that stands there. */
export type Misfit = 'no_such_clause' | 'no_such_words' | 'no_such_lines';

/** The place that an amendment names in a contract's text, or why there is none; null for what is only added. */
export function amendedPlace(
  text: string,
  clauses: readonly TextClause[],
  amendment: Amendment,
): AmendedPlace | Misfit | null {
  const { action, oldWords, reference } = amendment;
  if (namesLines(reference)) return wordsOnLines(text, clauses, amendment);
  const named = clauseNamed(text, clauses, reference, amendment.before);
  if (action === 'insert') return null;
  if (named === null) return 'no_such_clause';
  if (action === 'replace_clause')
    return {
      clause: named.clause,
      goes: { start: Math.max(named.start, bodyStart(text, named.clause)), end: named.end },
    };
  // Which of its words go is not told: none is taken out.
  if (action === 'change_part') return { clause: named.clause, goes: { start: named.start, end: named.start } };
  if (action === 'delete_clause') return { clause: named.clause, goes: { start: named.start, end: named.end } };
  // A printed form's lines have no numbers in its text.
  if (oldWords === null) return 'no_such_lines';
  const words = wordsWithin(text, named, oldWords);
  return words === null ? 'no_such_words' : { clause: named.clause, goes: words };
}

/** Words on lines that are only numbered on paper: where they stand in one clause alone, and once, they are those. */
function wordsOnLines(
  text: string,
  clauses: readonly TextClause[],
  { oldWords, before }: Amendment,
): AmendedPlace | Misfit {
  const contract = { start: 0, end: Math.min(before, text.length) };
  const first = oldWords === null ? null : wordsWithin(text, contract, oldWords);
  if (oldWords === null || first === null) return 'no_such_lines';
  const clause = clauses.findLast(
    ({ kind, start, end }) => kind === 'clause' && start <= first.start && end >= first.end,
  );
  const again = wordsWithin(text, { start: first.end, end: contract.end }, oldWords);
  const within = /[a-z]/i;
  const isPartOfWord = within.test(text.charAt(first.start - 1)) || within.test(text.charAt(first.end));
  return clause === undefined || again !== null || isPartOfWord ? 'no_such_lines' : { clause, goes: first };
}

interface Named extends Span {
  readonly clause: TextClause;
}

function clauseNamed(text: string, clauses: readonly TextClause[], reference: string, before: number): Named | null {
  const key = clauseKey(reference).toLowerCase();
  const keyed = clauses.filter(({ number, kind }) => number !== '' && kind === 'clause');
  const clause = keyed.find(({ number }) => clauseKey(number).toLowerCase() === key);
  // The contract's last clause ends where the amendment's heading stands.
  if (clause !== undefined)
    return { clause, ...trimmed(text, { start: clause.start, end: Math.min(clause.end, before) }) };
  // 第八条第二款 may be a paragraph without a number of its own.
  const [outer, paragraph] = key.split('/');
  if (!/[款项項]$/.test(reference) || outer === undefined || paragraph === undefined) return null;
  const parent = keyed.find(({ number }) => clauseKey(number) === outer);
  const place = parent === undefined ? undefined : paragraphs(text, parent)[Number(paragraph) - 1];
  return parent === undefined || place === undefined ? null : { clause: parent, ...place };
}

/** The paragraphs of a clause without numbers: they end where a line ends a sentence. */
function paragraphs(text: string, clause: TextClause): Span[] {
  const found: Span[] = [];
  let from = bodyStart(text, clause);
  for (let at = text.indexOf('\n', from); from < clause.end; at = text.indexOf('\n', at + 1)) {
    const to = at < 0 || at > clause.end ? clause.end : at;
    const place = trimmed(text, { start: from, end: to });
    if (to === clause.end || /[。；;：:.]$/.test(text.slice(place.start, place.end))) {
      if (place.start < place.end) found.push(place);
      from = to + 1;
    }
    if (at < 0 || at > clause.end) break;
  }
  return found;
}

/** Behind the number and the heading of a clause. */
export function bodyStart(text: string, { start, end, heading }: TextClause): number {
  let at = start + (markersAt(text, start)[0]?.length ?? 0);
  if (heading !== '') {
    const headed = text.indexOf(heading, at);
    if (headed >= 0 && headed - at <= 8) at = headed + heading.length;
  }
  while (at < end && /[\s.:：、—–-]/.test(text.charAt(at))) at += 1;
  return Math.min(at, end);
}

/** The words in a clause, however its lines are broken and its characters written. */
function wordsWithin(text: string, clause: Span, words: string): Span | null {
  const folded = foldText(text.slice(clause.start, clause.end));
  const wanted = foldText(words.trim()).text.replace(/[.,;。]$/, '');
  if (wanted === '') return null;
  const at = folded.text.indexOf(wanted);
  if (at < 0) return null;
  return {
    start: clause.start + folded.sourceStart(at),
    end: clause.start + folded.sourceEnd(at + wanted.length),
  };
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  return { start: from, end: to };
}
