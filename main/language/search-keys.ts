import { englishStem } from './english-stem.ts';
import { fold, variantOfUnit } from './folding.ts';
import { type Word, words } from './words.ts';

/**
 * What a search index keeps of a text. `key` is folded: compare keys only with
 * keys. `start` and `end` are the source's.
 */
export interface IndexTerm {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  /**
   * `word`: a whole word; `pair`: two ideographs that stand together; `last`: the
   * last ideograph of a run, so that a search for the beginnings of keys finds
   * every single ideograph; `stem`: an English word's stem; `part`: a piece of a
   * compound, an amount or a reference.
   */
  readonly kind: 'word' | 'pair' | 'last' | 'stem' | 'part';
}

/**
 * The terms of a text for a search index, by their place. All pairs of
 * ideographs are there, so every Chinese word of two or more is found however
 * the text was cut; words of three or more, Latin words, numbers and their parts
 * stand beside them. Marks have no term. Linear time and size.
 */
export function indexTerms(text: string): IndexTerm[] {
  const terms: IndexTerm[] = [];
  const cut = words(text);
  for (let index = 0; index < cut.length; index += 1) {
    const word = cut[index];
    if (word === undefined || word.kind === 'mark') continue;
    if (word.kind !== 'han') {
      pushOther(terms, text, word);
      continue;
    }
    let last = index;
    while (cut[last + 1]?.kind === 'han' && cut[last + 1]?.start === cut[last]?.end) last += 1;
    pushRun(terms, text, cut.slice(index, last + 1));
    index = last;
  }
  return terms;
}

function pushRun(terms: IndexTerm[], text: string, run: readonly Word[]): void {
  const characters = charactersOf(text, run[0]?.start ?? 0, run[run.length - 1]?.end ?? 0);
  let next = 0;
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index];
    if (character === undefined) continue;
    const start = character.start;
    for (let word = run[next]; word !== undefined && word.start <= start; word = run[next]) {
      next += 1;
      if (word.start !== start || word.end - start <= 2) continue;
      let key = '';
      let length = 0;
      for (
        let part = characters[index];
        part !== undefined && part.end <= word.end;
        part = characters[index + length]
      ) {
        key += part.key;
        length += 1;
      }
      if (length > 2) terms.push({ start, end: word.end, key, kind: 'word' });
    }
    const after = characters[index + 1];
    terms.push(
      after === undefined
        ? { start, end: character.end, key: character.key, kind: 'last' }
        : { start, end: after.end, key: character.key + after.key, kind: 'pair' },
    );
  }
}

interface FoldedCharacter {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** The code points of a part of the text, folded, with their places. */
function charactersOf(text: string, start: number, end: number): FoldedCharacter[] {
  const found: FoldedCharacter[] = [];
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    // Ideographs of the common block, nearly all, are one unit and fold to one.
    if (unit < 0x4e00 || unit > 0x9fff) return foldedCharacters(text, start, end);
    found.push({ start: index, end: index + 1, key: String.fromCharCode(variantOfUnit[unit] ?? unit) });
  }
  return found;
}

function foldedCharacters(text: string, from: number, to: number): FoldedCharacter[] {
  const folded = fold(text.slice(from, to));
  const found: FoldedCharacter[] = [];
  let index = 0;
  for (const key of folded.key) {
    const start = from + (folded.starts[index] ?? 0);
    found.push({ start, end: from + (folded.ends[index + key.length - 1] ?? 0), key });
    index += key.length;
  }
  return found;
}

function pushOther(terms: IndexTerm[], text: string, word: Word): void {
  const source = text.slice(word.start, word.end);
  if (word.kind === 'latin' && /^[A-Za-z]+$/.test(source)) {
    const plain = source.toLowerCase();
    terms.push({ start: word.start, end: word.end, key: plain, kind: 'word' });
    const stem = englishStem(plain);
    if (stem !== plain) terms.push({ start: word.start, end: word.end, key: stem, kind: 'stem' });
    return;
  }
  const folded = fold(source);
  const key = word.kind === 'number' ? folded.key.replace(/(?<=\d),(?=\d{3})/g, '') : folded.key;
  if (key === '') return;
  terms.push({ start: word.start, end: word.end, key, kind: 'word' });
  const stem = englishStem(key);
  if (stem !== key) terms.push({ start: word.start, end: word.end, key: stem, kind: 'stem' });
  // "non-performance", "HCCL-2023/12", "HK$1,000" and "2024年3月5日" are found by their parts too.
  const parts = [
    ...folded.key.matchAll(word.kind === 'number' ? /\d+(?:,\d{3})*(?:\.\d+)?|[^\d\W]+/gu : /[\p{L}\p{N}]+/gu),
  ];
  for (const part of parts) {
    if (part[0].length === folded.key.length) continue;
    const at = part.index;
    const start = word.start + (folded.starts[at] ?? 0);
    const end = word.start + (folded.ends[at + part[0].length - 1] ?? 0);
    const plain = part[0].replaceAll(',', '');
    if (plain === key) continue;
    terms.push({ start, end, key: plain, kind: 'part' });
    const partStem = englishStem(plain);
    if (partStem !== plain) terms.push({ start, end, key: partStem, kind: 'stem' });
  }
}

export interface QueryTerm {
  /** The term's place in the query. */
  readonly start: number;
  readonly end: number;
  /**
   * Ways to find it, any of which will do: keys that stand one after the other in
   * the index (each beginning within the one before). The first is the most exact.
   */
  readonly alternatives: readonly (readonly string[])[];
  /** The only key is the beginning of the index's keys: a single ideograph. */
  readonly prefix: boolean;
}

/**
 * The terms of a query over the keys of `indexTerms`; a text that holds every
 * term is a hit. A run of ideographs is one term, found by its overlapping pairs.
 */
export function queryKeys(query: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  const cut = words(query);
  for (let index = 0; index < cut.length; index += 1) {
    const word = cut[index];
    if (word === undefined || word.kind === 'mark') continue;
    const start = word.start;
    if (word.kind === 'han') {
      let end = word.end;
      for (let next = cut[index + 1]; next?.kind === 'han' && next.start === end; next = cut[index + 1]) {
        end = next.end;
        index += 1;
      }
      const characters = [...fold(query.slice(start, end)).key];
      const pairs = characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
      const single = characters[0];
      if (single === undefined) continue;
      terms.push({ start, end, alternatives: [pairs.length > 0 ? pairs : [single]], prefix: pairs.length === 0 });
      continue;
    }
    const folded = fold(query.slice(start, word.end)).key;
    const key = word.kind === 'number' ? folded.replace(/(?<=\d),(?=\d{3})/g, '') : folded;
    if (key === '') continue;
    const alternatives: string[][] = [[key]];
    const stem = englishStem(key);
    if (stem !== key) alternatives.push([stem]);
    const parts = key.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (parts.length > 1) alternatives.push(parts.map(englishStem));
    terms.push({ start, end: word.end, alternatives, prefix: false });
  }
  return terms;
}
