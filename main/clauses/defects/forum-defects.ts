import type { FieldValue, Severity } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import { courtClauses, inAidOfArbitration } from '../court-clauses.ts';
import type { Reading } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import { agreementPlace, type Defect, type Words, wordsIn } from './defect.ts';
import { restToCourt } from './rest-to-court.ts';

/** Defects between arbitration and the courts, and in the binding force of the words. */
export function forumDefects(reading: Reading, agreement: Agreement): Defect[] {
  const oneSided = asymmetric(agreement);
  // One side's choice between the two is not both sides'; only on the Mainland it is as bad.
  const either = oneSided.length === 0 || decidingLaw(agreement).family === 'mainland' ? arbitrateOrSue(agreement) : [];
  const suing = [...arbitrateThenSue(reading, agreement), ...either];
  return [
    ...suing,
    ...oneSided,
    // Where one side may choose, its "may" is that choice.
    ...(suing.some(({ kind }) => kind === 'path.arbitrate_or_sue') || oneSided.length > 0 ? [] : permissive(agreement)),
    ...(suing.length > 0 || oneSided.length > 0 ? [] : courtClauseBeside(reading, agreement)),
    ...(suing.some(({ kind }) => kind === 'path.arbitrate_then_sue') ? [] : finality(agreement)),
    ...ifAny(agreement),
  ];
}

const thenSue =
  /(?:不|唔)(?:接受|认可|认同|同意)[^。;]{0,8}(?:裁决|结果)[^。;]{0,24}(?:起诉|诉讼|法院|法庭|入禀|告)|就同一(?:争议|争端|事项|纠纷)[^。;]{0,20}(?:法院|起诉|诉讼)|另行起诉|(?:唔满意|不满意|不满|唔服|不服)[^。;]{0,14}(?:再|另|重新)[^。;]{0,12}(?:法院|法庭|起诉|告|诉讼)|不服(?:仲裁)?(?:裁决|结果)(?:的|之|者)?[^。;]{0,60}(?:起诉|提起诉讼)|\b(?:dissatisfied|unhappy|not satisfied|disagrees?)\b[^.;]{0,20}\b(?:award|it)\b[^.;]{0,80}\b(?:again|afresh|anew|new)\b[^.;]{0,40}\bcourts?|唔服[^。;]{0,14}(?:就|可以|可|再)[^。;]{0,10}(?:法院|法庭|起诉|告)(?!申请|上诉)|(?:对|如对|不服)[^。;]{0,12}(?:仲裁)?(?:裁决|结果)?[^。;]{0,8}不服[^。;]{0,60}(?:起诉|诉讼)|不服[^。;]{0,10}仲裁[^。;]{0,16}(?:起诉|诉讼)|先[^。;]{0,8}仲裁[^。;]{0,20}(?:再|后)[^。;]{0,12}(?:起诉|诉讼|法院|法庭)|仲裁[^。;]{0,6}(?:未果|不成|无效|唔掂|解决不了|未能解决)[^。;]{0,16}(?:起诉|诉讼|法院|法庭)|\b(?:dissatisfied|unsatisfied|unhappy|not (?:satisfied|content|happy)|disagrees?|(?:does|do) not accept)\b[^.;]{0,40}\b(?:award|arbitrat\w+|decision|outcome|result)(?:(?!appeal)[^.;]){0,80}\b(?:sue|proceedings|litigat\w+|lawsuit|action|courts?)\b|\baward\b[^.;]{0,40}\b(?:not accepted|rejected|disputed)\b[^.;]{0,80}\b(?:sue|lawsuit|litigat\w+|proceedings|action)\b|\bfirst\b[^.;]{0,40}\barbitrat\w+[^.;]{0,60}\b(?:then|thereafter|afterwards|subsequently)\b[^.;]{0,60}\b(?:courts?|sue|litigat\w+)|\barbitration (?:fails|is unsuccessful|does not resolve)[^.;]{0,80}\b(?:court|litigation|sue)/;

function arbitrateThenSue(reading: Reading, agreement: Agreement): Defect[] {
  const beside = courtClauses(reading).map(({ passage }) => passage);
  const words = wordsIn([...agreement.zone, ...beside], thenSue);
  if (words === null) return [];
  const { family, basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.arbitrate_then_sue',
      severity: family === 'mainland' ? 'high' : 'medium',
      confidence: 0.82,
      words: [words],
      reasons: [
        'a lawsuit is to follow the arbitration of the same dispute',
        `${basis}; Mainland courts have kept the arbitration half ((2020)沪01民辖终780号) and have not ((2019)最高法民终279号)`,
      ],
    },
  ];
}

const orSueChinese =
  /仲裁[^。;]{0,10}\bor\b[^。;]{0,30}\bcourts?\b|仲裁[^。;]{0,24}(?:或者?|亦可|也可|又或|定系|又得|还是|或是)[^。;]{0,30}(?:起诉|诉讼|法院|法庭|告)|(?:起诉|提起诉讼|法院|法庭)[^。;]{0,20}(?:或者?|亦可|也可|又或|定系|还是)[^。;]{0,20}仲裁|或裁或审/;
const orSueEnglish =
  /\barbitrat\w+\b[^.;]{0,70}?,? (?:or|alternatively),? (?:(?:to|before|in|by|through|at) )(?:the |a |any )?(?:[a-z']+ ){0,4}courts?\b(?! of (?:international )?arbitration)|\barbitrat\w+\b[^.;]{0,70}?,? (?:or|alternatively),? (?:(?:by|to|in|through|before|at|alternatively|may|be|referred|submitted|bring|brought|commence|file|seek|go|a|an|any|the|such|other|appropriate|competent|its|their|option|either|party|choose|elect|claim|claims|suit|action|proceedings|way|of|local) )*(?:litigation|lawsuit|legal proceedings|court proceedings|courts?\b)(?! of (?:international )?arbitration)|\b(?:litigation|(?:the |any )?(?:competent )?courts?(?: of [a-z ]{3,40})?|court proceedings|legal action|lawsuit),? or (?:(?:alternatively|to|by|through|in|be|refer|referred|submit|submitted|settled|resolved|binding|final|any|an|such) )*arbitrat\w+/;
const onlyAward =
  /judgment|\bprevailing|attorney|\bstay\b|compel|in connection with any (?:litigation|arbitration)|enforce|confirm|award may|entered in|in aid of|interim|injuncti|provisional|equitable|small claims|conservatory|temporary restraining|preliminary relief|notwithstanding|执行|保全|临时|禁制/;

const offersChoice = /\b(?:may|shall|will|can|elect|choose|option|right|entitled|settled?|resolved?|submit(?:ted)?)\b/;
const inPassing =
  /\b(?:any|no|such|all|each|other|of|pending|in connection with|costs?|fees|expenses|admi\w+|evidence|in the event of|if|waives?|disclos\w+)(?: (?:pending|other|such|legal|formal|the))*,? $/;
const notAChoice =
  /\bother than\b|\bno\b|\bnot\b|\bwaive|\bin lieu\b|\binstead of\b|\brather than\b|costs?\b|fees\b|expenses\b|described/;
const inPassingChinese =
  /诉讼(?:、|或|及|和)(?:其他)?仲裁(?:程序|费|案件)|仲裁(?:费|裁决|程序)(?:、|或|及|和)(?:其他)?诉讼|期间|费用|不得|而非|而不/;

function arbitrateOrSue(agreement: Agreement): Defect[] {
  for (const passage of agreement.zone) {
    if (
      !agreement.carriers.includes(passage) &&
      !/争议|纠纷|拗撬|争拗|dispute|controvers|difference|claim/.test(passage.text)
    )
      continue;
    const own = (passage.chinese ? orSueChinese : orSueEnglish).exec(passage.text);
    const match = own ?? (passage.chinese ? null : /仲裁[^。;]{0,10}\bor\b[^。;]{0,30}\bcourts?\b/.exec(passage.text));
    if (match === null) continue;
    const ahead = passage.text.slice(Math.max(0, match.index - 200), match.index);
    if (onlyAward.test(match[0]) || /\bjudgment\b[^.;]{0,20}\baward\b/.test(passage.text.slice(match.index))) continue;
    if (
      passage.chinese || match !== own
        ? inPassingChinese.test(match[0])
        : !offersChoice.test(`${ahead}${match[0]}`) || inPassing.test(ahead) || notAChoice.test(match[0])
    )
      continue;
    const { family, basis } = decidingLaw(agreement);
    const severity: Severity =
      family === 'mainland'
        ? 'high'
        : family === 'hong-kong' || family === 'england' || family === 'singapore'
          ? 'low'
          : 'medium';
    return [
      {
        kind: 'path.arbitrate_or_sue',
        severity,
        confidence: 0.82,
        words: [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }],
        reasons: [
          'arbitration and the courts stand in the alternative',
          family === 'mainland'
            ? `${basis}: invalid there unless the other side arbitrates without objecting in time (SPC Interpretation 2006 art. 7)`
            : `${basis}: an option was held valid in Hong Kong (G v P [2023] HKCFI 2173)`,
        ],
      },
    ];
  }
  return [];
}

/** "May apply to A or to B": what it leaves open is the body. */
const betweenBodies = /#(?:仲裁|提起|申请)*(?:或者?|亦?可以?向|\bor\b)[^。;.]{0,16}#/;

function permissive(agreement: Agreement): Defect[] {
  if (agreement.words.mandatory) return [];
  if (agreement.carriers.some((passage) => betweenBodies.test(maskedText(passage, agreement.bodies)))) return [];
  const { family, basis } = decidingLaw(agreement);
  const bound = wordsIn(
    agreement.zone,
    /final(?:,)? and binding|finally (?:settled|resolved|determined)|终局|最终裁决|约束力/,
  );
  return [
    {
      kind: 'path.permissive',
      severity: bound === null ? 'medium' : 'low',
      confidence: 0.75,
      words: [agreementPlace(agreement), ...(bound === null ? [] : [bound])],
      reasons: [
        `“${agreement.words.modal}” allows arbitration and does not require it`,
        `${basis}; Hong Kong courts have read such words both ways (Kinli v Geotech [2021] HKCFI 2503: binding; Wing Fai v Golden Rise DCCJ 225/2016: not)`,
        ...(bound === null ? [] : ['words of finality speak for a duty']),
      ],
      fields: { modal: agreement.words.modal, deciding_law: family },
    },
  ];
}

const subjectToArbitration =
  /\b(?:subject to|without prejudice to|save as provided in|except (?:as|where|to the extent)|notwithstanding)[^.;]{0,80}\b(?:arbitrat|section|clause|article|paragraph)|\barbitra|仲裁|在不影响|受[^。]{0,16}条(?:款)?(?:规限|限制|约束)|除[^。]{0,20}条/;

function courtClauseBeside(reading: Reading, agreement: Agreement): Defect[] {
  if (!agreement.words.mandatory) return [];
  const same = wordsIn(agreement.carriers, sameBreathCourts);
  const clause = courtClauses(reading).find(
    (court) =>
      court.passage.chinese === agreement.chinese &&
      !inAidOfArbitration(court) &&
      // A guarantee's own courts are reported as linked contracts.
      !restToCourt.test(court.passage.text) &&
      !/本(?:担保|保证)|\bthis (?:deed of )?guarantee\b/.test(court.passage.text) &&
      !subjectToArbitration.test(court.passage.text) &&
      !agreement.carriers.includes(court.passage) &&
      disputesGoThere(court.passage.text),
  );
  if (clause === undefined && same !== null)
    return [courtClauseDefect(agreement, same, { courts: null, exclusive: null })];
  if (clause === undefined || clause.exclusive === false) return [];
  return [courtClauseDefect(agreement, clause, { courts: clause.courts, exclusive: clause.exclusive })];
}

/** 提交仲裁，同时由…法院管辖: both in one sentence. */
const sameBreathCourts =
  /仲裁[^。]{0,40}(?:同时|并|不过|,|;)[^。]{0,24}法院[^。]{0,16}(?:专属)?(?:司法)?管辖|\barbitrat\w+[^.]{0,80}\band\b[^.]{0,40}\bcourts? of [^.]{0,30}\bexclusive jurisdiction/;

function courtClauseDefect(
  agreement: Agreement,
  court: Words,
  fields: { readonly courts: FieldValue; readonly exclusive: boolean | null },
): Defect {
  const { family, basis } = decidingLaw(agreement);
  return {
    kind: 'path.court_clause',
    severity: family === 'mainland' ? 'medium' : 'low',
    confidence: 0.68,
    words: [court, agreementPlace(agreement)],
    reasons: [
      'a clause gives disputes to the courts beside the arbitration agreement',
      `${basis}; it may be read as court help for the arbitration, or as a contradiction`,
    ],
    fields,
  };
}

function disputesGoThere(text: string): boolean {
  return (
    /本(?:合同|协议|合约|契约|租约)[^。;]{0,8}(?:由|受)[^。;]{0,30}法院(?:专属)?管辖/.test(text) ||
    /\b(?:dispute|action|suit|proceeding|claim|litigation|arising|controvers)|争议|纠纷|诉讼|起诉/.test(text) ||
    /exclusive|专属/.test(text)
  );
}

const oneSide =
  /\b(?:the )?([a-z]+) (?:alone|only) (?:is entitled|may|can|has)[^.;]{0,100}\b(?:courts?|arbitrat\w+)|\b(?:the )?(lender|bank|owner|seller|buyer|licensor|lessor|landlord|employer|company|supplier|creditor|purchaser)s? may (?:sue|(?:instead |also |refer the matter )?(?:either )?(?:bring|commence|take|go|to)[^.;]{0,60})[^.;]{0,60}\bcourts?\b|(?:出租|承租|委托|受托|出借|贷款|承包|发包|许可|债权)(?:人|方|商)(?:单方)?(?:有权|可以|可|得)?(?:自行|单方)?选择[^。;]{0,40}(?:仲裁|法院|诉讼|起诉)|([^。;,]{1,6}?)(?:钟意|鍾意|中意)(?:就)?(?:可以)?[^。;,]{0,6}(?:法院|法庭|仲裁)|\b(?:only )?(?:the )?(lender|bank|owner|owners|seller|buyer|licensor|licensee|company|agent|finance part(?:y|ies)|charterer|charterers|lessor|supplier|landlord|employer|contractor|client|vendor|purchaser|franchisor|creditor)s?'?s?(?: alone)? (?:may|shall (?:have|be entitled)|has|have|is entitled|reserves)[^.;]{0,60}\b(?:option|right|elect|entitled|choose|bring|commence|take|require)[^.;]{0,120}\b(?:arbitrat\w+|courts?)|\bat (?:the )?(lender|bank|owner|owners|seller|buyer|licensor|licensee|company|lessor|supplier|franchisor|employer|contractor|charterer)s?'?s? (?:sole )?(?:option|election|discretion)[^.;]{0,120}\b(?:arbitrat\w+|courts?)|(?:仅|只有|唯)?(甲方|乙方|贷款人|银行|出租人|出租方|卖方|买方|船东|许可方|发包人|雇主|债权人|我方|老板)(?:单方)?(?:有权|可以|可|得)(?:自行|单方)?选择[^。;]{0,30}(?:仲裁|法院|诉讼)|淨系(.{1,6})(?:可以|先可以)[^。;]{0,10}(?:拣|揀|选)/;

/** One side may choose and the other may not, in so many words. */
const otherSideMayNot =
  /\bno [a-z]+ (?:has|shall have) any such (?:option|right|election)|\bmay by (?:written )?notice\b[^.;]{0,60}\brequire that\b[^.;]{0,60}\bcourts?\b|\b(?:and no one else|and no other party|but not the [a-z]+|alone),? may\b[^.;]{0,140}\b(?:courts?|arbitrat\w+)|\bat the (?:sole )?(?:option|election|discretion|choice) of the [a-z]+|(?:可|得|有权)(?:全权|自行|单方|酌情)(?:决定|选择)[^。;]{0,30}(?:法院|仲裁|诉讼)|(?:则)?(?:无此|没有此|没有该|不享有(?:此|该|上述))(?:项)?(?:选择)?权|可以(?:拣|选|择)[^。;]{0,16}(?:仲裁|法院|法庭)[^。;]{0,24}(?:净系|淨系|只)(?:可以|准|可|得)/;

function asymmetric(agreement: Agreement): Defect[] {
  const words = wordsIn(agreement.zone, oneSide) ?? wordsIn(agreement.zone, otherSideMayNot);
  if (words === null) return [];
  const { family, basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.asymmetric',
      severity: family === 'mainland' ? 'medium' : 'low',
      confidence: 0.72,
      words: [words],
      reasons: [
        'one side alone may choose the forum',
        `${basis}; English and Hong Kong courts tolerate such options, enforcing courts vary; on the Mainland a choice between arbitration and the courts may void the agreement (SPC Interpretation 2006 art. 7)`,
      ],
    },
  ];
}

/** "The award is advisory", 裁决须经董事会确认: it ends nothing by itself. */
const notBinding =
  /\baward\b[^.;]{0,60}\b(?:(?:shall|is|will)(?: be)? (?:not|non-?) ?(?:final|binding)|non-?binding|advisory|for reference only|recommendation)|\b(?:non-?binding|advisory) (?:award|arbitration|decision)|\baward\b[^.;]{0,60}\b(?:subject to|until|unless|upon)\b[^.;]{0,40}\b(?:approv|ratif|confirmation by|accept(?:ed|ance) by|consent of)|裁决[^。;]{0,16}(?:没有|无|不具有?|并无|冇)[^。;]{0,6}约束力|裁决[^。;]{0,12}(?:仅供|只供|净系|仅作|只作)[^。;]{0,4}参考|裁决[^。;]{0,6}(?:须|应|需|要)?(?:经|由|得到|获)[^。;]{0,20}(?:确认|批准|同意|认可|追认)[^。;]{0,6}(?:方|才|始|后)/;
const appeal =
  /\b(?:dissatisfied|unhappy|not satisfied|aggrieved)\b[^.;]{0,30}\baward\b[^.;]{0,60}\bappeal\b[^.;]{0,60}\bcourt[^.;]*|裁决[^。;]{0,16}(?:实体审查|再审|复审)|(?:实体审查|再审)[^。;]{0,8}裁决|\b(?:court|courts)\b[^.;]{0,30}\b(?:review|reconsider|appeal)\b[^.;]{0,30}\b(?:merits of )?(?:the|any) award|\bappeal\b[^.;]{0,60}\bmerits of the award|(?:可以?|得|有权)[^。;]{0,4}(?:就|对)[^。;]{0,6}裁决[^。;]{0,24}(?:上诉|起诉|提起诉讼)|(?:对|就)?(?:仲裁)?裁决[^。;]{0,20}(?:可|得|有权)[^。;]{0,12}(?:上诉|起诉|提起诉讼)|\baward\b[^.;]{0,100}\b(?:may be|shall be|is)\b[^.;]{0,20}\b(?:appeal(?:ed|able)?|review(?:ed|able)?|subject to (?:appeal|review))|\b(?:appeal|review)\b[^.;]{0,60}\b(?:the|any|such) award\b[^.;]{0,40}\bcourt|\bright (?:of|to) appeal\b[^.;]{0,60}\baward/;

/** More than a question of law: no law of a seat that we know lets parties agree on that. */
const rehears = /\b(?:law and fact|facts?|merits|any ground|de novo|afresh|re-?hear)|实体|再审|事实|任何理由/;

function finality(agreement: Agreement): Defect[] {
  const unbinding = wordsIn(agreement.zone, notBinding);
  if (unbinding !== null) return [unbindingAward(agreement, unbinding)];
  const words = wordsIn(
    agreement.zone.filter(
      ({ text }) =>
        !/\b(?:no|not|waives?|exclude[sd]?|without|non-?appealable|unappealable|shall not)\b[^.;]{0,60}\b(?:appeal|review)|不得上诉|放弃[^。]{0,10}上诉|终局/.test(
          text,
        ),
    ),
    appeal,
  );
  if (words === null) return [];
  const passage = agreement.zone.find(({ start, end }) => words.start >= start && words.end <= end);
  const reviewed = passage?.text.slice(words.start - passage.start) ?? '';
  const { family, basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.finality',
      severity: family === 'mainland' ? 'high' : rehears.test(reviewed) ? 'low' : 'note',
      confidence: 0.72,
      words: [words],
      reasons: [
        'the award is left open to appeal or court review',
        family === 'mainland'
          ? `${basis}: one award ends the dispute (Arbitration Law 2017 art. 9)`
          : `${basis}: parties may opt in to appeals on law in Hong Kong (Cap. 609 Sch. 2); in England they lie by default (1996 Act s.69)`,
      ],
    },
  ];
}

function unbindingAward(agreement: Agreement, words: Words): Defect {
  const { family, basis } = decidingLaw(agreement);
  return {
    kind: 'path.finality',
    severity: family === 'mainland' ? 'high' : 'medium',
    confidence: 0.75,
    words: [words],
    reasons: [
      'the award binds nobody by itself',
      `${basis}; what does not end in a binding award may be no arbitration at all, and cannot be enforced as one`,
    ],
  };
}

function ifAny(agreement: Agreement): Defect[] {
  const words = wordsIn(
    agreement.carriers,
    /\barb(?:itration)?,? \(?if any\)?|\barb (?:in )?(?:hk|hong kong|london|singapore)\b(?=[^a-z]{0,3}(?:english|$|\.|,|hk))|(?:^|[.;] ?)arbitration (?:in )?(?:hk|hong kong|london|singapore)\b(?=[^a-z]{0,3}(?:english|$|\.|,|hk))|(?:如有|若有|如需)仲裁|仲裁,?\(?(?:如果?有|若有)|有仲裁(?:嘅话|的话)|\bg\/?a(?: and|\/| )arb/,
  );
  if (words === null) return [];
  return [
    {
      kind: 'path.if_any',
      severity: 'low',
      confidence: 0.8,
      words: [words],
      reasons: [
        'short-form words leave the duty to arbitrate to be argued',
        'courts usually uphold them, but a full clause costs less than the argument',
      ],
    },
  ];
}
