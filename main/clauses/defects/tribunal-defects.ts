import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { breaksTies } from '../arbitration/tribunal.ts';
import { decidingLaw } from './deciding-law.ts';
import { type Defect, wordsIn } from './defect.ts';

/** A tribunal that cannot be formed, cannot decide, or cannot be in time, as the clause is written. */
export function tribunalDefects(agreement: Agreement): Defect[] {
  return [...evenTribunal(agreement), ...onlyArbitrator(agreement), ...hastyAward(agreement)];
}

function evenTribunal(agreement: Agreement): Defect[] {
  const found = agreement.tribunal;
  if (found === null || found.value.number === null || found.value.number % 2 === 1) return [];
  const tie = agreement.zone.some(
    ({ text }) =>
      breaksTies.test(text) &&
      !/\b(?:no|without an?) (?:umpire|third)|(?:不设|无|没有|冇)[^。;]{0,6}(?:首席|第三)/.test(text),
  );
  const { family, basis } = decidingLaw(agreement);
  const { number } = found.value;
  if (tie && family !== 'mainland') return [];
  const institutional = agreement.institution !== null;
  return [
    {
      kind: 'path.tribunal_unworkable',
      severity: family === 'mainland' && institutional ? 'high' : 'medium',
      confidence: found.value.open ? 0.65 : 0.8,
      words: [found],
      reasons: [
        `${number} arbitrators, and nothing breaks a tie`,
        family === 'mainland'
          ? `${basis}: a tribunal has one or three there (Arbitration Law 2017 art. 30)`
          : `${basis}: add a third arbitrator or an umpire`,
      ],
      fields: { number },
    },
  ];
}

/** "The arbitrator shall be Mr Justice Lo, and no other person", 仲裁員只可由陳大文擔任. */
const namedOnly =
  /\b(?:sole )?arbitrator\b[^.;]{0,20}\b(?:shall|must|will|can|may)(?: only)? be (?:mr|ms|mrs|dr|prof(?:essor)?|justice|judge|sir|the hon)\b[^;]{0,80}(?:\b(?:and )?(?:no (?:one|other)|nobody|none other|only|in person|personally)\b)|\b(?:mr|ms|mrs|dr|prof(?:essor)?|sir)\.? [^.;]{2,40}\b(?:only|alone|and no (?:other|one else)|personally)\b[^.;]{0,40}\b(?:as|act)[^.;]{0,10}arbitrator|仲裁员[^。;]{0,8}(?:只(?:可|能)|必须|须|限)[^。;]{0,4}(?:由|为|系)[^。;]{2,14}(?:先生|女士|法官|大律师|律师|教授|本人)[^。;]{0,10}(?:担任|出任|做)?|(?:不得|唔(?:可以|得|准))(?:由)?(?:其他|另|第二)[^。;]{0,6}(?:人)?(?:担任|出任|代替|做)[^。;]{0,4}仲裁员?/;

function onlyArbitrator(agreement: Agreement): Defect[] {
  const words = wordsIn(agreement.zone, namedOnly);
  if (words === null) return [];
  const { basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.tribunal_unworkable',
      severity: 'medium',
      confidence: 0.7,
      words: [words],
      reasons: [
        'one person is named as arbitrator, and nobody else may be',
        `${basis}; if that person cannot act, the agreement may fall with the appointment: name who replaces them`,
      ],
    },
  ];
}

const awardWithin =
  /\baward\b[^.;]{0,60}\bwithin (?:[a-z-]+ )?\(?(\d{1,3})\)? (?:calendar |working |business )?days?\b[^.;]{0,30}\b(?:notice of arbitration|request for arbitration|commencement|filing|dispute|submission)|(?:提交|申请|受理|收到)[^。;,]{0,12}(?:后|起|之日起)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?:工作)?(?:日|天)内[^。;]{0,16}(?:作出|出具|出)[^。;]{0,6}裁决/;
/** Fewer days than the appointment of a tribunal takes under any rules. */
const tooFewDays = 21;

function hastyAward(agreement: Agreement): Defect[] {
  for (const passage of agreement.zone) {
    const match = awardWithin.exec(passage.text);
    const days = match?.[1] ?? match?.[2];
    if (match === null || days === undefined) continue;
    if ((chineseNumeral(days) ?? Number(days)) > tooFewDays) continue;
    if (/expedit|documents? only|extend|快速|简易|延长/.test(passage.text)) continue;
    return [
      {
        kind: 'path.tribunal_unworkable',
        severity: 'low',
        confidence: 0.65,
        words: [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }],
        reasons: [
          'the award is due too soon for a tribunal to be formed and heard',
          'an award made late may be set aside or refused; let the tribunal or the body extend the time',
        ],
      },
    ];
  }
  return [];
}
