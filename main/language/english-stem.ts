/**
 * The stem of a lower-case English word, by Porter2 (M. F. Porter, "The English
 * (Porter2) stemming algorithm", Snowball), without its lists of exceptional
 * words beyond the few that law uses. Not for other languages.
 */
export function englishStem(given: string): string {
  const known = stems.get(given);
  if (known !== undefined) return known;
  if (given.length < 3 || given.length > 40 || !/^[a-z']+$/.test(given)) return given;
  const stem = stemOf(given);
  // Words come again and again; the most recent tens of thousands are remembered.
  if (stems.size >= 1 << 15) stems.clear();
  stems.set(given, stem);
  return stem;
}

/** The stems of a phrase's words in their order, a blank between; empty where it has no letters. */
export function stemmedPhrase(phrase: string): string {
  const words = phrase.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.map(englishStem).join(' ');
}

const stems = new Map<string, string>();

function stemOf(given: string): string {
  const exception = exceptions[given];
  if (exception !== undefined) return exception;
  let word = given
    .replace(/^'/, '')
    .replace(/^y/, 'Y')
    .replace(/([aeiouy])y/g, '$1Y');
  const first = regionAfter(
    word,
    /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word)?.[0].length ?? 0,
  );
  const second = regionAfter(word, first, true);
  word = word.replace(/(?:'s'|'s|')$/, '');
  if (word.endsWith('sses')) word = word.slice(0, -2);
  else if (/(?:ied|ies)$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
  else if (/[^us]s$/.test(word) && /[aeiouy].+s$/.test(word)) word = word.slice(0, -1);
  if (keptAfterPlural.has(word)) return word;
  const late = /(?:eedly|eed)$/.exec(word);
  if (late !== null) {
    if (late.index >= first) word = `${word.slice(0, late.index)}ee`;
  } else {
    const ending = /(?:ingly|edly|ing|ed)$/.exec(word);
    if (ending !== null && /[aeiouy]/.test(word.slice(0, ending.index))) {
      word = word.slice(0, ending.index);
      if (/(?:at|bl|iz)$/.test(word)) word += 'e';
      else if (word.length > 3 && /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) word = word.slice(0, -1);
      else if (first >= word.length && endsShort(word)) word += 'e';
    }
  }
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
  word = replaced(word, derivations, first);
  word = replaced(word, adjectives, first, second);
  word = withoutSuffix(word, second);
  if (word.endsWith('e')) {
    const stem = word.slice(0, -1);
    if (word.length - 1 >= second || (word.length - 1 >= first && !endsShort(stem))) word = stem;
  } else if (word.endsWith('ll') && word.length - 1 >= second) word = word.slice(0, -1);
  return word.toLowerCase();
}

const exceptions: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
});
const keptAfterPlural = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);

/** Where the region after the first non-vowel that follows a vowel begins. */
function regionAfter(word: string, from: number, again = false): number {
  if (!again && from > 0) return from;
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match === null ? word.length : from + match.index + 2;
}

function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word);
}

/** Longest endings first, each with what takes its place. */
const derivations: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogist', 'og'],
  ['ogi', 'og'],
  ['li', ''],
];
const adjectives: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const suffixes = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(' ');

function replaced(word: string, endings: readonly (readonly [string, string])[], first: number, second = 0): string {
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending)) continue;
    const at = word.length - ending.length;
    if (at < first) return word;
    if (ending === 'ative' && at < second) return word;
    if ((ending === 'ogi' || ending === 'ogist') && word[at - 1] !== 'l') return word;
    if (ending === 'li' && !/[cdeghkmnrt]$/.test(word.slice(0, at))) return word;
    return word.slice(0, at) + instead;
  }
  return word;
}

function withoutSuffix(word: string, second: number): string {
  for (const suffix of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const at = word.length - suffix.length;
    if (at < second || (suffix === 'ion' && !/[st]/.test(word[at - 1] ?? ''))) return word;
    return word.slice(0, at);
  }
  return word;
}
