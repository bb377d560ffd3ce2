import type { Agreement } from '../arbitration/agreement.ts';
import { placesIn } from '../matching/places.ts';
import type { Reading } from '../matching/reading.ts';
import { type Defect, longestNote, type Words } from './defect.ts';

/** What two sides wrote themselves, and what was printed before: each speaks until the other is named. */
const labels =
  /(?<typed>\brecap\b|\bfixture note\b|\bmain terms\b|\briders?\b|\btyped\b|\bspecial (?:terms|conditions)\b|附加条款|手写|打字|附页|成交(?:单|确认书?)|主要条款|特别条款)|(?<printed>\bprinted (?:form|clause|terms|conditions|text)|\bpro ?-?forma\b|\bbox \d{1,2}\b|\bgencon\b|\bnype\b|\basbatankvoy\b|\bnorgrain\b|\bbarecon\b|\bsynacomex\b|印刷(?:条款|格式|本|正文)|印就|标准格式|格式条款|印(?:死|好)(?:嘅|的))/g;
const sends = /\barb\w*|仲裁|\b(?:referred|determined|decided|settled|heard)\b|\blaw and arb\w*|争议/g;
/** Printed forms whose own clause sends disputes somewhere where nothing else is agreed. */
const withOwnClause =
  /(?:\bo(?:ther)?wise\b|\bothws\b|\bowise\b|\brest\b|其余|其他)[^.;。]{0,40}\b(?:gencon|nype|asbatankvoy|norgrain|barecon|synacomex)\b[^.;。]{0,40}\blogical(?:ly)? amend/;

/** A recap or rider that sends disputes to one place and the printed form under it to another, both standing. */
export function recapAndForm({ folded: { text } }: Reading, agreements: readonly Agreement[]): Defect[] {
  const [agreement] = agreements;
  if (agreement === undefined || text.length > longestNote) return [];
  const typed = firstForum(text, 'typed');
  const printed = firstForum(text, 'printed');
  if (typed !== null && printed !== null && typed.place !== printed.place && !struck(text, printed.words))
    return [
      layered(
        [typed.words, printed.words],
        [
          'a recap or rider names another forum than the printed form under it, and neither was struck out',
          `the one says ${typed.place}, the other ${printed.place}: say which prevails, and strike the other out`,
        ],
      ),
    ];
  return [];
}

/** "G/A, arb if any Hong Kong, owise as per Gencon 94 logically amended": the form's own clause stands behind short words. */
export function shortOverForm({ folded: { text } }: Reading): Defect[] {
  const match = text.length > longestNote ? null : withOwnClause.exec(text);
  return match === null
    ? []
    : [
        layered(
          [{ start: match.index, end: match.index + match[0].length }],
          [
            'short words stand over a printed form that has an arbitration clause of its own',
            'a printed form’s default may then decide (Shagang v Daewoo [2015] EWHC 194: an unfilled box would have sent it to London)',
          ],
        ),
      ];
}

interface Forum {
  readonly place: string;
  readonly words: Words;
}

function firstForum(text: string, kind: 'typed' | 'printed'): Forum | null {
  const found = [...text.matchAll(labels)];
  for (const [index, match] of found.entries()) {
    if (match.groups?.[kind] === undefined) continue;
    const from = match.index + match[0].length;
    const own = text.slice(from, found[index + 1]?.index ?? text.length);
    const spoken = [...own.matchAll(sends)].map(({ index: at, 0: { length } }) => at + length);
    // "Box 25: London": the box is the clause.
    if (/^box (?:25|28|31)/.test(match[0])) spoken.unshift(0);
    for (const at of spoken) {
      const before = Math.max(0, at - 16);
      const [place] = [
        ...placesIn(own.slice(before, at)).map(({ place, start, end }) => ({
          place,
          start: before + start,
          end: before + end,
        })),
        ...placesIn(own.slice(at, at + 70)).map(({ place, start, end }) => ({
          place,
          start: at + start,
          end: at + end,
        })),
      ].filter(({ place, end }) => place.kind !== 'country' && !/^(?: law|法|律)/.test(own.slice(end)));
      if (place !== undefined)
        return { place: place.place.name, words: { start: from + place.start, end: from + place.end } };
    }
  }
  return null;
}

/** The printed words were struck out: they say nothing any longer. */
function struck(text: string, { start, end }: Words): boolean {
  return (
    /(?<!not |un)(?:struck (?:out|through)|deleted|crossed out)|(?<!未|并无|没有|冇)(?:划去|删去|删除)/.test(
      text.slice(Math.max(0, start - 120), end + 80),
    ) &&
    !/\b(?:not|un|never) ?(?:been )?(?:struck|deleted|crossed)|\bunstruck\b|(?:未|并无|没有|冇)(?:被)?(?:划去|删去|删除|划)/.test(
      text,
    )
  );
}

function layered(words: readonly Words[], reasons: readonly string[]): Defect {
  return { kind: 'path.layered', severity: 'medium', confidence: 0.7, words, reasons };
}
