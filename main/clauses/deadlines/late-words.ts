const clauseEnd = '[^.;。]';
const notDone =
  "(?:not|n't|no|nothing|none|never|fail(?:s|ed|ure|ing)?|omits?|omitted|neglects?|neglected|nobody|no one|absence)";

/** Words, folded, that open what follows only where nothing was done in time. */
export const plainlyLate = new RegExp(
  [
    String.raw`\bfailing (?:which|that|this|such|it|so|timely|receipt|an?y? |notice|the |[a-z]+ing )`,
    String.raw`(?<!\b(?:as|unless|except|or|if|not|and) )\botherwise\b(?! (?:than|agreed|provided|stated|specified|expressly|set|required|permitted|directed|in (?:this|accordance)))`,
    String.raw`(?<!\b(?:any|some|every|no)(?:thing|one|body|where) |\b(?:what|who|nothing) )\belse\b|\b(?:if not\b(?! (?:already|more|all))|in default(?: of (?:which|that|such))?|in the absence of (?:which|such|any|a |that)|absent (?:such|any|a |that|timely)|without (?:which|it|such (?:notice|claim|objection)))`,
    String.raw`\b(?:late|untimely|belated|tardy|stale|out[- ]of[- ]time|overdue) (?!payment|fee|charge|interest|penalt|deliver|sum|amount|invoice|shipment|rent|instal)[a-z]{3,}`,
    String.raw`\b(?:made|lodged|given|received|filed|brought|raised|submitted|presented|sent|served|delivered|arriving|coming in|handed in|reported|notified|tendered|posted) (?:any |\w+ )?(?:later|late|thereafter|out of time|afterwards|after (?:that|this|the deadline|such)|beyond (?:that|it))\b`,
    String.raw`\b(?:an?|any|every|each|all|the|which|such|this|that|and|his|its|their) (?:[\w-]+ ){1,4}not (?:so |thus |then |duly |timely |yet )?(?:\w+ed|made|brought|given|taken|sent|begun|put|shown|told)\b`,
    String.raw`\b(?:if|where|should|unless|when|who(?:ever)?|that|which|whose)\b${clauseEnd}{0,80}?\b${notDone}\b${clauseEnd}{0,80}?\b(?:in time|on time|by then|(?:with)?in (?:that|this|the|such|those|these|said)|by (?:that|this)|do(?:es|ing)? so|done so|so (?:claim|object|notif|elect|exercis|act|respond)\w*|before (?:then|that)|timely|beforehand)\b`,
    String.raw`\b(?:if|where|should|when) (?:we|i|the \w+|he|she|they) (?:hears?|receives?|gets?|sees?) (?:nothing|no\b)|\b(?:nothing|no (?:such )?[a-z]+) (?:is|has been|was|being|having been|comes|arrives|reaches|is heard)\b`,
    String.raw`\b(?:once|when|as soon as|after) (?:that|this|the|these|those|such) (?:\w+ )?(?:time|date|day|days|period|window|deadline|limit|weeks?|months?|hours?|years?) (?:has|have|is|are|had)? ?(?:passed|gone|expired|elapsed|run out|over|up|lapsed|closed|ended|passes|expires|closes|ends|runs out|go|goes)\b`,
    String.raw`\b(?:even )?(?:one|a single|a) (?:day|minute|hour) (?:late|later|over|after)\b|\bnot a day (?:later|more)\b|\b(?:comes?|came|arrives?|is|are|being|reach\w*|lodged|filed|made|sent|served|received) (?:\w+ ){0,4}(?:too )?late\b|\b(?:at|on|upon|from) (?:the )?(?:end|expiry|lapse|close) of (?:that|which|this|the (?:period|time|said))`,
    String.raw`\b(?:any|every|each) (?:\w+ ){0,4}not (?:so |thus |then |duly )?(?:\w+ ){0,4}(?:in|within) (?:time|that|the|this|such)`,
    String.raw`\b(?:left|if|when|where|once|remaining|is|are|remains?|an?|any|every) un(?:exercised|claimed|answered|challenged|presented|disputed|opposed|redeemed|collected|used|contested|notified|reported|accepted|taken)\b`,
    String.raw`\b(?:past|beyond|after) (?:(?:that|which|this|such) (?:date|time|day|hour|point|deadline|limit|window|period|cut-?off|moment)|the (?:deadline|time limit|cut-?off|last day))\b|\b(?:after|beyond) which\b|\bmiss(?:es|ed|ing)? (?:it|that|this|the|your|his|their)\b`,
    String.raw`\b(?:silence|(?:say|says|saying|do|does|doing|file|files|send|sends|hear|hears) nothing|(?:stays?|keeps?|remains?|remaining) silent|sits? (?:tight|on (?:it|them))|no (?:reply|response|answer|word|objection)s? (?:by|in|within|from|before|is|will|counts?|and|means?))\b`,
    '逾(?:期|时|限)(?!付款|支付|利息|罚)|过(?:期|时|限|后)|过(?:此|该|上述|呢|嗰|这|那)(?:个|条|段|一)?(?:期|限|时|日|段|钟|线)|(?:错|蹉)过|过[了咗](?:后)?(?:呢|嗰|该|此|这|那)?(?:个|条|段)?(?:期|限|钟|时|日|就|便|即|则|冇|唔|先|才|[^。;,]{0,8}(?:期|限|钟|日|时间|先|才|就))|超(?:期|时|限)|超(?:过|出|逾)(?:此|该|上述|这个?|呢个?|嗰个?|规定|约定|法定)?(?:的)?(?:期|限|时效|时间|死线|日)|(?:期|届)满(?:后)?(?:仍|尚|而)?(?:未|不|无)[^。;,]{0,16}|(?:到期|届期|届时|到时)(?:仍|尚|都)?(?:未|不|唔|冇)',
    '否则|不然|如果?(?:唔|冇|未|不|无|没)|[若倘如](?:仍|尚|果)?(?:未|不|无|没)|未(?:于|在|能|按|如|依|及|作|以|行使|通知|答复|书面|提出|申请|起诉|申报|登记|主张)|未[^。;,]{1,10}(?:的|者)[,则即不]|没有?(?:在|于|按|提|及时|依)|未有|未曾|怠于|怠忽|不(?:于|按|如期|及时|提出?|通知|答复|行使|起诉|上诉|申请|履行期)[^。;,]{0,14}(?:的|者)?',
    '(?:迟|晚|慢)(?:咗|过|了|到|交|报|提|一)(?!利息)|唔(?!准|得|可|使|畀|俾)[\u4e00-\u9fff]{1,8}(?:嘅(?:话)?)?[,]?(?:就|便|即|,)|唔[\u4e00-\u9fff]{1,8}嘅话|冇[\u4e00-\u9fff]{1,8}[,]?(?:就|便|即|,)|(?:^|[期限日天月钟时])(?:之|以)?内(?:仍|尚|都)?(?:未|冇|没|无(?=人|异|回|答|复|提))[^。;]{1,30}|(?:其间|期间|此间|嗰阵)(?:内)?(?:未|冇|没|无)[^。;,]{1,16}|沉默|不作声|唔出声|唔声唔声|静静',
  ].join('|'),
);

/** Words, folded, that often open something else: what is told behind them must be a loss by itself. */
export const perhapsLate = new RegExp(
  [
    String.raw`\b(?:thereafter|thereupon|whereupon|afterwards|from then on|too late|after (?:that|this|which)|(?:on|upon|at|once|with) (?:the )?(?:expir\w+|end|lapse|clos\w+) (?:of|the)?|once (?:that|the|this) (?:time|date|day|period|window|deadline))\b|\bor (?:the|its|his|her|their|your|our|any|such|all|you|we|it|they|he|she)?(?: [\w-]+){0,2} ?$`,
    String.raw`\b(?:if|where|should|unless|when|who(?:ever)?|that|which|and|but|so|any|a|an)\b${clauseEnd}{0,80}?\b${notDone}\b`,
    String.raw`\b(?:no|not(?! (?:less|more|later|earlier|only|exceed|fewer|limited))|failure to|fails to|does not|do not|don't|doesn't)\b`,
    '(?<!不)(?:之|此|其|以)后|一过|无人|仅|只|方|才|先至?|除非|非经?|若非',
  ].join('|'),
);

/** How a sentence begins that goes on from the one before it: nothing was done in that time. */
export const lateNext =
  /^ *(?:(?:thereafter|afterwards|from then on)\b|(?:if|should|where|in the event|unless|any|every|each|failure|failing|the|all|[a-z]+s)\b[^.;。]{0,80}?\b(?:not|fails?|failed|failure|no)\b[^.;。]{0,60}?\b(?:such|said|so|that time|foregoing|within|aforesaid|in time|thereof|these|this)\b)/;

/** Ahead of a period, to its end: one who does nothing in it. */
export const notWithin = new RegExp(
  [
    String.raw`\b(?:if|where|should|when|who(?:ever)?|that|which|in the event|in case|any|unless)\b${clauseEnd}{0,140}?\b${notDone}\b${clauseEnd}{0,160}$`,
    String.raw`\bunless\b${clauseEnd}{0,120}$`,
    String.raw`\b(?:miss(?:es|ed)?|overshoots?|lets? slip|sleeps? on|sits? out)\b${clauseEnd}{0,60}$|\b(?:an?|any|every|each|all|the|no) (?:[\w-]+ ){1,5}?not (?:so |duly |yet )?(?:\w+ed|made|brought|given|taken|sent|put|shown)\b${clauseEnd}{0,120}$`,
    String.raw`\b(?:failing|failure|omission|neglect)\b${clauseEnd}{0,160}$`,
    '(?:未|没(?!有(?:新|必要|规定|约定))|冇)(?:有)?(?:能|有|曾|获|经)?[^。;,]{0,40}$|(?:怠于|不(?=于|在|自|按|依)|唔(?=系|喺))[^。;,]{0,40}$',
  ].join('|'),
);
/** The same words about a payment or a breach: what follows is the other side's remedy. */
export const aboutDefault =
  /\b(?:pay|pays|paid|payment|cure[ds]?|remed(?:y|ied|ies)|rectif\w+|breach(?:es)?|default|perform(?:s|ed)?|repa(?:y|ys|id)|refund(?:s|ed)?|dispute is|settled|resolved)\b|付款|支付|缴(?:付|纳)|补救|纠正|违约|履行|清偿|偿还/;

/** Ahead of a period, to its end: a right that needs something done in it. */
export const onlyWithin = new RegExp(
  [
    String.raw`\b(?:only (?:if|where|when|upon|on condition)|(?:up)?on (?:the )?condition that|conditional (?:up)?on|provided (?:always |however |only )?(?:that )?(?:${clauseEnd}{0,60}\b(?:notice|notif\w+|claim|demand|writing|written|inform\w*|tell|tells|told|lodg\w+|fil\w+|submit\w*|present\w*|bring|brought|appl\w+|request\w*|exercis\w+)\b))\b${clauseEnd}{0,120}\b(?:within|(?:not?|nor) later than|before|in|inside|by)(?: the| a)?(?: first| next)? ?$`,
    String.raw`\b(?:condition precedent|(?:is|be|as|made|on) (?:a|the|an express|a strict) condition|prerequisite|precondition|sine qua non)\b${clauseEnd}{0,160}\b(?:within|(?:not?|nor) later than|in|inside)(?: the| a)? ?$`,
    String.raw`\b(?:no (?:[\w-]+ ){0,3}(?:claims?|actions?|suits?|proceedings?|appeals?|applications?|objections?|liability|refunds?|compensation|payment|extension|adjustment|remedy|recourse|allowance|return|complaints?|demands?|replacement|right|entitlement|cover|credit|money|days|time|sums?|costs?|loss|damages|more)|nothing|free(?:d)? (?:of|from)|irrecoverable|(?:not|never|nor|cannot|neither)\b${clauseEnd}{0,40}?\b(?:liable|entitled|paid|payable|responsible|allowed|honou?red|accepted|considered|entertained|recoverable|enforceable|recover|claim|reject|rescind|sue|maintained?|bring|brought|admitted|admissible|valid|pay|\w+able|\w+ible)|barred|waived|released|discharged|extinguished|lost|lapses?|stands? (?:as |to be )?[a-z]+|(?:deemed|conclusively|irrevocably) [a-z]+|conclusive|final and binding)\b${clauseEnd}{0,200}\b(?:unless|until|if (?:it |they )?(?:is |are )?not|if no|should\b${clauseEnd}{0,80}? not|(?:that|which|whose|who)\b${clauseEnd}{0,60}?\b(?:not|n't)|(?:save|except) (?:where|if|when|in so far as|to the extent|in respect of|for))\b${clauseEnd}{0,140}\b(?:within|(?:not?|nor) later than|before|in|inside|by)(?: the| a)?(?: first| next)? ?$`,
    '(?:无权|不得|不(?:予|获|会|能))[^。;]{0,60}除非[^。;]{0,60}$|(?:(?<![并是属除])非(?=于|在|经|自|按)|惟有|唯有|只有|仅在|只在|只限)[^。;]{0,60}$|(?:条件|前提)(?:是|为|系|乃|:)[^。;]{0,60}$',
  ].join('|'),
);
/** Behind a Chinese period: only then. */
export const onlyThen =
  /^[^。;]{0,40}(?:(?<![对甲乙丙买卖双各他该一两官约包业租出受供需发承贷借委托收付])方(?:可|能|得|为|有效|获|始)|才(?:可以?|能|会|得|有|算|获|准|生效|受理)|先(?:至)?(?:可以?|得|有(?:得|效|权|份)|算|作数|受理|收|赔|认|接|会|准|俾|畀|做)|始(?:可|能|得|为|有|生效)|(?<!不以[^。;,]{0,20})为(?:先决|前提|条件))/;

/** Ahead of a period, to its end: what comes later than it. */
export const laterThan = new RegExp(
  [
    String.raw`\b(?:later than|more than|after(?: the)?|beyond|outside|in excess of|once|over|exceeding|past)(?: the| a| those| these| such)?(?: (?:expiry|end|lapse|expiration) of)?(?: the| a)? ?(?:period of )?$`,
    '(?:超过|多于|迟过|迟于|晚于|过咗|过了|逾|越|起满|后满)(?:上述|该|此)?$',
  ].join('|'),
);
/** It is told there who may not, or that it is not: “not later than” sets a day and no more. */
export const notLaterThan =
  /\b(?:not?|nor|never)(?: be)?(?: any)? (?:later than|more than|after) ?$|(?:不得?|勿|唔好)(?:超过|迟于|晚于|迟过|多于)$/;

/** Behind a loss: it comes only where nothing was done in time. */
export const lateBehind =
  /^[^.;。]{0,16}?\bif (?:it|they|the \w+|he|she|you|we|none|nothing)\b[^.;。]{0,30}\b(?:not|no|nothing)\b|^[^.;。]{0,12}?\b(?:thereafter|afterwards|after (?:that|which)|from then on|on (?:that day|expiry)|at (?:that|its) (?:time|end)|if not|if no |for want of|in default|failing (?:which|this|that|such|it)|without (?:such|it|that))\b|^[^.;。]{0,60}\b(?:(?:made|lodged|received|given|filed|brought|sent|served|submitted|presented|arriving|handed in|reaching \w+) (?:late|later|out of time|after (?:that|this|the deadline))|late|out of time|too late)\b/;
/** Ahead of what comes later than a period, to its end: it is not heard. */
export const notHeard =
  /\b(?:no (?:[\w-]+ ){0,4}(?:claims?|actions?|suits?|proceedings?|appeals?|applications?|objections?|challenges?|requests?|complaints?|refunds?|returns?|demands?|protests?|quer(?:y|ies)|exchange|writ|petition)\b|(?:cannot|can't|(?:may|shall|can|will|must|is|are|do|does) (?:not|never|no longer))(?: (?:then|thereafter|later|normally|validly|be|have|lawfully))* (?:claim(?:ed)?|sued?|brought|bring|made|object(?:ed)?|appeal(?:ed)?|challenged?|disputed?|entertain(?:ed)?|accept(?:ed)?|honou?r(?:ed)?|considered?|maintain(?:ed|able)?|lie|lodged?|filed?|raised?|commenced?|liable|recover(?:ed|able)?|returned?|refund(?:ed)?|exchanged?|heard|admitted|issued?|receive[ds]?|reopened|contest(?:ed)?|complain(?:ed)?|enforced?|pursued?|presented|processed|available)|(?:is|are|be|become|becomes) (?:barred|time-barred|extinguished|out of time|statute-barred|void|inadmissible|rejected|refused|disregarded))\b[^.;]*$/;

/** Between lateness and a loss: the loss is denied. */
export const denied =
  /\b(?:does|do|did|shall|will|is|are) not (?:be |by itself |then |of itself )*(?:mean|imply|constitute|amount|deemed|taken|treated|count|affect|prejudice|relieve|waive)\b|(?:不|唔|並非|并非)(?:代表|等于|视为|当作|影响|构成|系话)/;
