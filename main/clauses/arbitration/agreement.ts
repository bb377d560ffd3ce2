import { type BodyFinder, type BodyHit, bodyFinder, type UnknownBody } from '../matching/bodies.ts';
import { lawsIn } from '../matching/law.ts';
import type { Place } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { Institutions } from '../ontology.ts';
import { accessoryWords } from './accessory-words.ts';
import { agreementFallback } from './agreement-fallback.ts';
import { agreementSigns } from './agreement-signs.ts';
import { type AgreementWords, agreementWords } from './agreement-words.ts';
import { type Found, firstFound } from './found.ts';
import { type GoverningLaw, governingLaws } from './governing-law.ts';
import { arbitrationLanguages } from './language.ts';
import { maskedText } from './masked-text.ts';
import { plainLaw } from './plain-law.ts';
import { refusesToArbitrate } from './refusal.ts';
import { placeOfReference, recapSeat, type SeatReading, seatsIn } from './seat.ts';
import { soleLaw } from './sole-law.ts';
import { type Tier, tiersIn } from './tiers.ts';
import { type TribunalReading, tribunalOf, withThird } from './tribunal.ts';
import { usedLanguages } from './used-languages.ts';
import { sectionOf, zoneAt } from './zone.ts';

/** An arbitration agreement with all that the document says about it; offsets are folded. */
export interface Agreement {
  readonly words: AgreementWords;
  /** The passage that the words stand in. */
  readonly lead: Passage;
  readonly carriers: readonly Passage[];
  readonly start: number;
  readonly end: number;
  readonly chinese: boolean;
  /** The passages of its dispute clause, its own among them. */
  readonly zone: readonly Passage[];
  readonly bodies: readonly BodyHit[];
  readonly unknown: readonly UnknownBody[];
  /** The body that administers, by its own name or by its rules. */
  readonly institution: BodyHit | null;
  readonly rules: BodyHit | null;
  readonly seats: readonly Found<SeatReading>[];
  readonly seat: Found<SeatReading> | null;
  readonly venue: Found<SeatReading> | null;
  readonly tribunal: Found<TribunalReading> | null;
  readonly languages: Found<readonly string[]> | null;
  readonly lawOfAgreement: Found<Place> | null;
  readonly governingLaw: GoverningLaw | null;
  readonly tiers: readonly Tier[];
}

/** Every arbitration agreement of a text, in order; one clause gives one. */
export function agreements(reading: Reading, institutions: Institutions): Agreement[] {
  if (refusesToArbitrate(reading)) return [];
  const finder = bodyFinder(institutions);
  const laws = governingLaws(reading);
  // What is said of the arbitration anywhere, near or not.
  const sayings = reading.passages.filter(({ text }) => saysOfArbitration.test(text)).slice(0, mostSayings);
  const bodies = ({ start, end }: Passage): readonly BodyHit[] =>
    finder.find(reading.folded.text, reading.folded.cased, start, end);
  const named = (passage: Passage): boolean => bodies(passage).some(({ role }) => role !== 'appoints');
  const carried: { words: AgreementWords; places: number[]; last: number }[] = [];
  reading.passages.forEach((passage, place) => {
    const before = reading.passages.slice(Math.max(0, place - 2), place);
    const said = agreementWords(passage, before, { genre: reading.genre, named });
    const words = said ?? agreementSigns(passage, reading.passages.slice(place + 1, place + 5), reading.genre, bodies);
    if (words === null) return;
    // "… 管理。Seat 深圳，三名仲裁員": what a short clause adds in its other language is no second agreement.
    const [first] = carried;
    if (said === null && first !== undefined && addsTerms(reading, finder, reading.passages[first.last], passage))
      return;
    // Versions may alternate: the last two are enough to look at.
    const open = carried.slice(-2).find(({ last }) => belongsTogether(reading, finder, last, place));
    if (open === undefined) {
      carried.push({ words, places: [place], last: place });
      return;
    }
    // What follows further on in the same dispute clause works the agreement out; it is read as its zone.
    if (place - (open.places.at(-1) ?? 0) <= adjoining && open.places.length < mostCarriers) open.places.push(place);
    open.last = place;
  });
  if (carried.length === 0) {
    const fallback = agreementFallback(reading, bodies);
    if (fallback !== null) carried.push({ words: fallback.words, places: [fallback.place], last: fallback.place });
  }
  const own = carried.filter(({ words }) => !words.refers);
  const alone = (chinese: boolean): boolean =>
    own.filter(({ places }) => reading.passages[places[0] ?? 0]?.chinese === chinese).length < 2;
  return (own.length > 0 ? own : carried).map(({ words, places }) =>
    agreementAt(
      // With several agreements, what stands far away may belong to another.
      {
        reading,
        finder,
        laws,
        sayings: sayings.filter(({ chinese }) => alone(chinese)),
        mixed: own.length === 1 && reading.passages.length <= fewPassages,
      },
      words,
      places,
    ),
  );
}

function addsTerms(reading: Reading, finder: BodyFinder, lead: Passage | undefined, passage: Passage): boolean {
  return (
    lead !== undefined &&
    lead.chinese !== passage.chinese &&
    reading.passages.length <= fewPassages &&
    !namesDispute.test(passage.text) &&
    !accessory.test(passage.text) &&
    !bodiesDiffer(reading, finder, lead, passage)
  );
}

const namesDispute = /\b(?:disputes?|claims?|differences?)\b|争议|纠纷|争拗|争端/;

/** A clause that stands alone: its sentences belong together in whatever language. */
const fewPassages = 12;
const adjoining = 2;
const mostCarriers = 12;
const longestDisputeClause = 40;

/** Two sentences of one dispute clause, in one language, are one agreement, unless the second names another body. */
function belongsTogether(reading: Reading, finder: BodyFinder, one: number, other: number): boolean {
  const first = reading.passages[one];
  const second = reading.passages[other];
  if (first === undefined || second === undefined || first.chinese !== second.chinese) return false;
  if (other - one > longestDisputeClause) return false;
  if (accessory.test(second.text) && bodiesDiffer(reading, finder, first, second)) return false;
  if (first.clause === second.clause && (first.clause !== null || other - one <= adjoining)) return true;
  const outer = sectionOf(first);
  if (outer !== null && second.around.includes(outer)) return true;
  if (other - one > adjoining * 4) return false;
  const { text, cased } = reading.folded;
  const body = (passage: Passage): string | undefined =>
    finder.find(text, cased, passage.start, passage.end).find(({ role }) => role === 'administers')?.body.id;
  const named = body(second);
  return named === undefined || named === body(first);
}

/** An instrument beside the contract, with words of its own. */
const accessory = new RegExp(`${accessoryWords}|deed of`);

function bodiesDiffer({ folded }: Reading, finder: BodyFinder, one: Passage, other: Passage): boolean {
  const body = ({ start, end }: Passage): string | undefined =>
    finder.find(folded.text, folded.cased, start, end).find(({ role }) => role !== 'appoints')?.body.id;
  const [first, second] = [body(one), body(other)];
  return first !== undefined && second !== undefined && first !== second;
}

const saysOfArbitration =
  /(?:seat|place|language|number|law) (?:of|for) (?:the |this )?arbitra|arbitrators|\bthe seat\b|language of the proceedings|仲裁(?:地|语言|员人数|程序)/;
const mostSayings = 40;

interface Surroundings {
  readonly reading: Reading;
  readonly finder: BodyFinder;
  readonly laws: readonly GoverningLaw[];
  readonly sayings: readonly Passage[];
  /** One agreement in a short text: what the sentences in the other language say is said of it. */
  readonly mixed: boolean;
}

function agreementAt(
  { reading, finder, laws, sayings, mixed }: Surroundings,
  words: AgreementWords,
  places: readonly number[],
): Agreement {
  const lead = reading.passages[places[0] ?? 0];
  if (lead === undefined) throw new Error('an agreement without a passage');
  const carriers = [
    ...openingOf(reading, lead, places[0] ?? 0),
    ...places.flatMap((place) => reading.passages[place] ?? []),
  ];
  const zone = zoneAt(reading, places[0] ?? 0);
  const near = [...carriers, ...zone.passages.filter((passage) => !carriers.includes(passage))];
  const distant = sayings.filter((passage) => passage.chinese === lead.chinese && !near.includes(passage));
  const otherTongue = mixed ? reading.passages.filter((passage) => passage.chinese !== lead.chinese) : [];
  const all = [...near, ...distant, ...otherTongue];
  const { folded } = reading;
  const bodies = near.flatMap(({ start, end, text }) =>
    finder
      .find(folded.text, folded.cased, start, end)
      // In a way that the form offers and nobody chose.
      .filter((hit) => text.slice(hit.start - start, hit.end - start).trim() !== ''),
  );
  const unknown = near
    .filter((passage) => carriers.includes(passage) || /arbitrat|仲裁/.test(passage.text))
    .flatMap(({ start, end }) => finder.unknown(folded.text, folded.cased, start, end))
    .filter(({ name }, index, list) => list.findIndex((other) => other.name === name) === index);
  const names = [...bodies, ...unknown];
  const shown = new Map<Passage, string>();
  const masked = (passage: Passage): string => {
    const text = shown.get(passage) ?? maskedText(passage, names);
    shown.set(passage, text);
    return text;
  };
  const seats = near.flatMap((passage) => seatsIn(masked(passage), passage.start)).toSorted(byWeight);
  const farSeat = seats.some(({ value }) => value.role === 'seat')
    ? []
    : distant.flatMap((passage) => seatsIn(masked(passage), passage.start)).filter(({ value }) => value.express);
  const told = [...seats, ...farSeat];
  const others =
    told.length > 0
      ? told
      : otherTongue.flatMap((passage) => seatsIn(masked(passage), passage.start)).toSorted(byWeight);
  const stated = others.some(({ value }) => value.role === 'seat')
    ? others
    : [...others, ...carriers.flatMap((passage) => placeOfReference(masked(passage), passage.start)).slice(0, 1)];
  const named = bodies.filter((hit) => !onlyAppoints(folded.text, hit));
  const read =
    (words.recap || named.length + unknown.length > 0) && !stated.some(({ value }) => value.role === 'seat')
      ? [
          ...stated,
          ...(words.recap ? carriers : near.filter((passage) => besideBody(passage, [...named, ...unknown]))).flatMap(
            (passage) => recapSeat(masked(passage), passage.start),
          ),
        ]
      : stated;
  const institution = institutionOf(
    named.filter(({ start, end }) => !offeredInBrackets(folded.text, start, end)),
    carriers,
    folded.text,
  );
  const start = carriers[0]?.start ?? lead.start;
  return {
    words,
    lead,
    carriers,
    start,
    end: carriers.at(-1)?.end ?? start,
    chinese: lead.chinese,
    // Where both languages make one clause, what stands in the other is said of it too.
    zone: [...near, ...otherTongue].toSorted((one, other) => one.start - other.start),
    bodies,
    unknown,
    institution,
    rules: bodies.find(({ role }) => role === 'rules') ?? null,
    seats: read.filter(({ value }) => value.role === 'seat'),
    seat: finest(read.filter(({ value }) => value.role === 'seat')),
    venue: read.find(({ value }) => value.role === 'venue') ?? null,
    tribunal: withThird(tribunalOf(all.map((passage) => ({ text: masked(passage), start: passage.start }))), near),
    languages:
      firstFound(all, (passage) => arbitrationLanguages(masked(passage), passage.start)) ??
      firstFound(
        reading.passages.length <= fewPassages ? [...near, ...otherTongue] : near.filter(isProcedural),
        (passage) => usedLanguages(masked(passage), passage.start),
      ),
    lawOfAgreement: firstFound(all, lawOfAgreement),
    governingLaw:
      laws.find(({ chinese }) => chinese === lead.chinese) ??
      laws[0] ??
      plainLaw(reading.passages.length <= fewPassages ? reading.passages : near) ??
      (mixed ? soleLaw(reading) : null),
    tiers: tiersIn(
      folded,
      near.toSorted((one, other) => one.start - other.start),
      lead.start + words.end,
    ),
  };
}

const shortEntry = 80;

/** In a long text what is said of a language elsewhere may be the contract's. */
function isProcedural({ text }: Passage): boolean {
  return /arbitra|\btribunal\b|\bhearings?\b|仲裁|开庭|审理|聆讯/.test(text);
}

/** The sentence that names the body, or a short entry after it: "One arbitrator; Singapore." */
function besideBody(
  { start, end }: Passage,
  named: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return named.some(
    (hit) =>
      (hit.start >= start && hit.end <= end) ||
      (start >= hit.end && end - start < shortEntry && start - hit.end < 2 * shortEntry),
  );
}

/** 凡因本合同引起的争议，双方应协商解决；协商不成的，… is one agreement: its first half names the disputes. */
function openingOf(reading: Reading, lead: Passage, place: number): Passage[] {
  const before = reading.passages[place - 1];
  if (before === undefined || before.clause !== lead.clause || before.chinese !== lead.chinese) return [];
  const half =
    /[;,]$/.test(before.text.trimEnd()) ||
    /^(?:如|若|倘|协商不成|未能|不能|逾期|调解不成|if|in the event|failing)/.test(lead.text);
  return half && /争议|纠纷|争端|分歧|拗撬|争拗|dispute|controvers|difference/.test(before.text) ? [before] : [];
}

/** "England and Wales at London": of one law's places the city. */
function finest(seats: readonly Found<SeatReading>[]): Found<SeatReading> | null {
  const [first] = seats;
  if (first?.value.place.kind !== 'country') return first ?? null;
  return seats.find(({ value: { place } }) => place.kind === 'city' && place.law === first.value.place.law) ?? first;
}

function byWeight(one: Found<SeatReading>, other: Found<SeatReading>): number {
  return Number(other.value.express) - Number(one.value.express) || one.start - other.start;
}

/** "[HKIAC / SIAC – to be settled]": nobody has chosen yet. */
function offeredInBrackets(text: string, start: number, end: number): boolean {
  const opened = /\[[^\]]{0,60}$/.exec(text.slice(Math.max(0, start - 62), start));
  const closed = /^[^[]{0,80}\]/.exec(text.slice(end, end + 82));
  return (
    opened !== null &&
    closed !== null &&
    /\/|\bor\b|to be (?:settled|agreed|confirmed)|tb[ac]|或|待/.test(opened[0] + closed[0])
  );
}

/** "Arbitration by the Hong Kong Institute of Arbitrators": a body that else appoints is asked to arbitrate. */
function asked({ start, end }: BodyHit, text: string): boolean {
  return (
    /\barbitration (?:by|before|administered by|with) (?:the )?$/.test(text.slice(Math.max(0, start - 40), start)) ||
    /^(?:在[^。;,]{2,6})?(?:按其规则)?仲裁(?!员)/.test(text.slice(end, end + 14))
  );
}

function institutionOf(bodies: readonly BodyHit[], carriers: readonly Passage[], text: string): BodyHit | null {
  const own = bodies.filter(({ start }) => carriers.some((passage) => start >= passage.start && start < passage.end));
  const administering = (hit: BodyHit): boolean =>
    hit.role === 'administers' &&
    hit.confirmed &&
    (['institution', 'branch', 'renamed'].includes(hit.body.form) ||
      (hit.body.form === 'appointing' && asked(hit, text)));
  const owning = (hit: BodyHit): boolean => hit.role === 'rules' && hit.body.form === 'institution';
  return own.find(administering) ?? bodies.find(administering) ?? own.find(owning) ?? bodies.find(owning) ?? null;
}

/** "HKIAC as appointing authority", 委任机构为…: it appoints and does not administer. */
function onlyAppoints(text: string, { start, end }: BodyHit): boolean {
  return (
    /^[^.;。]{0,24}\b(?:as|be|being) (?:the )?appointing authority|^[^.;。]{0,4}(?:acting )?as (?:the )?appointing|^[^。;]{0,4}以(?:委任|指定)机构(?:的)?身[分份]|^[^。;]{0,4}(?:为|作为|担任)(?:委任|指定)机构|^[^。;]{0,12}acting as appointing/.test(
      text.slice(end, end + 60),
    ) ||
    /(?:appointing authority ?(?:shall be|is|will be|:|为|是|系)|(?:委任|指定)机构(?:为|是|系|:)) ?(?:the )?[^.;。]{0,44}$/.test(
      text.slice(Math.max(0, start - 60), start),
    )
  );
}

/** "English law governs this arbitration clause": the law stands before. */
const lawBefore =
  /\blaws?\b(?:(?!\blaws?\b)[^.;]){0,40}\b(?:governs?|appl(?:y|ies) to|shall govern|shall apply to)\b[^.;]{0,12}\b(?:this|the) arbitration (?:clause|agreement)/;
const agreementLaw =
  /\blaws? of (?:this|the) (?:clause|article|paragraph)\b|\blaws? (?:of|governing|applicable to) (?:this|the) arbitration (?:clause|agreement)|\b(?:this|the) arbitration (?:clause|agreement)[^.;]{0,60}(?:governed by|subject to)|(?:(?:本|此|该|呢条|这条)?(?:仲裁条款|仲裁协议)(?:的|所|之)?(?:效力)?(?:的)?(?:适用|准据|管限|管辖)?(?:的)?(?:法律|法|受|适用|用|应适用|按)|适用于(?:本)?仲裁(?:条款|协议)的法律)/;

function lawOfAgreement(passage: Passage): Found<Place> | null {
  const ahead = lawBefore.exec(passage.text);
  if (ahead !== null) {
    const named = lawsIn(passage.text).findLast(
      ({ end }) =>
        end <= ahead.index + 4 || (end > ahead.index && end <= ahead.index + ahead[0].search(/governs?|appl|shall/)),
    );
    if (named !== undefined)
      return { value: named.place, start: passage.start + named.start, end: passage.start + named.end };
  }
  const match =
    agreementLaw.exec(passage.text) ?? /(?:仲裁条款|仲裁协议)[^。;]{0,8}(?:适用|受|用|按|以|跟|依)/.exec(passage.text);
  if (match === null) return null;
  const from = match.index;
  const rest = passage.text.slice(from, from + 220);
  const law =
    lawsIn(rest)[0] ??
    lawsIn(`law of ${rest.slice(match[0].length)}`).map((chosen) => ({
      ...chosen,
      start: chosen.start - 7 + match[0].length,
      end: chosen.end - 7 + match[0].length,
    }))[0];
  if (law === undefined || law.start > 160) return null;
  return { value: law.place, start: passage.start + from + law.start, end: passage.start + from + law.end };
}
