/** Digits in ordinary, capital and variant forms, both scripts (capitals: 正楷大寫). */
const digits = new Map<string, number>();
for (const [value, forms] of [
  '零〇○Ｏ',
  '一壹弌',
  '二貳贰貮弍兩两',
  '三叁叄參参弎',
  '四肆',
  '五伍',
  '六陸陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const form of forms) digits.set(form, value);
}
const smallUnits = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['陌', 100],
  ['千', 1_000],
  ['仟', 1_000],
  ['阡', 1_000],
]);
/** 兆 is read as 10^12 (Taiwan); in the Mainland it may mean 10^6. */
const bigUnits = new Map([
  ['萬', 1e4],
  ['万', 1e4],
  ['億', 1e8],
  ['亿', 1e8],
  ['兆', 1e12],
]);
const contractedTens = new Map([
  ['廿', 2],
  ['卅', 3],
  ['卌', 4],
]);

/** Whether the character can stand in a Chinese numeral. */
export function isNumeralCharacter(character: string): boolean {
  return digits.has(character) || smallUnits.has(character) || bigUnits.has(character) || contractedTens.has(character);
}

/** The factor of 十…兆, or null. */
export function chineseUnit(character: string): number | null {
  return smallUnits.get(character) ?? bigUnits.get(character) ?? null;
}

/** The value of one Chinese digit character, or null. */
export function chineseDigit(character: string): number | null {
  return digits.get(character) ?? null;
}

/**
 * The value of a whole Chinese numeral: 壹佰萬, 三十, 二〇二四 (read digit by
 * digit), 廿三, 拾萬 (100,000), 三萬五 (35,000, as spoken). Null where it is none,
 * such as 二三 ("two or three") or a unit out of order.
 */
export function chineseNumeral(text: string): number | null {
  const characters = [...text];
  if (characters.length === 0) return null;
  if (characters.every((character) => digits.has(character))) return digitString(characters);

  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let afterZero = false;
  let lastSmall = Number.POSITIVE_INFINITY;
  let lastUnit = 1;
  for (const character of characters) {
    const value = digits.get(character);
    const tens = contractedTens.get(character);
    const small = smallUnits.get(character);
    const big = bigUnits.get(character);
    if (value !== undefined) {
      if (value === 0) {
        if (digit !== null && digit !== 0) return null;
        afterZero = true;
        continue;
      }
      if (digit !== null) return null;
      digit = value;
    } else if (tens !== undefined) {
      if (digit !== null || lastSmall <= 10) return null;
      section += tens * 10;
      lastSmall = 10;
      lastUnit = 10;
    } else if (small !== undefined) {
      if (small >= lastSmall) return null;
      // 十 and 拾萬 need no digit before them; 百 and 千 do unless they open the section.
      if (digit === null && section > 0 && small !== 10) return null;
      section += (digit ?? 1) * small;
      digit = null;
      afterZero = false;
      lastSmall = small;
      lastUnit = small;
    } else if (big !== undefined) {
      section += digit ?? 0;
      if (section === 0 && total === 0) section = 1;
      total = total > 0 && total < big ? (total + section) * big : total + section * big;
      section = 0;
      digit = null;
      afterZero = false;
      lastSmall = Number.POSITIVE_INFINITY;
      lastUnit = big;
    } else return null;
  }
  if (digit !== null) section += !afterZero && lastUnit >= 100 ? (digit * lastUnit) / 10 : digit;
  return total + section;
}

function digitString(characters: readonly string[]): number | null {
  if (characters.length > 15) return null;
  const values = characters.map((character) => digits.get(character) ?? 0);
  const [first, second] = values;
  // 二三天, 兩三個月: an estimate.
  if (values.length === 2 && first !== undefined && second === first + 1) return null;
  return values.reduce((sum, value) => sum * 10 + value, 0);
}
