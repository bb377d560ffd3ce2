import type { Agreement } from '../arbitration/agreement.ts';
import type { Defect, Words } from './defect.ts';
import { sideEnglish } from './forum-words.ts';
import { restToCourt } from './rest-to-court.ts';

const disputesEnglish =
  '(?:disputes?|controvers(?:y|ies)|differences?|disagreements?|claims?|questions?|matters?|issues?)';
const asTo =
  '(?:as to|regarding|concerning|relating (?:solely |only |exclusively )?to|over|about|with respect to|in respect of|limited to|confined to|touching(?: on)?|on)';
const disputesChinese = '(?:争议|纠纷|争拗|分歧|争端|异议|拗撬|dispute)s?';
/** A step, a time or a person that something waits for: no subject. */
const notASubject =
  '协商|调解|磋商|倾|商量|商讨|谈判|和解|书面|同意|期满|届满|之后|一方|双方|任何|方可|甲方|乙方|业主|公司|业主|租客|买方|卖方|买家|卖家|银行|贷款|借款|出租|承租|委员会|中心|规则';
const onlyEnglish = '(?:only|solely|exclusively|purely|merely)';

/** One subject goes to arbitration, said to be all that does. */
const limited: readonly RegExp[] = [
  // An insurer's old form: the amount alone, "independently of all other questions".
  /\bindependently of all (?:other )?questions\b|\bliability (?:being )?(?:otherwise )?admitted\b/,
  /(?:净系|只有|仅有|[唯惟]有?)[^。;,]{1,24}(?:争议|纠纷|争拗|分歧|嘢)[^。;]{0,6}(?:先至?|才|方)[^。;]{0,40}(?:仲裁|#)[^。]{0,40}(?:其他|其余|至于|别的|第啲|余下)[^。;]{0,24}(?:唔|不|法院|法庭|诉讼)/,
  new RegExp(
    `\\b${onlyEnglish} (?:the |those |such )?(?:[a-z-]+ )?${disputesEnglish} (?:(?:that |which )?(?:are|is) )?${asTo}\\b`,
  ),
  new RegExp(
    `\\b${disputesEnglish} (?:(?:that|which) )?(?:(?:are|is) )?(?:relat(?:es?|ing)|concern(?:s|ing)?|pertain(?:s|ing)?|limited|confined|restricted|as) ?${onlyEnglish}? ?(?:to )?${onlyEnglish}\\b|\\b${disputesEnglish} ${onlyEnglish} (?:as to|regarding|concerning|relating to|about)|\\b${disputesEnglish} ${asTo} [^.;]{3,60} (?:only|alone)\\b(?! (?:if|when|by|in)\\b)|\\b(?:limited|confined|restricted) (?:solely |only |exclusively )?to ${disputesEnglish}\\b|\\b(?:arbitrat\\w+|this clause)\\b[^.;]{0,40}\\b(?:limited|confined|restricted|applies only|applicable only|extends? only) to\\b`,
  ),
  // "Solely where the parties differ on the arithmetic", "that question alone shall be put to an arbitrator".
  /\b(?:solely|only) (?:where|when|if|in so far as) (?:[a-z]+ ){1,4}(?:differ|disagree|dispute|object|cannot agree)\w*\b[^.;]{0,120}(?:\barbitrat|#)/,
  /\b(?:that|this|such|the said) (?:question|issue|point|matter|one|difference|dispute) (?:alone|only|and no other)\b|\((?:and|but) (?:this|that|it|these|those) (?:alone|only)\)|\band (?:this|that) alone\b/,
  /\bonly (?:the )?(?:questions?|issues?|disputes?|differences?|matters?) of (?!law\b)[a-z]/,
  // 净系货合唔合规格嗰样嘢先至交仲裁: one thing alone goes there.
  new RegExp(
    `(?:净系|淨系|只有|仅有|唯独|(?<=^|[。;,:])得)(?!${notASubject})(?:(?!${notASubject})[^。;,:)]){2,24}(?:先至?|才|方)(?:要|会|可以?|须|得|使)?(?:去|交|提交|拎去|送|搵)?[^。;,]{0,20}(?:仲裁|\\barbitrat)`,
  ),
  /(?:争议|纠纷|争拗|分歧|看法|意见|异议)[^。;,]{0,8}\((?:不涉及|不包括|不含|唔包|唔计|不及于?)(?![^)]*(?:法律|法院|保全|临时|冲突|税|假))[^)]{2,24}\)[^。;]{0,30}(?:仲裁|\barbitrat)/,
  new RegExp(
    `(?:仅(?!此)|(?<![呢嗰一两几每三四五六这那该半])只有?|净系|淨系|[唯惟](?:有|独)?(?!一)|(?<![方人者均各应不后都又亦也话])得(?![将把以向就由提于申交经到㗎啦喇咗])(?!嘅))(?!印|写|载|话)(?:得|是|系|对|当)?(?:就|因|限于|限|关于|对|有关|涉及|牵涉)?[^。;,)]{1,22}${disputesChinese}[^。;]{0,24}(?:仲裁|\\barbitrat)`,
  ),
  // 关于质量的争议先至去仲裁: only then.
  new RegExp(`(?:关于|有关|涉及)[^。;,]{1,16}${disputesChinese}(?:先至?|才|方|始)[^。;]{0,24}(?:仲裁|\\barbitrat)`),
  /\b(?:sole|only) (?:issue|question|matter)s? (?:to be |for )?(?:decided|determined|decision|resolved|submitted|before|referred)\b[^.;]{0,30}\b(?:arbitrat|tribunal)|\bto the extent (?:that )?the (?:relief|remedy|amount|claim)\b[^.;]{0,100}\barbitrat/,
  /(?:仅|只|并)(?:限|止)于此|以此为限/,
  /(?:争议|纠纷|争拗)[^。;,]{0,4}限于[^。;,]{2,14}者/,
  /(?:仲裁|本条|提交仲裁)[^。;]{0,16}(?:仅限于?|只限于?|以[^。;,]{2,16}为限|仅适用于|只适用于|净系适用|(?:只|仅|净系)(?:及于?|涉及|关乎|处理|管|理)(?!.{0,4}(?:人|方)))/,
];
/** A subject by its name, with nothing that takes the others in. */
const oneSubject: readonly RegExp[] = [
  new RegExp(
    `\\b${disputesEnglish} ${asTo} ${onlyEnglish}? ?(?:the )?(?:quality|price|purchase price|quantity|valuation|calculation|amount|payment|fees?|royalt(?:y|ies)|earn-?out|adjustment|weight|condition of the goods|completion accounts|specifications?|demurrage|rent(?:al)?|technical|delay|measurement|final account|interim payments?|defects?|working capital|net asset|compensation|quantum)\\b`,
  ),
  /\b(?:dispute|disagreement)s?(?: between the parties)? (?:concerning|regarding|as to|over) (?:the )?(?:scope or )?interpretation(?! (?:,|or (?:performance|application|breach|enforce)))(?= of)/,
  /(?:^|[.;:] ?|\) )(?:any |all |every )?(?:technical|quality|valuation|accounting|pricing|price|payment|quantum|demurrage|rent(?:al)?|royalty|engineering) (?:disputes?|differences?|disagreements?|questions?|issues?)\b(?! (?:and|or|,))/,
  /(?:因|就|关于|对|有关|凡?涉及|与|凡|如)?(?:货物|产品|工程|合同|设备|本合同)?(?:的)?(?:质量|价格|数量|付款|价款|计算|重量|品质|租金|解释|租金调整|技术|交货|工期|结算|滞期费|估值|验收|规格|保修)(?:问题|标准|期限|时间|争议|调整|支付)?(?:有关)?(?:之|的|所|而)?(?:引起|发生|产生|引致)?(?:的|之)?(?:争议|纠纷|异议|争拗|索赔)/,
];

/** "… as to payment, or otherwise under this Agreement": nothing is left out. */
const everythingElse =
  /\bor (?:otherwise|any other|in any other|in connection)\b|\band (?:all|any) other\b|\bincluding\b|\bwhether\b|\bany (?:question|matter) (?:regarding|as to|of)\b|\badjudicat|\bwithout (?:affecting|prejudice)\b|(?:及|以及|或|和)(?:其他|任何其他|一切)[^。;]{0,10}(?:争议|争端|纠纷)|包括|等(?:一切|任何|所有)?(?:的)?(?:争议|纠纷)|(?:与|同|连同)其他(?:一切|任何)?(?:的)?争议(?:一并|一齐|一起)|(?:凡|一切|任何|所有)[^。;]{0,4}因?本(?:合同|协议|合约)|[一-鿿]{2,6}、[^。;,]{1,8}(?:或|及|和)[^。;,]{1,6}(?:之|的|嘅)?(?:争议|纠纷|争拗)/;

const rest = '(?:其他|其余|其它|此外|别嘅|别的|除此(?:以外|之外|外)|余下|剩低|逾此范围|此范围以外|非[^。;,]{1,8})';
/** "Quality disputes and no others", 其他爭議由法院審理. */
const onlyThese: readonly RegExp[] = [
  /\b(?:but|and) none other\b|\bthis (?:clause|section|article) (?:has|shall have) no application to (?!(?:interim|injunct|any application))|\b(?:everything|all) else (?:shall |will )?(?:remains?|is|are|stays?|falls?) (?:outside|excluded|not)\b|\b(?:remains?|stays?|falls?|are|is) outside (?:this|the) (?:clause|section|article|arbitration|agreement to arbitrate)\b|\band nothing (?:else|more)\b|\b(?:but )?over nothing else\b|\ball other matters? (?:being|are|is) left\b|\b(?:and|but) no(?:t any)? others?\b(?! (?:part|person|arbitrator|one|body|place|institution|court|law|forum|language))|\bno other (?:disputes?|matters?|differences?|questions?|claims?|issues?)\b[^.;]{0,110}\b(?:shall|may|will|are|is|falls?|comes?)\b(?! (?:made|brought|pending)\b)|\b(?:all|any) other (?:disputes?|matters?|differences?|questions?|claims?)[^.;]{0,40}\b(?:not|outside|excluded|remain)\b/,
  new RegExp(
    `${rest}(?:的|嘅|之)?(?:一切|任何)?(?:争议|争端|纠纷|事项|争拗|争执|嘢|问题)[^。;]{0,12}(?:另行|不(?:在|属|适用|得|受|提交)|唔|排除)`,
  ),
  restToCourt,
  new RegExp(
    `${rest}(?:的|嘅|之)?(?:一切)?[^。;,]{0,4}(?:唔关|唔使|唔包|不适用|不包括|不在此列|唔属于)[^。;]{0,8}仲裁`,
  ),
  /(?<!除)(?:争议|纠纷|索偿|索赔|扣款)(?!所涉|事项|部分)[^。;]{0,8}(?:除外|不在此列|不在此限)/,
  /(?:嗰啲|啲嘢|其他|其余|嗰类|等等)[^。;]{0,10}(?:唔|不)关(?:仲裁|呢(?:条|个|度)|本条)?[^。;,]{0,3}事/,
  /(?:余者|余下的|其余)[^。;仲]{0,10}(?:法院|法庭)/,
];

/** "The lender may sue": one side's choice, no subject of its own. */
const sideMay = new RegExp(`\\b(?:${sideEnglish}) may\\b`);
/** What is left after the courts' share goes to arbitration. */
const restToArbitration =
  /\b(?:every|all|any) (?:other|remaining|further) (?:disputes?|differences?|claims?|matters?|questions?)\b[^.;]{0,60}\barbitrat|(?:其他|其余|其它|余下|剩低|第啲|除此(?:以外|之外|外))(?:的|嘅|之)?(?:一切|任何)?(?:争议|纠纷|争拗|dispute)[^。;]{0,40}仲裁|\bonly (?:in|on) (?:that|such|this) (?:case|event|question)\b/;

/** A carve-out that sends part of a dispute elsewhere: "save for disputes concerning IP, which the courts shall determine". */
const carvedOut: readonly RegExp[] = [
  new RegExp(
    `\\b(?:save|except|other than|excluding|excepting|with the exception of|but not|not including|apart from)(?: for| that| where)?,? (?:(?:any|all|those|such) )?(?:${disputesEnglish}|claims?|ones?) (?:${asTo}|for|arising (?:out of|from)|under|that|which|involving|based on)\\b(?![^.;]{0,60}\\b(?:injuncti|interim|provisional|equitable relief|conservatory|small claims))`,
  ),
  /(?:除|除了)[^。;]{2,24}(?:争议|纠纷|争拗)[^。;]{0,12}(?:外|之外|以外)[^。;]{0,60}(?:仲裁)|(?:但|惟|不过)[^。;]{2,24}(?:争议|纠纷|争拗|索赔)[^。;]{0,8}(?:除外|不在此限|不包括|唔计|唔包)/,
];

/** 质量争议…仲裁；工程款争议…法院: the subjects are divided. */
const divided: readonly RegExp[] = [
  /([一-鿿]{2,12})(?:的|之|所|而|嘅)?(?:引起|发生|产生)?(?:的|之|嘅)?(?:争议|纠纷|争拗)[^。]{0,50}仲裁[^。]{0,30}[;。,]?(?:而|至于|但|惟)?([一-鿿]{2,14})(?:的|之|所|而|嘅)?(?:引起|发生|产生)?(?:的|之|嘅)?(?:争议|纠纷|争拗)[^。;]{0,24}(?:法院|法庭|诉讼|起诉)/,
  /([一-鿿]{2,12})(?:的|之|所|而|嘅)?(?:引起|发生|产生)?(?:的|之|嘅)?(?:争议|纠纷|争拗)[^。]{0,24}(?:法院|法庭|诉讼|起诉)[^。]{0,16}[;。,](?:而|至于|但|惟)?([一-鿿]{2,14})(?:的|之|所|而|嘅)?(?:引起|发生|产生)?(?:的|之|嘅)?(?:争议|纠纷|争拗)[^。;]{0,40}仲裁/,
  /\b((?:[a-z-]+ ){1,2})(?:disputes?|matters?|claims?)\b[^.;]{0,80}\barbitrat\w+[^;]{0,120}[.;,] (?:while |whereas |but |and )?((?:[a-z-]+ ){1,2})(?:disputes?|matters?|claims?)\b[^.;]{0,60}\b(?:brought before|submitted to|determined by|decided by|resolved by|heard by|go(?:es)? to|referred to|before|in) (?:the )?(?:[a-z']+ ){0,4}(?:courts?(?! of (?:international )?arbitration)|litigation)\b/,
];
/** What names every dispute is no subject. */
const everyDispute =
  /^(?:[一-鿿]*(?:一切|任何|所有|全部|上述|该等|此类|本合同|本协议|本合约|双方|各方|如有|若有|发生|产生|引起|履行|相关|有关(?:的)?))$|^(?:any|all|such|the|every|said|these|those|no|other|of|or|and|a|an|between|this|each|where|if|when|any such|all such|of any|of all|that|resolve|settle|whether|contractual|of the) ?(?:[a-z]+ )?$/;

/** One subject goes to arbitration, or one is kept out of it and goes elsewhere. */
export function narrowScope(agreement: Agreement): Defect[] {
  const words = narrowing(agreement);
  if (words === null) return [];
  return [
    {
      kind: 'path.scope_narrow',
      severity: 'low',
      confidence: 0.65,
      words: [words],
      reasons: ['only one subject goes to arbitration', 'other disputes of the same contract would go to the courts'],
    },
  ];
}

function narrowing({ zone, carriers }: Agreement): Words | null {
  for (const [index, passage] of zone.entries()) {
    const { text, start } = passage;
    const at = (match: RegExpExecArray): Words => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    });
    const own =
      carriers.includes(passage) || /\b(?:this (?:clause|article|section)|such (?:a )?disputes?)\b/.test(text);
    if (own) {
      const subject = first(limited, text) ?? (everythingElse.test(text) ? null : first(oneSubject, text));
      if (subject !== null) return at(subject);
      const carved = first(carvedOut, text);
      if (carved !== null && /\bcourts?\b|litigat|法院|法庭|诉讼/.test(text)) return at(carved);
    }
    const left = restToArbitration.exec(text);
    if (
      left !== null &&
      !/(?:或|及|和|与)(?:者)?(?:有|是)?$/.test(text.slice(0, left.index)) &&
      (/\bonly\b/.test(left[0]) ||
        zone.some((other) => /\bcourts?\b|(?<!仲裁)法院|法庭/.test(other.text) && !sideMay.test(other.text)))
    )
      return at(left);
    const before = zone[index - 1];
    if (
      /arbitra|仲裁|dispute|争议|争拗|court|法院|法庭/.test(text) ||
      (before !== undefined && carriers.includes(before) && /不在此|除外|唔关|\boutside\b|\bno other\b/.test(text))
    ) {
      const only = first(onlyThese, text);
      if (only !== null && !(courtsOwn.test(text) && /nothing else/.test(only[0])) && !goesOn.test(text))
        return at(only);
    }
  }
  const [lead] = zone;
  if (lead === undefined) return null;
  const together = zone
    .map(({ text }) => text)
    .join(' ')
    .slice(0, longestZone);
  for (const pattern of divided) {
    const match = pattern.exec(together);
    if (match === null) continue;
    const [, one = '', other = ''] = match;
    if (everyDispute.test(one) || everyDispute.test(other) || one.trim() === other.trim()) continue;
    const carrier = carriers[0] ?? lead;
    return { start: carrier.start, end: carrier.end };
  }
  return null;
}

const longestZone = 4_000;
/** "Over applications in aid and over nothing else": of the courts, and so no bound to the arbitration. */
const courtsOwn = /\bcourts?\b[^.;]{0,40}\bjurisdiction\b/;
/** 仲裁期间继续履行，争议所涉部分除外: what rests meanwhile. */
const goesOn = /继续履行|照常履行|\bcontinue (?:to perform|performance)/;

function first(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return null;
}
