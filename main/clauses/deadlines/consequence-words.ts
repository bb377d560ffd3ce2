/** Words, folded, by which a right is lost with a day. */
export const lost = new RegExp(
  [
    String.raw`\bdeemed (?:to (?:be|have(?: been)?) )?(?:conclusively |irrevocably |absolutely |fully |unconditionally |validly )?(?:waived?|accepted|agreed(?! to)|admitted|barred|abandoned|discharged|approved|withdrawn|received(?! (?:on|at|when|upon|by|the|if|in|after|within|\d)))\b`,
    String.raw`\b(?:waived and (?:absolutely )?barred|(?:waived|barred|extinguished) unless|(?:time|statute)-?barred|forever barred|condition precedent to (?:(?:any|the|its|their|such|every)\b[^.;]{0,40}\b)?(?:entitlement|rights?|claims?|extension|payment|liability))`,
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
  /\bpresent(?:ed|ation)?\b|\blapse\b|单据|交单|拒付|争拗|liabilit|claim|action|suit|proceed|object|dispute|notice|notif|entitle|appeal|appl(?:y|ication)|request|reject|contest|challeng|option|renew|shortage|discrepan|warrant|set-?off|respon(?:se|d)|requisition|offer|tender|oppos|complain|refund|redeem|索|申|诉|异议|提出|主张|追|权利|(?<![持继手连陆])续|行使|优先|反对|争议|接(?:受|纳)|要约|报价|投标|复议|赔|退(?:货|款|票)|换(?:货|票)|撤销|条件|滞期|上诉|条数|验收|请求权|时效|取消|投诉|权益|换|执漏|受理|报(?:保|案|失)|追讨/;
/** The other side's arbitrator decides alone where none is appointed in time (LMAA terms, and their like in Chinese). */
export const lostSeat =
  /\b(?:appoint (?:its|their|his|such|that|the said) (?:own )?arbitrator|arbitrator(?: (?:so|already|first|duly))? (?:appointed|nominated|named)(?: by[^.;]{0,60})?|(?:its|their|that|such|first|the said|the claimant's) arbitrator)(?: (?:shall|may|will|is to))?(?: thereupon| then)?(?: (?:act|serve|sit|proceed|be treated|be deemed|be|become)(?: to be)?)?(?: alone)?(?: as)? (?:the )?sole arbitrator\b|(?:否则|逾期|未(?:能|有|获|予)?(?:按[时期])?(?:委任|指定|委派|选定)|(?:唔|冇|不)(?:委任|指定|委派|选))[^。;]{0,50}(?:担任|作为|成为|出任|充任|做|充当|即为|为)独任仲裁员/;
/** How a sentence begins that says what follows where the period of the one before it passes. */
export const lostNext =
  /^ *(?:failing|failure|in default|otherwise|if (?:the|such|any|no|it|that|a)\b[^.;]{0,80}\b(?:not|fails?|no)\b|(?:any|every|a) (?:claim|objection|notice)[^.;]{0,30} not (?:so )?|(?:and )?unless|逾期|逾时|否则|未|[如若倘]未|过期|过咗|过时|超时|迟咗|如不|late\b|(?:如果?)?唔)/;
