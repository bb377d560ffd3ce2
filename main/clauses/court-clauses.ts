import { lawAdjectives } from './matching/law-adjectives.ts';
import { placesIn } from './matching/places.ts';
import type { Passage, Reading } from './matching/reading.ts';

/** A passage that gives courts power over disputes; offsets are folded. */
export interface CourtClause {
  readonly passage: Passage;
  /** The last sentence of its clause that goes with it, such as a waiver of venue; else the passage itself. */
  readonly last: Passage;
  readonly start: number;
  readonly end: number;
  readonly exclusive: boolean | null;
  readonly courts: string | null;
}

const courts =
  /\bcourts?\b[^.;]{0,60}\b(?:sole|exclusive) competence\b|\bcourts?\b[^.;]{0,40}\b(?:alone|only) (?:has|have|shall have|is|are) (?:competent|power|jurisdiction|to (?:hear|try|decide))\b|\b(?:only|no court but|none but) the (?:[a-z']+ ){0,4}courts? (?:of [a-z ]{3,30})?(?:shall |may |will |can )?(?:hear|try|decide|entertain|determine|has power|have power)\b|\bcourts? of [a-z ]{3,40},? exclusive(?:ly)?\b|\b(?:elects?|chooses?|designates?) the (?:[a-z]+ )?courts? of\b|\bcourts? of [^.;]{0,40}\b(?:only|sole|exclusive)(?: competent)? forum\b|\b(?:disputes?|controvers(?:y|ies)|differences?|claims?)\b[^.;]{0,100}\b(?:resolved|settled|determined|decided|heard|dealt with|litigated) (?:exclusively |solely |only |finally )?(?:by|in|before) (?:the |any |a )?(?:[a-z']+ ){0,4}courts?\b(?! of (?:international )?arbitration)|\b(?:submits?|submission|consents?|attorn(?:s|ed)?|agrees? to)\b[^.;]{0,80}\bjurisdiction\b|\b(?:non-?exclusive|exclusive|sole|personal)(?: and (?:exclusive|sole))?(?: personal)? (?:jurisdiction|venue)\b|\b(?:subject to|under|within|in|with|accepts?|recogni[sz]es?) (?:the )?jurisdiction (?:and venue )?(?:of|in)[^.;]{0,80}\bcourts?\b|\bjurisdiction (?:and venue )?(?:over[^.;]{0,80} )?(?:shall|will|is)\b[^.;]{0,80}\bcourts?\b|\bcourts?\b[^.;]{0,90}(?<!\b(?:that|which)(?: \w+)? )\b(?:have|has|shall have)(?: \w+){0,3} jurisdiction|\bvenue (?:(?:for|of|in|over) [^.;:]{0,90}\b)?(?:shall|will|must) (?:be|lie)\b|\b(?:venue|action|suit|proceeding|dispute|controversy|controversie|claim)s?\b[^.;]{0,140}\b(?:shall|must|may|will|should|to)\b[^.;]{0,40}\b(?:brought|instituted|commenced|filed|maintained|litigated|resolved|settled|heard|lie|venued|be(?= (?:\w+ly |only |located |proper )*(?:in|before)\b))\b[^.;]{0,60}\b(?:(?:in|before) (?:the |any |a )?[^.;]{0,60}\bcourts?\b(?! of (?:international )?arbitration)|within the (?:state|county)\b)/g;
const courtsChinese =
  /(?:净系|只有|唯有|独有)得?(?:[一-鿿]{2,10})(?:法院|法庭)[^。;,]{0,4}(?:有权|先有权|方有权|才有权|可以|管得|审得|审)|(?:专属|非专属|排他|非排他|独家)[^。;]{0,6}(?:管辖(?!区)|审判权)|(?:由|向|受|服从|接受|归|交)[^。;,]{0,40}(?:人民法院|法院|法庭)[^。;]{0,10}(?:管辖(?!区)|起诉|提起诉讼|诉讼|审理|解决|裁判|审(?![计批查核])|行使)|管辖法院(?:为|是|系|:)|法院(?:的)?(?:司法)?管辖(?!区)|去法庭告|上法庭|(?:官司|诉讼|争议|纠纷|争拗)[^。;,]{0,16}(?:法院|法庭)[^。;,]{0,6}(?:打|处理|审|解决|提起|进行)|(?:向|去|到|喺)[^。;,]{0,24}(?:法院|法庭)(?:提出|提起|进行)?(?:起诉|诉讼|打官司|告)/g;
const inAid =
  /judgment (?:up)?on (?:the|any|such) award|enforce(?:ment of)?[^.;]{0,40}award|confirm[^.;]{0,20}award|in aid of|interim|injuncti|provisional|vacat|court of competent jurisdiction[^.;]{0,40}(?:award|judgment)|执行[^。;]{0,10}裁决|保全|临时措施|禁制/;

/** Words of a title, within a sentence or alone: "Governing Law; Consent to Jurisdiction". */
const titleWords = /^(?:submission|consent) to (?:personal |exclusive )*(?:jurisdiction|venue)$/;
const beforeTitle = /(?:^|[;,/(&.\d]|\b(?:law|laws|and|waiver))\s*$/;
const verbs =
  /\b(?:shall|will|must|may|agrees?|submits?|attorns?|accepts?|is|are|be|has|have|lies?|retains?|hereby)\b|\b(?:party|parties|each|both|you|we|they|it|company|\w+ly) consents?\b/;
const verbsChinese = /由|向|归|交|应|须|将|可|享|有(?!关)|告|是|为|系|就|上法庭|双方|各方|当事人|[甲乙]方/;
const longestTitle = 120;
const longestTitleChinese = 16;

/** What a word means: "“IND” means … in a jurisdiction". */
const defines =
  /^\W*(?:[\d.]+\W+)?["“'‘][^"”'’]{1,80}["”'’][^.;]{0,60}\b(?:means?|shall mean|has the meaning|refers? to)\b/;
const definesChinese = /^\W*[「『"“'‘《(][^」』"”'’》)。;]{1,30}[」』"”'’》)][^。;]{0,6}指(?![定明示控])/;

/** A jurisdiction that is a country, or whatever court there may be: nobody chooses it. */
const anyJurisdiction =
  /\b(?:any|each|every|all|a|an|another|other|foreign|applicable|relevant|respective|having|such|that|their)(?: (?!exclusive|personal|sole|courts?)\w+){0,2} jurisdiction$|\bhaving(?: \w+){0,2} jurisdiction/;

/** What only goes with a choice of courts: objections that are waived, service, juries, immunity. */
const accessory =
  /(?<!\bunless )\bwaiv\w+|\bobjections?\b|\binconvenient\b|\bforum non conveniens\b|\bservice of\b|\bserved\b|\bjury\b|\bimmunit|放弃|不便(?:利)?法院|不方便(?:的)?法院|送达|陪审|豁免|异议|唔(?:会|得)?反对/;
const submits = /^(?:submits?|consents?|attorns?|agrees? to)|^(?:服从|接受)/;

/** Courts that were named before. */
const namedBefore =
  /\b(?:such|said|those|these|either|aforesaid|foregoing|the above)(?: \w+)? (?:courts?|jurisdictions?|venues?)\b|\bcourts? (?:therein|thereof)|\bjurisdiction thereof|(?:该等?|上述|前述|有关|嗰[间啲个])法[院庭]/;

/** A body of arbitration: its town is not the courts'. */
const bodyName =
  /[一-鿿]{2,12}(?:仲裁委员会|仲裁院|仲裁中心)|(?:[a-z]+ ){1,3}international (?:arbitration cent(?:re|er)|court of arbitration)/g;
/** Courts of a place that the text does not name: 甲方所在地人民法院. */
const wherever =
  /(?:所在地|住所地|户籍地|居住地|履行地|签订地|签署地|注册地|发生地)(?:的|嘅)?(?:有管辖权的)?(?:人民)?法[院庭]/;

const nearest = 2;
const longestClause = 2400;
const farthestPlace = 400;

/** What a passage says of courts: it chooses them, or only goes with a choice. */
interface Said extends CourtClause {
  readonly place: number;
  readonly chooses: boolean;
  readonly refersBack: boolean;
}

/**
 * Passages that give courts power over disputes, in order; those in aid of
 * arbitration are told by `inAidOfArbitration`. A heading, a definition and a
 * regulator's jurisdiction give none. What goes with a choice (a waiver of
 * venue, service of process, "such courts") belongs to the choice before it in
 * the same clause, and stands for one only where the text makes no other.
 */
export function courtClauses(reading: Reading): CourtClause[] {
  const said = reading.passages.flatMap((passage, place) => saidOfCourts(passage, place) ?? []);
  const found: { clause: CourtClause; last: number }[] = [];
  const alone: Said[] = [];
  for (const one of said) {
    const before = found.at(-1);
    const isTogether = before !== undefined && goTogether(before.clause.passage, one.passage);
    if (isTogether && (!one.chooses || one.refersBack)) {
      const length = one.passage.end - before.clause.passage.start;
      if (one.place - before.last > nearest || length > longestClause) continue;
      before.clause = { ...before.clause, last: one.passage, exclusive: before.clause.exclusive ?? one.exclusive };
      before.last = one.place;
    } else if (one.chooses) found.push({ clause: one, last: one.place });
    else alone.push(one);
  }
  if (found.length > 0) return found.map(({ clause }) => clause);
  return alone.filter(({ courts: named }) => named !== null).slice(0, 1);
}

function saidOfCourts(passage: Passage, place: number): Said | null {
  const { text, chinese } = passage;
  if (!/court|jurisdiction|venue|法院|法庭|管辖/.test(text)) return null;
  if (isTitle(passage) || (chinese ? definesChinese : defines).test(text)) return null;
  const matches = [...text.matchAll(chinese ? courtsChinese : courts)].filter(
    (match) => chinese || !isNobodysChoice(passage, match),
  );
  const goesWith = accessory.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  const bare = text.replace(bodyName, (body) => ' '.repeat(body.length));
  const named = (match: RegExpExecArray) =>
    wherever.test(match[0])
      ? null
      : (placesIn(bare.slice(Math.max(0, match.index - 40), match.index + match[0].length + 90))[0]?.place.name ??
        adjectiveOf(text) ??
        placesIn(bare.slice(match.index, match.index + farthestPlace))[0]?.place.name ??
        null);
  const choice = matches.find(
    (match) =>
      match.index < goesWith ||
      (submits.test(match[0]) && (/exclusive/.test(match[0]) || placeAfter(text, match) !== null)),
  );
  const match = choice ?? matches[0];
  if (match === undefined) return null;
  const exclusive = /non-?exclusive|非专属|非排他/.test(text)
    ? false
    : /exclusive|\bsole\b|专属|排他/.test(text)
      ? true
      : null;
  const courtsNamed = named(match);
  return {
    passage,
    last: passage,
    start: passage.start + match.index,
    end: passage.start + match.index + match[0].length,
    exclusive,
    courts: courtsNamed,
    place,
    chooses: choice !== undefined,
    refersBack: courtsNamed === null && namedBefore.test(text),
  };
}

function placeAfter(text: string, match: RegExpExecArray): string | null {
  return placesIn(text.slice(match.index, match.index + match[0].length + 90))[0]?.place.name ?? null;
}

/** "The English courts": England and Wales. */
function adjectiveOf(text: string): string | null {
  const [, adjective = ''] = /\b([a-z]+) (?:high )?courts?\b/.exec(text) ?? [];
  return lawAdjectives.get(adjective) ?? null;
}

function isNobodysChoice({ text, around }: Passage, { 0: words, index }: RegExpExecArray): boolean {
  // Where the arbitrators meet is no court.
  if (
    /^venue /.test(words) &&
    (/(?<!subject to )\barbitra/.test(words) || around.some(({ heading }) => /arbitra/i.test(heading)))
  )
    return true;
  if (/^(?:disput|controvers|claim)/.test(words) && /arbitra/.test(words)) return true;
  if (titleWords.test(words) && beforeTitle.test(text.slice(0, index))) return true;
  return anyJurisdiction.test(words) || /\b(?:regulat|patent|tax)\w*\b[^.;]*\bjurisdiction$/.test(words);
}

/** A heading, wherever it is printed: short, without a verb, and naming no place; "English High Court, exclusive jurisdiction" is a term of a recap. */
function isTitle({ text, chinese }: Passage): boolean {
  const isShort = text.trim().length <= (chinese ? longestTitleChinese : longestTitle);
  return isShort && !(chinese ? verbsChinese : verbs).test(text) && placesIn(text).length === 0;
}

/** One clause, or items of it, in one language. */
function goTogether(one: Passage, other: Passage): boolean {
  if (one.chinese !== other.chinese) return false;
  if (one.clause === other.clause) return true;
  return one.clause !== null && (other.around.includes(one.clause) || other.around[1] === one.around[1]);
}

/** Whether a court clause only helps an arbitration along. */
export function inAidOfArbitration(clause: CourtClause): boolean {
  return inAid.test(clause.passage.text);
}
