import { englishStem } from '#main/language/english-stem.ts';

/** What words tell of an event: what happens, to what, and the roots of the other words. */
export interface EventTerms {
  /** Acts, in the words' order: `receive`, `serve`. */
  readonly acts: readonly string[];
  /** Things that are events or stand for one: `judgment`, `accident`. */
  readonly things: readonly string[];
  /** Stems of English content words and pairs of Chinese characters. */
  readonly roots: ReadonlySet<string>;
}

/** Folded words by the act they tell. */
const acts: readonly (readonly [string, RegExp])[] = [
  ['receive', /\breceiv\w*|\breceipts?\b|收(?:到|悉|取|咗|妥|讫|件)|签收|接(?:获|到)|收货/],
  ['serve', /\bserv(?:ed|ing|ice)\b|送达/],
  ['tender', /\btender(?:ed|ing)?\b|递交(?=准备就绪)/],
  [
    'deliver',
    /\bdeliver(?:y|ed|ies|ing)?\b|\bhand(?:ed)?[ -]?over\b|交(?:付|货|船|楼|屋|车|吉)|收(?:楼|铺|车)|送货|到货/,
  ],
  [
    'arrive',
    /\barriv(?:al|ed|es|e|ing)\b|\blanded\b|到(?:港|货|达|埗|岸)|船(?!公司|东|务|级)[^,。;]{0,24}到咗|抵(?:港|达|埗)/,
  ],
  ['discharge', /\bdischarg(?:e|ed|ing)\b(?! from)|\bunload(?:ed|ing)?\b|卸(?:货|完|毕|落|船|载|晒)/],
  ['load', /\bload(?:ed|ing)\b|装(?:货|船|完|载|运)/],
  ['ship', /\bshipped\b|\b(?:laden )?on board\b|^(?:the )?(?:date of )?(?:the )?shipment\b|付运|装运/],
  ['complete', /\bcomplet\w*|\bfinish\w*|完(?:成|毕|工|结|竣)|竣工|(?<=[卸装做整搞修])(?:完|好|妥|毕|晒)/],
  [
    'aware',
    /\b(?:became|become|becomes|becoming|was|being) aware\b|\bawareness\b|\bknowledge\b|\bknew\b|\bdiscover\w*|\blearn(?:ed|t|ing)?\b|\bcame to (?:know|light|the (?:notice|attention))|\bnoticed\b|\bdetect\w*|\bfound out\b|知(?:悉|道|晓|情)|得知|获悉|发(?:现|觉)|察觉/,
  ],
  [
    'decide',
    /\bhanded down\b|\bpronounc\w*|\brender(?:ed|ing)?\b|宣判|宣告|作出|下达|颁(?:布|下)|(?:判决|裁决)(?=.{0,4}落)/,
  ],
  ['sign', /\bsign(?:ed|ing|ature)?\b(?! (?:up|off))|\bexecut(?:ed|ion|ing)\b|签(?:署|订|字|约|咗|定|立|$)|订立/],
  [
    'issue',
    /\bissu(?:e|ed|ing|ance)\b|出具|签发|开(?:具|立|出)|发(?:出|布)|批出|出(?:票|单|信)|(?<=[票单信书][^,。;]{0,16})出(?:嘅|咗)|^出(?:咗|嘅)?$/,
  ],
  [
    'send',
    /\bsen(?:t|d|ding)\b|\bpost(?:ed|ing)\b|\bdispatch\w*|\bmail(?:ed|ing)\b|\bcourier\w*|寄(?:出|发|送|咗|予|给|畀|俾|往|交|达)|邮寄|投邮|发送/,
  ],
  [
    'notify',
    /\bnotif(?:y|ied|ication|ies)\b|\b(?:gave|given|giving) (?:\w+ ){0,3}notice\b|\binform(?:ed|ing)?\b|(?<!收到[^,。;]{0,12})通知(?!书)|告知|知会|通报/,
  ],
  [
    'occur',
    /\boccur\w*|\bhappen\w*|\btook place\b|\btak(?:e|es|ing) place\b|\barose\b|\barising\b|\bbroke out\b|发生|出(?:事|险|现)/,
  ],
  [
    'end',
    /\bexpir(?:y|ed|es|e|ing|ation)\b|\bend(?:s|ed|ing)?\b|\blaps(?:e|ed|es)\b|\bterminat\w*|届满|到期|期满|满期|终止|结束|完(?:约|租|季|年)|[约租]满|(?:至|到) \| ?(?:止|为止|完|满)|\| ?(?:就)?(?:完|满)(?:咗|了)?$/,
  ],
  [
    'begin',
    /\bcommenc\w*|\bstart(?:s|ed|ing)?\b|\bbeg[aiu]n(?:ning|s)?\b|\bcame into (?:force|effect)\b|\btook effect\b|开(?:始|工|庭|业)|生效|起租|动工|进场/,
  ],
  ['publish', /\bpublish\w*|\bpublication\b|\bannounc\w*|\bgazett\w*|公(?:布|告|示|开)|刊(?:登|宪|发)|张贴/],
  [
    'meet',
    /\bmeetings?\b|\bconven\w*|召开|举行|开会|会议召开|(?:周年|股东|业主|会员|成员|特别|常)[\u4e00-\u9fff]{0,4}大会|临时股东会/,
  ],
  ['file', /\bfil(?:ed|ing)\b|\bsubmi\w+|\blodg(?:ed|ing|ement)\b|提(?:交|起|出)|递交|呈(?:交|递)|入(?:纸|禀|票)|立案/],
  ['approve', /\bapprov\w*|\bcertif(?:ied|ication|icate)\b|\bgrant(?:ed)?\b|核准|批准|核发|核证|获批/],
  ['pay', /\bpaid\b|\bpayments?\b|付(?:款|清|讫|咗)|支付|找数|缴(?:付|纳|清)|过数|汇出/],
  ['close', /\bclosing\b|\bclosed\b|\bclosure\b|成交|交(?:割|收)/],
  ['inspect', /\binspect\w*|\bsurvey(?:ed|s)?\b|\bexamin\w*|验(?:收|货|楼|船)|检(?:验|查|疫)|查验/],
  ['appoint', /\bappoint\w*|\bnominat\w*|委(?:任|派)|指定(?!开会|会议|时间|举行)|任命|选定/],
  ['arrest', /\barrest\w*|\bdetain\w*|\bdetention\b|\bseiz\w*|扣(?:押|留|船)|查封|冻结/],
  [
    'refuse',
    /\breject\w*|\brefus\w*|\bdismiss(?:ed|al)\b|驳回|拒(?:绝|付|赔|收)|不予(?:受理|批准)|解(?:雇|聘|僱)|炒(?:鱿|咗)/,
  ],
  ['die', /\bdeath\b|\bdied\b|死亡|去世|过咗?身|身故|过世|离世|逝世|辞世|病逝|离咗?世/],
  [
    'sail',
    /\bsail(?:ed|ing)?\b|\bdepart\w*|开航|启航|起航|离港|出港|驶(?:离|出)|开船|船(?!公司|东|务|级)[^,。;]{0,24}(?<!离)开(?:咗|走)(?![张会单发封个])/,
  ],
  ['enter', /\bregist(?:ered|ration|er)\b|登记|注册/],
  ['withdraw', /\bwithdr[ae]w\w*|\bresign\w*|撤(?:回|销|诉)|辞(?:职|工|任)|离职/],
  ['create', /\bcreat(?:e|ed|ion|ing)\b|设(?:立|定)/],
  ['deposit', /\bdeposit(?:ed)\b|存入|交存/],
  ['return', /\breturn(?:ed)?\b|\bredeliver\w*|还(?:船|车|货)|退(?:还|回|货)|归还/],
  ['request', /\brequest(?:ed)?\b|\bdemand(?:ed)?\b|催(?:告|缴|收)|请求|索取/],
  ['breach', /\bbreach(?:ed)?\b|\bdefault(?:ed)?\b|违约/],
  ['purchase', /\bpurchas\w*|\bbought\b|购(?:买|入|置)|买(?:入|咗|嗰)/],
  ['hire', /\bhired\b|\bemployed\b|入职|上任|返工/],
  ['stay', /\bcheck(?:ed)? (?:in|out)\b|入住|退房|迁(?:入|出)|搬(?:入|走|出)/],
  ['constitute', /\bconstitut\w*|\bformed\b|组(?:成|庭|建)|成立/],
  ['install', /\binstall\w*|安装|装好/],
  ['due', /\b(?:fell|falls?|fall|falling|became|becomes?) due\b|\bdue date\b|到期日|应付|须?于.{0,12}缴付/],
];

/** Folded words by the thing that is an event. */
const things: readonly (readonly [string, RegExp])[] = [
  [
    'judgment',
    /\bjudge?ments?\b|\bdecisions?\b|\brulings?\b|\borders?\b(?! (?:form|no))|\bdeterminations?\b|\bawards?\b|判(?:决|令|词)|裁(?:定|决)|决定(?!将|会|于)/,
  ],
  [
    'accident',
    /\baccidents?\b|\bincidents?\b|\bcasualt\w+|\bcollisions?\b|\boccurrences?\b|\bevents?\b|\bloss(?:es)?\b|\bdamaged?\b|\bfires?\b|\bflood(?:s|ing)?\b|\bbreakdowns?\b|\bgrounding\b|\btheft\b|\bstolen\b|\bcollided\b|\bflooded\b|\bbroke(?:n)? down\b|事(?:故|件|发)|意外|火(?:灾|警|烛)|水(?:浸|灾)|碰撞|损(?:失|坏|毁)|失(?:窃|火)|盗窃|爆(?:水管|炸|管)|坍塌|搁浅|故障|漏水|撞(?:船|车)|跌(?:亲|伤)/,
  ],
  ['notice', /\bnotices?\b(?! (?:of readiness|of arbitration))|通知(?:书|函)?|来函|函件|封信/],
  ['date', /\bdated?\b|日(?:期)?$|日期|截止时间/],
  ['offer', /\boffers?\b|\bquotations?\b|要约|报价/],
];

const noRoot =
  /^(?:the|a|an|of|to|on|in|at|by|for|from|and|or|as|is|was|were|are|be|been|has|had|have|that|this|these|those|such|said|same|its|it|his|her|their|our|your|my|he|she|they|we|you|i|any|each|every|all|no|not|when|which|who|whom|date|dated|day|days|time|with|under|thereof|hereof|first|shall|will|must|may|after|before|upon|written|actual|deemed|valid|relevant|party|parties|other|either|both|event|being|place|took|take|hrs|hours|year|years|month|months|week|weeks|quarter|local|[a-z]|also|so)$/;
const noPair = /^(?:之日|当日|日期|日起|起计|上述|该等|前述|有关|相关|双方|一方|当事|事人|公司|指定|时间)$/;

/** The terms of folded words that name or tell an event. Linear. */
export function eventTerms(words: string): EventTerms {
  const placed = (table: typeof acts): string[] =>
    table
      .map(([name, pattern]) => ({ name, at: words.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .toSorted((one, other) => one.at - other.at)
      .map(({ name }) => name);
  const roots = new Set<string>();
  for (const [word] of words.matchAll(/[a-z][a-z']*/g)) if (!noRoot.test(word)) roots.add(englishStem(word));
  for (const [run] of words.matchAll(/[\u4e00-\u9fff]+/g))
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!noPair.test(pair) && !/[的之于在喺自从由起后前嘅咗将须应可已系是为]/.test(pair)) roots.add(pair);
    }
  return { acts: placed(acts), things: placed(things), roots };
}

/** The roots that name what the act is done to: those of the acts and things themselves left out. */
export function objectRoots(words: string): ReadonlySet<string> {
  let rest = words;
  for (const pattern of eventPatterns) rest = rest.replace(pattern, (match) => ' '.repeat(match.length));
  return eventTerms(rest).roots;
}

const eventPatterns = [...acts, ...things.filter(([name]) => name === 'accident' || name === 'date')].map(
  ([, pattern]) => new RegExp(pattern, 'g'),
);

/** The act or the thing that a trigger is about: the receipt of its "receipt of the award"; null where none is known. */
export function headOf(trigger: string, { acts, things }: Pick<EventTerms, 'acts' | 'things'>): string | null {
  const thing = things.find((name) => name !== 'date') ?? null;
  const [act = null] = acts;
  if (act === null || thing === null) return act ?? thing;
  if (
    /[\u4e00-\u9fff]/.test(trigger) ||
    /\b(?:is|are|was|were|has|have|had|been|being|became|becomes?)\b/.test(trigger)
  )
    return act;
  return /^(?:the |that |such |its )*(?:date of |day of )?(?:the )?(?:judge?ment|decision|ruling|order|determination|award|accident|incident|casualty|collision|occurrence|event|loss|(?:written |prior |termination )*notice|offer)\b/.test(
    trigger,
  )
    ? thing
    : act;
}
