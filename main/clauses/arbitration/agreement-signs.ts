import type { BodyHit } from '../matching/bodies.ts';
import { placesIn } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { AgreementWords } from './agreement-words.ts';
import { toldInChinese } from './told-in-chinese.ts';
import { tribunalIn } from './tribunal.ts';

/** 爭議解決：仲裁。 or 遲交要仲裁: the entries after it say how. */
const opensSheet =
  /^[^。;:]{0,12}(?:争议|纠纷|争端|disputes?|dispute resolution)[^。;:]{0,8}: ?(?:仲裁|(?:by )?arbitration)[。.]?$|(?<!不|毋|唔)(?:须|应当?|要|一律)仲裁(?=[,。;])/;
const mostEntries = 4;
/** Longer sentences say what they mean; only short ones leave the verb out. */
const longestRecap = 260;
const longestEntry = 80;

const arbitration =
  /(?:喺|去|俾|畀|由)[^。;,]{2,14}裁(?!决|判|员)|\barb(?:itration|itrat(?:ed|e|ors?))?\b|仲裁|(?<![a-z])arb(?![a-z])/;
const seat =
  /\bseat(?:ed)?\b|\barb(?:itration|itrated)?,? (?:in|at) |(?:在|于|喺)[^。;,]{2,8}(?:仲裁|裁(?!决|判|员))|\bplace of (?:the )?arbitration\b|\barbitration (?:as )?(?:per|under|by)[^;]{0,40} (?:in|at) |(?:在|于|喺)[^。;,]{2,6}(?:搞|打)|地点[:为是]|仲裁地|席位|仲裁(?:庭)?(?:应当?|须|将)?(?:在|于|喺)/;
/** "Any dispute shall be referred to HKIAC": a body that only arbitrates says the rest. */
const sentToBody =
  /\b(?:disputes?|differences?|claims?)(?: (?:go|goes|are sent|sent))? to (?:the )?|\b(?:(?:failing which|failing (?:that|this)|otherwise|thereafter|if not),? (?:it|they|the same|the matter|he|such)|disputes?|controvers(?:y|ies)|differences?|disagreements?|claims?)\b[^.;]{0,120}\b(?:shall|will|must|may|can|to|are|is|go(?:es)?)(?: be)? (?:either )?(?:finally |exclusively )?(?:referred|submitted|brought|resolved|settled|decided|determined|heard|go|to)\b(?=[^.;]{0,40})/;
const told =
  /\b(?:pending|threatened|commenced|instituted|initiated|award(?! (?:is|shall|will|to|binds?|final|binding|为|系|係)\b| ?[一-鿿])|judgment|proceedings? (?:was|were|has|have)|was|were|had|in any arbitration|means|definition)\b|\bno arbitration|(?:19|20)\d\d年[^。;]{0,30}(?:申请|提起|作出)|裁决书|已经?(?:提交|申请|提起)|申请人|被申请人|不(?:接受|同意|采用|适用|得|提交)[^。;]{0,12}仲裁|唔(?:去|要|用|行)[^。;]{0,6}仲裁|仲裁(?:费|员名册)/;

/** 爭議去HKIAC: in Chinese as well. */
const sentToBodyChinese =
  /(?:争议|纠纷|争拗|拗撬|争端|disputes?)[^。;]{0,12}?(?:提交|交由|交畀|交俾|交|去|由|向|搵|揾|俾|畀)(?=[^。;,]{2,30}$|[a-z一-鿿])/g;

const wasSent = /\b(?:pending|threatened|was|were|had|has been|have been|means|definition)\b|\bno arbitration/;

/** "May consider arbitration": neither a duty nor a recap's line. */
const onlyThought =
  /\b(?:may|might|could) (?:wish to |also )?(?:consider|discuss|explore|contemplate)\b|(?:可以?|不妨|亦可)(?:另行)?(?:考虑|商讨|商议)/;

/** "Arbitration may be resorted to", with no duty in the sentence. */
const mayOnly =
  /^(?!.*\b(?:shall|must|will|is to|are to)\b).*?\b(?:may be (?:resorted|had|used|sought|commenced)|is available|need not)\b/;

/** What tells of an arbitration and agrees to none, in Chinese. */
const toldChinese = new RegExp(`${toldInChinese}|终结`);

/**
 * "Arb clause: by ICC, three arbitrators", 席位深圳，依香港国际仲裁中心规则仲裁: a recap's line that leaves out what
 * sends the disputes, and names two of what only an agreement settles: body or rules, seat, arbitrators. null elsewhere.
 */
export function agreementSigns(
  passage: Passage,
  after: readonly Passage[],
  genre: Reading['genre'],
  bodies: (passage: Passage) => readonly BodyHit[],
): AgreementWords | null {
  const { text } = passage;
  if (genre === 'law' || text.length > longestRecap || toldChinese.test(text)) return null;
  const sent = sentToBody.exec(text);
  if (
    sent !== null &&
    !wasSent.test(text) &&
    bodies(passage).some(
      (hit) =>
        hit.start >= passage.start + sent.index &&
        // "Settled under the ICC Rules": rules of arbitration, none of mediation.
        (hit.role === 'administers' || (hit.role === 'rules' && !/mediat|调解|expert/.test(text))),
    )
  ) {
    const may = /\b(?:may|can)\b/.exec(sent[0]);
    return {
      start: sent.index,
      end: sent.index + sent[0].length,
      mandatory: may === null,
      modal: may?.[0] ?? sent[0],
      refers: false,
    };
  }
  if (!wasSent.test(text) && !told.test(text)) {
    for (const way of text.matchAll(sentToBodyChinese)) {
      const end = way.index + way[0].length;
      const body = bodies(passage).find(
        (hit) => hit.role === 'administers' && Math.abs(hit.start - passage.start - end) <= 2,
      );
      if (body !== undefined)
        return { start: way.index, end, mandatory: true, modal: way[0].slice(-1), refers: false, recap: true };
    }
  }
  const match = arbitration.exec(text);
  if (match === null || told.test(text) || onlyThought.test(text)) return null;
  const opens = opensSheet.test(text);
  // "Seat of arbitration: Bangkok. Rules: UNCITRAL. Arbitrators: one."
  const recap = [
    passage,
    ...after
      .slice(0, opens ? mostEntries : 2)
      .filter((next) => next.clause === passage.clause && next.text.length <= longestEntry),
  ];
  const signs: readonly ((entry: Passage) => boolean)[] = [
    (entry) => bodies(entry).some(({ role }) => role !== 'appoints'),
    (entry) => seat.test(entry.text) && placesIn(entry.text).length > 0,
    (entry) => tribunalIn(entry.text, 0) !== null,
  ];
  if ((!opens && !signs.some((sign) => sign(passage))) || signs.filter((sign) => recap.some(sign)).length < 2)
    return null;
  const may = mayOnly.exec(text);
  return {
    start: match.index,
    end: match.index + match[0].length,
    mandatory: may === null,
    modal: may?.[0] ?? match[0],
    refers: false,
    recap: true,
  };
}
