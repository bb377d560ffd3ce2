import { type Place, placesIn } from './places.ts';

export interface ChosenLaw {
  readonly place: Place;
  /** Folded offsets of the words that name the law, relative to the text given. */
  readonly start: number;
  readonly end: number;
}

const exclusion = /\([^()]{0,80}(?:exclud|other than|not includ|不包括|不含|除外|without)[^()]{0,120}\)/g;

/** Words that make an adjective of a place into a law: English law, PRC law, 英国法. */
const adjectives: readonly (readonly [RegExp, string])[] = [
  [/\benglish (?:substantive |domestic )?law\b/, 'England and Wales'],
  [/\bchinese (?:substantive |domestic )?law\b/, "People's Republic of China"],
  [/\bfrench (?:substantive |domestic )?law\b/, 'France'],
  [/\bgerman (?:substantive |domestic )?law\b/, 'Germany'],
  [/\bswiss (?:substantive |domestic )?law\b/, 'Switzerland'],
  [/\bjapanese (?:substantive |domestic )?law\b/, 'Japan'],
  [/\bindian (?:substantive |domestic )?law\b/, 'India'],
  [/\bdutch (?:substantive |domestic )?law\b/, 'Netherlands'],
  [/\bswedish (?:substantive |domestic )?law\b/, 'Sweden'],
  [/\baustrian (?:substantive |domestic )?law\b/, 'Austria'],
  [/\bitalian (?:substantive |domestic )?law\b/, 'Italy'],
  [/\bspanish (?:substantive |domestic )?law\b/, 'Spain'],
  [/\bkorean (?:substantive |domestic )?law\b/, 'South Korea'],
  [/\bmalaysian (?:substantive |domestic )?law\b/, 'Malaysia'],
  [/\bthai (?:substantive |domestic )?law\b/, 'Thailand'],
  [/\bindonesian (?:substantive |domestic )?law\b/, 'Indonesia'],
  [/\bvietnamese (?:substantive |domestic )?law\b/, 'Vietnam'],
  [/\baustralian (?:substantive |domestic )?law\b/, 'Australia'],
  [/\bscots (?:substantive |domestic )?law\b/, 'Scotland'],
  [/\bisraeli (?:substantive |domestic )?law\b/, 'Israel'],
  [/\birish (?:substantive |domestic )?law\b/, 'Ireland'],
  [/\bsingaporean (?:substantive |domestic )?law\b/, 'Singapore'],
];

const before =
  /\blaws?(?:,? (?:and|or) [a-z ]{3,40}|, [^,]{3,50},)?(?: then)?(?: in (?:force|effect))?(?: of| in| applicable in)(?: the| said)?[^.;]{0,48}$/;
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
  for (const [pattern, name] of adjectives) {
    const match = pattern.exec(text);
    const place = match === null ? null : (lawPlaces.get(name) ?? null);
    if (match !== null && place !== null) {
      found.push({ place, start: match.index, end: match.index + match[0].length });
    }
  }
  if (found.length === 0) {
    const weak = hits.find(({ start }) => beforeChinese.test(text.slice(Math.max(0, start - 12), start)));
    if (weak !== undefined && /法/.test(text.slice(weak.end, weak.end + 12))) found.push(weak);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

const lawPlaces = new Map(
  [
    'England and Wales',
    "People's Republic of China",
    'France',
    'Germany',
    'Switzerland',
    'Japan',
    'India',
    'Netherlands',
    'Sweden',
    'Austria',
    'Italy',
    'Spain',
    'South Korea',
    'Malaysia',
    'Thailand',
    'Indonesia',
    'Vietnam',
    'Australia',
    'Scotland',
    'Israel',
    'Ireland',
    'Singapore',
  ].flatMap((name) => {
    const place = placesIn(name.toLowerCase())[0]?.place;
    return place === undefined ? [] : [[name, place] as const];
  }),
);
