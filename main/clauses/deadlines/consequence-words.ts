/** Words, folded, by which a right is lost with a day. */
export const lost = new RegExp(
  [
    String.raw`\bdeemed (?:to (?:be|have(?: been)?) )?(?:conclusively |irrevocably |absolutely |fully |unconditionally |validly )?(?:waived?|accepted|agreed(?! to)|admitted|barred|abandoned|discharged|approved|withdrawn|received(?! (?:on|at|when|upon|by|the|if|in|after|within|\d|[a-z]+ (?:\(\d+\) )?(?:business |working |clear |calendar )?(?:days?|hours?)\b)))\b`,
    String.raw`\b(?:waived and (?:absolutely )?barred|(?:waived|barred|extinguished) unless|(?:time|statute)-?barred|forever barred|condition precedent to (?:(?:any|the|its|their|such|every)\b[^.;]{0,40}\b|[\w-]+(?:'s?)? (?:[\w-]+ )?)?(?:entitlement|rights?|claims?|extension|payment|liability))`,
    String.raw`\b(?:(?:shall|will) (?:be|become|stand)|is|are|becomes?|or be) (?:absolutely |forever |deemed |thereafter |automatically )?(?:barred|void|null and void|extinguished|forfeited|discharged|precluded|debarred|estopped|foreclosed|waived|lost|out of time)\b`,
    String.raw`\b(?:shall )?(?:lose|forfeit)s? (?:(?:its|any|all|the|his|their|such|every) )?(?:right|claim|entitlement|option)`,
    String.raw`\bdischarged (?:and released )?from (?:all|any|every) (?:\w+ )?liabilit`,
    String.raw`\bno (?:claim|action|suit|legal action)[^.;]{0,60}(?:may|shall|can) be`,
    String.raw`\bno (?:[\w-]+ ){0,3}(?:claims?|actions?|suits?|proceedings?|appeals?|applications?|objections?|challenges?|liability)\b[^.;]{0,80}\b(?:may|shall|can|will) (?:be|lie|attach)\b[^.;]{0,120}\b(?:unless|after|later|until)\b`,
    String.raw`\b(?:claims?|applications?|appeals?|suits?|proceedings|actions?|challenges?|objections?|requests?|petitions?)\b[^.;]{0,80}\b(?:may|shall|can|will|must) not (?:then )?(?:be )?(?:made|brought|commenced|filed|lodged|raised|issued|presented|entertained|considered|accepted)\b[^.;]{0,60}\b(?:after|unless|later|once)\b`,
    String.raw`\b(?:failing which|otherwise|or else|in default(?: of (?:which|such notice))?|after which(?: time)?|thereafter|whereupon|beyond which|after that)\b[^.;]{0,80}\b(?:may (?:not|no longer)|cannot|no longer|shall (?:not|have no|cease)|will (?:not|have no|cease)|loses?|lapses?|expires?|is gone|are gone)\b(?! (?:affect|relieve|prejudice|be liable))`,
    String.raw`\b(?:right|option|offer|entitlement|claim|privilege)s?\b(?: (?:to|of|under|in|for) [^.;,]{1,60})? (?:shall |will )?(?:automatically |thereupon |immediately )?(?:lapses?|be lost|cease to (?:exist|be exercisable)|fall away|be of no (?:further )?effect)\b`,
    String.raw`\bor (?:else )?(?:it|they|the same) (?:shall|will) (?:lapse|expire|be (?:lost|void|barred|waived|forfeited))\b`,
    String.raw`\b(?:late|untimely|out of time)\b[^.;]{0,40}\b(?:will|shall|may) not be (?:entertained|considered|accepted|admitted|honou?red)\b|\b(?:will|shall) not be entertained\b`,
    String.raw`\b(?:late|untimely|out of time)\b[^.;]{0,40}\b(?:is|are|(?:shall|will) be) (?:of no effect|ineffective|invalid|void|disregarded|rejected|ignored)\b`,
    String.raw`\b(?:shall|will) (?:automatically |thereupon |immediately |forthwith )?lapse\b`,
    String.raw`\b(?:failing which|otherwise|in default of which|or else)\b[^.;]{0,60}\b(?:need not|(?:is|are) not (?:obliged|bound) to) (?:honou?r|pay|accept|consider)\b`,
    String.raw`\b(?:failing which|otherwise|in default of which|or else|after which)\b[^.;]{0,40}\b(?:is|are|becomes?|shall become|will become) (?:deemed )?(?:final|conclusive|binding)\b`,
    String.raw`\btime (?:being|is|shall be) (?:strictly )?of the essence\b[^.;]{0,60}\b(?:in default|failing|otherwise|or)\b`,
    String.raw`\b(?:limitation period|period of limitation|prescription period)\b[^.;]{0,80}\b(?:is|shall be)\b`,
    String.raw`\b(?:unless|failing which|otherwise|if no|absent)\b[^.;]{0,120}\b(?:shall|will) (?:be(?:come)? )?(?:deemed )?(?:final and (?:binding|conclusive)|conclusive and binding)\b`,
    String.raw`\bshall not be entitled|(?:shall|will) have no (?:further )?(?:entitlement|right|claim)\b|not be liable[^.;]{0,60}unless|waives? (?:any|all|its|the|their|such) (?:rights?|claims?|entitlements?|objections?)|(?:otherwise|or else|thereafter) (?:be )?(?:barred|waived|lost|extinguished)`,
    String.raw`\b(?:failing which|(?<!\b(?:as|unless|except|or|if|not) )otherwise(?! (?:agreed|provided|stated|specified|expressly|set|required|permitted|directed|than))|or else|in default(?: of which)?|after which(?: time)?|thereafter|after that|beyond which)\b[^.;]{0,24}\bno (?:[\w-]+ ){0,3}(?:claims?|actions?|suits?|proceedings?|appeals?|applications?|objections?|challenges?|requests?|complaints?|liability|entitlement|rights?|recourse|remedy|refunds?|compensation)\b`,
    String.raw`\b(?:right|option|offer|entitlement|claim|privilege|share|share offer)s? not (?:so )?(?:\w+ ){1,3}(?:by then |by that date |in time |within that time |so )?(?:shall |will )?(?:automatically )?(?:lapses?|expires?|be (?:lost|forfeited)|(?:is|are) (?:lost|forfeited))\b`,
    String.raw`\b(?:right|option|power|entitlement|privilege)s?\b(?: (?:to|of|under|in|for) [^.;,]{1,60})? (?:shall |will )?(?:cease|determine|be extinguished)s? (?:if|unless|thereafter|on that|after)\b`,
    String.raw`\b(?:no longer|cease to be|not thereafter be) (?:be )?(?:entitled|permitted|allowed|able|open)\b[^.;]{0,50}\b(?:claim|object|challeng|appeal|terminat|renew|exercis|reject|disput|contest|withhold|set off|recover|rely|complain|rescind|apply)`,
    String.raw`\b(?:shall|will|may) not be (?:heard|permitted|allowed) to (?:object|complain|contend|claim|dispute|deny|challenge|argue|say)`,
    String.raw`\b(?:deemed|taken|treated as|considered|regarded as)(?: to (?:have|be))?(?: having| been)? (?:irrevocably |conclusively )?(?:waived|waiving|forgone|relinquish(?:ed|ing)|abandon(?:ed|ing)|forfeit(?:ed|ing)|surrendered|accept(?:ed|ing)|withdr[ae]wn?|renounced|declined|refused|lapsed|consented|approved)\b`,
    String.raw`\b(?:otherwise|or|else|thereafter|failing which) ?(?:当|视(?:为|作))(?:你|佢|对方|已)? ?(?:waive|accept|abandon|withdraw|lapse|agree)`,
    '当(?:你|佢|佢哋|对方|已|系|作)? ?(?:waived?|abandon(?:ed)?|accept(?:ed)?|withdrawn?|lapsed?|barred)(?![a-z])|过(?:咗|了|期)(?:期)?(?:就|则|便)? ?no (?:further )?(?:claim|objection|appeal|requisition)',
    '(?:否则|逾期|逾时|过期|过咗|迟咗)[^。;]{0,20}(?:无须|毋须|无需|毋需|唔使|不必|不须|可(?:以)?(?:不予?|拒绝?)|有权(?:不予|拒绝?))(?:再|作出|任何)?(?:赔|承担|承认|负责|理赔|付款|受理|处理|考虑|接纳)',
    String.raw`\bno (?:[\w-]+ ){0,3}(?:claims?|actions?|appeals?|applications?|objections?|challenges?|requests?|complaints?)\b[^.;]{0,40}\b(?:be (?:heard|made|raised|entertained|considered|accepted|brought|permitted)|lie)\b[^.;]{0,20}\b(?:thereafter|afterwards|later|beyond)\b`,
    String.raw`\b(?:failing which|(?<!\b(?:as|unless|except|or|if|not) )otherwise(?! (?:agreed|provided|stated|specified|expressly|set|required|permitted|directed|than))|or else|in default(?: of which)?|after which|thereafter)\b[^.;]{0,50}\b(?:(?:rejected|dismissed|refused|returned|struck out)(?: as| for being)? (?:out of time|late)|struck (?:out|off)|need not (?:consider|hear|accept|entertain|pay)|shall determine|forgoes? (?:its|the|any|all)|shall not (?:consider|hear|entertain)|dismissed|time[- ]barred)\b`,
    String.raw`\b(?:made|lodged|given|received|filed|brought|raised|submitted|presented) (?:later|late|thereafter|out of time|afterwards)\b[^.;]{0,30}\b(?:of no (?:force or )?effect|invalid|void|ineffective|not (?:be )?(?:valid|admissible|considered|accepted|entertained|heard))\b`,
    String.raw`\b(?:will|shall|may) not (?:hear|consider|entertain|accept|admit)\b[^.;]{0,40}\b(?:later|late|out of time|thereafter|after that)\b|\b(?:late|untimely|out of time) (?:\w+ ){1,2}(?:is|are|shall be|will be) (?:inadmissible|not admissible|not (?:valid|allowed))\b`,
    String.raw`\b(?:has|have) no further (?:right|claim|entitlement|recourse)\b|\bconclusively (?:barred|waived)\b`,
    '(?:否则|逾期|逾时|过期|未提出的)[^。;]{0,16}(?:即告终止|不得主张|(?:按|作)(?:自动|自愿)?(?:撤回|放弃|撤诉|弃权)(?:论)?处理|不予理会|驳回|失权|告终)|(?:逾时|过时|逾期)不候',
    '(?:唔|冇)[^。;,]{1,12}(?:就|即)?当(?:你|佢|佢哋|对方|系|作)?(?:已经?)?(?:应承|冇事|认(?:晒|咗|账|数)|冇异议|agree|accept|waive|ok)|(?:过咗|迟咗|过期)[^。;]{0,12}(?:[告追讲拗拎攞续索][\u4e00-\u9fff]?唔(?:到|返)|唔(?:到|返)(?:告|追|钱)|(?:就)? ?no (?:further )?(?:claim|objection|appeal|challenge))',
    '归于消灭|(?:权利|[^。;]{0,6}权)(?:即|即告|便|亦|随之|因而)?(?:消灭|丧失|失效|告吹)|不(?:再)?(?:享有|拥有|具有)[^。;]{0,14}(?:权|资格)|不再有[^。;]{0,10}(?:权|资格)|不予(?:赔偿|理赔|审理|审议|考虑|支持|承认|承保|补偿|处理)|(?:否则|逾[期时]|过期|视(?:为|作|同))[^。;]{0,30}不得(?:日后|事后|其后)?(?:追究|追讨|反悔|提出(?:异议|反对|抵销)|再)|否则[^。;]{0,20}(?:日后|事后)不得',
    '视(?:为|作|同)[^。;,]{0,6}?(?:放弃|弃权|弃置|撤回|撤销|撤诉|接纳|接受|同意|认可|默认|拒绝|失效|作废|无效|承认|无异议|没有异议)',
    '(?:就|则|即|便|会|都|一律)(?:当|算|作)(?:系|做|为|咗)?(?:你|佢|佢哋|你哋|我哋|租客|业主|买家|卖家|对方|自动|已经?|自己|系){0,3}(?:放弃|弃权|唔要|冇咗|撤回|同意|接受|认账|认咗|认数|默认|冇异议|冇意见|收货|收齐|验收)(?:咗|论|晒)?',
    '(?:过咗|迟咗|唔)[^。;]{0,16}?(?:冇(?:得|权|份|资格)|唔(?:再)?(?:可以|得|准|畀|俾))(?:再)?(?:[\u4e00-\u9fff]|claim|object|appeal|challenge)|冇得(?:再)?(?:拣|翻|反|反口|要|续|改|追|拗|傾|倾|讲价|补|救)|(?:乜都|咩都|一律)(?:冇|唔(?:赔|认|理|收|受理))',
    '视(?:为|作|同)(?:已|其|该方|自动|默示|自愿|[买卖甲乙]方){0,2}(?:放弃|弃权|接受|同意|验收|合格|认可|撤回|质量合格|无异议|没有异议|承认|确认)',
    '丧失[^。;]{0,12}(?:权|索赔|资格)|不得再(?:提出|索|行|主|争|要)|无权[^。;]{0,16}(?:索|主张|获得|上诉|申|提)|失去(?:时效|[^。;]{0,10}权)',
    '(?:逾期|逾时|过期|过时|超时|超期|期满|(?:超过|过咗)(?:就|[^。;,]{0,8}(?:期|钟|限|日|时间))|迟(?:交|到|咗|过))[^。;]{0,30}?(?:不予|不再|无权|视(?:为|作)|不得|作废|失效|失去|丧失|不获|概不|恕不|不(?:负责|受理|接纳|承担|退|赔|能|会)|无效|消灭|作罢|生效|唔(?:使|再|可以|受理|赔|认|理|收|接)|冇(?:权|得|咗)|当(?:你|佢|系|作)?(?:放弃|弃权|冇)|免责|lapse|barred|void|waive|拒(?:付|赔|收|绝(?:付|赔|受理)))',
    '(?:即告?|自动|随即|当即|立即)(?:lapse|void|失效|消灭|作废|丧失|作罢|归于消灭)|(?:过|逾)期作废|作罢论|(?:自动|即(?:行|告)?)(?:终止|失效|解除)[^。;]{0,20}(?:不得|无权|不能)',
    '(?:唔可以|唔得|唔准|不可以?|不能)再(?:要求|追|提出|主张|索|反对|争议|上诉|claim|reject|object|challenge)|(?:否则|逾期)[^。;]{0,16}(?:即为|视为|作为|成为|当)?(?:终局|最终定案|定案)',
    '(?:权利|索赔|索偿|延期|工期|赔偿|承担责任|承保|理赔)[^。;]{0,10}的?(?:先决|前提)条件|不再受理|概不(?:负责|受理|承担|接纳)|恕不(?:受理|接纳|退)|不予(?:受理|接纳)(?!的)',
    '(?:当|作|以)(?:作|系|做|为)?(?:你|佢|自动|已经?){0,2}(?:放弃|弃权)|就?当(?:你|佢|系|已经?){0,2}(?:认咗|认数|接受|同意|放弃|冇问题|收货)|冇(?:得|权)(?:再)?(?:追|争|告|上诉|索|反对|申请|退|换|赔|拗|异议|claim|要求|讲)|唔候|唔(?:再)?受理',
    '(?:诉讼|仲裁|请求权)?(?:的)?(?:时效|除斥)期(?:间|限)(?:为|是|系|届满)',
  ].join('|'),
);
/** Close behind a period: it and nothing later. */
export const notLater =
  /^(?:(?!within|before)[^.;:]){0,110}?(?:,| and| but) (?:not (?:later|thereafter|afterwards)|no later)(?=[.,;: ]*$|[;.,])/;
/** What follows where the day passes. */
export const consequenceWords =
  /\b(?:failing which|otherwise|after which|in default (?:of|thereof)|if (?:it|they|he) fails?|failure to|deemed|barred|forfeit|waive|lose)\b[^.;]{0,160}|(?:逾期|逾时|否则|如未|视为|丧失|过期|过咗|迟咗|即告)[^。;]{0,60}/;
/** What can be lost with a day. */
export const claimWords =
  /\bpresent(?:ed|ation)?\b|\blapse\b|单据|交单|拒付|争拗|liabilit|claim|action|suit|proceed|object|dispute|notice|notif|entitle|appeal|appl(?:y|ication)|request|reject|contest|challeng|option|renew|shortage|discrepan|warrant|set-?off|respon(?:se|d)|requisition|offer|tender|oppos|complain|refund|redeem|索|申|诉|异议|提出|主张|追|权利|(?<![持继手连陆])续|行使|优先|反对|争议|接(?:受|纳)|要约|报价|投标|复议|赔|退(?:货|款|票)|换(?:货|票)|撤销|条件|滞期|上诉|条数|验收|请求权|时效|取消|投诉|权益|换|执漏|受理|报(?:保|案|失)|追讨|拗|覆|拣|选择|追究|同意|意见|抵销|无效|委任|放弃|权利?(?:消灭|丧失)|撤回|\bpower\b|nominat|\belect|\bcharge\b|regist(?:er|rat)|particulars|withhold|pay less|break|waive/;
/** The other side's arbitrator decides alone where none is appointed in time (LMAA terms, and their like in Chinese). */
export const lostSeat =
  /\b(?:appoint (?:its|their|his|such|that|the said) (?:own )?arbitrator|arbitrator(?: (?:so|already|first|duly))? (?:appointed|nominated|named)(?: by[^.;]{0,60})?|(?:its|their|that|such|first|the said|the claimant's) arbitrator)(?: (?:shall|may|will|is to))?(?: thereupon| then)?(?: (?:act|serve|sit|proceed|be treated|be deemed|be|become)(?: to be)?)?(?: alone)?(?: as)? (?:the )?sole arbitrator\b|(?:否则|逾期|未(?:能|有|获|予)?(?:按[时期])?(?:委任|指定|委派|选定)|(?:唔|冇|不)(?:委任|指定|委派|选))[^。;]{0,50}(?:担任|作为|成为|出任|充任|做|充当|即为|为)独任仲裁员/;
/** How a sentence begins that says what follows where the period of the one before it passes. */
export const lostNext =
  /^ *(?:failing|failure|in default|otherwise|if (?:the|such|any|no|it|that|a)\b[^.;]{0,80}\b(?:not|fails?|no)\b|(?:any|every|a) (?:claim|objection|notice)[^.;]{0,30} not (?:so )?|(?:and )?unless|逾期|逾时|否则|未|[如若倘]未|过期|过咗|过时|超时|迟咗|如不|late\b|(?:如果?)?唔)/;
