import type { Place } from '../conflicts/difference.ts';

/**
 * What a word does to a sentence. `proh` forbids, `noneed` frees from a duty,
 * `must` binds, `may` allows; `limit` is a bound (“not less than”, 不少於), which
 * negates nothing; `void` and `fail` deny by the word itself (“invalid”, 拒絕);
 * `neutral` looks like a negation and is none (不動產, “whether or not”).
 */
export type ModalClass =
  | 'limit'
  | 'neutral'
  | 'noneed'
  | 'proh'
  | 'unless'
  | 'until'
  | 'except'
  | 'besides'
  | 'without'
  | 'exempt'
  | 'fail'
  | 'void'
  | 'not'
  | 'only'
  | 'must'
  | 'may';

export interface ModalWord extends Place {
  readonly class: ModalClass;
}

type Table = readonly (readonly [ModalClass, string])[];

const english: Table = [
  [
    'limit',
    '\\b(?:not|no|nor)(?: be)? (?:less|more|fewer|later|earlier|greater|longer|higher|lower|sooner) than\\b|\\b(?:(?:shall|may|must|do|does|should|will|can) )?(?:not|never)(?: to| be)? (?:in excess of|exceed(?:ing|s)?)\\b|\\bno (?:less|more|fewer|later|earlier)\\b',
  ],
  [
    'neutral',
    '\\bas (?:the case )?may (?:be|appear)\\b|\\bas (?:[a-z]+ ){1,5}may (?:think|require|impose|determine|direct|prescribe|consider|deem|decide|specify|need|agree|choose|select|designate|nominate|request|reasonably)\\b|\\bwhether or not\\b|\\bor not\\b|\\b(?:(?:shall|may|must|will|can) )?not only\\b|\\bwithout (?:limit\\w*|regard to)\\b|\\bnot (?:be )?limited to\\b|\\bno matter\\b|\\bnotwithstanding\\b|\\bno\\. ?\\d|\\bnon-?governmental\\b',
  ],
  [
    'noneed',
    '\\bneed not\\b|\\b(?:(?:do|does|did|will|shall) not|(?:do|does|did|wo)n.t) (?:need|have) to\\b|\\b(?:(?:shall|may|must|will) not be|(?:is|are|be|was|were) not) (?:required|obliged|bound|obligated|necessary)\\b|\\bno (?:need|obligation|duty|requirement)\\b',
  ],
  [
    'proh',
    "\\b(?:shall|must|may|can|could|should|will|would)(?: \\w+)? (?:(?:not|never|neither)\\b(?! only)|at no time\\b|(?:under|in) no (?:circumstances?|event)\\b|on no account\\b)|\\b(?:under|in) no (?:circumstances?|event) (?:shall|may|must|can|will)\\b|\\b(?:cannot|can't|won't|shan't|mustn't)\\b|\\bneither\\b|\\bnor (?:shall|may|must|can|will)\\b|\\bno \\w+(?: [\\w'-]+){0,4}? (?:shall|may|must|can|will)\\b|\\bprohibit\\w*|\\bforbid\\w*|\\b(?:is|are|be) not (?:permitted|allowed|entitled|authori[sz]ed|empowered)\\b|\\b(?:has|have) no (?:right|power|authority)\\b|\\bnot be (?:permitted|allowed|entitled)\\b|\\b(?:is|are) not to\\b|\\bshall be no\\b",
  ],
  ['unless', '\\bunless\\b'],
  ['until', '\\buntil\\b|\\bonly (?:if|when|after|where|upon)\\b'],
  [
    'except',
    '\\bexcept\\w*|\\bother than\\b|\\bsave (?:as|that|for|in|where|to)\\b|\\bapart from\\b|\\bexclu(?:d\\w+|sions?)\\b|\\baside from\\b',
  ],
  ['besides', '\\bbesides\\b|\\bin addition to\\b|\\bas well as\\b|\\bsubject to\\b'],
  ['exempt', '\\bexempt\\w*|\\bwaive\\w*|\\bremi(?:t|ssion)\\w*|\\bdischarg\\w+|\\bfree (?:from|of)\\b'],
  ['without', '\\bwithout\\b(?! (?:prejudice|affecting|derogat))|\\bin the absence\\b|\\babsent\\b'],
  [
    'fail',
    '\\bfail\\w*|\\bdisclaim\\w*|\\bprevent\\w*|\\brestrain\\w*|\\bhinder\\w*|\\brefus\\w+|\\bneglect\\w*|\\bdefault\\w*|\\bomi(?:t|ssion)\\w*|\\black\\w*|\\binsufficien\\w+|\\bdisqualif\\w+|\\bdiscontinu\\w+|\\bceas\\w+|\\bdeclin(?:e|es|ed|ing)\\b|\\breject\\w*|\\bden(?:y|ies|ied|ial|ying)\\b|\\bdissent\\w*|\\bdisagree\\w*|\\bdisapprov\\w+|\\bdishono\\w+|\\bdeficien\\w+|\\bshort of\\b',
  ],
  [
    'void',
    '\\bwithout (?:prejudice|affecting|derogat\\w+)\\b|\\bnon(?:commercial|exclusive|refundable|transferable|negotiable|binding)\\b|\\binvalid\\w*|\\bvoid\\w*|\\bnull\\b|\\bin(?:effective|capab|compet|accura|complet|consisten|eligib|appropriat|adequa|ability|direct|correct|solven)\\w*|\\bun(?!der|it|til|ion|less|iform|ique|anim|iver|do\\b)[a-z]{4,}|\\bim(?:proper|possib|material|practica)\\w*|\\b(?:il|ir)(?:legal|regular|respective|revocab)\\w*|\\bnon-\\w+|\\bnon(?:compl|pay|perform|exist)\\w*|\\bdisput\\w+|\\bdishonest\\w*|\\bdisabilit\\w+|\\bdisabled\\b',
  ],
  ['not', "\\bnot\\b|n't\\b|\\b(?:no|none|nor|nothing|never|nobody)\\b"],
  ['only', '\\bonly\\b|\\bsolely\\b|\\bexclusively\\b|\\blimited to\\b'],
  [
    'must',
    '\\b(?:shall|must|should)\\b|\\b(?:is|are|be) (?:required|obliged|bound|obligated) to\\b|\\b(?:has|have) to\\b|\\bought to\\b|\\b(?:agrees?|undertakes?|covenants?) to\\b|\\b(?:is|are) (?:to|responsible for)\\b|\\bwill\\b',
  ],
  [
    'may',
    '\\bmay\\b|\\bcan\\b|\\bentitled\\b|\\b(?:is|are|be) (?:entitled|permitted|allowed|authori[sz]ed|empowered|free) to\\b|\\bat liberty\\b|\\b(?:has|have) (?:the |a )?(?:right|power|discretion|option)\\b|\\bmight\\b|\\bat (?:its|his|her|their) (?:option|discretion)\\b',
  ],
];

const chinese: Table = [
  [
    'limit',
    '不(?:得|应|可|能)?(?:少于|低于|超过|超逾|逾|多于|迟于|早于|晚于|高于|大于|小于|长于|短于|超出|足|满)|未(?:满|逾|达|超过|及|足)',
  ],
  [
    'neutral',
    '应[^，。；于依以由就向按须]{1,24}[的之](?:申请|声请|请求|要求|需要|邀请)|必需(?=[的之品、或及])|不论|不管|不时|不日|不动产|不可抗[力拒]|无论|无形|非常|是否|不限于|不仅|不但|不过(?!问)|唔单止|不单止|不断|未来|不一|不局限|在不(?!同)|唔论|毫不|不如|不分|无线|莫不|不外|无异|不可撤|不可分|不可或缺|非政府|非洲|免生|避免|以免',
  ],
  [
    'noneed',
    '无须|无需|毋须|毋需|不须|不必|不需|毋庸|无庸|免予|免于|唔使|唔需要|唔驶|唔洗|(?:并?无|没有|冇)(?:任何)?(?:义务|责任)',
  ],
  [
    'proh',
    '不得|不可|不应|不准|不许|不会|不能|禁止|严禁|不予|毋得|唔可以|唔准|唔得|唔好|唔会|唔能够|唔畀|唔俾|勿|无权|无权力|不容|不容许|不允许|均不|概不',
  ],
  ['unless', '除非'],
  [
    'until',
    '(?<![甲乙丙丁买卖双各一对他供需租贷借受披接许授转保雇出承投合发收付委代理托用主客资外中港我你贵本该两何任三四多])方(?:可|能|得)|未[^，。；、不无非未]{1,20}前|始得|始可|才可|才能|才得|直至|为止|后(?:始|方)|之前|以前',
  ],
  ['exempt', '豁免|免除|减免|宽免|免(?=[征税罚缴费收租息])'],
  [
    'except',
    '(?<![销扣解免废删消拆清移铲排开根剔驱])除(?![非名去权籍夕])|不在此限|(?<!除[^。；，]{1,60})(?:以外|之外)|不包括|排除|例外',
  ],
  ['without', '未经|未获|未得|非经'],
  ['fail', '拒绝|拒不|阻碍|阻止|妨碍|防止|免责|怠于|欠缺|缺乏|失责|失效|丧失|否则|未能'],
  [
    'void',
    '无效|不影响|不损害|不抵触|不妨碍|无理|无故|不法|不公|不当|不正|不利|不实|不适(?!用)|不合|不完|不明|不符|不良|不同|不足|无力|非法|不诚|不履行|不遵从|不服|不存在|禁(?!止)',
  ],
  ['not', '不|未|没有|(?<![沉淹埋吞])没(?![收入落顶])|冇|唔|无|非|毋|莫|免'],
  ['only', '(?:只|仅|唯有|惟有)(?:可以|可|能|得)|只|仅|唯|为限'],
  [
    'must',
    '必须|须|应当|务必|一定要|务须|(?<![供反响适相对])应(?![用收付计酬急邀变]|对(?:措施|方案|策略|气候|风险|突发|危机))|(?<![所业务实际迫切无])需(?![求要])|有责任|有义务|负责|要(?=在|于|喺|向|将|俾|交|付)',
  ],
  [
    'may',
    '(?<![许认])可以|(?<![许认宁尚])可(?![能适执靠撤分见归处供否行])|(?<![不取获觉值难使记懂免显赢毋唔]|(?<!守|务|易|场|处|究|出|诊)所)得(?![到出知分失利])|有权|准许|准予|容许|获准|能够',
  ],
];

function pattern(table: Table): RegExp {
  return new RegExp(table.map(([name, words]) => `(?<${name}>${words})`).join('|'), 'g');
}
const patterns = { en: pattern(english), zh: pattern(chinese) };
const classes = english.map(([name]) => name);

/** The words of negation, duty and permission in a folded text (`foldText`, lower case), in order and apart. */
export function modalWords(folded: string, isChinese: boolean): ModalWord[] {
  return [...folded.matchAll(isChinese ? patterns.zh : patterns.en)].flatMap((match) => {
    const found = classes.find((name) => match.groups?.[name] !== undefined);
    return found === undefined ? [] : [{ class: found, start: match.index, end: match.index + match[0].length }];
  });
}

const negating: ReadonlySet<ModalClass> = new Set(['proh', 'noneed', 'unless', 'except', 'without', 'not']);
const denying: ReadonlySet<ModalClass> = new Set(['fail', 'void', 'exempt']);

export function isNegating({ class: name }: ModalWord): boolean {
  return negating.has(name);
}

/** Denies by the word itself: may stand where the other language negates, and is often none. */
export function isDenying({ class: name }: ModalWord): boolean {
  return denying.has(name);
}
