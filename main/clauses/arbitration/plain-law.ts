import { lawAdjectives } from '../matching/law-adjectives.ts';
import { type Place, placeNamed, placesIn } from '../matching/places.ts';
import type { Passage } from '../matching/reading.ts';
import type { GoverningLaw } from './governing-law.ts';

const aside =
  /laws? of this (?:clause|article|paragraph)|arbitration (?:clause|agreement)|仲裁(?:条款|协议)|conflicts? of laws?|arbitration (?:act|ordinance|law)|仲裁(?:条例|法)/;
const adjectives = [...lawAdjectives.keys()].join('|');
const adjectiveLaw = new RegExp(
  `\\b(${adjectives})(?:(?<=\\beng|\\bengl)\\.)? (?:substantive |domestic )?law\\b(?= (?:throughout|to (?:apply|govern|control)|appl|govern|control|shall|is to|is the|being the)| ?[.,;/。]| ?[\u4e00-\u9fff]|$)|(?:^|[.;,/] ?)(${adjectives}) (?:substantive |domestic )?law\\b|\\blaw:? (${adjectives})\\b(?= ?[.,;/。]|$)`,
);
const chosen =
  /\bgoverning law ?(?=[\u4e00-\u9fff])|\bapplicable to the merits[^.;]{0,20}laws? of (?:the )?|\b(?:governing|applicable|proper)? ?laws?(?: of (?:this|the) [a-z-]+)?(?: (?:shall be|is|being)|:) ?(?:the )?(?:(?:(?:substantive )?laws?|that|those) of )?(?:the )?(?:state of )?|\b(?:governing|applicable) law (?=[a-z])|\b(?:rules of )?(?:substantive )?laws?(?: applicable to the merits)?(?: shall be the laws?)? of (?:the )?(?=[a-z' ]{3,40} (?:shall (?:be applicable|govern|apply)|govern|appl))|\bapply(?:ing)? the (?:substantive )?laws? of (?:the )?(?:state of )?|\bgoverned by (?:the )?(?:laws? of )?(?:the )?|(?:适用|跟|用|依|按|照|据|受|以|行)(?:法律(?:为|:)?)?|(?:准据法|适用法律|管限法律|实体法|法律适用|法律)(?:为|是|系|:)|^(?=[^。;,]{2,10}(?:法律|法)(?:适用|管限|管辖))/g;
const placeLaw =
  /^(?:'s)? laws?\b(?= (?:throughout|govern|appl|control|to apply|shall (?!also)|being|is)| ?[.,;/。]| ?[\u4e00-\u9fff]| ?$)/;
/** "… and where silent the laws of Hong Kong"; what a company is organised under is no such law. */
const lawsOf =
  /(?<!\b(?:incorporated|organi[sz]ed|existing|registered|established|formed|constituted)(?: and [a-z]+)? under (?:and by virtue of )?(?:the )?)\blaws? of (?:the )?(?:state of )?$/;
/** 英国法律 or "Laws of Korea" between two stops: a recap's own entry. */
const entryLaw =
  /(?:^|[,;。.:)/] ?)(?:the )?(?:(?:(?:substantive|governing|applicable|proper) )?laws? of (?:the )?)?(?=[a-z\u4e00-\u9fff' ]{2,30}$)/;

/**
 * The law that a sentence of the dispute clause names by itself ("Law: Singapore",
 * 适用中国法律), for clauses whose sentence does not say what it is the law of.
 */
export function plainLaw(passages: readonly Passage[]): GoverningLaw | null {
  for (const passage of passages) {
    const { text } = passage;
    if (!text.includes('law') && !text.includes('法')) continue;
    const found = placeIn(text);
    if (found === null) continue;
    return {
      passage,
      places: [found.place],
      start: passage.start + found.start,
      end: passage.start + found.end,
      chinese: passage.chinese,
      reason: text.slice(found.start, found.end),
    };
  }
  return null;
}

function placeIn(text: string): { place: Place; start: number; end: number } | null {
  const adjective = adjectiveLaw.exec(text);
  if (adjective !== null && !aside.test(text.slice(Math.max(0, adjective.index - 60), adjective.index))) {
    const place = placeNamed(lawAdjectives.get(adjective[1] ?? adjective[2] ?? adjective[3] ?? '') ?? '');
    if (place !== null) return { place, start: adjective.index, end: adjective.index + adjective[0].length };
  }
  const hits = placesIn(text);
  for (const { place, start, end } of hits) {
    if (!placeLaw.test(text.slice(end, end + 24)) || aside.test(text.slice(Math.max(0, start - 60), end + 20)))
      continue;
    return { place, start, end };
  }
  for (const { place, start, end } of hits) {
    const ahead = text.slice(0, end);
    const entry = entryLaw.exec(ahead);
    const after = text.slice(end, end + 6);
    if (entry === null || entry.index + entry[0].length !== start || aside.test(text.slice(end, end + 20))) continue;
    const english = /laws? of (?:the )?$/.test(entry[0]) && /^(?:[.,;。]|$)/.test(after);
    const chinese =
      /^(?:的)?(?:法律|法例|法)(?: ?[,;/。.]|$|为准|为(?:适用|管辖)|适用|管辖|管限|规管| ?(?:gov|appl|to ))/.test(
        after,
      );
    if (english || chinese) return { place, start: entry.index, end };
  }
  const last = hits.findLast(
    ({ start, end }) =>
      lawsOf.test(text.slice(0, start)) &&
      /^(?: ?[.,;)/。]|$)/.test(text.slice(end)) &&
      !aside.test(text.slice(Math.max(0, start - 60), end + 20)),
  );
  if (last !== undefined) return { place: last.place, start: last.start, end: last.end };
  for (const match of text.matchAll(chosen)) {
    const from = match.index + match[0].length;
    const hit = hits.find(({ start }) => start >= from && start - from <= 6);
    if (hit === undefined || aside.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const chinese = /[一-鿿]/.test(text.charAt(hit.start));
    const behind = text.slice(hit.end, hit.end + 8);
    if (chinese && !/^(?:的)?(?:法律|法例|法(?!院|庭|定))/.test(behind) && !/[:为是]$|governing law ?$/.test(match[0]))
      continue;
    if (/^(?:'s)? ?(?:courts?|法院)/.test(behind)) continue;
    return { place: hit.place, start: match.index, end: hit.end };
  }
  return null;
}
