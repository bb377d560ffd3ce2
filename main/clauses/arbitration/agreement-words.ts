import { placesIn } from '../matching/places.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { toldInChinese } from './told-in-chinese.ts';

export interface AgreementWords {
  /** Offsets within the passage of the words that send disputes to arbitration. */
  readonly start: number;
  readonly end: number;
  /** `true` duty, `false` only a possibility. */
  readonly mandatory: boolean;
  /** The word that decides that: shall, may, 可以 … */
  readonly modal: string;
  /** It only points to the clause that carries the agreement. */
  readonly refers: boolean;
  /** A recap's line or a term sheet's entry: a place named in it by itself is the seat. */
  readonly recap?: boolean;
}

/** A letter's reservation of rights is no agreement. */
const reserves =
  /\breserv\w+ (?:all |any )?(?:of )?(?:the|its|our|their|his|my)?(?: [a-z]+){0,2} ?rights? to [^.;]{0,60}\barbitrat|保留[^。;,]{0,24}仲裁[^。;,]{0,10}权利?/;
/** A bill that takes in the charter's clause and says what it is: (London arbitration, English law). */
const takenIn =
  /\b(?:including|incl\.?)\b[^.;()]{0,40}\barbitration (?:clause|agreement|provisions?)\b[^.;()]{0,20}(?:\(|: | [–—-] )(?=[^.;)]{0,160}\b(?:arbitration|arbitrators?)\b)(?=[^;]{0,260}\b(?:incorporat\w+|form(?:s|ing)? part|bind))|(?:incorporated|并入)[^。;]{0,10}包括[^。;]{0,4}(?:arbitration clause|仲裁条款)(?=\([^)]{0,40}仲裁)|包括(?:其中)?(?:的)?[^。;]{0,6}(?:在|于|喺)[^。;,]{2,10}仲裁[^。;]{0,30}(?:条款|规定)(?=[^。;]{0,30}(?:并入|纳入|约束|拘束))/;
/** Beside a bill: "[C/P cl. 42: London arbitration, English law]", the charter's clause in a word. */
const charterClause =
  /\b(?:charter(?: ?-?part(?:y|ies))?|c\/p)\b[^;。]{0,60}?\b(?:cl(?:ause|\.)?|art(?:icle|\.)?) ?\d+[^;。]{0,40}?(?<!\bno )\barbitrat(?:ion|ed)\b(?! (?:clause|agreement))|\bcharter[^.;]{0,50}, which (?:provides|calls) for arbitration\b(?=[^.;]{0,60}\bincorporat)|(?:租约|租船(?:合同|合约|契约))[^。;]{0,10}第[^条款]{1,6}(?:条|款)[^。;]{0,20}(?<![无免])仲裁(?!条款|协议)|(?:租约|租船(?:合同|合约|契约))[^。;]{0,40}其中订明[^。;]{0,8}仲裁(?=[^。;]{0,80}并入)/;
const dispute =
  /\b(?:disputes?|controvers(?:y|ies)|differences?|disagreements?|claims?|matters?|questions?|grievances?|quarrels?|complaints?|issues?|case|fall out|try to (?:solve|settle)|whatever (?:we|the parties|they) (?:cannot|can't|do not))\b|争议|纠纷|争端|分歧|争拗/;
/** "All disputes shall be …": every dispute of this very document, whatever it calls itself. */
const everyDispute =
  /(?:^|[.;:] ?|\) )(?:[^.;:]{0,160}\b)?(?:any|all|only|every|each|such|the|whatever|a|their|have|in case of) (?:[a-z-]+ ){0,2}(?:disputes?|controvers(?:y|ies)|differences?|disagreements?|claims?|grievances?|quarrels?|complaints?)\b|(?:^|[.;:] ?)(?:otherwise,? )?(?:disputes?|differences?|claims?|controversies|should the parties)\b|\bwhatever (?:we|the parties|they) (?:cannot|can't|do not)|\bthe (?:case|matter) (?:may|shall|should|must|will|goes|is to)\b/;
const termSheet =
  /(?:^|[.;\n] ?)(?:[\d.]{1,4} |\([a-z0-9]{1,4}\) ?)?(?:law (?:&|and|\/) )?(?:arbitration|disputes?|dispute resolution|jurisdiction)(?: [^:.;]{0,12})?: [^.;]{0,60}/g;
const sends =
  /\b(?:refer(?:red|s|ral|ence)?|tak(?:e[sn]?|ing)|put|ended?|submit(?:ted|s|ting)?|submission|settled?|settlement|resolved?|resolution|determined?|decided?|adjudicated?|solved?|subject|proceed|resort|finally|pursue[d]?|initiate[d]?|commence[d]?|request|demand|elect|require|brought|go(?:es)?|heard|bring|recourse|appl(?:y|ied)|present(?:ed|s)?|by way|by means)\b[^.;]{0,220}?\barbitrat(?:ion|ors?)\b/g;
const arbitrates =
  /\b(?:disputes?|differences?|claims?)(?: (?:shall|to) be)? arbitrated\b|\b(?:is|are) (?:to be )?(?:finally )?arbitrated\b|\bto be (?:finally )?arbitrated\b|\b(?:have|has|get) (?:it|them|(?:the|that|such|any|every) [a-z]+) arbitrated\b|\b(?:shall|should|will|must|may|to|can) (?:finally |exclusively |first )?(?:be )?(?:finally |exclusively |first )?arbitrate[d]?\b/g;
const telegraphic =
  /\b(?:general average(?: and|\/)|g\/?a(?: and|\/| )|law and |english law[,;]? )?arb(?:itration)?(?: ?如有)?(?:,? ?\(?if (?:any|needed|required|necessary)[^)a-z]{0,4}\)?,?)?(?: (?:shall|to) (?:be|take place)(?: held| settled| conducted)?)?(?:(?:[ ,:/-]{1,3}| ?(?:喺|在|于) ?)(?:in|at|hk|h[.·]k|hkg|hong ?kong|london|ldn|singapore|spore|s'pore|paris|geneva|new york|ny|dubai|tokyo|seoul|beijing|shanghai|shenzhen|guangzhou|macau)\b| ?(?:喺|在|于)?(?=香港|伦敦|新加坡|上海|北京))/g;
/** "Arbitration in Paris, ICC Rules": a recap's line. */
const bareArbitration =
  /^[\d.() ]{0,8}(?:[a-z]+ law[,;] )?arbitration (?:at|in|under|before) (?=[^.]{0,160}(?:\blaw\b|rules|arbitrators?|terms|seat|\bdisputes?))(?:the )?[^\s.,;]+/g;
/** "Arbitrators sitting at Amsterdam shall decide every dispute". */
const arbitratorsDecide =
  /\barbitrators?\b[^.;]{0,90}\b(?:shall|will|must) (?:finally |exclusively )?(?:decide|determine|resolve|settle)\b[^.;]{0,20}\b(?:every|all|any|such) (?:[a-z]+ )?(?:disputes?|differences?|claims?|controvers(?:y|ies))\b/g;
/** "The arbitration shall be administered by CIETAC": it says how, and so that. */
const arbitrationHeld =
  /^(?:[\d.() ]{0,8})?(?:(?:the|any|such|all|every) )?arbitrations? (?:shall|will|must|is to|are to) (?:then )?(?:take place|be held|proceed\b(?=[^.;]{0,40}\bunder)|be (?:held|conducted|administered|seated|settled|commenced|brought|before))\b|^(?:[\d.() ]{0,8})?arbitration (?:at|before|by|under|through|with)\b[^.;]{0,60}\b(?:shall be|is) (?:a condition precedent|mandatory|compulsory|obligatory|required)\b/g;
/** "The JCAA shall administer arbitration in Tokyo". */
const bodyArbitrates =
  /\b(?:shall|will|must|is to) (?:administer|conduct|manage|hold)(?: the| an| any)? (?:[a-z]+ )?arbitration\b(?! (?:rules|fees?|proceedings? (?:commenced|between)))/;
const ownSubject =
  /\b(?:(?:this|the present) (?:[a-z-]+ ){0,2}(?:agreement|contract|deed|charter|lease|bill|order|guarantee|undertaking|facility|tenancy|licence|license|section|clause|article|note|letter|memorandum|condition|protocol|policy|slip|recap|fixture)|hereunder|hereof|herein|hereto|the parties|either party|each party|any party|both parties|such dispute|between (?:the )?(?:us|them|owners)|the agreement|the contract|charter ?part(?:y|ies)|between the)\b/;
/** Arbitration in passing: representations, lists of proceedings, conditions, fee lists, names of laws. */
const passing =
  /\b(?:judgments?|settlements?|litigation|suit|suits|action|actions|proceedings?|lawsuits?|mediation|court|claims?)(?:,| and| or|\/)+ (?:or )?(?:any )?arbitration\b|\barbitration,? (?:or (?!before|at |in (?:the )?[a-z]+ or|may|can|by )|and (?=(?:[a-z]+ ){0,2}(?:litigation|proceedings?|suits?|actions?|investigations?|mediation|courts?(?! of)|claims?|administrative|lawsuits?|judicial))|investigation|litigation|suit|action|administrative)|\barbitration (?:act|ordinance|law|fee|fees|costs?|award)\b|\b(?:pending|threatened|no) (?:\w+ )?arbitration\b/;
const conditional =
  /\b(?:if|where|when|whenever|once|after|before|until|unless|pending|during|whether|event|upon|following|prior to|in any)\b[^,;.]*$/;

const chineseDispute =
  /\b(?:disputes?|claims?|controvers(?:y|ies)|differences?|arguments?)\b|有(?:咩|乜|任何)?拗|唔(?:妥|啱|对路|同意|咬弦)|反面|翻脸|反目|龃龉|嘈交|嗌霎|缠讼|闹翻|谈(?:不拢|崩)|扯皮|有(?:咩|乜|任何|什么)?(?:事|问题|手尾|意见)|有嘢争|出(?:咗)?(?:事|问题)|索偿|索赔|争议|纠纷|争端|分歧|争拗|争执|异议|拗撬|拗数|歧见|唔掂|不成|未能|有事|嗌交|反面|协商(?:未果|不果|无果)|讲唔(?:掂|妥)|傾唔|倾唔/;
const chineseSends =
  /(?:须|应当?|一律|均)仲裁|(?:提交|提请|提呈|呈请|呈送|送交|送往|送请|送付|付诸|委任|提起|交由|交付|交给|交畀|交俾|交去|交(?!易|货|付|通|流|换)|提付|\b(?:refer|submit)(?:red|ted)? to\b|递交|呈交|诉诸|申请|诉请|报请|通过|透过|采取|采用|进行|以|用|经|向|由(?!于|此)|去|到|上|请(?![求示])|找|[搵揾]|打|搞|喺|在|系|(?<![由关对基鉴至等低高])于|归|俾|畀|跟|按照?|依照?|就)[^。;!?]{0,70}?仲裁|仲裁(?:方式)?(?:解决|处理|搞掂|定输赢|裁决)/g;
const chinesePassing =
  /(?:唔|不|毋|免)(?:会|再|想|好|愿意?)?(?:搞|去|要|用|打|做|接受|同意|进行|采用)[^。;,]{0,6}仲裁|(?:而非|并非|不是|非以?)仲裁|(?:诉讼|起诉|行政处罚|调查)(?:、|或|及|和|,|\/)+(?:者)?(?:任何)?(?:其他)?仲裁|仲裁(?:、|或者?|及|和)(?:其他)?(?:诉讼|行政|司法|调查|法律)(?:程序|案件|处罚|调查)|仲裁(?:法(?!院|庭)|条例|规则所|费|费用|期间|过程中|时效|裁决书|员名册|请求)|不(?:存在|涉及|得)[^。]{0,30}仲裁/;
/** A definition, a fee list, an arbitration that was: it tells, and agrees to nothing. */
const chineseTold = new RegExp(
  `${toldInChinese}|受理费|本(?:条例|法|规则|章)[^。;]{0,60}(?:作出规定|另有规定)|(?:和解|裁决|审理)(?:已)?终结|不(?:再)?适用仲裁|唔(?:使|要)写|申请仲裁的[,，]`,
);
/** A duty or a choice of the parties: what an agreement says and a report does not. */
const chineseDuty =
  /^[^。;]{0,12}(?:争议|纠纷|争端)(?:的)?(?:解决|处理|方式)*:[^。;]{0,30}仲裁|(?:争议|纠纷|争端|分歧|争执|龃龉|异议),?(?:须|应|均)?(?:在|于|喺)[^。;,]{1,10}仲裁|(?:应当?|须|必须|均|一律|一致同意|同意|约定|最终|可选择|可以|可|有权)[^。;]{0,60}仲裁|就(?:要|去|一定|必须)?[^。;]{0,20}仲裁|(?:争议|纠纷|争端|分歧)[^。;]{0,16}(?:提交|交由|由|交|提请|送请|送交)[^。;]{0,40}仲裁/;
const chineseSheet = /(?:^|[。;\n] ?)(?:仲裁|争议(?:解决)?|纠纷)(?:方式)?:[^。]{0,60}/;
const chineseOwn =
  /(?:凡|任何|所有|一切|全部|各项)[^。;]{0,30}(?:争议|纠纷|争端|分歧|争拗|争执|\b(?:disputes?|claims?|differences?)\b)|\b(?:any|all|every|such) (?:[a-z]+ )?(?:disputes?|claims?|differences?)\b|(?:出租|承租|委托|受托|出借|借款|贷款|承包|发包|分判|总承判)(?:人|方|商)|老板|员工|客户|银行|任何争议|一切争议|争议均|本(?:合同|协议|合约|协定|契约|租约|条款|提单|保函|担保|订单|条|公司)|双方|各方|甲方|乙方|一方|我哋|我们|大家|你我|咱们|合伙|股东|两家|彼此|东家|行东|本港|呢单|呢份|买卖|租船|卖方|买方/;

interface AgreementSurroundings {
  readonly genre: Reading['genre'];
  /** Whether a passage names a body or its rules as what decides: then little else need be said. */
  readonly named: (passage: Passage) => boolean;
}

interface SentenceSurroundings {
  readonly genre: Reading['genre'];
  readonly named: () => boolean;
}

/** The words of a passage that send disputes to arbitration; null where arbitration is absent or only mentioned. */
export function agreementWords(
  passage: Passage,
  before: readonly Passage[],
  { genre, named }: AgreementSurroundings,
): AgreementWords | null {
  const { text } = passage;
  if (!text.includes('arb') && !text.includes('仲裁') && !menDecide.test(text)) return null;
  if (reserves.test(text)) return null;
  const taken = takenIn.exec(text);
  if (taken !== null)
    return { start: taken.index, end: taken.index + taken[0].length, mandatory: true, modal: taken[0], refers: false };
  const told = charterClause.exec(text);
  if (told !== null && placesIn(text).length > 0)
    return {
      start: told.index,
      end: told.index + told[0].length,
      mandatory: true,
      modal: told[0],
      refers: false,
      recap: true,
    };
  const outer = passage.around.at(-1) ?? null;
  const near = before.filter(({ around }) => (around.at(-1) ?? null) === outer);
  const context = [...near.map((passageBefore) => passageBefore.text), text].join(' ');
  const surroundings = { genre, named: () => named(passage) };
  return english(text, context, surroundings) ?? chinese(text, context, surroundings);
}

function english(printed: string, context: string, { genre, named }: SentenceSurroundings): AgreementWords | null {
  // "Mr. Ip, F.H.K.I.S.": a stop that ends no sentence.
  const text = printed.replace(abbreviated, (word) => word.replaceAll('.', '·'));
  if (!/\barb/.test(text)) return referredToMen(text);
  if (/\barbitration (?:means|shall mean)|"arbitration[^"]{0,30}" (?:means|shall mean|has the meaning)/.test(text))
    return null;
  if (genre === 'law' && !/\bthis (?:agreement|contract|deed|charter)\b/.test(context)) return null;
  const telegram = firstMatch(telegraphic, text);
  if (telegram !== null && /(?:if any|if needed|arb\b|general average|g\/?a\b)/.test(text) && text.length < 500) {
    return {
      start: telegram.index,
      end: telegram.index + telegram[0].length,
      mandatory: true,
      modal: telegram[0],
      refers: false,
    };
  }
  const bare = firstMatch(bareArbitration, text);
  if (bare !== null && text.length < 200) {
    return { start: bare.index, end: bare.index + bare[0].length, mandatory: true, modal: bare[0], refers: false };
  }
  const held = firstMatch(arbitrationHeld, text);
  if (held !== null && named() && !passing.test(text.slice(0, 60))) {
    return { start: held.index, end: held.index + held[0].length, mandatory: true, modal: held[0], refers: false };
  }
  const decide = firstMatch(arbitratorsDecide, text);
  if (decide !== null) {
    return {
      start: decide.index,
      end: decide.index + decide[0].length,
      mandatory: true,
      modal: decide[0],
      refers: false,
    };
  }
  const administers = bodyArbitrates.exec(text);
  if (administers !== null && named()) {
    const start = administers.index;
    return { start, end: start + administers[0].length, mandatory: true, modal: administers[0], refers: false };
  }
  const sheet = termSheetEntry(text, named);
  if (sheet !== null) return sheet;
  const either = eitherWay.exec(text);
  if (either !== null && dispute.test(context))
    return {
      start: either.index,
      end: either.index + either[0].length,
      mandatory: false,
      modal: 'either',
      refers: false,
    };
  if (!dispute.test(context) && !sentOutright.test(text) && !named()) return null;
  if (
    genre !== 'contract' &&
    !ownSubject.test(context) &&
    !everyDispute.test(context) &&
    !sentOutright.test(text) &&
    !named()
  )
    return null;
  for (const pattern of [sends, arbitrates]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (passing.test(text.slice(Math.max(0, end - 34), end + 24))) continue;
      if (/\b(?:non-?binding|not(?: as)?(?: an)?) arbitrat\w+$/.test(text.slice(0, end))) continue;
      // "where it is not resolved by mediation, it shall be referred to arbitration": the last verb counts.
      for (const verb of [...match[0].matchAll(sendsVerb)].toReversed()) {
        const start = match.index + verb.index;
        const ahead = text.slice(Math.max(0, start - 90), start);
        const modal = lastModal(text.slice(Math.max(0, start - 260), end));
        if (modal === null) continue;
        // "Costs as determined by the arbitrators".
        if (/\bas $/.test(ahead)) continue;
        if (
          conditional.test(ahead) &&
          !/^(?:[\d.() ]{0,8})?(?:the question (?:of )?)?whether\b/.test(text) &&
          !/\b(?:shall|will|must|may|agree)\b[^,]*$|\b(?:it|they|same|the (?:matter|dispute)) (?:then )?$/.test(ahead)
        )
          continue;
        // "not settled amicably shall be settled": the duty after it is not denied.
        if (
          /\b(?:not|never|without)\b(?:(?!\b(?:shall|will|must|may|is to|are to)\b)[^,;]){0,40}$|\bno (?:[a-z]+ ){1,3}(?:shall|may|will|can|is|are)\b[^,;]{0,30}$/.test(
            ahead,
          )
        )
          continue;
        return { start, end, ...modal, refers: refersElsewhere.test(text.slice(end, end + 60)) };
      }
    }
  }
  return null;
}

/** "Either CIETAC arbitration or litigation before the buyer's court". */
const eitherWay =
  /\beither\b[^.;]{0,40}\barbitration\b(?=,? ?(?:or|或)[^.;。]{0,60}(?:\bcourts?\b|\blitigat\w+|法院|法庭|诉讼))|\beither\b[^.;]{0,60}(?:\bcourts?\b|\blitigat\w+)[^.;]{0,30}\bor\b[^.;]{0,40}\barbitration\b/;

/** Persons who decide though nobody calls them arbitrators, with an umpire or an award. */
const toMen =
  /\b(?:left|referred|submit(?:ted)?|put|go)\b[^.;]{0,60}? to (?:the (?:decision|award|judg(?:e)?ment|determination|arbitrament)(?:,[^.;,]{0,40},)? of )?(?:a (?:tribunal|panel) of )?(?:two|three)(?: (?!arb)[a-z-]+){0,2} (?:men|persons|merchants|members|brokers|surveyors|gentlemen|underwriters)\b/;
const menDecide = /\bumpire\b|\btribunal\b|\baward\b/;

/** "To be left to two commercial men in London, and an umpire": an arbitration of the old forms. */
function referredToMen(text: string): AgreementWords | null {
  const match = toMen.exec(text);
  if (match === null || !menDecide.test(text) || !dispute.test(text) || /\b(?:was|were|had been)\b/.test(text))
    return null;
  return { start: match.index, end: match.index + match[0].length, mandatory: true, modal: match[0], refers: false };
}

const abbreviated = /\b(?:mr|mrs|ms|dr|capt|messrs|prof|cl|art|no|nos)\.|\b(?:[a-z]\.){2,}/g;

/** "Arbitration: HKIAC, seat Hong Kong": an entry of a term sheet. */
function termSheetEntry(text: string, named: () => boolean): AgreementWords | null {
  if (text.length > 400) return null;
  const entry = firstMatch(termSheet, text);
  if (
    entry === null ||
    !(/arbitrat/.test(entry[0]) || (toBody.test(entry[0]) && named())) ||
    !/\bseat|arbitrators?\b|arbitration in\b|\bcent(?:re|er)\b|iac\b|etac\b|\bicc\b|\blcia\b/.test(text)
  )
    return null;
  return {
    start: entry.index,
    end: entry.index + entry[0].trimEnd().length,
    mandatory: true,
    modal: 'arbitration',
    refers: false,
    recap: true,
  };
}

/** "Disputes: HKIAC, seat Hong Kong": a body that only arbitrates says the rest. */
const toBody = /^[^a-z]*disputes?: (?:to )?(?:the )?(?:[a-z]*iac|icc|lcia|cietac)\b/;

/** Words that need no dispute beside them: the list they close may stand far above. */
const sentOutright =
  /agrees? to arbitrate|\b(?:shall|will) arbitrate\b|\b(?:submitted|referred) (?:to|for) (?:binding )?arbitration[^.;]{0,80}(?:administered|association|rules|cent(?:er|re)|commission)/;
const sendsVerb =
  /\b(?:refer(?:red|s|ral|ence)?|tak(?:e[sn]?|ing)|put|ended?|submit(?:ted|s|ting)?|submission|settled?|settlement|resolved?|determined?|decided?|adjudicated?|solved?|subject|proceed|resort|finally|pursue[d]?|initiate[d]?|commence[d]?|request|demand|elect|require|brought|go(?:es)?|heard|bring|recourse|appl(?:y|ied)|present(?:ed|s)?|by way|by means|(?:(?:is|are) )?(?:to be )?(?:finally )?arbitrated|(?:have|has|get) (?:it|them|(?:the|that|such|any|every) [a-z]+) arbitrated|(?:shall|should|will|must|may|to|can) (?:finally |exclusively |first )?(?:be )?(?:finally |exclusively |first )?arbitrate[d]?)\b/g;
/** Sent to arbitration "in accordance with clause 12": the agreement stands there. */
const refersElsewhere =
  /^[^.;]{0,12}(?:in accordance with|pursuant to|under|as (?:provided|set forth) in) (?:clause|section|article|paragraph) \d/;

function lastModal(words: string): { mandatory: boolean; modal: string } | null {
  let found: { mandatory: boolean; modal: string } | null = null;
  const modal =
    /\b(shall|must|will|(?<!\bmay )agrees? (?:to|that)|(?:have|has|are|hereby) agreed (?:to|that)|is to be|are to be|should (?:finally )?be (?:submitted|referred|settled|resolved|decided)|should (?:finally )?(?:be )?arbitrated?|is required to|to be (?:finally )?(?:settled|referred|resolved|arbitrated|left)|(?:disputes?|differences?|claims?) arbitrated|(?:disputes?|differences?|claims?|matters?) to be arbitrated|hereby (?:agree|submit)|is referred|are referred|undertakes? to|goe?s? (?:first |straight |only |direct )?(?:to|before)|binds? (?:themselves|itself|each other) to|(?:is|are) (?:to be )?(?:only |finally |exclusively |then |hereby ){0,2}(?:arbitrated|submitted|settled|resolved|decided|determined|referred|heard|ended)|(?:parties|we|both|each|[a-z]+(?:or|ee|er)s?) (?:hereby |each |both |irrevocably |unconditionally ){0,2}(?:submit|refer|agree|consent)s?(?: to)?)\b|(?<!\d )\b(may|can|could|might|need not|(?:is|are) (?:encouraged|invited) to|ha(?:s|ve) the (?:option|choice|right) of|(?:is|shall be|remains) open to|(?:is|are|shall be) (?:at liberty|free|entitled|permitted|allowed) to|has the (?:right|option|liberty) to|have the right to|at (?:its|his|their) option)\b(?! (?:\d|arise|have|occur|exist|be agreed|agree(?! to (?:submit|refer|arbitrate))|result|from time|at any time arise|be made|be entered|relate|otherwise))/g;
  for (const match of words.matchAll(modal)) {
    found = { mandatory: match[1] !== undefined, modal: match[0] };
  }
  return found;
}

const chineseMay =
  /(?:不妨|鼓励|\bmay\b|\bcan\b|(?<!先|先至|才|方|始)可以|(?<!始|才|先|先至|[许认]|(?<![双一各甲乙丙对他买卖主客])方)可(?!能|适|执|靠|撤)|(?<!后方|始|才|先|不|必|(?<![双一各甲乙丙对他买卖主客])方)得(?!到|以)|有权|亦可|也可|可选择|得以)[^,。;]{0,40}$/;
/** 得 before a noun is "only" there, not "may". */
const cantoneseMay =
  /(?:不妨|\bmay\b|\bcan\b|(?<!先|先至|至)可以|(?<!始|才|先|先至|[许认]|(?<![双一各甲乙丙对他买卖主客])方)可(?!能|适|执|靠|撤)|有权|亦可|也可|可选择|得以)[^,。;]{0,40}$/;

const bothChoose =
  /(?:应当?|须|必须|只可|净系可以|有权选择|一定要)[^。;,]{0,6}(?:向|提交|交|去)[^。;,]{0,14}(?:仲裁委员会|仲裁中心|仲裁院|iac|etac)[^。;,]{0,6}仲裁|得[^。;]{0,8}提付仲裁|可以仲裁,?亦?可以唔仲裁|(?:双方|各方|当事人|任何一方)[^。;]{0,16}(?:可选择|可以选择|可|应当?|须)[^。;]{0,40}仲裁/;

/** 提交石家庄仲裁委员会仲裁: a commission by its city. */
const toCommission = /(?:提交|提请|交由|交|由|向)(?:(?![的该定此原])[一-鿿]){2,6}仲裁委员会(?:申请)?仲裁/;

function chinese(printed: string, context: string, { genre, named }: SentenceSurroundings): AgreementWords | null {
  // 由 arbitration 解决: the word as it would stand in Chinese, at the same length.
  const text = printed.replace(/ ?\barbitrat(?:ion|ed|e)\b ?/g, (word) => '仲裁'.padEnd(word.length, '\u200b'));
  if (!text.includes('仲裁')) return null;
  if (genre === 'law' && !/本(?:合同|协议|合约)/.test(context)) return null;
  const sheet = chineseSheet.exec(text);
  if (sheet?.[0].includes('仲裁') && /仲裁地|仲裁(?:员|院|中心|委员会)/.test(text)) {
    return {
      start: sheet.index,
      end: sheet.index + sheet[0].length,
      mandatory: true,
      modal: '仲裁',
      refers: false,
      recap: true,
    };
  }
  if (chineseTold.test(text) && !/(?:凡|任何|一切|所有|因本)[^。]{0,30}(?:争议|纠纷|争拗)/.test(text)) return null;
  const ifAny =
    /(?:如|若|倘)有仲裁|有仲裁(?:嘅话|的话|先)|仲裁(?:嘅话|的话)?,?\(?(?:如果?有|若有|倘有|如需|若需|如适用)/.exec(
      text,
    ) ?? ifNeeded(text);
  const names = /仲裁(?:机构|委员会)(?:应当?|须)?(?:为|是|系|:|定为|选定?为?)/.exec(text);
  if (ifAny !== null) {
    return {
      start: ifAny.index,
      end: ifAny.index + ifAny[0].length,
      mandatory: true,
      modal: ifAny[0],
      refers: false,
      recap: true,
    };
  }
  // 仲裁机构为…: a form's entry, whatever else the sentence leaves out.
  if (
    names !== null &&
    (named() || /^[^。;,]{0,3}(?:[([_]|"?x{2}|×|留空|待填|未)/.test(text.slice(names.index + names[0].length)))
  ) {
    return { start: names.index, end: names.index + names[0].length, mandatory: true, modal: names[0], refers: false };
  }
  if (
    (!chineseDispute.test(context) && !bothChoose.test(text) && !toCommission.test(text) && !named()) ||
    /劳动(?:人事)?(?:争议)?(?:调解)?仲裁|人事争议/.test(text)
  )
    return null;
  const cantonese = /[搵揾喺俾畀咩嘅唔咗啦]|拗撬|争拗/.test(text);
  const duty = chineseDuty.test(text);
  if (
    !cantonese &&
    !duty &&
    !chineseOwn.test(context) &&
    !/仲裁(?:委员会|总?院|中心|协会|学会|公会|商会|总会)/.test(text) &&
    !named()
  )
    return null;
  for (const match of text.matchAll(chineseSends)) {
    const end = match.index + match[0].length;
    if (
      /(?:某|(?:19|20)\d\d年)[^。]{0,40}$/.test(text.slice(0, match.index)) &&
      /申请仲裁|提起仲裁/.test(match[0]) &&
      !/应|须|均/.test(text)
    )
      continue;
    if (chinesePassing.test(text.slice(Math.max(0, end - 14), end + 4))) continue;
    // 申请仲裁员回避.
    if (/^(?:申请|委任)仲裁$/.test(match[0]) && text.startsWith('员', end)) continue;
    const ahead = text.slice(Math.max(0, match.index - 30), end);
    if (
      /(?:如|若|倘|当|在|于|已|未)[^,。]{0,16}(?:提交|申请|提起|进行)[^,。]{0,8}仲裁(?:的|时|后|前|期间)/.test(
        text.slice(Math.max(0, match.index - 30), end + 3),
      )
    )
      continue;
    const may = (cantonese ? cantoneseMay : chineseMay).exec(ahead);
    const must = /(?:应当?|须|必须|均|一律|最终|要|同意|约定|就)[^,。;]{0,40}$/.exec(ahead);
    const mayWins = may !== null && (must === null || may.index > must.index || /均可|都可/.test(ahead));
    return {
      start: match.index,
      end,
      mandatory: !mayWins,
      modal: mayWins ? may[0].slice(0, 2) : (must?.[0].slice(0, 2) ?? match[0].slice(0, 2)),
      refers: /(?:按照?|依照?|根据)(?:本合同|本协议|本合约)?第[^条]{1,5}条[^。]{0,6}仲裁/.test(
        text.slice(match.index, end),
      ),
    };
  }
  return null;
}

/** 若需仲裁，则在上海…: only with the place where it would be. */
function ifNeeded(text: string): RegExpExecArray | null {
  const match =
    /(?:如果?|若|倘若?|假如|万一)(?:真系|搞到)?(?:需要?|须|要|确需|必须|得)(?:进行|提起|去|搞|打)?仲裁(?!庭|员|费|前|时)/.exec(
      text,
    );
  return match !== null && placesIn(text).length > 0 ? match : null;
}

function firstMatch(pattern: RegExp, text: string): (RegExpMatchArray & { index: number }) | null {
  for (const match of text.matchAll(pattern)) return match;
  return null;
}
