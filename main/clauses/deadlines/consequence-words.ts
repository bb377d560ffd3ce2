/** Words, folded, by which a right is lost with a day. */
export const lost =
  /\b(?:deemed (?:to (?:be|have) )?(?:waived?|accepted|barred|abandoned|discharged|approved|received)|waived and (?:absolutely )?barred|(?:waived|barred|extinguished) unless|time-?barred|forever barred|(?:shall (?:be|become)|is|are|becomes?) (?:barred|void|extinguished|forfeited|discharged)|(?:shall )?(?:lose|forfeit)s? (?:its|any|all|the) (?:right|claim)|no (?:claim|action|suit|legal action)[^.;]{0,60}(?:may|shall|can) be|shall not be entitled|not be liable[^.;]{0,60}unless|waives? (?:any|all|its|the) (?:right|claim))|视为(?:已)?(?:放弃|弃权|接受|同意|验收|合格|认可|撤回)|丧失[^。;]{0,12}(?:权|索赔)|逾期[^。;]{0,20}(?:不予|无权|视为|不得|作废|失效)|不得再(?:提出|索)|无权[^。;]{0,16}(?:索|主张|获得)|失去时效|不再受理|当放弃|冇得追|唔候/;
/** What follows where the day passes. */
export const consequenceWords =
  /\b(?:failing which|otherwise|in default (?:of|thereof)|if (?:it|they|he) fails?|failure to|deemed|barred|forfeit|waive|lose)\b[^.;]{0,160}|(?:逾期|否则|如未|视为|丧失|过期|过咗)[^。;]{0,60}/;
/** What can be lost with a day. */
export const claimWords = /claim|action|suit|proceed|object|dispute|notice|索|申|诉|异议|提出|主张|追/;
