export type PlantKind =
  | 'number'
  | 'amount'
  | 'percentage'
  | 'date'
  | 'unit'
  | 'negation dropped'
  | 'negation added'
  | 'duty'
  | 'proviso'
  | 'sentence';

export const plantKinds: readonly PlantKind[] = [
  'number',
  'amount',
  'percentage',
  'date',
  'unit',
  'negation dropped',
  'negation added',
  'duty',
  'proviso',
  'sentence',
];

/** A text that says something else, and where: for words left out the place they stood at. */
export interface Planted {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The words that stood there. */
  readonly instead: string;
}

interface Recipe {
  readonly pattern: RegExp;
  /** What stands there instead; null where this place offers nothing. */
  readonly instead: (words: string, random: () => number) => string | null;
}

const hanDigits = '一二三四五六七八九';

/** Another number of the same form: one digit changed. */
function otherNumber(words: string, random: () => number): string | null {
  const places = [...words].flatMap((character, at) =>
    /[1-9]/.test(character) || hanDigits.includes(character) ? [at] : [],
  );
  const at = places[Math.floor(random() * places.length)];
  if (at === undefined) return words === '十' ? '二十' : null;
  const character = words.charAt(at);
  const step = 1 + Math.floor(random() * 7);
  const other = /[0-9]/.test(character)
    ? String(((Number(character) - 1 + step) % 9) + 1)
    : hanDigits.charAt((hanDigits.indexOf(character) + step) % 9);
  return words.slice(0, at) + other + words.slice(at + 1);
}

const englishNumbers =
  'two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty sixty ninety'.split(' ');

function otherWord(words: string, random: () => number): string | null {
  if (/[0-9]/.test(words)) return otherNumber(words, random);
  const at = englishNumbers.indexOf(words.toLowerCase());
  return at < 0
    ? null
    : (englishNumbers[(at + 1 + Math.floor(random() * (englishNumbers.length - 1))) % englishNumbers.length] ?? null);
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const word = englishNumbers.join('|');
const swap =
  (table: Readonly<Record<string, string>>) =>
  (words: string): string | null =>
    table[words] ?? null;

const recipes: Readonly<Record<'en' | 'zh', Readonly<Record<PlantKind, readonly Recipe[]>>>> = {
  zh: {
    number: [
      {
        pattern:
          /(?<![\d第年月.,])(?:\d{1,3}|[二三四五六七八九十]{1,3})(?=\s?(?:日(?!期)|個月|年(?![度月\d])|人|名|倍|天|小時|次|星期))/g,
        instead: otherNumber,
      },
    ],
    amount: [
      { pattern: /(?<=[$元幣])[1-9][\d,]*(?:\.\d+)?|[一二三四五六七八九十百千]+(?=[萬億]?元)/g, instead: otherNumber },
    ],
    percentage: [
      { pattern: /(?<=百分之)[一二三四五六七八九十]+|\d+(?=\s?%)|[二三四五六七八九十](?=分之)/g, instead: otherNumber },
    ],
    date: [
      {
        pattern:
          /(?<=年\s?)(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s?月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)/g,
        instead: (words, random) => monthOther(words, random),
      },
    ],
    unit: [
      { pattern: /(?<=[\d一二三四五六七八九十]\s?)日(?=[內内前後起])/g, instead: () => '個月' },
      { pattern: /(?<=(?<!第)[\d一二三四五六七八九十]{1,2}\s?)個月/g, instead: () => '年' },
      { pattern: /(?<=(?<![第\d])[\d一二三四五六七八九十]{1,2}\s?)年(?=[內内以]|期間)/g, instead: () => '個月' },
    ],
    'negation dropped': [
      {
        pattern: /不得|不可(?!抗|分|撤)|不應|不須|無須|毋須/g,
        instead: swap({ 不得: '可', 不可: '可', 不應: '應', 不須: '須', 無須: '須', 毋須: '須' }),
      },
    ],
    'negation added': [
      {
        pattern: /(?<![不未非無毋])(?:必須|須|(?<=[，,者人])應(?![用收付對計變]))/g,
        instead: (_words, random) => (random() < 0.5 ? '無須' : '不得'),
      },
      { pattern: /(?<![不許認未])可(?:以)?(?=[向要將在就根以提申作發委行採要給指授])/g, instead: () => '不得' },
    ],
    duty: [
      { pattern: /(?<![不無毋必])(?:須|應(?![用收付對計變當]))(?![即])/g, instead: () => '可' },
      { pattern: /(?<![不許認])可(?=[向要將在就提申作發委行採給指授])/g, instead: () => '須' },
    ],
    proviso: [{ pattern: /[，,；;。](?:但|惟|除非)[^。；;]{6,160}(?=[。；;])/g, instead: () => '' }],
    sentence: [{ pattern: /(?<=[。；])[^。；]{10,160}[。；]/g, instead: () => '' }],
  },
  en: {
    number: [
      {
        pattern: new RegExp(
          `(?<![\\d.,(-])\\b(?:[1-9]\\d{0,2}|${word})\\b(?=(?:\\s\\(\\d+\\))?\\s(?:days?|months?|years?|hours?|weeks?|members|persons|directors|times|working days))`,
          'gi',
        ),
        instead: otherWord,
      },
    ],
    amount: [{ pattern: /(?<=\$\s?)[1-9][\d,]*(?:\.\d+)?/g, instead: otherNumber }],
    percentage: [
      {
        pattern: new RegExp(`\\b(?:[1-9]\\d?|${word})(?=\\s?(?:%|percent|per cent))`, 'gi'),
        instead: otherWord,
      },
    ],
    date: [
      {
        pattern: new RegExp(`(?:${months.join('|')})(?=\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}|,?\\s\\d{4})`, 'g'),
        instead: (words, random) => months[(months.indexOf(words) + 1 + Math.floor(random() * 10)) % 12] ?? null,
      },
    ],
    unit: [
      {
        pattern: new RegExp(`(?<=\\b(?:\\d{1,3}|${word})\\s)(?:days|months)\\b`, 'gi'),
        instead: swap({ days: 'months', months: 'years' }),
      },
    ],
    'negation dropped': [{ pattern: /(?<=\b(?:shall|may|must|is|are|does|do|will)) not\b/g, instead: () => '' }],
    'negation added': [
      {
        pattern: /\b(?:shall|may|must)\b(?! not| only| (?:be )?(?:un|no)| have| \w+ not)/g,
        instead: (words) => `${words} not`,
      },
    ],
    duty: [
      {
        pattern: /\b(?:shall|must|may)\b(?! not| be liable| have)/g,
        instead: (words) => (words === 'may' ? 'shall' : 'may'),
      },
    ],
    proviso: [
      {
        pattern:
          /[,;.:]\s(?:[Pp]rovided that|[Pp]rovided, however|[Uu]nless|[Ee]xcept|[Bb]ut|[Hh]owever)[^.;]{15,420}(?=[.;])/g,
        instead: () => '',
      },
    ],
    sentence: [{ pattern: /(?<=[a-z)][.;] )[A-Z][^.;]{30,420}[.;](?=\s|$)/g, instead: () => '' }],
  },
};

function monthOther(words: string, random: () => number): string {
  const all = /\d/.test(words)
    ? Array.from({ length: 12 }, (_, at) => String(at + 1))
    : '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ');
  return all[(Math.max(0, all.indexOf(words)) + 1 + Math.floor(random() * 10)) % 12] ?? '一';
}

/** The text with a conflict of the kind; null where it offers no place for one. Which place is `random`'s choice. */
export function planted(text: string, language: 'en' | 'zh', kind: PlantKind, random: () => number): Planted | null {
  const places = recipes[language][kind].flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => ({ match, instead })),
  );
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return null;
  const [words] = place.match;
  const other = place.instead(words, random);
  if (other === null || other === words) return null;
  const start = place.match.index;
  return {
    text: text.slice(0, start) + other + text.slice(start + words.length),
    start,
    end: start + other.length,
    instead: words,
  };
}
