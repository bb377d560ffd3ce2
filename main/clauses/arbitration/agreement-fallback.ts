import type { BodyHit } from '../matching/bodies.ts';
import { placesIn } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { AgreementWords } from './agreement-words.ts';
import { maskedText } from './masked-text.ts';
import { placeOfReference, recapSeat, seatsIn } from './seat.ts';
import { toldInChinese } from './told-in-chinese.ts';
import { tribunalIn } from './tribunal.ts';

/** Texts of a clause or two: in a long paper a word about arbitration is no agreement by itself. */
const fewPassages = 10;

const arbitration = /\barbitrat(?:ion|ions|ors?|ed|e)\b|\barb\b|仲裁/;
const dispute =
  /\b(?:disputes?|controvers(?:y|ies)|differences?|disagree\w*|claims?|matters?|quarrels?|complaints?)\b|争议|纠纷|争端|分歧|争拗|争执|矛盾|不满|不服|不接受|唔接受|未解决|兴讼|拗撬|拗|唔(?:妥|掂|啱)|裁决后|裁完/;
/** What parties do who mean to arbitrate. */
const means =
  /\b(?:shall|must|will|may|can|agree[sd]?|chooses?|chosen|elect|prefer|refers?|referred|submit\w*|goes|go|sent|is to|are to|open to|available|first step|decided|settled|resolved)\b|选择|应|须|由|可|同意|约定|自愿|提交|交|去|先|经|通过|采用|以|裁完|作出裁决后|裁决后/;
/** What tells of arbitration, refuses it or lists what it costs. */
const tells =
  /\b(?:pending|threatened|no (?:pending |such )?(?:arbitration|litigation)|not (?:be )?(?:arbitrated|subject to arbitration|agree)|waives?|refus\w+|reject\w*|nothing (?:here|herein|in this)|not (?:as |by way of |an )?(?:an |of )?arbitrat\w*|as an expert|expert determination|no [a-z]+ shall (?:agree to )?arbitrat\w*|billed|reimburse\w*|disclosure|instead of arbitration|rather than (?:by )?arbitration|without arbitration|excluded?|means|definition|defined|fees?|costs|insurance|ordinance|act \d|statute|section \d+ of|was|were|had been|has been (?:commenced|issued|rendered)|commenced in|dated \d|rules (?:were|are) (?:published|revised)|institute of|member|training|conference|lecture|article|professor|panel of arbitrators)\b|并无|没有任何|无任何|不存在|未了结|不(?:接受|采用|适用|提交|进行|同意|愿意?|会|得)[^。;,]{0,8}仲裁|(?:非|并非|不是)(?:以)?仲裁员|冇仲裁|本(?:条例|法|规则)[^。;]{0,60}(?:作出规定|另有规定)|唔(?:会|好|去|要|用|行|想|搞|使|接受|同意|打算)[^。;,]{0,8}(?:仲裁|arbitrat)|放弃仲裁|而非仲裁|受理费|处理费|收费|预交|仲裁(?:费|法|条例|员名册|员资格|时效|研讨|课程|公司)|劳动|人事|保险|定义|名册|(?:19|20)\d\d年[^。;]{0,24}(?:申请|提起|作出|受理)|已经?(?:申请|提起|提交|作出|进入|开始)|正在|未决|被申请人|申请人(?:称|认为)|指(?:根据|依据|按)/;

/**
 * The words of a short text that has no agreement in so many words, and can only mean one: it speaks of arbitration, of
 * a dispute or of a body, and of what the parties do. null where it tells of an arbitration, or refuses it.
 */
export function agreementFallback(
  { passages, genre }: Reading,
  bodies: (passage: Passage) => readonly BodyHit[],
): { readonly words: AgreementWords; readonly place: number } | null {
  if (genre === 'law' || passages.length > fewPassages) return null;
  const agreed = agreedTerms(passages, bodies);
  if (agreed !== null) return agreed;
  if (passages.some(({ text }) => arbitration.test(text) && (tells.test(text) || told.test(text)))) return null;
  const named = (passage: Passage): boolean => bodies(passage).some(({ role }) => role !== 'appoints');
  const whole = passages.map(({ text }) => text).join(' ');
  if (!dispute.test(whole)) return null;
  for (const [place, passage] of passages.entries()) {
    const match = arbitration.exec(passage.text);
    if (match === null || !(means.test(passage.text) || (named(passage) && means.test(whole)))) continue;
    if (!named(passage) && placesIn(passage.text).length === 0 && !sent.test(passage.text)) continue;
    return {
      place,
      words: {
        start: match.index,
        end: match.index + match[0].length,
        mandatory: !mayOnly.test(passage.text) || must.test(passage.text),
        modal: mayOnly.exec(passage.text)?.[0] ?? match[0],
        refers: false,
        recap: true,
      },
    };
  }
  return null;
}

/** What no list of agreed terms says: what happened, is asked for or is thought of. */
const happened =
  /\b(?:pending|threatened|dismissed|claimants?|respondents?|was|were|had|commenced|conference|lecture|fellow|published|statistics|proposals?|suggest\w*|consider|not agreed|refus\w+|reject\w*|means|insurance does|invoice[ds]?|billed|fee schedule)\b|已经?(?:受理|申请|提起|作出)|裁决书|申请人|建议|提议|考虑|未傾|未倾|仲裁(?:费|员名册)|受理费|收费|(?:某|其他)案|诉讼|我要|草稿|收到[^。;]{0,20}(?:通知|裁决)|\b(?:draft|received|letter from)\b/;
const arbitral = /\barbitra\w+|\barbs?\b|仲裁/;

/**
 * Two of body, arbitrators and seat in one short text, which speaks of arbitration and tells of nothing that happened:
 * terms that only an agreement settles, in whatever words. null elsewhere.
 */
function agreedTerms(
  passages: readonly Passage[],
  bodies: (passage: Passage) => readonly BodyHit[],
): { readonly words: AgreementWords; readonly place: number } | null {
  const whole = passages.map(({ text }) => text).join(' ');
  if (!arbitral.test(whole) || happened.test(whole) || told.test(whole)) return null;
  const masked = passages.map((passage) => maskedText(passage, bodies(passage)));
  const bodied = passages.findIndex((passage) => bodies(passage).some(({ role }) => role !== 'appoints'));
  const numbered = masked.findIndex((text) => tribunalIn(text, 0)?.value.open === false);
  const seated = masked.findIndex(
    (text) => [...seatsIn(text, 0), ...placeOfReference(text, 0), ...recapSeat(text, 0)].length > 0,
  );
  const terms = [bodied, numbered, seated].filter((place) => place >= 0);
  if (terms.length < 2) return null;
  const place = Math.min(...terms);
  const length = passages[place]?.text.length ?? 0;
  const may = mayOnly.exec(whole);
  const mandatory = may === null || must.test(whole);
  return {
    place,
    words: { start: 0, end: length, mandatory, modal: mandatory ? 'arbitration' : may[0], refers: false, recap: true },
  };
}

const told = new RegExp(toldInChinese);
const sent =
  /_{3,}|\[ ?(?:●|\*)? ?\]|仲裁(?:机关|机构|委员会|庭|部门|员)|由[^。;,]{0,12}仲裁|\b(?:agree|chooses?|referred|submitted)\b/;
const mayOnly = /\b(?:may|can|might|could|need not|encouraged|open to|available)\b|可以?(?!分割|能|执行)|不妨/;
const must = /\b(?:shall|must|will|is to|are to|agree)\b|应当?|必须|须|均|一律|同意|约定/;
