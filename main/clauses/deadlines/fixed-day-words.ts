/**
 * Words beside a date that make it the last or the first day for an act; over
 * folded text: small letters, Simplified, no blanks beside Chinese.
 */

const chineseClock =
  '(?:(?:上|下|中|正)午|下昼|朝早|晏昼|凌晨|晚上?)?(?:[\\d一二三四五六七八九十]{1,3}[时点](?:半|正|整|[\\d一二三四五十]{1,3}分)?|\\d{1,2}:\\d{2}时?)|中午|正午|零时|下班前?|收工';
const englishClock =
  "(?:the )?(?:close|end) of (?:business|(?:the )?day|trading)|(?:12 ?)?(?:noon|midnight|midday)|cob|eod|\\d{1,2}(?:[:.]\\d{2}){1,2} ?(?:a\\.? ?m\\b\\.?|p\\.? ?m\\b\\.?|hours|hrs|h)?|\\d{1,2} ?(?:a\\.? ?m\\b\\.?|p\\.? ?m\\b\\.?|o'clock)|\\d{4} ?(?:hours|hrs|h)\\b";
const clock = `(?:${englishClock}|${chineseClock})`;
const zone =
  '(?:(?:hong kong|hk|beijing|shanghai|london|singapore|new york|tokyo|local|greenwich mean|eastern|central|pacific) (?:local |standard )?time|hkt|gmt|bst|sgt|utc(?: ?[+-] ?\\d{1,2})?|(?:香港|北京|上海|伦敦|新加坡|当地|本地|格林[^时]{1,4})(?:标准)?时间)';
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:星期|周|礼拜)[一二三四五六日天])';

/** A time of day as printed and, second, its zone. */
export const clockWords = new RegExp(`(${clock})(?:[ ,(]{0,2}(${zone}))?`);
/** A zone that stands before the time: 香港时间下午五时. */
export const zoneWords = new RegExp(zone);

/** Between the leading words and the date: time, zone, weekday. */
const between = `(?: ?(?:at |is )?(?:${zone})?(?:${clock})[ ,]{0,2}\\(?(?:${zone})?\\)?,?)?(?: ?\\b(?:on|of)\\b)?(?: ?\\(?${weekday}\\)?,?)?(?: the)?[ :]*$`;
/** Behind the date: weekday, zone, time. */
export const behindTime = new RegExp(
  `^(?:,? ?\\(?${weekday}\\)?)?(?:,? ?(?:at |by |before )?\\(?(?:${zone})?${clock}[ ,]{0,2}\\(?(?:${zone})?\\)?)?`,
);

function ahead(...words: readonly string[]): RegExp {
  return new RegExp(`(?:${words.join('|')})${between}`);
}

/** By themselves they say that this is a last day. */
export const strongAhead = ahead(
  '\\b(?:by )?(?:no|not) later than|\\bon or (?:before|prior to)|\\b(?:shall|must|may|can|do|will) not (?:\\w+ ){0,4}after|\\bno\\b[^.;]{3,90} (?:may|shall|can|will) be (?:\\w+ ){1,4}after|\\bnot after|\\b(?:by the )?latest(?: by)?|\\bup to and including',
  '\\b(?:cancell?ing(?: date)?|cxl|deadline|ddl|due date|cut-?off(?: date)?|long[- ]?stop date|(?:final|last|latest|expiry|expiration|maturity|closing) da(?:te|y)|date of expiry|time limit)(?: (?:for|of|to) [a-z \']{3,60}?)?"?\\)?(?: ?[:=]| is| shall be| will be| falls on| -|系|是|为)?',
  '\\b(?:expir(?:es|e|ing)|laps(?:es|e|ing)|runs? out|(?:period|offer|window|list|tender|option|subscription|bidding) (?:closes|ends))(?: \\w+){0,3}?(?: (?:on|at))?|\\bfall(?:s|ing)? due(?: for payment)?|\\b(?:is|are|becomes?|be) (?:due|payable|repayable)(?: and payable)?(?: in full)?(?: by)?',
  '最(?:迟|晚)(?:不得?(?:超过|迟于|晚于|过))?(?:要|应|须)?(?:于|在|到|喺|系)?|至迟(?:于|在|不得?超过)?|(?:不|唔)(?:得|能|可|应|好|准|可以)?(?:迟|晚|超|逾)(?:于|过)?|(?:超|逾|迟|晚)过',
  '(?:限(?:期|时|定)|期限|时限|死线|大限|截止(?:日期?|时间|期限|期)|到期日|届满日|付款日|还款日|交(?:货|付|件)期(?:限)?|(?:质保|保修|保养|保证|宽限|申报|报名|公示|异议|上诉|还款|缓刑)期(?=至|到)|有效期限?|最后(?:期限|限期|一?[日天]|付款日)|(?:解约|销约|取消)日期?)(?:系|是|为|定为|定于|至|到|延至|延到|延长至|直至|于|在)?[ :]*|最(?:后|迟|晚)[\\u4e00-\\u9fff]{2,4}(?:日期?|期限?|限期)(?:系|是|为|:)?|限(?:于|在|喺)|截止(?:于|为|是)',
);
/** They may as well tell what was: the sentence must speak of a duty or a right. */
export const weakAhead = ahead('\\bby', '\\bbefore', '\\bprior to', '\\bahead of');
export const untilAhead = ahead('\\b(?:un)?till?');
/** The first day for an act. */
export const earliestAhead = ahead(
  '\\b(?:no|not) (?:earlier|sooner) than|\\b(?:shall|must|may|do|will|to) not (?:\\w+ ){0,4}before|\\bnot (?:to )?(?:\\w+ ){0,3}before',
  '不(?:得|能|可|应)?(?:早|先)(?:于|过)|最早(?:于|在|喺)',
);
/** An act that is done on the day itself. */
export const actOn = new RegExp(
  `\\b(?:shall|must|will|agrees? to|undertakes? to|(?:is|are) to|please|kindly)\\b[^.;:]{0,120}?\\b(?:pay|repay|remit|deliver|submit|file|serve|return|redeliver|redeem|vacate|surrender|settle|reply|respond|be (?:\\w+ly )?(?:paid|repaid|remitted|delivered|submitted|filed|served|returned|redelivered|redeemed|settled))\\b[^.;:]{0,90}? on${between}`,
);
/** Between the act and "on" another verb has the day, or another paper. */
export const actOfAnother =
  /\b(?:dated|made|signed|issued|entered|executed|held|received|accrued|filed with|commenc\w*|incurred|recorded|published|closing|outstanding|due|owed|credited|of record)\b[^,;]{0,60} on$/;
export const actOnChinese = new RegExp(
  `(?:应当?|必?须|需|要|将|会|同意|承诺|保证|请)[^,。;:]{0,14}?(?:于|在|喺)(?:${clock})?$`,
);
export const actBehindChinese =
  /^(?:当[日天])?[^,。;:]{0,10}?(?:付|缴|交|还|偿|提交|送达|完成|汇|找数|俾|畀|派发|发放|搬|迁出|出席|答复|回复)/;

const included = '(?:\\((?:含|包括|连)(?:当日|该日|当天|本日|本数)?\\))?(?:当[日天])?';
export const strongBehind =
  /^,? ?(?:at the (?:very )?latest|or (?:earlier|sooner)|latest\b|being the (?:last|final|latest|cancell?ing|expiry|due) |(?:is|shall be|will be) the (?:last day|(?:final |latest |cut-?off |cancell?ing |due |expiry )?(?:date|deadline))|\(? ?(?:the )?"?(?:cancell?ing|long[- ]?stop|expiry|due|final|cut-?off|maturity|backstop)(?: date)"?\)|\((?:the )?"?deadline"?\)|\(?(?:系|是|为)?(?:死线|最后(?:期限|限期|一[日天])|截止(?:日期?)?|到期日|限期|大限|deadline|ddl))/;
export const strongBehindChinese = new RegExp(
  `^${included}(?:或(?:之|以)?前|及(?:之|以)前|为限|截止|截标|到期(?!日)|届满(?!之?日)|内(?!地|容|部)|最(?:迟|晚)|就?(?:过期|作废|失效))`,
);
/** 前 of a period (前7天) and of other words is none. */
export const weakBehindChinese = new RegExp(
  `^${included}(?:之前|以前|前(?! ?\\d|至少|不少|不足|述|款|后|身|提|文|任|期|往|台|次|者|一|几|两|二|三|四|五|六|七|八|九|十|第|景|置|向|来)|止(?!付)|为止)`,
);
/** The day only tells which things are meant, or what has been. */
export const historyBehindChinese =
  /^(?:\([^)]{1,4}\))?(?:或(?:之|以)?前|之前|以前|前|止|为止)(?:[^,。;:]{0,20}(?:已经?|曾|尚|均|发生|签订|签署|订立|成立|生效|设立|注册|取得|存在|产生|出生|任职|发布|公布|颁布|立案|受理|开工|建成|入职|所)|[^,。;:]{0,16}的|,[^。;:]{0,40}的,)/;

/** Words of a duty or a right yet to come. */
export const englishDuty =
  /\b(?:shall|must|will|may|should|to be|is to|are to|needs? to|ha(?:s|ve) to|agrees? to|undertakes? to|is required|are required|requires?|requests?|requested|directed|ordered|invited|expected|obliged|grateful|please|kindly|entitled|demand|unless|fail(?:s|ing) (?:to|which)|otherwise|remember to|due|payable|deadline|want|let (?:me|us)|can (?:you|we))\b|^["(\s]*(?:pay|remit|submit|file|send|provide|deliver|return|reply|confirm|settle|serve|respond|complete)\b/;
export const englishHistory =
  /\b(?:(?:was|were|had been|has been|have been) (?!not\b|agreed that|told|asked|reminded)\w+|had|did(?: not|n't)?|failed to|occurred|took place|(?:was|were|had) (?:required )?to|never|used to)\b/;
/** A participle ahead of "before" and "by" tells which things are meant. */
export const participleAhead =
  /\b(incurred|arising|arisen|occurring|occurred|accrued|accruing|existing|signed|executed|entered into|made|issued|dated|registered|built|born|filed|shipped|delivered|received|due|outstanding|owing|earned|held|employed|published|adopted|commenced|granted|paid|completed|acquired|concluded|done|performed|committed|in (?:force|effect|existence)|effective)(?: by the \w+)? (?:on or )?(?:before|prior to|by)\b/;
export const chineseDuty =
  /应(?!收|付账)|须|务必|要(?!约|件|素|求)|要求|请(?!求|示|假)|不得|可(?!能)|有权|限|需|必|同意|承诺|保证|唔该|俾|畀|否则|交(?!易|通|叉)|付(?!费)|缴|偿还|送达|答复|回复|通知|提出|申请|完成|行使|未(?:能|获|予)|望|恳|盼|清(?:还|偿|付)|话(?:我|俾)|覆|搞掂|整好|入(?:纸|标|票)|找数|过数/;
export const chineseHistory =
  /(?:已经?|曾|原|早已)(?:于|在|喺|系)?$|(?:截至|截止到?|(?:自|从|由)[^,。;]{2,30}(?:至|到))$/;
