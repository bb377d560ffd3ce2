import { sentences } from '#main/language/sentences.ts';
import { englishStem } from './meaning/english-stem.ts';
import { foldForComparison } from './meaning/fold.ts';
import { type MeaningToken, meaningTokens, type PartyNames } from './meaning/meaning-tokens.ts';
import { clauseCode, type Quantity, quantities, sameQuantity, withinClause } from './meaning/quantities.ts';
import { type Standing, standings } from './meaning/standing.ts';
import { agrees, share, standingProblem } from './meaning/standing-agreement.ts';
import { englishEntry } from './meaning/vocabulary.ts';

/** A passage that a sentence is said to rest on. */
export interface CitedPassage {
  readonly text: string;
  /** The number of the clause it stands in, as printed. */
  readonly clause?: string;
}

/** The stretch of a passage's text that supports a sentence. */
export interface Support {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

export type CitationVerdict =
  | { readonly ok: true; readonly support: readonly Support[] }
  | { readonly ok: false; readonly reason: string };

export interface CheckOptions {
  /** The document's own names for its parties, each list one party. */
  readonly parties?: PartyNames;
}

/** A passage prepared for checking; prepare once, check many sentences. */
interface Source {
  readonly text: string;
  readonly chinese: boolean;
  readonly tokens: readonly MeaningToken[];
  readonly standings: readonly Standing[];
  readonly quantities: readonly Quantity[];
  readonly clause: string;
}

/**
 * Whether the passages say what the sentence says, in the same language or
 * across English and Chinese: its numbers, dates, amounts and clause numbers
 * must stand there, its names and parties too, its words for the most part, and
 * what is denied, owed, allowed, and by whom must be so for the same words. The
 * check refuses in doubt; it never asks a model.
 */
export function checkSentence(
  sentence: string,
  passages: readonly CitedPassage[],
  options: CheckOptions = {},
): CitationVerdict {
  const parties = options.parties ?? [];
  const sources = passages.map((passage) => sourceOf(passage, parties));
  if (sources.length === 0) return refuse('no passage is cited');
  const said = sourceOf({ text: sentence }, parties);
  if (said.tokens.every((token) => token.type === 'break' || token.type === 'operator'))
    return refuse('the sentence says nothing');

  const quantityProblem = checkQuantities(said, sources);
  if (quantityProblem !== null) return refuse(quantityProblem);
  const nameProblem = checkNames(said, sources);
  if (nameProblem !== null) return refuse(nameProblem);

  const home = homeSentence(said, sources);
  const apart = quantityElsewhere(said, sources, home);
  if (apart !== null) return refuse(`the passage does not say "${apart}" of this`);
  const matches = said.standings.map((standing) => bestMatch(standing, said, sources, home));
  const coverageProblem = checkCoverage(said, matches, sources);
  if (coverageProblem !== null) return refuse(coverageProblem);
  const standingProblem = checkStandings(said, matches);
  if (standingProblem !== null) return refuse(standingProblem);
  return { ok: true, support: supportOf(sources, matches, said) };
}

function refuse(reason: string): CitationVerdict {
  return { ok: false, reason };
}

function sourceOf(passage: CitedPassage, parties: PartyNames): Source {
  const chinese = isChinese(passage.text);
  const found = quantities(passage.text);
  const tokens = [
    ...meaningTokens(withoutQuantities(passage.text, found), parties),
    ...found.flatMap(quantityToken),
  ].sort((a, b) => a.start - b.start);
  return {
    text: passage.text,
    chinese,
    tokens,
    standings: standings(tokens, chinese),
    quantities: found,
    clause: clauseCode(foldForComparison(passage.clause ?? '')),
  };
}

/** A quantity stands among the words, so that what is denied or owed of it is compared as well. */
function quantityToken({ kind, value, unit, code, start, end }: Quantity): MeaningToken[] {
  if (kind === 'clause') return [];
  if (kind === 'date') return [{ type: 'word', keys: [`q:${code}`], known: true, start, end }];
  const months = unit === 'year' ? value * 12 : unit === 'quarter' ? value * 3 : value;
  return [{ type: 'word', keys: [`q:${value}`, `q:${months}`], known: true, start, end }];
}

/** Numbers are compared as values; their words and currencies say nothing more. */
function withoutQuantities(text: string, found: readonly Quantity[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of found) {
    if (start < from) continue;
    result += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/gu)?.length ?? 0;
  return han > latin * 1.5;
}

function checkQuantities(said: Source, sources: readonly Source[]): string | null {
  for (const quantity of said.quantities) {
    const words = said.text.slice(quantity.start, quantity.end);
    if (quantity.kind === 'clause') {
      const cited = sources.some(
        (source) =>
          withinClause(source.clause, quantity.code) ||
          source.quantities.some((other) => sameQuantity(quantity, other)),
      );
      if (!cited) return `"${words}" is not the clause cited, nor named in it`;
      continue;
    }
    if (!sources.some((source) => source.quantities.some((other) => sameQuantity(quantity, other)))) {
      return `"${words}" is not in the passage`;
    }
  }
  return null;
}

function checkNames(said: Source, sources: readonly Source[]): string | null {
  for (const token of said.tokens) {
    if (token.type !== 'name' && token.type !== 'party') continue;
    if (token.keys.some((key) => key === 'any' || key === 'one' || key === 'other')) continue;
    const words = said.text.slice(token.start, token.end);
    const there = sources.some(
      (source) =>
        source.tokens.some(
          (other) =>
            (other.type === 'name' || other.type === 'party' || other.type === 'word') && share(token.keys, other.keys),
        ) ||
        (token.type === 'name' && source.text.toLowerCase().includes(words.toLowerCase())),
    );
    if (!there) return `"${words}" is not in the passage`;
  }
  return null;
}

interface Match {
  readonly source: number;
  readonly standing: Standing;
  /** Keys around both words that agree. */
  readonly nearby: number;
}

interface Home {
  readonly source: number;
  readonly sentence: number;
}

/** The one sentence of the sources that shares most words with the sentence: what it restates. */
function homeSentence(said: Source, sources: readonly Source[]): Home | null {
  let best: Home | null = null;
  let bestCount = 0;
  for (const [source, { standings: words }] of sources.entries()) {
    const bySentence = new Map<number, Standing[]>();
    for (const word of words) {
      const list = bySentence.get(word.sentence);
      if (list) list.push(word);
      else bySentence.set(word.sentence, [word]);
    }
    for (const [sentence, list] of bySentence) {
      let count = 0;
      for (const standing of said.standings) {
        const same = list.filter((other) => share(standing.token.keys, other.token.keys));
        // Of two sentences in like words ("the Buyer may …", "the Seller may …") the one that agrees is meant.
        if (same.length > 0) count += same.some((other) => agrees(standing, other)) ? 1.1 : 1;
      }
      if (count > bestCount) {
        best = { source, sentence };
        bestCount = count;
      }
    }
  }
  return best;
}

/** Sentences before and after the home sentence in which a figure still belongs to what is said. */
const homeReach = 2;

/** A figure that the sources do state, but far from what the sentence restates; null where all are near. */
function quantityElsewhere(said: Source, sources: readonly Source[], home: Home | null): string | null {
  const source = home === null ? undefined : sources[home.source];
  if (home === null || source === undefined) return null;
  for (const standing of said.standings) {
    if (!standing.token.keys.some((key) => key.startsWith('q:'))) continue;
    const near = source.standings.some(
      (other) => Math.abs(other.sentence - home.sentence) <= homeReach && share(standing.token.keys, other.token.keys),
    );
    if (!near) return said.text.slice(standing.token.start, standing.token.end);
  }
  return null;
}

/** The same word in the sources, where its surroundings agree best; on a tie the one whose standing agrees. */
function bestMatch(standing: Standing, said: Source, sources: readonly Source[], home: Home | null): Match | null {
  const around = neighbourhood(standing, said);
  let best: Match | null = null;
  let bestScore = -1;
  for (const [index, source] of sources.entries()) {
    for (const other of source.standings) {
      if (!share(standing.token.keys, other.token.keys)) continue;
      const nearby = overlap(around, neighbourhood(other, source));
      const atHome = home !== null && home.source === index && home.sentence === other.sentence;
      const score = nearby + (atHome ? 2 : 0) + (agrees(standing, other) ? 0.5 : 0);
      if (score > bestScore) {
        best = { source: index, standing: other, nearby };
        bestScore = score;
      }
    }
  }
  return best;
}

const reach = 7;
const neighbourhoods = new WeakMap<Standing, readonly (readonly string[])[]>();

/** The keys of the words near one word, in its own sentence. */
function neighbourhood(standing: Standing, source: Source): readonly (readonly string[])[] {
  const known = neighbourhoods.get(standing);
  if (known) return known;
  const place = source.standings.indexOf(standing);
  const near = source.standings
    .slice(Math.max(0, place - reach), place + reach + 1)
    .filter((other) => other !== standing && other.sentence === standing.sentence)
    .map((other) => other.token.keys);
  neighbourhoods.set(standing, near);
  return near;
}

function overlap(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): number {
  let count = 0;
  for (const keys of a) if (b.some((other) => share(keys, other))) count += 1;
  return count;
}

function checkCoverage(said: Source, matches: readonly (Match | null)[], sources: readonly Source[]): string | null {
  const across = sources.every((source) => source.chinese !== said.chinese);
  let known = 0;
  let found = 0;
  let unknown = 0;
  const missing: string[] = [];
  for (const [index, standing] of said.standings.entries()) {
    const matched = matches[index] !== null && matches[index] !== undefined;
    const length = standing.token.end - standing.token.start;
    if (!matched && across && (!standing.token.known || (said.chinese && length === 1))) {
      // Across languages a word that no glossary has can neither support nor refute; a lone character says little.
      if (!standing.token.known) unknown += 1;
      continue;
    }
    known += 1;
    if (matched) found += 1;
    else missing.push(said.text.slice(standing.token.start, standing.token.end));
  }
  const weighty = said.standings.findIndex(
    ({ token }, index) => matches[index] === null && token.keys.some((key) => weightyKeys.has(key)),
  );
  const weight = said.standings[weighty];
  if (weight) return `the passage does not speak of ${said.text.slice(weight.token.start, weight.token.end)}`;
  const added = addedPart(said, matches, across);
  if (added !== null) return `the passage does not say "${added}"`;
  const predicate = unmatchedPredicate(said, matches);
  if (!across && predicate !== null) return `the passage does not say "${predicate}"`;
  const settled =
    said.quantities.filter(({ kind }) => kind === 'clause').length +
    said.tokens.filter((token) => token.type === 'name').length;
  if (known + settled === 0) return 'nothing in the sentence can be checked';
  const needed = across ? 0.6 : 0.65;
  if (known > 0 && found / known < needed) return `the passage does not speak of ${missing.slice(0, 4).join(', ')}`;
  if (across && unknown > (known + settled) * 1.5 + 2)
    return 'too few words of the sentence can be checked across the languages';
  return null;
}

/** Legal matters of which one word too many is another statement: a passage on delivery says nothing of payment. */
const weightyKeys: ReadonlySet<string> = new Set(
  [
    'payment',
    'indemnify',
    'warranty',
    'renew',
    'assign',
    'confidential',
    'arbitrate',
    'mediation',
    'deposit',
    'insurance',
    'penalty',
    'royalty',
    'commission',
    'exclusive',
    'waive',
    'refund',
    'bankruptcy',
    'mortgage',
    'loan',
    'rent',
  ].flatMap((word) => englishEntry(englishStem(word))?.keys.filter((key) => key.startsWith('t')) ?? []),
); // prettier-ignore

/** A part with its own duty, right or denial of which no word is in the passage ("…, and may be renewed"); null where there is none. */
function addedPart(said: Source, matches: readonly (Match | null)[], across: boolean): string | null {
  const parts = new Map<number, { matched: boolean; first: Standing }>();
  for (const [index, standing] of said.standings.entries()) {
    if (standing.modality === 'none' && !standing.denied) continue;
    if (across && !standing.token.known) continue;
    const part = parts.get(standing.part) ?? { matched: false, first: standing };
    parts.set(standing.part, { ...part, matched: part.matched || matches[index] !== null });
  }
  for (const { matched, first } of parts.values()) {
    if (!matched) return said.text.slice(first.token.start, first.token.end);
  }
  return null;
}

/** In English the participle after a form of "be" is what the sentence says; null where it is in the passage. */
function unmatchedPredicate(said: Source, matches: readonly (Match | null)[]): string | null {
  if (said.chinese) return null;
  const match = /\b(?:is|are|be|was|were)\s+(?:\w+ly\s+)?(\w{3,}ed)\b/iu.exec(said.text);
  if (match?.[1] === undefined) return null;
  const end = match.index + match[0].length;
  const place = said.standings.findIndex((standing) => standing.token.end === end);
  return place >= 0 && matches[place] === null ? match[1] : null;
}

function checkStandings(said: Source, matches: readonly (Match | null)[]): string | null {
  const parts = new Map<number, { weight: number; problems: Map<string, number> }>();
  for (const [index, standing] of said.standings.entries()) {
    const match = matches[index];
    if (!match) continue;
    const part = parts.get(standing.part) ?? { weight: 0, problems: new Map<string, number>() };
    // A word with the same neighbours is the same statement; one that merely occurs weighs little.
    const weight = 0.25 + Math.min(3, match.nearby);
    part.weight += weight;
    const problem = standingProblem(standing, match.standing);
    if (problem !== null) part.problems.set(problem, (part.problems.get(problem) ?? 0) + weight);
    parts.set(standing.part, part);
  }
  for (const part of parts.values()) {
    for (const [problem, weight] of part.problems) if (weight >= part.weight * 0.5) return problem;
  }
  return null;
}

/** Per passage, from the first to the last sentence that holds matched words. */
function supportOf(sources: readonly Source[], matches: readonly (Match | null)[], said: Source): Support[] {
  const supports: Support[] = [];
  for (const [index, source] of sources.entries()) {
    const offsets = matches.flatMap((match) =>
      match && match.source === index && match.nearby > 0 ? [match.standing.token.start] : [],
    );
    if (offsets.length === 0 && !(sources.length === 1 && said.standings.length > 0)) continue;
    if (offsets.length === 0) {
      supports.push({ passage: index, start: 0, end: source.text.length });
      continue;
    }
    const held = sentences(source.text).filter((range) =>
      offsets.some((offset) => offset >= range.start && offset < range.end),
    );
    const first = held[0];
    const last = held.at(-1);
    if (first && last) supports.push({ passage: index, start: first.start, end: last.end });
  }
  if (supports.length === 0) supports.push({ passage: 0, start: 0, end: sources[0]?.text.length ?? 0 });
  return supports;
}
