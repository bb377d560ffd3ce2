import { englishStem } from '#main/language/english-stem.ts';
import { fold } from '#main/language/folding.ts';
import { words } from '#main/language/words.ts';
import { canonicalTokens, indexTokens, type Token } from './index-tokens.ts';
import type { Translation, Translations } from './translations.ts';
import { wordsWithin } from './written-chinese.ts';

/** A way in which a concept may stand in a text: keys that follow one another. */
export interface Alternative {
  readonly keys: readonly string[];
  /** The last key is only the beginning of one. */
  readonly prefix: boolean;
  readonly weight: number;
  readonly translated: boolean;
}

/** A word, number, date or amount of the query. */
export interface Concept {
  /** As it stands in the query. */
  readonly text: string;
  readonly alternatives: readonly Alternative[];
  /** A word like "the", which tells nothing by itself. */
  readonly isCommon: boolean;
}

const commonWords = new Set(
  'a an and are as at be been but by can do does did for from had has have how i if in into is it its may my no nor not of on or our shall should so such than that the their them then there these they this those to under upon was we were what when where which who whom whose why will with would you your any all each other'.split(
    ' ',
  ),
);
const commonChinese = new Set(
  '的 之 及 或 和 与 以 在 是 有 其 该 为 了 于 由 被 就 也 都 而 并 嘅 係 系 喺 咗 噉 同 唔 佢 个 呢 啲'
    .split(' ')
    .map((word) => fold(word).key),
);

const mostTranslations = 6;

/** The concepts of a text, with their translations where a glossary is given. */
export function conceptsOf(text: string, translations: Translations | null): Concept[] {
  const concepts: { readonly start: number; readonly concept: Concept }[] = [];
  const taken = new Uint8Array(text.length);
  for (const { start, end, keys } of canonicalAsked(text)) {
    if (taken[start] === 1) continue;
    taken.fill(1, start, end);
    const alternatives = keys.map((key) => exactly([key]));
    concepts.push({ start, concept: { text: text.slice(start, end), alternatives, isCommon: false } });
  }
  const cut = words(text).filter((word) => taken[word.start] === 0);
  for (let index = 0; index < cut.length; index += 1) {
    const word = cut[index];
    if (word === undefined || word.kind === 'mark') continue;
    if (word.kind !== 'han') {
      const concept = otherConcept(text.slice(word.start, word.end), translations);
      if (concept !== null) concepts.push({ start: word.start, concept });
      continue;
    }
    let last = index;
    while (cut[last + 1]?.kind === 'han' && cut[last + 1]?.start === cut[last]?.end) last += 1;
    const run = cut.slice(index, last + 1).map(({ start, end }) => text.slice(start, end));
    for (const concept of runConcepts(run, translations)) concepts.push({ start: word.start, concept });
    index = last;
  }
  return concepts.sort((a, b) => a.start - b.start).map(({ concept }) => concept);
}

function exactly(keys: readonly string[]): Alternative {
  return { keys, prefix: false, weight: 1, translated: false };
}

/** Amounts, dates and periods of a query by their most telling key, and the stretch they stand in. */
function canonicalAsked(text: string): { readonly start: number; readonly end: number; readonly keys: string[] }[] {
  const places = new Map<string, { start: number; end: number; keys: string[] }>();
  for (const { start, end, key } of canonicalTokens(text).tokens) {
    const place = places.get(`${start} ${end}`) ?? { start, end, keys: [] };
    place.keys.push(key);
    places.set(`${start} ${end}`, place);
  }
  const telling = [/^amt[a-z]/, /^amt/, /^per/, /^d\d{8}$/, /^d\d{6}$/, /^dx/, /^d\d{4}$/, /^\d/];
  return [...places.values()]
    .map(({ start, end, keys }) => {
      const kind = telling.find((pattern) => keys.some((key) => pattern.test(key)));
      return { start, end, keys: keys.filter((key) => kind?.test(key)) };
    })
    .sort((a, b) => b.end - b.start - (a.end - a.start));
}

function otherConcept(source: string, translations: Translations | null): Concept | null {
  const { body, exact } = indexTokens(source, { canonical: false });
  const keys = body.map(({ key }: Token) => key);
  const [first] = keys;
  if (first === undefined) return null;
  const alternatives = [
    exactly(keys),
    ...exact.filter(({ start, end }) => end - start === source.length).map(({ key }) => exactly([key])),
  ];
  const plain = fold(source).key;
  if (translations !== null && keys.length === 1 && /^[a-z]+$/.test(plain)) {
    const found = translations.toChinese.get(englishStem(plain)) ?? [];
    for (const { key, weight } of found.slice(0, mostTranslations))
      alternatives.push(chineseAlternative(key, weight, true));
  }
  return { text: source, alternatives, isCommon: commonWords.has(plain) };
}

function chineseAlternative(key: string, weight: number, translated: boolean): Alternative {
  const characters = [...key];
  if (characters.length === 1) return { keys: characters, prefix: true, weight, translated };
  return {
    keys: characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`),
    prefix: false,
    weight,
    translated,
  };
}

/** A run of ideographs: its words; a short one is one word. */
function runConcepts(run: readonly string[], translations: Translations | null): Concept[] {
  const whole = run.join('');
  const parts = [...whole].length <= 3 ? [whole] : run.filter((word) => [...word].length > 1);
  const chosen = parts.length > 0 ? parts : [whole];
  // Words of Cantonese are few in the list that cuts: 唔見咗 is one here, whatever it was cut to.
  if (translations !== null) {
    for (const word of wordsWithin(whole, (key) => translations.withinChinese.has(key)))
      if (!chosen.includes(word)) chosen.push(word);
  }
  return chosen.map((word) => {
    const key = fold(word).key;
    const alternatives = [chineseAlternative(key, 1, false)];
    if (translations !== null) {
      for (const { key: other, weight } of withParts(key, translations.toEnglish).slice(0, mostTranslations))
        alternatives.push({ keys: other.split(' '), prefix: false, weight, translated: true });
      for (const { key: other, weight } of withinChinese(key, translations))
        alternatives.push(chineseAlternative(other, weight, true));
    }
    return { text: word, alternatives, isCommon: commonChinese.has(key) };
  });
}

/** A word's forms between Cantonese and Chinese; where it has none, itself with a part of it in its other form. */
function withinChinese(key: string, { withinChinese: table }: Translations): readonly Translation[] {
  const own = table.get(key);
  if (own !== undefined) return own;
  const characters = [...key];
  for (let length = characters.length - 1; length >= 1; length -= 1) {
    for (let start = 0; start + length <= characters.length; start += 1) {
      const found = table.get(characters.slice(start, start + length).join(''));
      if (found === undefined) continue;
      return found.slice(0, 3).map(({ key: other, weight }) => ({
        key: [...characters.slice(0, start), other, ...characters.slice(start + length)].join(''),
        weight: weight * 0.7,
      }));
    }
  }
  return [];
}

/** A word's translations; where it has none, those of the words inside it, which say less. */
function withParts(
  key: string,
  table: Translations['toEnglish'],
): readonly { readonly key: string; readonly weight: number }[] {
  const own = table.get(key);
  if (own !== undefined) return own;
  const characters = [...key];
  for (let length = characters.length - 1; length >= 2; length -= 1) {
    const found: { key: string; weight: number }[] = [];
    for (let start = 0; start + length <= characters.length; start += 1) {
      for (const { key: other, weight } of table.get(characters.slice(start, start + length).join('')) ?? [])
        found.push({ key: other, weight: weight * 0.7 });
    }
    if (found.length > 0) return found.sort((a, b) => b.weight - a.weight);
  }
  return [];
}
