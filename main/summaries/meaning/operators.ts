/**
 * The words that turn a statement round: negation, duty, permission, and what
 * sets a condition. In English, Chinese (folded to Simplified) and Cantonese.
 */

export type OperatorKind =
  /** A duty: shall, must, 应, 须. */
  | 'must'
  /** A right or permission: may, 可. */
  | 'may'
  /** shall not, may not, 不得: a duty not to. */
  | 'must-not'
  /** need not, 无须: no duty. */
  | 'free'
  /** not, fails to, 不, 未. */
  | 'not'
  /** no party, neither: denies through whom it names. */
  | 'nobody'
  /** if, when, before, 如: what follows is a condition. */
  | 'condition'
  /** unless, without, 除非, 未经: what follows is a condition that must fail. */
  | 'without'
  /** by, 由: the doer follows. */
  | 'by'
  /** to, from, 向: whom it is done to follows. */
  | 'towards'
  /** of: whose it is follows. */
  | 'of'
  /** Looks like one of the above and is none: "not later than", 可能. */
  | 'nothing';

const english: readonly (readonly [string, OperatorKind])[] = [
  [
    '(?:no|not) (?:later|less|more|fewer|earlier|greater|longer|sooner|limited|only) (?:than|to)|not only|whether or not|if not|or not|including but not limited to|not exceeding|no fewer than|not applicable',
    'nothing',
  ],
  [
    '(?:each|either|both) of|at least|may be (?:amended|required|necessary)|as (?:it|they|the \\w+) may|as may be|notwithstanding|cannot be reached|cannot be resolved|cannot be settled|may have|not otherwise|(?<![,.;:]\\s{0,2})(?<=\\S\\s{0,2})subject to|(?:no|not) more often than',
    'nothing',
  ],
  [
    '(?:shall|will|is|are|be|being) (?:not )?(?:be )?under no (?:obligation|duty)(?: to)?|(?:shall|will|is|are|does|do|did) not (?:be )?(?:required|obliged|obligated|have) to|(?:shall|will) have no (?:obligation|duty)(?: to)?|(?:has|have) no (?:obligation|duty)(?: to)?|need not|without (?:any )?obligation|(?:shall|will|is|are) not (?:be )?under (?:an|any) (?:obligation|duty)(?: to)?|no obligation to|not (?:required|obliged|obligated) to|not need to',
    'free',
  ],
  [
    "(?:shall|will|does|do|did) not have (?:the |any )?(?:right|option|power|discretion|ability)(?: to)?|(?:shall|may|must|will|can|should|could) (?:not|never)|cannot|can't|may neither|shall neither|will neither|(?:is|are|be) not (?:permitted|allowed|entitled|authorized|authorised) to|(?:has|have) no right to|no right to|(?:is|are|be) prohibited from|agrees? not to|refrains? from|not to be|(?:is|are) forbidden|prohibits?",
    'must-not',
  ],
  [
    'shall|must|will|would|agrees? to|undertakes? to|covenants? to|(?:is|are|be|being) (?:required|obliged|obligated|bound) to|has to|have to|(?:is|are) responsible for|(?:is|are) to|should|required to|obligation to|duty to',
    'must',
  ],
  [
    'may|can|could|might|(?:is|are|be) (?:entitled|permitted|allowed|authorized|authorised|free) to|(?:has|have|had|shall have) the (?:right|option|power|discretion|ability) to|(?:has|have) the (?:sole |exclusive )?right|right to|option to|allowing|allows?',
    'may',
  ],
  ['no|neither|nor|none|nobody|nothing', 'nobody'],
  ["not|never|n't|fails?(?: \\w+ly)? to|failed to|failing to|failure to|unable to|lacks?", 'not'],
  [
    'provided that|provided, however, that|subject to|until|only if|only with|only upon|if|but|however|although|whereas|where|before|after|when|whenever|once|while|during|upon',
    'condition',
  ],
  ['unless|except|without|absent|other than|save', 'without'],
  ['by', 'by'],
  ['to|from|with|against|towards?|for', 'towards'],
  ['of', 'of'],
]; // prettier-ignore

const chinese: readonly (readonly [string, OperatorKind])[] = [
  [
    '不可抗力|不动产|无论|不论|不管|除外|未来|可能|不仅|不但|非常|不时|无条件|不少于|不多于|不超过|不迟于|不早于|不低于|不高于|至少|不足|供应|相应|适应|反应|响应|应用|应收|应付|对应|回应|要求|主要|重要|需要量|概要|摘要|要约|要件|必要|许可|认可|可行|可分割|功能|智能|能力|性能|无效|非专属|非独家|非排他|不一致|不同|否则|并非由|无担保|应急|何应|是否|可否|能否|不可分割|合理需要|逾期不|协商不成|调解不成|倾唔掂|唔该|唔同|差唔多|不成|未能|非因|要素|如有|无故|不当|不良|不法|同意见|得到|得知|取得|所得|获得|视乎|要是',
    'nothing',
  ],
  [
    '无须|毋须|无需|不必|不须|不需要|不需|唔使|唔需要|不用|毋需|没有义务|无义务|不负有?义务|没有责任|冇责任|无责任',
    'free',
  ],
  [
    '不得|不可以|不可|不能|不应当|不应|不准|不许|不允许|禁止|唔可以|唔准|唔得|唔好|唔应该|无权|没有权利?|冇权|切勿|不应该',
    'must-not',
  ],
  ['应当|应该|必须|务必|有义务|有责任|一定要|需要|应|须|需|要|负责|将会|会|承诺|同意向|得要', 'must'],
  ['可以|有权利?|能够|允许|获准|得以|可|能|酌情', 'may'],
  ['并不|并无|并非|没有|从未|未有|未曾|未|不|没|无|非|唔系|唔会|唔|冇|别|莫|毋|勿', 'not'],
  [
    '只有|仅在|在.{0,2}情况下|如果|如|若|倘|但|但是|然而|直至|假如|(?<!已|曾|财)经(?!营|济|销|理|办|验|过|常|纪)',
    'condition',
  ],
  ['除非|除(?=.{1,40}外)|未经|未得|未取得|无.{0,3}书面同意', 'without'],
  ['应由|由|被', 'by'],
  ['向|对|给予|给|与|同|和|及|从|自|畀|俾|比|归|就|关于|针对', 'towards'],
]; // prettier-ignore

interface Rule {
  readonly kind: OperatorKind;
  readonly pattern: RegExp;
}

const englishRules: readonly Rule[] = english.map(([source, kind]) => ({
  kind,
  pattern: new RegExp(`(?:${source})(?![\\p{L}'’])`, 'iuy'),
}));
const chineseRules: readonly Rule[] = [
  // 未经同意 is before 未, 不可抗力 before 不可.
  ...chinese.filter(([, kind]) => kind === 'nothing' || kind === 'without'),
  ...chinese.filter(([, kind]) => kind !== 'nothing' && kind !== 'without'),
].map(([source, kind]) => ({ kind, pattern: new RegExp(`(?:${source})`, 'uy') }));

export interface OperatorMatch {
  readonly kind: OperatorKind;
  readonly length: number;
}

function matchAt(rules: readonly Rule[], text: string, at: number): OperatorMatch | null {
  for (const { kind, pattern } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match && match[0].length > 0) return { kind, length: match[0].length };
  }
  return null;
}

/** The operator that begins at this place, where a word begins; null where there is none. */
export function englishOperatorAt(text: string, at: number): OperatorMatch | null {
  return matchAt(englishRules, text, at);
}

/** The operator that begins at this place of a folded Chinese text; null where there is none. */
export function chineseOperatorAt(folded: string, at: number): OperatorMatch | null {
  return matchAt(chineseRules, folded, at);
}
