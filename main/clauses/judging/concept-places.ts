/** A notion of arbitration clauses, wherever it stands and in whichever language. */
export interface ConceptPlace {
  readonly at: number;
  /** Its place in the table. */
  readonly concept: number;
}

/**
 * Parts of patterns over folded text, English and Chinese (Simplified, with the words of written Cantonese): words
 * that stand for one another where a clause sends disputes somewhere. What one language taught of a defect then holds
 * in the other. The recorded judge is made with this table: a change needs `npm run train -- defects`.
 */
const table: readonly (readonly [english: string, chinese: string])[] = [
  // arbitration
  ['arbitra\\w*', '仲裁|公断'],
  // court
  ['courts?|tribunal of law|judges?|bench', '法院|法庭|高院|法官|官府'],
  // sue
  [
    'su(?:e|es|ed|ing)|lawsuits?|litigat\\w*|writ|legal (?:action|proceedings)|court (?:action|proceedings)',
    '诉讼|起诉|入禀|打官司|告上|提告|诉诸|诉请|诉至|兴讼',
  ],
  // award
  ['awards?', '裁决|裁断|裁定'],
  // tribunal
  ['tribunals?|panel', '仲裁庭'],
  // arbitrator
  ['arbitrators?|umpire', '仲裁员|仲裁人|公断人'],
  // final
  ['final\\w*|binding|conclusive', '终局|最终|约束力|定论'],
  // appeal
  ['appeal\\w*|review\\w*|set aside|challenge\\w*|contest\\w*', '上诉|复核|覆核|撤销|申诉|重新审理|推翻'],
  // not satisfied
  [
    'dissatisf\\w*|unhappy|not satisfied|disagree\\w*|not accept\\w*|reject\\w*',
    '不服|不满|不同意|唔服|唔满意|不接受|唔认',
  ],
  // again
  ['afresh|de novo|again|anew|fresh', '重新|再次|再行|另行|再'],
  // may
  [
    'may|can|at liberty|option|optional|entitled|free to|discretion|choose|choice|elect\\w*',
    '可以|可|有权|自行|选择|任择|拣|随意|酌情',
  ],
  // shall
  ['shall|must|will|agree\\w*|undertake\\w*|oblig\\w*', '应当|应|须|必须|同意|约定|务必|一定要'],
  // not
  ['not|no|never|neither|nor|without|except', '不得|不|无|未|没有|唔|冇|非|除'],
  // or
  ['or|either|alternatively', '或者|或|抑或|定系'],
  // and
  ['and|both', '及|和|与|以及|均|都'],
  // party
  ['part(?:y|ies)|sides?', '双方|各方|一方|当事人|两造|任何一方'],
  // one side
  [
    'lender|bank|owners?|seller|buyer|licensor|licensee|landlord|tenant|employer|employee|company|supplier|customer|creditor|purchaser|charterers?|contractor|franchisor|investor|issuer|borrower|guarantor',
    '甲方|乙方|贷款人|银行|出租人|承租人|业主|卖方|买方|许可方|发包人|承包人|债权人|平台|用户|保险人|租户|公司|员工|雇主|供应商|客户|租客|东家',
  ],
  // sole
  ['sole\\w*|alone|only|exclusive\\w*', '单方|独自|只有|仅|专属|唯一|独家|净系|只'],
  // institution
  [
    'hkiac|cietac|siac|icc|lcia|scia|bac|sccietac|shiac|cmac|diac|vmiac|scc|jcaa|kcab|aaa|icdr|lmaa|hkmag|international arbitration cent\\w+|arbitration commission|chamber of commerce',
    '仲裁委员会|仲裁院|仲裁中心|贸仲|北仲|深国仲|国仲|上仲|广仲|海仲|香港国际仲裁中心|仲裁机构|仲裁会',
  ],
  // rules
  ['rules|terms|procedure', '规则|仲裁规则|程序'],
  // ad hoc
  ['uncitral|ad hoc', '贸法会|临时仲裁'],
  // former
  ['former\\w*|previously|renamed|known as|successor|then', '原|前身|更名|改名|旧|曾用名'],
  // exist
  ['exist\\w*|ceas\\w*|dissol\\w*|abolish\\w*', '存在|撤销|不复|解散'],
  // mainland
  [
    "p\\.?r\\.?c\\.?|people's republic|mainland|china|chinese|beijing|shanghai|shenzhen|guangzhou|tianjin|wuhan|hangzhou|chengdu",
    '中国|内地|北京|上海|深圳|广州|天津|武汉|杭州|成都|大陆|国内',
  ],
  // Hong Kong
  ['hong kong|hksar|hk', '香港|本港|港'],
  // abroad
  [
    'london|england|english|singapore|new york|paris|geneva|stockholm|tokyo|seoul|dubai|zurich|california|delaware',
    '伦敦|英国|新加坡|纽约|巴黎|日内瓦|斯德哥尔摩|东京|首尔|迪拜|境外|外国|国外|海外',
  ],
  // foreign
  [
    'foreign|overseas|wholly foreign|incorporated|registered|established|organi[sz]ed',
    '涉外|外资|外商|境外|注册|设立|成立',
  ],
  // domestic
  ['domestic|both .{0,30}(?:companies|enterprises)', '境内|均在|均为中国|本地'],
  // seat
  ['seat|place|venue|seated|held|sit|hearing\\w*', '仲裁地|地点|地|开庭|举行'],
  // vague
  [
    'neutral|third country|convenient|defendant|claimant|respondent|agreed (?:later|by)|mutually',
    '被告|申请人|被申请人|所在地|当地|第三国|中立|另行商定|方便',
  ],
  // law
  ['laws?|governed|construed', '法律|法|管辖|适用'],
  // language
  ['language|english|chinese|version|text', '语言|文本|中文|英文|版本|译文|文'],
  // prevail
  ['prevail\\w*|inconsisten\\w*|conflict\\w*|discrepan\\w*|equal\\w*', '为准|不一致|歧义|冲突|抵触|同等|优先'],
  // number
  [
    'one|two|three|four|five|sole|single|even|odd|\\d+',
    '一名|两名|二名|三名|四名|五名|独任|单数|双数|两位|三位|一位|\\d+名|\\d+位|人',
  ],
  // appoint
  ['appoint\\w*|nominat\\w*|select\\w*|named|designat\\w*|constitut\\w*', '指定|委任|选定|任命|推选|组成|指派|推举'],
  // named
  ['mr|ms|mrs|dr|professor|sir|president|chairman|director', '先生|女士|教授|主席|会长|博士|董事长|总经理'],
  // qualif
  [
    'experience\\w*|qualif\\w*|fluent|citizen|nationals?|admitted|years|retired',
    '经验|资格|国籍|精通|年以上|退休|执业',
  ],
  // unanim
  ['unanimous\\w*|majority|consensus|agree', '一致|多数|全体'],
  // time
  [
    'days?|weeks?|months?|hours?|within|after|before|until|unless|upon|first|prior',
    '日内|天|个月|星期|小时|之内|之前|之后|先|届满|前|后|除非',
  ],
  // negotiate
  [
    'negotiat\\w*|consult\\w*|amicabl\\w*|friendly|settle\\w*|good faith|discuss\\w*',
    '协商|磋商|友好|商议|倾|商量|谈判|和解',
  ],
  // mediate
  ['mediat\\w*|conciliat\\w*|expert|adjudicat\\w*|engineer|dispute board|dab', '调解|斡旋|专家|评审|工程师|审裁'],
  // condition
  ['condition\\w*|precedent|only if|provided|exhaust\\w*', '条件|前提|方可|方能|始得|先决'],
  // blank
  [
    '_{2,}|\\[ *\\]|\\[[^\\]]{0,40}\\]|tbc|tba|tbd|to be (?:agreed|confirmed|inserted|advised)|delete as|x{3,}|\\.{4,}|●',
    '_{2,}|【|□|待定|待填|空白|删去|另议|×{2,}|x{2,}|___|留空|未填',
  ],
  // if any
  ['if any|arbitration clause|clause paramount|gencon|as usual|as customary|usual', '如有|若有|惯常|照旧|照例|如适用'],
  // scope
  [
    'interpretation|construction|price|payment|quality|technical|quantum|validity|breach|tort|only disputes|limited to|calculation|invoice',
    '解释|价格|付款|质量|技术|金额|效力|违约|履行|范围|限于|仅限|计算|账目|数量',
  ],
  // any dispute
  ['any and all|all disputes|any dispute|any difference|every', '一切|任何争议|所有|凡|一切争议|任何纠纷'],
  // not arbitrable
  [
    'marriage|divorce|custody|inherit\\w*|succession|adoption|labou?r|wages|employment|criminal|bankrupt\\w*|insolven\\w*|winding|patent|trade ?mark|administrative|licen[cs]e|antitrust|competition|tax|customs|land use|guardian\\w*|maintenance|paternity',
    '婚姻|离婚|抚养|继承|收养|劳动|工资|刑事|破产|清盘|专利|商标|行政|反垄断|税|海关|扶养|监护|遗产|赡养|处罚|许可证|社保|工伤|亲子|农村土地',
  ],
  // incorporate
  [
    'incorporat\\w*|apply|bill of lading|charter ?part\\w*|main contract|head contract|standard|conditions|annex\\w*|attached|referred to|website|mutatis',
    '并入|提单|租约|总合同|主合同|标准|附件|参照|援引|租船|主合约|一并适用|网站|条款',
  ],
  // linked
  [
    '(?:this|other|another|related|loan|share|master|framework|supply|service|licen[cs]e|facility|guarantee|security) (?:agreement|contract|deed)s?',
    '本合同|另一|相关合同|框架|主合同|从合同|担保合同|贷款合同|补充协议|子合同|订单|质押',
  ],
  // same dispute
  ['consolidat\\w*|joinder|same|related', '合并|关联|同一|加入'],
  // notice
  [
    'notice\\w*|serve\\w*|service|address\\w*|deliver\\w*|email|e-mail|post\\w*|fax',
    '通知|送达|地址|寄|电邮|邮箱|邮寄|传真|微信|收件|签收',
  ],
  // deemed
  ['deemed|treated|regarded', '视为|当作|即当|视作'],
  // sign
  [
    'sign\\w*|executed|behalf|agent|parent|subsidiar\\w*|affiliate\\w*|group|shareholder|third part\\w*|non-signator\\w*|guarantor',
    '签署|签订|签字|代表|代理|母公司|子公司|关联|集团|股东|第三人|第三方|担保人|冇签|未签|盖章',
  ],
  // waive
  ['waive\\w*|relinquish\\w*|exclude\\w*|renounce\\w*', '放弃|排除|免除'],
  // interim
  ['interim|injuncti\\w*|provisional|emergency|preserv\\w*|conservatory', '保全|临时措施|禁令|紧急'],
  // enforce
  ['enforc\\w*|judgment|entered|execution', '执行|强制|判决'],
  // advisory
  ['advisory|recommend\\w*|non-binding|not binding|opinion', '参考|建议|咨询|无约束|不具约束|意见'],
  // simultaneous
  ['simultaneous\\w*|at the same time|concurrent\\w*|respectively|and/or|jointly', '同时|分别|并行|各自|兼'],
  // administered under
  ['administered by|under the .{0,30} rules|in accordance with', '按照|依照|依据|根据|按|由.{0,14}管理'],
];

const patterns = table.map(([english, chinese]) => new RegExp(`(?<![a-z])(?:${english})(?![a-z])|(?:${chinese})`, 'g'));

/** Where a folded text speaks of which notion, in its order. */
export function conceptPlaces(folded: string): ConceptPlace[] {
  return patterns
    .flatMap((pattern, concept) => Array.from(folded.matchAll(pattern), ({ index }) => ({ at: index, concept })))
    .toSorted((one, other) => one.at - other.at);
}
