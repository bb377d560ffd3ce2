import type { Agreement } from '../arbitration/agreement.ts';
import { placesIn } from '../matching/places.ts';
import { touchesMainland } from './deciding-law.ts';
import { agreementPlace, type Defect, type Words } from './defect.ts';

const ordersEnglish =
  '(?:freez\\w+|froz\\w+|preserv\\w+|seiz\\w+|attach\\w*|sequest\\w+|interim (?:measures?|relief)|injunct\\w+|conservatory|security)';
const ordersChinese = '(?:查封|冻结|扣押|保全|凍結|禁制|冻住|封(?:咗|住)?佢)';
const courtEnglish =
  "(?:people's courts?|mainland (?:chinese )?courts?|chinese courts?|prc courts?|courts? (?:in|of) (?:the )?(?:mainland|prc|people's republic))";
const courtChinese = '(?:人民法院|内地(?:的|嘅)?法院|大陆法院|中国法院|内地法庭)';
/** Assets of the Mainland are to be held by a court there: 向东莞法院申请查封. */
const reliesOnMainland = new RegExp(
  [
    `${courtChinese}[^。;]{0,24}${ordersChinese}|${ordersChinese}[^。;]{0,24}${courtChinese}`,
    `\\b${courtEnglish}\\b[^.;]{0,120}\\b${ordersEnglish}|\\b${ordersEnglish}\\b[^.;]{0,120}\\b${courtEnglish}`,
  ].join('|'),
);
const anyCourt = new RegExp(
  `(?:法院|法庭)[^。;]{0,24}${ordersChinese}|${ordersChinese}[^。;]{0,24}(?:法院|法庭)|\\bcourts?\\b[^.;]{0,120}\\b${ordersEnglish}|\\b${ordersEnglish}\\b[^.;]{0,120}\\bcourts?\\b`,
);
/** Nobody counts on it. */
const noMatter = /不得|无权|唔可以|\bnot (?:apply|seek|be sought)\b/;

/**
 * Mainland courts preserve assets for arbitrations of their own bodies, and for those that are seated in Hong Kong and
 * run by a listed body there (Interim Measures Arrangement 2019).
 */
export function remedyGap(agreement: Agreement): Defect[] {
  const { institution, rules, seat, zone } = agreement;
  if (seat === null || seat.value.place.family === 'mainland') return [];
  const inHongKong = seat.value.place.name === 'Hong Kong';
  if (inHongKong && institution !== null) return [];
  const relied = reliance(zone);
  if (relied === null && !(inHongKong && touchesMainland(agreement))) return [];
  return [
    {
      kind: 'path.remedy_gap',
      severity: relied === null ? 'note' : 'medium',
      confidence: 0.7,
      words: [relied ?? rules ?? agreementPlace(agreement), seat],
      reasons: [
        inHongKong
          ? 'the arbitration is ad hoc and seated in Hong Kong'
          : 'the arbitration is seated outside the Mainland and Hong Kong',
        'Mainland courts preserve assets only for Hong Kong arbitrations run by a listed body (Interim Measures Arrangement 2019 arts 2, 3)',
      ],
    },
  ];
}

/** Where the text counts on a Mainland court: by name, or any court where the assets lie in a Mainland city. */
function reliance(zone: Agreement['zone']): Words | null {
  for (const { text, start } of zone) {
    if (noMatter.test(text)) continue;
    const named = reliesOnMainland.exec(text);
    const match = named ?? (namesMainland(text) ? anyCourt.exec(text) : null);
    if (match !== null) return { start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
}

function namesMainland(text: string): boolean {
  return placesIn(text).some(({ place }) => place.family === 'mainland');
}
