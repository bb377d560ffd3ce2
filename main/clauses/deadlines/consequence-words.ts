/** Words, folded, by which a right is lost with a day. */
export const lost =
  /\b(?:deemed (?:to (?:be|have(?: been)?) )?(?:conclusively |irrevocably |absolutely |fully )?(?:waived?|accepted|barred|abandoned|discharged|approved|received)|waived and (?:absolutely )?barred|(?:waived|barred|extinguished) unless|time-?barred|forever barred|(?:shall (?:be|become)|is|are|becomes?) (?:barred|void|extinguished|forfeited|discharged)|(?:shall )?(?:lose|forfeit)s? (?:its|any|all|the) (?:right|claim)|no (?:claim|action|suit|legal action)[^.;]{0,60}(?:may|shall|can) be|shall not be entitled|condition precedent to (?:any|the|its|their|such|every)\b[^.;]{0,40}\b(?:entitlement|rights?|claims?|extension|payment|liability)|(?:shall|will) have no (?:further )?(?:entitlement|right|claim)\b|not be liable[^.;]{0,60}unless|waives? (?:any|all|its|the|their|such) (?:rights?|claims?|entitlements?|objections?)|(?:otherwise|or else|thereafter) (?:be )?(?:barred|waived|lost|extinguished))|视(?:为|作|同)(?:已|其|该方|自动|默示|自愿|[买卖甲乙]方){0,2}(?:放弃|弃权|接受|同意|验收|合格|认可|撤回)|丧失[^。;]{0,12}(?:权|索赔)|逾期[^。;]{0,20}(?:不予|无权|视为|不得|作废|失效)|不得再(?:提出|索)|无权[^。;]{0,16}(?:索|主张|获得)|失去时效|(?:权利|索赔|索偿|延期|工期)[^。;]{0,10}的?(?:先决|前提)条件|不再受理|(?:当|作|以)(?:作|系|做|为)?(?:你|佢|自动|已经?){0,2}(?:放弃|弃权)|冇得追|唔候/;
/** What follows where the day passes. */
export const consequenceWords =
  /\b(?:failing which|otherwise|in default (?:of|thereof)|if (?:it|they|he) fails?|failure to|deemed|barred|forfeit|waive|lose)\b[^.;]{0,160}|(?:逾期|否则|如未|视为|丧失|过期|过咗)[^。;]{0,60}/;
/** What can be lost with a day. */
export const claimWords =
  /claim|action|suit|proceed|object|dispute|notice|notif|entitle|索|申|诉|异议|提出|主张|追|权利|续[租期约展]|行使|优先/;
/** The other side's arbitrator decides alone where none is appointed in time (LMAA terms, and their like in Chinese). */
export const lostSeat =
  /\b(?:appoint (?:its|their|his|such|that|the said) (?:own )?arbitrator|arbitrator(?: (?:so|already|first|duly))? (?:appointed|nominated|named)(?: by[^.;]{0,60})?|(?:its|their|that|such|first|the said|the claimant's) arbitrator)(?: (?:shall|may|will|is to))?(?: thereupon| then)?(?: (?:act|serve|sit|proceed|be treated|be deemed|be|become)(?: to be)?)?(?: alone)?(?: as)? (?:the )?sole arbitrator\b|(?:否则|逾期|未(?:能|有|获|予)?(?:按[时期])?(?:委任|指定|委派|选定)|(?:唔|冇|不)(?:委任|指定|委派|选))[^。;]{0,50}(?:担任|作为|成为|出任|充任|做|充当|即为|为)独任仲裁员/;
/** How a sentence begins that says what follows where the period of the one before it passes. */
export const lostNext =
  /^ *(?:failing|failure|in default|otherwise|if (?:the|such|any|no|it|that|a)\b[^.;]{0,80}\b(?:not|fails?|no)\b|(?:any|every|a) (?:claim|objection|notice)[^.;]{0,30} not (?:so )?|(?:and )?unless|逾期|否则|未|[如若倘]未|过期|过咗|过时|如不|(?:如果?)?唔)/;
