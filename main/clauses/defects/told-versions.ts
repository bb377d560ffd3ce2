import type { Agreement } from '../arbitration/agreement.ts';
import { tribunalIn } from '../arbitration/tribunal.ts';
import type { Reading } from '../matching/reading.ts';
import { type Defect, longestNote, type Words } from './defect.ts';
import { sameBody } from './institution-defects.ts';

const english =
  'english|chinese|portuguese|french|german|japanese|korean|russian|spanish|vietnamese|thai|italian|arabic';
/** Where a text begins to tell what one language's version says: 葡文本同条则作…, "Article 20 (translation of the French text):". */
const begins = new RegExp(
  [
    `(?<zh>[中英葡法德日韩俄西越泰])文(?:文本|本|版本?)(?:同条|第[^条。;]{1,5}条|嗰度|嗰份|呢边|入面|之?译文|\\([^)]{0,8}\\))?,?(?:同条)?(?:则|却|就)?(?:订明|载明|写明|写住|规定|载|写|作|为|系|是|话|:)`,
    `\\((?:[a-z ]{0,32}\\b)?(?<paren>${english})(?: (?:text|version|original|translation))?\\) ?:`,
    `\\b(?<text>${english}) (?:text|version|original|translation)\\b[^.;":]{0,24}(?:\\b(?:says?|reads?|provides?|has|states?|puts|names|gives)\\b|:)`,
  ].join('|'),
  'g',
);

/** Versions of one clause that a text tells one after the other, whatever language it tells them in, and that differ. */
export function toldVersions({ folded: { text } }: Reading, agreements: readonly Agreement[]): Defect[] {
  if (agreements.length === 0 || text.length > longestNote) return [];
  const found = [...text.matchAll(begins)];
  const versions = found.map((match, index) => ({
    language: match.groups?.zh ?? match.groups?.paren ?? match.groups?.text ?? '',
    start: match.index,
    end: found[index + 1]?.index ?? text.length,
  }));
  const [one] = versions;
  const other = versions.find(({ language }) => language !== one?.language);
  if (one === undefined || other === undefined) return [];
  const field = differing(text, agreements, one, other);
  return field === null
    ? []
    : [
        {
          kind: 'path.bilingual_conflict',
          severity: 'high',
          confidence: 0.72,
          words: [field.one, field.other],
          reasons: [`the versions differ on ${field.name}`],
          fields: { field: field.name.replaceAll(' ', '_') },
        },
      ];
}

function differing(
  text: string,
  agreements: readonly Agreement[],
  one: Words,
  other: Words,
): { readonly name: string; readonly one: Words; readonly other: Words } | null {
  const within =
    ({ start, end }: Words) =>
    (found: Words): boolean =>
      found.start >= start && found.end <= end;
  const seats = agreements.flatMap((agreement) => agreement.seats);
  const [seat, otherSeat] = [seats.find(within(one)), seats.find(within(other))];
  if (seat !== undefined && otherSeat !== undefined && seat.value.place.name !== otherSeat.value.place.name)
    return { name: 'seat', one: seat, other: otherSeat };
  const bodies = agreements.flatMap((agreement) => agreement.bodies).filter(({ role }) => role !== 'appoints');
  const [body, otherBody] = [bodies.find(within(one)), bodies.find(within(other))];
  if (body !== undefined && otherBody !== undefined && !sameBody(body, otherBody))
    return { name: 'institution', one: body, other: otherBody };
  const [number, otherNumber] = [one, other].map(({ start, end }) => tribunalIn(text.slice(start, end), start));
  const counts = [number?.value.number ?? null, otherNumber?.value.number ?? null];
  if (number != null && otherNumber != null && counts[0] !== null && counts[1] !== null && counts[0] !== counts[1])
    return { name: 'number of arbitrators', one: number, other: otherNumber };
  return null;
}
