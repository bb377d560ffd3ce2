import { chineseNumeral } from '#main/language/chinese-numeral.ts';

/** How a number is printed; numbers of one sequence have one style. */
export type MarkerStyle =
  | 'part'
  | 'chapter'
  | 'division'
  | 'article'
  | 'section'
  | 'paragraph'
  | 'item'
  | 'decimal'
  | 'bare'
  | 'ideograph'
  | 'stem'
  | 'bracketed-ideograph'
  | 'bracketed-figure'
  | 'bracketed-lower'
  | 'bracketed-upper'
  | 'bracketed-roman'
  | 'lower'
  | 'upper'
  | 'roman'
  | 'circled';

/** A reading of the number a line opens with. */
export interface Marker {
  readonly style: MarkerStyle;
  /** Components: [12, 3, 1] for 12.3.1; one for every other style. Letters after a number (12A) add hundredths. */
  readonly ordinal: readonly number[];
  /** As it goes into a composed number: `12.3`, `(b)`, `第十二條`. */
  readonly printed: string;
  /** Where the number ends in the line. */
  readonly length: number;
  /** Whether the form alone says that it is a number of a clause (第十二條, SECTION 2.01). */
  readonly strong: boolean;
}

const zhNumber = '[0-9０-９〇○零一二三四五六七八九十百千廿卅兩两]{1,9}';
const zhHeading = new RegExp(
  `^第\\s{0,2}(${zhNumber}(?:[.．][0-9]{1,3}){0,3})\\s{0,2}(編|编|部分|部|章|節|节|條|条|款|項|项)(?:之([一二三四五六七八九十0-9]{1,3}))?(?![約约文例件])`,
);
const words =
  /^(ARTICLE|Article|SECTION|Section|CLAUSE|Clause|PARAGRAPH|Paragraph|PART|Part|CHAPTER|Chapter|Art\.|Sec\.|§)(?:\s{1,3}|(?<=[.§])|(?=[0-9]|[IVXLC]{2}))([0-9]{1,4}[A-Z]{0,2}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,8}|[A-Z](?![A-Za-z])|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?![A-Za-z0-9])[.:：、]?/;
const decimal = /^([0-9０-９]{1,4}[A-Z]{0,2}(?:[.．][0-9０-９]{1,3}[A-Z]?){0,5})([.．、)）:：]?)/;
const bracketed = /^[(（]\s?([0-9０-９]{1,3}[A-Z]?|[A-Za-z]{1,5}|[一二三四五六七八九十百]{1,4})\s?[)）]/;
const ideograph = /^([一二三四五六七八九十百]{1,4})\s?[、．.：:]/;
const stem = /^([甲乙丙丁戊己庚辛壬癸])\s?[、．.]/;
const letter = /^([A-Za-z]|[ivxIVX]{2,5})\s?[.)）、](?=\s|[\u4e00-\u9fff]|$)/;
const circled = /^([\u2460-\u2473])/;

const zhStyles: Readonly<Record<string, MarkerStyle>> = {
  編: 'part',
  编: 'part',
  部分: 'part',
  部: 'part',
  章: 'chapter',
  節: 'division',
  节: 'division',
  條: 'article',
  条: 'article',
  款: 'paragraph',
  項: 'item',
  项: 'item',
};
const wordStyles: Readonly<Record<string, MarkerStyle>> = {
  article: 'article',
  'art.': 'article',
  section: 'section',
  'sec.': 'section',
  '§': 'section',
  clause: 'section',
  paragraph: 'paragraph',
  part: 'part',
  chapter: 'chapter',
};
const spelled = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Every reading of the number at `start`, likeliest first; a "(i)" is both a letter and a Roman numeral. */
export function markersAt(text: string, start: number): Marker[] {
  const head = text.slice(start, start + 48);
  const first = head.charAt(0);
  if (first === '第') return zhMarker(head);
  if (first === '(' || first === '（') return bracketedMarkers(head);
  if (first >= '0' && first <= '9') return decimalMarkers(head);
  if (first >= '０' && first <= '９') return decimalMarkers(head);
  if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first === '§') {
    const word = words.exec(head);
    return word === null ? letterMarkers(head) : wordMarker(word);
  }
  const ring = circled.exec(head);
  if (ring?.[1] !== undefined) {
    return [
      { style: 'circled', ordinal: [ring[1].charCodeAt(0) - 0x245f], printed: ring[1], length: 1, strong: false },
    ];
  }
  const one = ideograph.exec(head);
  if (one?.[1] !== undefined) {
    const value = chineseNumeral(one[1]);
    if (value !== null)
      return [{ style: 'ideograph', ordinal: [value], printed: one[1], length: one[0].length, strong: false }];
  }
  const heavenly = stem.exec(head);
  if (heavenly?.[1] !== undefined) {
    const value = '甲乙丙丁戊己庚辛壬癸'.indexOf(heavenly[1]) + 1;
    return [{ style: 'stem', ordinal: [value], printed: heavenly[1], length: heavenly[0].length, strong: false }];
  }
  return [];
}

function zhMarker(head: string): Marker[] {
  const match = zhHeading.exec(head);
  if (match === null) return [];
  const [whole, number = '', unit = '', suffix] = match;
  const plain = number.normalize('NFKC').replaceAll('○', '〇');
  const components = plain.split('.');
  const ordinal = components.map((part) => (/^[0-9]+$/.test(part) ? Number(part) : chineseNumeral(part)));
  if (ordinal.some((value) => value === null)) return [];
  const values = ordinal.filter((value) => value !== null);
  if (suffix !== undefined) values[values.length - 1] = (values.at(-1) ?? 0) + (numberOf(suffix) ?? 0) / 100;
  const style = components.length > 1 ? 'decimal' : (zhStyles[unit] ?? 'article');
  return [{ style, ordinal: values, printed: whole.replaceAll(/\s/g, ''), length: whole.length, strong: true }];
}

function numberOf(text: string): number | null {
  return /^[0-9]+$/.test(text) ? Number(text) : chineseNumeral(text);
}

function wordMarker(match: RegExpExecArray): Marker[] {
  const [whole, word = '', number = ''] = match;
  const style = wordStyles[word.toLowerCase()] ?? 'section';
  const printedWord = word === '§' ? '§' : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
  const printed = `${printedWord} ${number}`;
  const components = number.split('.');
  const values = components.map((part, index) => figureWithLetter(part) ?? (index === 0 ? wordOrdinal(part) : null));
  if (values.some((value) => value === null)) return [];
  const ordinal = values.filter((value) => value !== null);
  return [{ style: ordinal.length > 1 ? 'decimal' : style, ordinal, printed, length: whole.length, strong: true }];
}

function wordOrdinal(text: string): number | null {
  const index = spelled.indexOf(text.toLowerCase());
  if (index >= 0) return index + 1;
  return romanValue(text) ?? (text.length === 1 ? text.charCodeAt(0) - 0x40 : null);
}

/** 12A as 12.01, 12AB as 12.02…: after 12, before 13. */
function figureWithLetter(text: string): number | null {
  const match = /^([0-9]{1,4})([A-Z]{0,2})$/.exec(text);
  if (match === null) return null;
  let suffix = 0;
  for (const character of match[2] ?? '') suffix = suffix * 27 + character.charCodeAt(0) - 0x40;
  return Number(match[1]) + suffix / 1000;
}

function decimalMarkers(head: string): Marker[] {
  const match = decimal.exec(head);
  if (match === null) return [];
  const [whole, number = '', closing = ''] = match;
  const plain = number.normalize('NFKC');
  const following = head.charAt(whole.length);
  const closed = closing !== '';
  if (closing === ')' || closing === '）') {
    if (plain.includes('.')) return [];
  }
  // 1,000 and 2024年 and 5% and 3rd are no numbers of clauses; nor is "12" glued to a word.
  if (/[,，%％年月日/\-–0-9]/.test(following) || (!closed && /[A-Za-z$元萬万億亿個个天名份]/.test(following)))
    return [];
  const components = plain.split('.');
  const ordinal = components.map((part) => figureWithLetter(part));
  if (ordinal.some((value) => value === null)) return [];
  const values = ordinal.filter((value) => value !== null);
  const single = values.length === 1;
  return [
    {
      style:
        single && (!closed || closing === ')' || closing === '）') ? (closed ? 'bracketed-figure' : 'bare') : 'decimal',
      ordinal: values,
      printed: plain,
      length: whole.length,
      strong: false,
    },
  ];
}

function bracketedMarkers(head: string): Marker[] {
  const match = bracketed.exec(head);
  if (match?.[1] === undefined) return [];
  const inside = match[1];
  const open = head.charAt(0) === '（' ? ['（', '）'] : ['(', ')'];
  const printed = `${open[0]}${inside}${open[1]}`;
  const length = match[0].length;
  const marker = (style: MarkerStyle, value: number): Marker => ({
    style,
    ordinal: [value],
    printed,
    length,
    strong: false,
  });
  if (/^[0-9０-９]/.test(inside)) {
    const value = figureWithLetter(inside.normalize('NFKC'));
    return value === null ? [] : [marker('bracketed-figure', value)];
  }
  if (/^[一-鿿]/.test(inside)) {
    const value = chineseNumeral(inside);
    return value === null ? [] : [marker('bracketed-ideograph', value)];
  }
  return letterReadings(inside, 'bracketed-lower', 'bracketed-upper', 'bracketed-roman').map(({ style, value }) =>
    marker(style, value),
  );
}

function letterMarkers(head: string): Marker[] {
  const match = letter.exec(head);
  if (match?.[1] === undefined) return [];
  const inside = match[1];
  const printed = inside;
  return letterReadings(inside, 'lower', 'upper', 'roman').map(({ style, value }) => ({
    style,
    ordinal: [value],
    printed,
    length: match[0].length,
    strong: false,
  }));
}

function letterReadings(
  inside: string,
  lower: MarkerStyle,
  upper: MarkerStyle,
  roman: MarkerStyle,
): { style: MarkerStyle; value: number }[] {
  const readings: { style: MarkerStyle; value: number }[] = [];
  const isLower = inside === inside.toLowerCase();
  if (inside.length === 1)
    readings.push({ style: isLower ? lower : upper, value: inside.toLowerCase().charCodeAt(0) - 0x60 });
  // (aa), (bb) after (z).
  else if (inside.length === 2 && inside.charAt(0) === inside.charAt(1) && !/^(?:ii|xx)$/i.test(inside)) {
    readings.push({ style: isLower ? lower : upper, value: 26 + inside.toLowerCase().charCodeAt(0) - 0x60 });
  }
  const value = romanValue(inside.toUpperCase());
  if (value !== null) readings.push({ style: roman, value: isLower ? value : value });
  return readings;
}

/** A Roman numeral's value in its one regular spelling, up to 89; null for anything else. */
export function romanValue(text: string): number | null {
  const match = /^(L?X{0,3}|XL|L)(IX|IV|V?I{0,3})$/.exec(text);
  if (match === null || text === '') return null;
  const numerals: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = numerals[text.charAt(index)] ?? 0;
    const next = numerals[text.charAt(index + 1)] ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}
