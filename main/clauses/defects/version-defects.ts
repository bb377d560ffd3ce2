import type { Agreement } from '../arbitration/agreement.ts';
import { firstFound } from '../arbitration/found.ts';
import { type GoverningLaw, governingLaws } from '../arbitration/governing-law.ts';
import { arbitrationLanguages } from '../arbitration/language.ts';
import { plainLaw } from '../arbitration/plain-law.ts';
import { tribunalOf } from '../arbitration/tribunal.ts';
import { courtClauses, inAidOfArbitration } from '../court-clauses.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect, type Words } from './defect.ts';
import { otherClause } from './forum-defects.ts';
import { sameBody } from './institution-defects.ts';
import { restToCourt } from './rest-to-court.ts';

/** What one version says of the arbitration: a value to compare, and where it stands. */
interface Said {
  readonly value: string;
  readonly words: Words;
}

/** One language's sentences about the arbitration, with the bodies named in them. */
interface Version {
  readonly passages: readonly Passage[];
  readonly bodies: Agreement['bodies'];
  readonly seats: Agreement['seats'];
  readonly law: GoverningLaw | null;
}

/**
 * What the English and the Chinese of one arbitration clause say, compared term by term; or one version that arbitrates
 * where the other goes to court. Only where a language has one agreement at most: with more nothing tells which
 * belong together.
 */
export function versionDefects(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  const english = agreements.filter(({ chinese }) => !chinese);
  const chinese = agreements.filter((agreement) => agreement.chinese);
  const some = english[0] ?? chinese[0];
  if (some === undefined || english.length > 1 || chinese.length > 1) return [];
  const found = differences(
    versionOf(reading, english[0] ?? some, false),
    versionOf(reading, chinese[0] ?? some, true),
  );
  return agreements.length === 1 ? [...found, ...arbitratesOrSues(reading, some)] : found;
}

/** Beside an agreement in the other language the sentences around it are the version, whatever they leave unsaid. */
function versionOf(reading: Reading, agreement: Agreement, chinese: boolean): Version {
  const place = agreementPlace(agreement);
  const around =
    agreement.chinese === chinese
      ? agreement.zone
      : reading.passages.filter(({ start }) => Math.abs(start - place.start) < nearby);
  const passages = around.filter((passage) => passage.chinese === chinese);
  const inside = (found: Words): boolean => passages.some(({ start, end }) => found.start >= start && found.end <= end);
  const law = governingLaws(reading).find((found) => found.chinese === chinese) ?? plainLaw(passages);
  return { passages, law, bodies: agreement.bodies.filter(inside), seats: agreement.seats.filter(inside) };
}

const compared: readonly (readonly [string, (version: Version) => Said | null])[] = [
  ['seat', ({ seats: [seat] }) => (seat === undefined ? null : { value: seat.value.place.law, words: seat })],
  [
    'number_of_arbitrators',
    ({ passages }) => {
      const found = tribunalOf(passages);
      return found === null || found.value.number === null ? null : { value: String(found.value.number), words: found };
    },
  ],
  [
    'language',
    ({ passages }) => {
      const found = firstFound(passages, ({ text, start }) => arbitrationLanguages(text, start));
      return found === null ? null : { value: found.value.toSorted().join(), words: found };
    },
  ],
];

function differences(one: Version, other: Version): Defect[] {
  const body = ({ bodies }: Version): Agreement['bodies'][number] | undefined =>
    bodies.find(({ role, body: { form } }) => role === 'administers' && form !== 'appointing');
  const [own, theirs] = [body(one), body(other)];
  const bodies =
    own !== undefined && theirs !== undefined && !sameBody(own, theirs) ? [conflict('institution', own, theirs)] : [];
  const terms = compared.flatMap(([field, read]): Defect[] => {
    const first = read(one);
    const second = read(other);
    return first === null || second === null || first.value === second.value
      ? []
      : [conflict(field, first.words, second.words)];
  });
  const [first, second] = [one.law, other.law];
  const differ =
    first !== null && second !== null && first.places[0]?.law !== second.places[0]?.law
      ? [conflict('governing_law', first, second)]
      : [];
  return [...bodies, ...terms, ...differ];
}

function arbitratesOrSues(reading: Reading, agreement: Agreement): Defect[] {
  const place = agreementPlace(agreement);
  const court = courtClauses(reading).find(
    (clause) =>
      clause.passage.chinese !== agreement.chinese &&
      clause.exclusive !== false &&
      !inAidOfArbitration(clause) &&
      !otherClause(clause.passage, agreement.lead) &&
      !restToCourt.test(clause.passage.text) &&
      !/arbitra|仲裁/.test(clause.passage.text) &&
      /disput|controvers|争议|纠纷|争端/.test(clause.passage.text) &&
      Math.abs(clause.start - place.start) < nearby,
  );
  return court === undefined ? [] : [conflict('forum', place, court)];
}

/** Versions of one clause stand side by side; what is further away is another clause. */
const nearby = 900;

function conflict(field: string, one: Words, other: Words): Defect {
  return {
    kind: 'path.bilingual_conflict',
    severity: field === 'language' ? 'medium' : 'high',
    confidence: 0.75,
    words: [one, other],
    reasons: [`the versions differ on ${field.replaceAll('_', ' ')}`],
    fields: { field },
  };
}
