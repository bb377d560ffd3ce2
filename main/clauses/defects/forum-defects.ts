import type { FieldValue } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import { courtClauses, inAidOfArbitration } from '../court-clauses.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { finality } from './award-review.ts';
import { arbitrateOrSue } from './court-or-arbitration.ts';
import { decidingLaw } from './deciding-law.ts';
import { agreementPlace, type Defect, type Words, wordsIn } from './defect.ts';
import { asymmetric } from './one-sided-choice.ts';
import { restToCourt } from './rest-to-court.ts';
import { arbitrateThenSue } from './suing-after-award.ts';

/** Defects between arbitration and the courts, and in the binding force of the words. */
export function forumDefects(reading: Reading, agreement: Agreement): Defect[] {
  const oneSided = asymmetric(agreement);
  // One side's choice between the two is not both sides'; only on the Mainland it is as bad.
  const either = oneSided.length === 0 || decidingLaw(agreement).family === 'mainland' ? arbitrateOrSue(agreement) : [];
  const afterwards = arbitrateThenSue(reading, agreement);
  // The suit that follows the award is no choice beside the arbitration.
  const suing = afterwards.length > 0 ? afterwards : either;
  return [
    ...suing,
    ...oneSided,
    // Where one side may choose, its "may" is that choice.
    ...(suing.length > 0 || oneSided.length > 0 ? [] : permissive(agreement)),
    ...(suing.length > 0 || oneSided.length > 0 ? [] : courtClauseBeside(reading, agreement)),
    ...(suing.some(({ kind }) => kind === 'path.arbitrate_then_sue') ? [] : finality(agreement)),
    ...ifAny(agreement),
  ];
}

/** "May apply to A or to B": what it leaves open is the body. */
const betweenBodies =
  /#(?:仲裁|提起|申请|立案|,)*(?:或者?|(?:亦|也)?(?:可以?|得)(?:向|交|提交|去|至)?|\bor\b)[^。;.]{0,16}#/;

/** "Any party may give notice, and any dispute shall be resolved by arbitration": a duty all the same. */
const dutyBeside =
  /\b(?:shall|must|will) (?:then |thereupon |thereafter |accordingly )?be (?:finally |exclusively )?(?:and exclusively )?(?:settled|resolved|determined|decided|referred|submitted)\b[^.;]{0,60}\barbitrat|\bwhereupon\b[^.;]{0,60}\b(?:shall|must)\b|\bonce\b[^.;]{0,60}\b(?:given|served|issued|commenced|begun|made)\b[^.;]{0,60}\b(?:shall|must|may only)\b|(?:一经|一旦|一开咗|一出咗|一发出)[^。]{0,40}(?:必须|只能|一定要|应当|均须|均应|即须|都要)|双方均?放弃[^。;]{0,16}(?:起诉|诉讼)|\bupon (?:such|that|the|its|receipt)[^.;]{0,50}\b(?:both|each|all|the parties|either)[^.;]{0,12}\b(?:shall|must)\b|\b(?:both|all|the) (?:parties|sides)? ?(?:shall|must) (?:then |thereupon )?(?:be bound to |be obliged to )?arbitrate\b|(?:送达|提交|发出|收到|提出|受理)(?:之?后|,)[^。;]{0,8}(?:均|即|就|则)*(?:须|必须|应当?|一定要|受约束)|(?:应当?|必须|均须|须|一律)[^。;,可]{0,44}(?:仲裁(?:解决|裁决|处理)|最终解决)/;
/** "One of the following bodies": what is open is which. */
const oneOfBodies = /(?:下列|以下|下述)[^。;,]{0,6}(?:仲裁)?机构[^。;,]{0,6}(?:之一|任一|其中)/;

/** "A party dissatisfied with the Engineer's decision may refer it to arbitration": who does not is bound by the decision. */
const fromDecision =
  /\b(?:dissatisfied|disagrees|aggrieved|objects?)\b[^.;]{0,40}\b(?:with|by|to) (?:it|(?:the|that|such|any) (?:[a-z']+ ){0,2}(?:decision|determination|opinion|certificate|assessment))\b|(?:不服|不同意|不接受|异议)[^。;]{0,12}(?:工程师|建筑师|评审(?:组|委员会)|专家|审裁员)[^。;]{0,6}(?:决定|裁定|意见)|(?:工程师|建筑师|评审(?:组|委员会)|专家|审裁员)(?:的|之)?(?:决定|裁定|意见)[^。;]{0,8}(?:不服|不同意|异议)/;

/** "May, if the parties then wish, be referred": a later word is asked for, whatever else the clause says. */
const ifTheyWish =
  /\bmay,? ?(?:if (?:it|he|she|they|the parties|both parties|the party|either party)? ?(?:so |then )*(?:wish|desire|choose|agree|elect|see fit|prefer|think fit)\w*|consider (?:referring|submitting))\b|(?:如|若|倘)(?:双方|各方|一方|当事人|大家)?(?:届时|到时)?(?:愿意|有意|同意|想)[^。;,]{0,6},?(?:可以?|得)(?:将|把|交|提交|向|申请|仲裁)/;

function permissive(agreement: Agreement): Defect[] {
  const optional = wordsIn(agreement.carriers, ifTheyWish);
  if (optional !== null) return [permissiveDefect(agreement, optional)];
  if (agreement.words.mandatory) return [];
  if (agreement.carriers.some(({ text }) => fromDecision.test(text))) return [];
  if (agreement.carriers.some(({ text }) => dutyBeside.test(text) || oneOfBodies.test(text))) return [];
  if (agreement.carriers.some((passage) => betweenBodies.test(maskedText(passage, agreement.bodies)))) return [];
  // 未调解完边个都唔可以申请仲裁: not yet, and no choice.
  if (agreement.carriers.some(({ text }) => notYet.test(text))) return [];
  return [permissiveDefect(agreement, agreementPlace(agreement))];
}

const notYet = /(?:不|唔)可以?(?:申请|提起|提交|开始|去)[^。;,]{0,6}仲裁/;

function permissiveDefect(agreement: Agreement, place: Words): Defect {
  const { family, basis } = decidingLaw(agreement);
  const bound = wordsIn(
    agreement.zone,
    /final(?:,)? and binding|finally (?:settled|resolved|determined)|终局|最终裁决|约束力/,
  );
  const modal = agreement.words.mandatory ? 'may' : agreement.words.modal;
  return {
    kind: 'path.permissive',
    severity: bound === null ? 'medium' : 'low',
    confidence: 0.75,
    words: [place, ...(bound === null ? [] : [bound])],
    reasons: [
      `“${modal}” allows arbitration and does not require it`,
      `${basis}; Hong Kong courts have read such words both ways (Kinli v Geotech [2021] HKCFI 2503: binding; Wing Fai v Golden Rise DCCJ 225/2016: not)`,
      ...(bound === null ? [] : ['words of finality speak for a duty']),
    ],
    fields: { modal, deciding_law: family },
  };
}

const subjectToArbitration =
  /\b(?:subject to|without prejudice to|save as provided in|except (?:as|where|to the extent)|notwithstanding)[^.;]{0,80}\b(?:arbitrat|section|clause|article|paragraph)|\barbitra|仲裁|在不影响|受[^。]{0,16}条(?:款)?(?:规限|限制|约束)|除[^。]{0,20}条/;

function courtClauseBeside(reading: Reading, agreement: Agreement): Defect[] {
  if (!agreement.words.mandatory) return [];
  const same = wordsIn(agreement.carriers, sameBreathCourts);
  const clause = courtClauses(reading).find(
    (court) =>
      (court.passage.chinese === agreement.chinese || otherClause(court.passage, agreement.lead)) &&
      !inAidOfArbitration(court) &&
      // A guarantee's own courts are reported as linked contracts.
      !restToCourt.test(court.passage.text) &&
      !/本(?:担保|保证)|\bthis (?:deed of )?guarantee\b/.test(court.passage.text) &&
      !subjectToArbitration.test(court.passage.text) &&
      !agreement.carriers.includes(court.passage) &&
      !isDenied(court) &&
      disputesGoThere(court.passage.text),
  );
  if (clause === undefined && same !== null && !aboutAward(agreement, same))
    return [courtClauseDefect(agreement, same, { courts: null, exclusive: null })];
  if (clause === undefined || (clause.exclusive === false && !overDisputes.test(clause.passage.text))) return [];
  return [courtClauseDefect(agreement, clause, { courts: clause.courts, exclusive: clause.exclusive })];
}

/** 任何一方不得再向法院起诉: no court is chosen. */
function isDenied({ passage, start }: { passage: Passage; start: number }): boolean {
  const ahead = passage.text.slice(0, start - passage.start);
  return (
    /(?:不得|无权|不能|唔可以|唔准|禁止|放弃)[^。;]{0,22}$/.test(ahead) ||
    /\b(?:neither|no) (?:party|side|of them)\b[^.;]*$|\b(?:shall|may|will) not\b[^.;]*$/.test(ahead)
  );
}

/** 15. beside 14.: another clause, not the other language's version of the same. */
export function otherClause(one: Passage, other: Passage): boolean {
  const number = ({ clause, text }: Passage): string | undefined =>
    (/^\(?(\d+)/.exec(clause?.number ?? '') ??
      /^ ?\(?(\d{1,3})[.)、]/.exec(text) ??
      /^ ?第([一二三四五六七八九十百\d]{1,5})条/.exec(text))?.[1];
  const [first, second] = [number(one), number(other)];
  return first !== undefined && second !== undefined && first !== second;
}

/** 执行裁决由…法院管辖: nothing of the dispute goes there. */
function aboutAward(agreement: Agreement, words: Words): boolean {
  return /执行|保全|撤销|监督|enforc|set(?:ting)? aside/.test(wordsAt(agreement, words));
}

/** 提交仲裁，同时由…法院管辖: both in one sentence. */
const sameBreathCourts =
  /仲裁[^。]{0,40}(?:同时|并|不过|,|;)[^。]{0,24}法院[^。]{0,16}(?:专属)?(?:司法)?管辖|仲裁[^。]{0,40}(?:但|又|同时|而)[^。]{0,24}(?:争议|纠纷|争拗|官司)[^。]{0,10}法院[^。]{0,8}(?:处理|审理|解决|受理|审)|\barbitrat\w+[^.]{0,80}\band\b[^.]{0,40}\bcourts? of [^.]{0,30}\bexclusive jurisdiction/;

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

/** "Non-exclusive jurisdiction over any dispute": the same disputes all the same. */
const overDisputes =
  /\b(?:any|all|every) (?:disputes?|claims?|differences?|suits?|actions?)\b|(?:任何|一切|所有|解决)(?:的|之)?(?:争议|纠纷|诉讼|申索|索偿|索赔|争执|争拗|法律程序)/;

function disputesGoThere(text: string): boolean {
  return (
    /本(?:合同|协议|合约|契约|租约)[^。;]{0,8}(?:由|受)[^。;]{0,30}法院(?:专属)?管辖/.test(text) ||
    /\b(?:dispute|action|suit|proceeding|claim|litigation|arising|controvers)|争议|纠纷|诉讼|起诉|官司|争拗|争执|拗撬|拗数|申索|法律程序|法律行动|司法程序/.test(
      text,
    ) ||
    /exclusive|专属/.test(text)
  );
}

function ifAny(agreement: Agreement): Defect[] {
  const words = wordsIn(
    agreement.carriers,
    /\barb(?:itration)?,? ?\(?if any\)?|\barb (?:in )?(?:hk|hong kong|london|singapore)\b(?=[^a-z]{0,3}(?:english|$|\.|,|hk))(?![^.;]{0,8}\b(?:[a-z]+ ){1,2}(?:rules|terms)\b)|(?:^|[.;] ?)arbitration (?:in )?(?:hk|hong kong|london|singapore)\b(?=[^a-z]{0,3}(?:english|$|\.|,|hk))|\barb(?:itration)? (?:to be )?(?:held )?(?:in|at) [a-z ]{2,16},? \(?if any|\barb(?:itration)?,? if (?:any|needed|required|necessary)|\barb\b[^.;]{0,30}\bif (?:any|req'?d|reqd|required|needed)\b|仲裁:如有|仲裁[^。;]{0,4}如有[^。;]{0,4}if any|\b(?:any|if) arbitration (?:required|needed|necessary|arising)|\bif (?:any )?arbitration(?: is| be)? (?:needed|required|necessary|arises?)|(?:如果?|若|倘若?|假如)(?:真系)?(?:有|需要?|须|要)(?:进行|提起|去|搞)?仲裁|如果(?:真系)?(?:要|有|需要)(?:去|搞)?仲裁|仲裁(?:嘅话|的话)?,?\(?(?:如果?有|若有|倘有|如需|如适用)|有仲裁(?:嘅话|的话|先)|\bg\/?a(?: and|\/| )arb/,
  );
  // A line of a recap that names the rules says what it means.
  if (
    words === null ||
    (agreement.rules !== null && /^[.; ]*arbitration (?:in )?[a-z ]+$/.test(wordsAt(agreement, words)))
  )
    return [];
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

function wordsAt({ carriers }: Agreement, { start, end }: Words): string {
  const carrier = carriers.find((passage) => start >= passage.start && end <= passage.end);
  return carrier?.text.slice(start - carrier.start, end - carrier.start) ?? '';
}
