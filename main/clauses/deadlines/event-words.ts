/** Words, folded, that end the naming of an event in an English sentence. */
const goesOnWith =
  /,? \b(?:failing (?:which|this|that)|(?:and|or|but) (?:in any (?:event|case)|at the latest)|unless|until|otherwise|(?:and )?provided (?:that|however|the|it|such)|or such (?:shorter|longer|other|further|earlier|later)|whichever|or else|in which (?:case|event)|whereupon|if|save|except|(?<!\b(?:is|are|be|being|becomes?) )subject to|together with|with (?:all |the |any |full )?(?:[\w-]+ )?(?:documents|documentation|vouchers|particulars|evidence)|as the case may be|by giving|in default|whether|so that|and if not|before which|after which|(?:is|are) (?:\w+ly )?(?:deemed|void|barred|bound|waived|lost|forfeited|time-barred|invalid|taken to|treated as)|(?:and|but) (?:not|no) (?:later|after|thereafter|otherwise)|time (?:being|is|shall be) of the essence|but)\b|(?<=[a-z\d]) ?[\u4e00-\u9fff]/;
/** "… and shall at the same time pay", "… and the Owners may suspend", "… and Charterers to declare". */
const secondDuty =
  / (?:and|or) (?:also |thereafter |then |at the same time )?(?:(?:shall|may|must|will|to|be|is|are|gives?|stating|requiring|giving|requesting|advising)\b|(?:(?:the |its |their |any |all |such |that )(?:[\w'-]+ ){1,6}?(?:is|are|shall be|will be) (?:deemed |\w+ly )?(?:lost|waived|barred|void|forfeit\w*|extinguished|discharged|accepted)\b)|(?:the |each |either |such |its |any )?(?:[\w'-]+ ){1,4}(?:shall|may|must|will|is to|are to|to)\b)/;
/** "delivery shall be deemed waived", "the event the Contractor shall give notice". */
const mainDuty =
  /(?:(?<! (?:of|from|by|to|in|on|for|under|with|after|following|upon)) (?:the|an?|each|either|that|such|any|all|both|no|it|he|she|they|we|you)(?: (?!(?:and|or)\b)[\w'-]+){0,2})? (?:shall|must|will|may)\b/;
const relative =
  /(?<! (?:on|in|from|of|by|upon|at|after|during)) (?:(?:for|under|against|with|to) )?(?:which|who|whom)\b/;
/** "the date on which the tribunal shall be constituted": a duty that is part of the event. */
const withinEvent = /\b(?:on|in|upon|by|from|at) which\b|\bwhen\b|\bthat\b/;
/** The act itself, where the duty's "shall" stands ahead of the period: "shall within ten days from the date hereof deliver". */
const act =
  /(?<!\b(?:the|a|an|such|its|their|that|this|said|any|each|his|her|our|no)) (?:also |promptly |either )?(?:serve|deliver|submit|file|pay|give|notify|make|appoint|nominate|provide|send|return|refund|remedy|rectify|commence|complete|issue|furnish|produce|render|procure|cause|ensure|execute|sign|enter|apply|respond|reply|confirm|supply|transfer|repay|remit|inform|elect|cure|replace|repair|advise|present|declare|tender|obtain|ship|dispatch|vacate|reinstate|choose|select|raise|object|bring|state|agree|convene|hold|meet|destroy|cease|remove|release|reimburse)\b/;
const dutyAhead =
  /(?:[要须应得] ?within ?$)|\b(?:shall|must|will|may|to|agrees? to|should)(?: (?:also|promptly|then|in writing))*,? within(?: a| the)?(?: period of)? ?$/;

/**
 * How much of the folded English words behind a period names its event: "receipt of the
 * notice", not what the sentence goes on to say. `ahead` are the words in front of the period.
 */
export function eventLength(words: string, ahead: string): number {
  const ends = [goesOnWith, secondDuty, relative].map((pattern) => words.search(pattern));
  if (!withinEvent.test(words)) ends.push(words.search(mainDuty));
  if (dutyAhead.test(ahead)) ends.push(words.search(act));
  if (timeToAct.test(ahead)) ends.push(words.search(toAct));
  if (passive.test(words)) ends.push(words.search(passive));
  const found = ends.filter((end) => end >= shortestEvent);
  return found.length === 0 ? words.length : Math.min(...found);
}

/** “Charterers have 48 hours from tender to object”: the act that the time is given for. */
const timeToAct = /\b(?:has|have|had|is|are) (?:given |allowed |granted |only |then |a period of )*$/;
const toAct =
  /(?<!\b(?:notices?|demands?|requests?|orders?|calls?|invitations?|decisions?|rights?|failures?|offers?|refusals?|instructions?)) to (?:object|reject|accept|challenge|contest|dispute|respond|reply|answer|appeal|apply|pay|serve|file|notify|raise|claim|elect|remedy|cure|rectify|inspect|declare|nominate|appoint|return|comment|exercise|complain|lodge|submit|bring|make|give|issue|decide|choose|cancel|withdraw|terminate|sue)\b/;
const shortestEvent = 2;
/** “… notice of it shall be given to the members”. */
const passive = / (?:shall|must|will|may|is to|has to) (?:be|have been) (?:given|sent|served|provided|issued|paid)\b/;
