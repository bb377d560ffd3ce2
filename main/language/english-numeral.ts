const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ordinalOnes =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const cardinal = new Map<string, number>();
ones.forEach((word, value) => {
  cardinal.set(word, value);
});
tens.forEach((word, value) => {
  if (word !== '') cardinal.set(word, value * 10);
});
cardinal.set('fourty', 40);
const scales = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Whether a lower-case word can open an English number. */
export function isEnglishCardinal(word: string): boolean {
  return cardinal.has(word);
}

/** The factor of "hundred" … "trillion", or null. */
export function englishScale(word: string): number | null {
  return scales.get(word) ?? null;
}

/** The value of lower-case number words in order, without "and": ["two", "million"]; null where they are no number. */
export function englishNumeral(words: readonly string[]): number | null {
  let total = 0;
  let section = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let lastValue = 0;
  for (const [index, word] of words.entries()) {
    const value = cardinal.get(word);
    const scale = scales.get(word);
    if (value !== undefined) {
      // "twenty one" adds; "two three" is no number.
      if (index > 0 && lastValue > 0 && !(lastValue >= 20 && lastValue < 100 && value < 10 && value > 0)) return null;
      section += value;
      lastValue = value;
    } else if (scale === 100) {
      if (section === 0) section = 1;
      section *= 100;
      lastValue = 0;
    } else if (scale !== undefined) {
      if (scale >= lastScale) return null;
      total += (section === 0 ? 1 : section) * scale;
      section = 0;
      lastScale = scale;
      lastValue = 0;
    } else return null;
  }
  return words.length === 0 ? null : total + section;
}

/** The value of an ordinal up to 99 in lower case: "fifth", "twenty-first", "thirty first"; null where it is none. */
export function englishOrdinal(text: string): number | null {
  const plain = ordinalOnes.indexOf(text);
  if (plain > 0) return plain;
  const [first = '', second] = text.split(/[-\s]+/);
  const ten = tens.indexOf(first);
  if (ten >= 2 && second !== undefined) {
    const one = ordinalOnes.indexOf(second);
    return one > 0 && one < 10 ? ten * 10 + one : null;
  }
  const round = tens.findIndex((word) => word !== '' && `${word.slice(0, -1)}ieth` === text);
  return round >= 2 ? round * 10 : null;
}
