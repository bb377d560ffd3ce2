import { lawAdjectives } from '../matching/law-adjectives.ts';
import { type Place, placeNamed, placesIn } from '../matching/places.ts';
import type { Reading } from '../matching/reading.ts';
import type { GoverningLaw } from './governing-law.ts';

/** A law that is named for something else: of the arbitration, of a company's birth, of courts. */
const otherwise =
  /\barbitration (?:acts?|ordinances?|laws?|clause|agreement)\b|\bconflicts? (?:of laws?|rules)|\b(?:incorporated|organi[sz]ed|existing|registered|established|formed|constituted|licensed|admitted|qualified|required|permitted|allowed|prohibited)\b|\b(?:procedural|curial|mandatory|insolvency|tax|company|companies|data|labou?r) laws?\b|\blex arbitri|\blaws? of (?:this|the) (?:arbitration|clause|article|section|paragraph|reference)\b|仲裁(?:条款|协议|法|条例)|注册|成立|设立|程序法|(?<![一-鿿])本条(?:受|适用|依|由)|法定|许可|禁止|要求|纳税|税务/;
const lawBehind =
  /^(?:'s)?(?: substantive| domestic| state| federal| civil| own)? ?(?:laws?|(?:civil |commercial )?code)\b(?! (?:firms?|societ|school|courts?|students?|reform|reports?|enforcement|of (?:obligations )?(?:evidence|procedure)))/;
const lawBehindChinese =
  /^(?:\([^)]{0,14}\))?(?:的|嘅|之|现行|有关|有效|实体|本地)*(?:法律|法例|法规|民法典|合同法|律例|法)(?![院庭官人团系制]|定|律(?:师|顾问|意见|责任|服务|事务|援助))/;
const lawAhead =
  /\b(?:laws?|code of obligations|(?:civil|commercial) code)(?: then)?(?: in force)?(?: of (?:(?:this|the) [a-z ]{3,50}?|contract))?(?: (?:of|in|is|shall be|will be|being|to be|that of|those of)| ?[:.=,–-]){1,3} ?(?:that of |those of )?(?:the )?(?:(?:state|emirate|colony|republic|socialist republic|kingdom|sultanate|province) of )?$/;
const lawAheadChinese =
  /(?:法律|法例|准据法|适用法|管辖法|实体法)(?:嘅话|嚟讲|呢|方面)?(?:就|都|亦|则|均)?(?:适用|跟|用|依|按|照|行|采用|为|是|系|:|=|从|写){1,3}$/;
const notLawBehind = /^(?:'s)?,? ?(?:courts?|judges?|法院|法庭|仲裁|国际)/;
const adjectiveForms = [...lawAdjectives.keys()].join('|');
const adjectiveLaw = new RegExp(
  `\\b(${adjectiveForms}|engl)(?:(?<=\\beng|\\bengl)\\.)? (?:substantive |domestic |civil |contract )?(?:laws?|code of obligations|civil code)\\b(?! (?:firms?|societ|school|courts?|reports?))`,
  'g',
);
/** 我国法律, "the law of the said Colony" beside Hong Kong. */
const spoken: readonly (readonly [RegExp, string, RegExp | null])[] = [
  [/我国(?:的|现行|有关)*法律/g, "People's Republic of China", null],
  [/\blaws? of (?:the|this) (?:said )?colony\b/g, 'Hong Kong', /\bhong ?kong\b/],
];
const reachAhead = 70;
const reachBehind = 30;

interface LawHit {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** The one law that a short text with one agreement names, whatever the verb; null where it names none as a law. */
export function soleLaw(reading: Reading): GoverningLaw | null {
  const { text } = reading.folded;
  const found = lawHits(text)
    .filter(({ start, end }) => !otherwise.test(around(text, start, end)))
    .toSorted((one, other) => one.start - other.start)[0];
  if (found === undefined) return null;
  const passage = reading.passages.find((one) => found.start >= one.start && found.start < one.end);
  if (passage === undefined) return null;
  const { place, start, end } = found;
  return { passage, places: [place], start, end, chinese: passage.chinese, reason: text.slice(start, end) };
}

function lawHits(text: string): LawHit[] {
  const named = placesIn(text).filter(({ start, end }) => {
    const ahead = text.slice(Math.max(0, start - reachAhead), start);
    const behind = text.slice(end, end + reachBehind);
    if (notLawBehind.test(behind)) return false;
    return (
      lawBehind.test(behind) ||
      lawBehindChinese.test(behind) ||
      lawAhead.test(ahead) ||
      (lawAheadChinese.test(ahead) && /^(?:法|$|[,;。.)])/.test(behind))
    );
  });
  const adjectives = [...text.matchAll(adjectiveLaw)].flatMap((match) => hit(match, placeOfAdjective(match[1] ?? '')));
  const said = spoken.flatMap(([pattern, name, beside]) =>
    beside === null || beside.test(text)
      ? [...text.matchAll(pattern)].flatMap((match) => hit(match, placeNamed(name)))
      : [],
  );
  return [...named, ...adjectives, ...said];
}

function placeOfAdjective(adjective: string): Place | null {
  return placeNamed(lawAdjectives.get(adjective === 'engl' ? 'eng' : adjective) ?? '');
}

function hit(match: RegExpMatchArray & { readonly index?: number }, place: Place | null): LawHit[] {
  return place === null || match.index === undefined
    ? []
    : [{ place, start: match.index, end: match.index + match[0].length }];
}

/** The words of the same breath: what a neighbouring half says is not said of this law. */
function around(text: string, start: number, end: number): string {
  const ahead =
    text
      .slice(Math.max(0, start - reachAhead), start)
      .split(/[,;。]|\. /)
      .at(-1) ?? '';
  const behind = text.slice(end, end + reachBehind).split(/[,;。]|\. /)[0] ?? '';
  return `${ahead}${text.slice(start, end)}${behind}`;
}
