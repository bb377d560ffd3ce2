/**
 * Numbers as automatic numbering writes them: the number formats of
 * ECMA-376 Part 1 §17.18.59 that legal papers use. Others are written as
 * decimal digits.
 */

const plainDigits = [...'〇一二三四五六七八九'];
const countingDigits = [...'○一二三四五六七八九'];
const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];
const iroha = [...'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'];
const aiueo = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'];
const ganada = [...'가나다라마바사아자차카타파하'];
const chosung = [...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'];
const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
small.push('thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const irregularOrdinals = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
]);

interface HanUnits {
  readonly digits: readonly string[];
  readonly units: readonly [string, string, string];
  readonly tenThousand: string;
  /** 一十 for ten, as capital forms have, against 十. */
  readonly oneBeforeTen: boolean;
}

const traditional: HanUnits = {
  digits: [...'零一二三四五六七八九'],
  units: ['十', '百', '千'],
  tenThousand: '萬',
  oneBeforeTen: false,
};
const simplified: HanUnits = { ...traditional, tenThousand: '万' };
const legalSimplified: HanUnits = {
  digits: [...'零壹贰叁肆伍陆柒捌玖'],
  units: ['拾', '佰', '仟'],
  tenThousand: '万',
  oneBeforeTen: true,
};
const legalTraditional: HanUnits = {
  digits: [...'零壹貳參肆伍陸柒捌玖'],
  units: ['拾', '佰', '仟'],
  tenThousand: '萬',
  oneBeforeTen: true,
};

/** `value` (0 or more) in the OOXML number format of the name; decimal digits for an unknown name. */
export function formatNumber(value: number, format: string): string {
  const n = Math.max(0, Math.min(Math.trunc(value), 1_000_000));
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'lowerLetter':
      return letters(n).toLowerCase();
    case 'upperLetter':
      return letters(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(n, 0x2460, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488, 20);
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474, 20);
    case 'ideographEnclosedCircle':
      return enclosed(n, 0x3280, 10);
    case 'numberInDash':
      return `- ${n} -`;
    case 'ordinal':
      return `${n}${ordinalSuffix(n)}`;
    case 'cardinalText':
      return capitalised(cardinal(n));
    case 'ordinalText':
      return capitalised(ordinalWords(n));
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return byDigits(n, plainDigits);
    case 'taiwaneseDigital':
      return byDigits(n, countingDigits);
    case 'chineseCounting':
    case 'taiwaneseCounting':
      return n < 100 ? hanNumber(n, traditional) : byDigits(n, countingDigits);
    case 'chineseCountingThousand':
      return hanNumber(n, simplified);
    case 'taiwaneseCountingThousand':
      return hanNumber(n, traditional);
    case 'japaneseCounting':
      return n === 0
        ? '〇'
        : hanNumber(n, traditional)
            .replaceAll('零', '')
            .replaceAll(/一(?=[百千])/g, '');
    case 'chineseLegalSimplified':
      return hanNumber(n, legalSimplified);
    case 'ideographLegalTraditional':
      return hanNumber(n, legalTraditional);
    case 'ideographTraditional':
      return fromList(n, stems);
    case 'ideographZodiac':
      return fromList(n, branches);
    case 'ideographZodiacTraditional':
      return n >= 1 && n <= 60 ? `${stems[(n - 1) % 10]}${branches[(n - 1) % 12]}` : String(n);
    case 'iroha':
    case 'irohaFullWidth':
      return fromList(n, iroha);
    case 'aiueo':
    case 'aiueoFullWidth':
      return fromList(n, aiueo);
    case 'ganada':
      return fromList(n, ganada);
    case 'chosung':
      return fromList(n, chosung);
    default:
      return String(n);
  }
}

/** A…Z, then AA…ZZ, AAA…: the letter repeated, as word processors count. */
function letters(n: number): string {
  if (n < 1) return String(n);
  const letter = String.fromCharCode(65 + ((n - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(n / 26), 40));
}

function roman(n: number): string {
  if (n < 1 || n > 32_767) return String(n);
  let rest = n;
  let text = '';
  for (const [value, sign] of [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

function enclosed(n: number, first: number, count: number): string {
  return n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : String(n);
}

function fromList(n: number, signs: readonly string[]): string {
  return signs[n - 1] ?? String(n);
}

function byDigits(n: number, digits: readonly string[]): string {
  return [...String(n)].map((digit) => digits[Number(digit)] ?? digit).join('');
}

function hanNumber(n: number, han: HanUnits): string {
  if (n === 0) return han.digits[0] ?? '0';
  const high = Math.floor(n / 10_000);
  const low = n % 10_000;
  const text =
    high === 0
      ? underTenThousand(low, han)
      : underTenThousand(high, han) +
        han.tenThousand +
        (low === 0 ? '' : (low < 1000 ? (han.digits[0] ?? '') : '') + underTenThousand(low, han));
  const shortTen = `${han.digits[1]}${han.units[0]}`;
  return !han.oneBeforeTen && text.startsWith(shortTen) && high === 0 ? text.slice(1) : text;
}

function underTenThousand(n: number, han: HanUnits): string {
  let text = '';
  let gap = false;
  for (const [place, digit] of [...String(n)].map(Number).entries()) {
    const power = String(n).length - 1 - place;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += han.digits[0];
    gap = false;
    text += `${han.digits[digit]}${power > 0 ? (han.units[power - 1] ?? '') : ''}`;
  }
  return text;
}

function ordinalSuffix(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

function cardinal(n: number): string {
  if (n === 0) return 'zero';
  if (n < 20) return small[n] ?? '';
  if (n < 100) return (tens[Math.floor(n / 10)] ?? '') + (n % 10 ? `-${small[n % 10]}` : '');
  if (n < 1000) return `${small[Math.floor(n / 100)]} hundred${n % 100 ? ` ${cardinal(n % 100)}` : ''}`;
  if (n < 1_000_000) return `${cardinal(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${cardinal(n % 1000)}` : ''}`;
  return String(n);
}

function ordinalWords(n: number): string {
  return cardinal(n).replace(/[a-z]+$/, (last) => {
    const irregular = irregularOrdinals.get(last);
    if (irregular) return irregular;
    return last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  });
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
