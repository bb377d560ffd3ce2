import { lawAdjectives } from './law-adjectives.ts';
import { type Place, placeNamed, placesIn } from './places.ts';

export interface ChosenLaw {
  readonly place: Place;
  /** Folded offsets of the words that name the law, relative to the text given. */
  readonly start: number;
  readonly end: number;
}

const exclusion = /\([^()]{0,80}(?:exclud|other than|not includ|不包括|不含|除外|without)[^()]{0,120}\)/g;

/** Words that make an adjective of a place into a law: English law, Swiss substantive law. */
const adjectives = [...lawAdjectives].flatMap(([adjective, name]) => {
  const place = placeNamed(name);
  return place === null
    ? []
    : [{ pattern: new RegExp(`\\b${adjective}(?:(?<=\\beng|\\bengl)\\.)? (?:substantive |domestic )?law\\b`), place }];
});

const before =
  /\blaws?(?:,? (?:and|or) [a-z ]{3,40}|, [^,]{3,50},)?(?: then)?(?: for the time being)?(?: in (?:force|effect))?(?: for the time being)?(?: of| in| applicable in)(?: the| said)?[^.;]{0,48}$/;
const beforeChinese = /(?:依|按|据|受|用|照|跟|以|为|是|:|法律)[^。;]{0,8}$/;
const after = /^(?:'s)?(?: state)?(?: substantive| domestic| procedural| internal)? laws?\b/;
const afterChinese =
  /^(?:\([^)]{0,40}\))?(?:的)?(?:现行|有关|相关|实体|当地)?(?:有效)?(?:的)?(?:法律|法例(?!第)|法规|法(?!院|庭|定|例第))/;

/** The laws that a folded sentence names as laws ("laws of X", "X law", X法律), exclusions in brackets left out. */
export function lawsIn(sentence: string): ChosenLaw[] {
  const text = sentence.replace(exclusion, (words) => ' '.repeat(words.length));
  const found: ChosenLaw[] = [];
  const hits = placesIn(text);
  for (const { place, start, end } of hits) {
    const ahead = text.slice(Math.max(0, start - 70), start);
    const behind = text.slice(end, end + 60);
    const chinese = /[\u4e00-\u9fff]/.test(text.charAt(start));
    const named = chinese ? afterChinese.test(behind) : before.test(ahead) || after.test(behind);
    if (named && !/conflicts? of laws?[^.;]{0,20}$/.test(ahead)) found.push({ place, start, end });
  }
  for (const { pattern, place } of adjectives) {
    const match = pattern.exec(text);
    if (match !== null) found.push({ place, start: match.index, end: match.index + match[0].length });
  }
  if (found.length === 0) {
    const weak = hits.find(({ start }) => beforeChinese.test(text.slice(Math.max(0, start - 12), start)));
    if (weak !== undefined && /^[^,;。]{0,11}?(?<!司)法(?!律上|院|庭|官|定)/.test(text.slice(weak.end, weak.end + 12)))
      found.push(weak);
  }
  return found.toSorted((one, other) => one.start - other.start);
}
