import type { Agreement } from '../arbitration/agreement.ts';
import type { Defect, Words } from './defect.ts';

/** The year of the edition in force, by the body's id. From general knowledge: unverified. */
const current: ReadonlyMap<string, number> = new Map([
  ['hkiac', 2024],
  ['icc', 2021],
  ['siac', 2025],
  ['lcia', 2020],
  ['cietac', 2024],
  ['cietac-hk', 2024],
  ['scc', 2023],
  ['scia', 2022],
  ['bac', 2022],
  ['shiac', 2024],
  ['diac', 2022],
  ['swiss', 2021],
  ['dis', 2018],
  ['viac', 2021],
  ['uncitral', 2013],
  ['aiac', 2023],
  ['gzac', 2021],
  ['cmac', 2021],
  ['scma', 2022],
  ['lmaa', 2021],
]);

const yearWords = '((?:19|20)\\d\\d)';
const ahead = new RegExp(
  `${yearWords}(?: edition| version)?(?:年)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:版|修订|施行|实施|生效|起|颁布|通过|制定|公布|的|之|嘅|、|\\(|the|of| |《|:)*$`,
);
const behind = new RegExp(
  `^[)》"]?(?: ?(?:rules|arbitration rules))?,? ?(?:of |(?:edition|version) (?:of )?|dated |as (?:in force|amended|revised) (?:in|on|as at|at) |in force (?:on|at|as at|in) |effective (?:from |as of |on )?|\\(|（|\\[)?(?:as (?:of|at) |the )?(?:(?:\\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:\\d{1,2},? )?)?${yearWords}`,
);
/** Words that follow the rules as they change. */
const follows =
  /\b(?:or (?:any|such) (?:later|subsequent|successor|amended|more recent)|as (?:may be )?(?:amended|modified|revised) from time|(?:and|or) (?:as )?(?:subsequently|thereafter) amended|in force (?:at|when|on) the (?:time|date)|for the time being|then (?:current|in force))\b|及其(?:后|不时)?(?:的)?修订|不时修订|届时有效|现行有效|当时有效/;
const fixedTo =
  /\b(?:no (?:later|subsequent)|without regard to (?:any )?(?:later|subsequent)|regardless of|notwithstanding|not)\b[^.;]{0,40}\b(?:edition|version|amend\w*|revis\w*)|不(?:适用|采用|理|论)[^。;]{0,14}(?:修订|版本|修改)/;

/** An edition that is fixed and that the body has replaced since. */
export function oldRules({ bodies, zone }: Agreement): Defect[] {
  for (const hit of bodies) {
    const newest = current.get(hit.body.id);
    const passage = zone.find(({ start, end }) => hit.start >= start && hit.end <= end);
    if (newest === undefined || passage === undefined || hit.role === 'appoints') continue;
    const found = yearBeside(passage.text, hit.start - passage.start, hit.end - passage.start);
    if (found === null || found.year >= newest) continue;
    if (follows.test(passage.text) && !fixedTo.test(passage.text)) continue;
    const { year } = found;
    const words: Words = {
      start: Math.min(hit.start, passage.start + found.start),
      end: Math.max(hit.end, passage.start + found.end),
    };
    return [
      {
        kind: 'path.renamed_body',
        severity: 'low',
        confidence: 0.7,
        words: [words],
        reasons: [
          'an edition of the rules is fixed that has been replaced',
          `the rules named are of ${year}, those in force of ${newest}: most bodies apply the rules in force when the arbitration begins`,
        ],
        fields: { edition: year, now: newest },
      },
    ];
  }
  return [];
}

function yearBeside(text: string, start: number, end: number): { year: number; start: number; end: number } | null {
  const before = ahead.exec(text.slice(Math.max(0, start - 40), start));
  if (before !== null) return { year: Number(before[1]), start: Math.max(0, start - 40) + before.index, end };
  const after = behind.exec(text.slice(end, end + 70)) ?? inside.exec(text.slice(start, end + 60));
  return after === null ? null : { year: Number(after[1]), start, end: end + after[0].length };
}

/** 《贸仲仲裁规则》（2005版）, "HKIAC's 2008 Administered Arbitration Rules". */
const inside = new RegExp(
  `^[^.;。]{0,60}?\\brules (?:of|dated) ${yearWords}|^[^.;。]{0,60}?[( ]?${yearWords}(?:年)?(?:版|修订| edition| version|\\)| (?:administered |arbitration )*rules)`,
);
