import type { Agreement } from '../arbitration/agreement.ts';
import { courtClauses } from '../court-clauses.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import type { Defect, Words } from './defect.ts';
import { deniesChinese, deniesEnglish, suesChinese, suesEnglish } from './forum-words.ts';

/** Nobody content with the award: 对裁决不服, "objects to the result". */
const unsatisfiedChinese =
  '(?:(?:裁决|裁定|仲裁(?:裁决|结果|意见|决定)?|结果|award)(?:书)?[^。;(]{0,12}(?:(?:不|唔|拒绝)(?:服|满意?|接受|认可|认同|同意|收货|啱|妥|accept|agree)|(?:仍|尚|还|持|提出|存|有|表示)+(?:任何)?(?:异议|意见|争议|争执|争拗)|(?<!其)(?:未能|不能|无法|未)[^。;,]{0,6}(?:满意|解决|平息)|不公|唔公道)|(?:不|唔|拒绝)(?:服|满意?|接受|认可|认同|同意|收货|妥| ?accept| ?agree)[^。;,]{0,10}(?:裁决|裁定|仲裁|结果|决定|award)|(?:输|败诉)(?:嗰个|的一方|方|咗|家)?[^。;]{0,8}(?:唔|不)(?:认|服|收)|(?:不服|唔服|(?:唔|不)(?:甘心|顺气|忿气|顺心|顺意))(?:的|者|嘅)?|(?:仍|仍然|依然|依旧)(?:感|觉得?)?(?:不满|不服|唔服)|(?:有|持有?|提出|表示)(?:任何)?异议(?:的|者|嘅))';
/** The arbitration is over and the dispute is not. */
const leftOverChinese =
  '(?:(?:仲裁|裁决|裁)(?:程序|书)?(?:\\([^)]{1,16}\\))?(?:送达|之|完毕|完|以|咗|过|结束|终结|作出|出|出来|下来)*(?:后|完|先)[^。;]{0,30}(?:仍|尚|还|有|再|可|得)|仲裁[^。;]{0,8}(?:未果|不成|无效|唔掂|解决不了|解决唔到|未能|不能|失败|冇结果)|裁(?:咗|完|过)[^。;]{0,16}(?:傾|倾|搞|都|仲)(?:系)?[^。;]{0,6}唔(?:掂|妥|成)|先[^。;]{0,30}仲裁[^。;]{0,24}(?:再|然后|之后|其后|而后|后))';
/** The award stands in nobody's way: 裁决不影响任何一方另行起诉. */
const notBarredChinese =
  '(?:(?:裁决|仲裁结果|award)(?:书)?[^。;,]{0,10}(?:不(?:影响|妨碍|排除|阻止|损害)|唔(?:影响|阻止|妨碍)|无碍)(?:任何一方|双方|各方|当事人|另一方|其)?)';
const thenSueChinese = new RegExp(
  `(${unsatisfiedChinese}|${leftOverChinese}|${notBarredChinese})([^。;]{0,70}?)${suesChinese}`,
  'g',
);
const sameDisputeChinese = new RegExp(`(就同一(?:争议|争端|事项|纠纷))([^。;]{0,20})${suesChinese}|(另行起诉)()`, 'g');

const outcome =
  '(?:awards?|arbitrat\\w+|decisions?|outcome|results?|rulings?|determinations?|what the [a-z ]{3,24} (?:decides|awards|finds|rules)|(?:arbitral )?tribunal|it|them)';
const pleases = "(?:party|side|claimant|respondent|loser|either|any|its?|their|both|buyer|seller)(?:'s|s')?";
const unsatisfiedEnglish = `(?:dissatisfied|unsatisfied|unhappy|aggrieved|discontent(?:ed)?|displeased|not (?:be )?(?:satisfied|content|happy)|not (?:accept|agree)|disagree(?:s|ing)?|objects?|objecting|objection|rejects?|rejecting|contests?|contesting|refus(?:es|ing) to accept|disput(?:es|ing) (?:the|such|that|any) (?:correctness of |validity of )?(?:the )?(?=award|result|outcome|decision))\\b[^.;]{0,50}\\b${outcome}\\b|\\b(?:award|arbitration|result|outcome)\\b[^.;]{0,30}\\b(?:cannot|does not|do not|fails? to|did not|has not|is not|is|proves?) (?:unsatisfactory|unacceptable|satisf(?:y|ied)|content|resolved?|satisfactory|acceptable|please)|\\b(?:award|result|outcome|decision)\\b[^.;]{0,24}\\b(?:not|un) ?(?:be )?(?:wholly |entirely )?to (?:a |the |either |any |its |their )?(?:[a-z]+ )?${pleases} (?:liking|satisfaction|taste)|\\b(?:award|result|outcome|decision)\\b[^.;]{0,20}\\b(?:is|was|to be|as) (?:unacceptable|wrong|unjust|unfair|erroneous|incorrect|mistaken|defective|unreasonable)\\b|\\bthe (?:same|original) (?:dispute|claim|matter|difference|cause of action)\\b|\\baward\\b[^.;]{0,40}\\b(?:not accepted|rejected|disputed|contested|objected to)|\\b(?:remains?|still|is) (?:dissatisfied|unsatisfied|unhappy|aggrieved|unresolved)`;
const leftOverEnglish =
  '\\barbitrat\\w+\\b[^.;]{0,40}\\b(?:fails?|is unsuccessful|(?:does|do|did|has|have) not (?:resolved?|settled?|ended?|dispose[d]? of|conclude[d]?|br(?:ing|ought)[^.;]{0,20} to an end)|leaves?[^.;]{0,20} (?:open|unresolved)|proves? (?:unsuccessful|unsatisfactory|fruitless))|\\bfirst\\b[^.;]{0,60}\\barbitrat\\w+[^.]{0,90}\\b(?:then|thereafter|afterwards|subsequently|only after)|\\barbitrat\\w+\\b[^.]{0,140}\\b(?:afterwards|thereafter|subsequently)\\b[^.;]{0,50}\\b(?:may|shall|can|free|entitled)|\\b(?:after|once|following) (?:the |an |any |its )?(?:[a-z]+ ){0,3}(?:award|arbitration|arbitral proceedings|decision)\\b[^.;]{0,140}\\b(?:may|shall|can|entitled|free|at liberty)|\\b(?:notwithstanding|despite|regardless of) (?:the|any|an) (?:[a-z]+ )?award';
/** The award stands in nobody's way: "shall not prevent either party from suing". */
const notBarredEnglish =
  '\\b(?:award|arbitration|decision)\\b[^.;]{0,30}\\b(?:shall|does|will|is) not (?:be )?(?:prevent|bar|preclude|stop|prejudice|affect|exclude|a bar to|deprive|limit)\\b[^.;]{0,40}';
const thenSueEnglish = new RegExp(
  `\\b(${unsatisfiedEnglish}|${leftOverEnglish}|${notBarredEnglish})\\b([^.;]{0,120}?)\\b${suesEnglish}\\b`,
  'g',
);

/** What a court does about an award and not about the dispute. */
const aboutAward =
  /上诉|审查|复审|再审|撤销|执行|申诉|保全|监督|\bappeal|\bset(?:ting)? aside|\bannul|\bvacat|\bchalleng|\benforc|\bconfirm|\bjudgment|\breview|\binterim/;

/** A lawsuit that is to follow the arbitration of the same dispute. */
export function arbitrateThenSue(reading: Reading, agreement: Agreement): Defect[] {
  const beside = courtClauses(reading).map(({ passage }) => passage);
  const few = reading.passages.length <= fewPassages ? reading.passages : [];
  const words = [...agreement.zone, ...beside, ...few].map(suingAfter).find((found) => found !== null);
  if (words === undefined || words === null) return [];
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

/** A clause or two: whatever is said there is said of this arbitration. */
const fewPassages = 12;

const deniedChinese = /(?:不得|不可|不能|唔可以|唔准|唔得|无权|冇权|放弃)[^。;]{0,16}$/;
const deniedEnglish = /\b(?:shall|may|will|must|can) not\b[^.;]{0,60}$|\b(?:no|neither) (?:part|side)[^.;]{0,60}$/;

function suingAfter({ text, start }: Passage): Words | null {
  for (const pattern of [thenSueChinese, sameDisputeChinese, thenSueEnglish]) {
    for (const match of text.matchAll(pattern)) {
      const ahead = text.slice(Math.max(0, match.index - 40), match.index);
      const whole = match[0];
      if (aboutAward.test(text.slice(match.index, match.index + whole.length + 16))) continue;
      // "Any party aggrieved may refer the dispute to arbitration or to the court": no award yet.
      if (/\b(?:refer|submit|go|take)\w*\b[^.;]{0,50}\b(?:to|for|before) arbitrat/.test(whole)) continue;
      // What is denied is the suit, not the award's success: 仲裁不能解决的，再起诉.
      const between = match[2] ?? '';
      if (deniedChinese.test(between) || deniedEnglish.test(between)) continue;
      if (pattern === thenSueEnglish ? deniesEnglish.test(ahead) : deniesChinese.test(ahead)) continue;
      return { start: start + match.index, end: start + match.index + whole.length };
    }
  }
  return null;
}
