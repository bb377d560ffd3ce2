/** Words by which something is gone. */
export interface Gone {
  /** Offsets in the words that were looked at. */
  readonly start: number;
  readonly end: number;
  /** Whether a right is lost by them, whatever stands ahead; else they say so only of one who is late. */
  readonly isRight: boolean;
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** What is had by right, offered or asked for. */
const rights = listed(`
  right rights option options claim claims entitlement entitlements remedy remedies recourse privilege privileges
  opportunity opportunities chance chances offer offers bid bids tender tenders quotation quotations quote quotes
  proposal proposals objection objections complaint complaints appeal appeals application applications request requests
  demand demands protest protests requisition requisitions query queries counterclaim counterclaims set-off setoff
  discount discounts rebate rebates refund refunds indemnity indemnities warranty warranties benefit benefits allotment
  allotments reservation reservations booking bookings deposit deposits nomination nominations exemption exemptions
  voucher vouchers coupon coupons credit credits points bonus compensation place slot pre-emption power powers standing
  ticket tickets dividend dividends priority refusal action actions suit suits petition petitions leave challenge
  challenges privilege election elections`);
/** What else may be refused. */
const others = listed(`
  proceedings liability extension extensions adjustment adjustments payment payments renewal cover allowance allowances
  replacement replacements deduction reimbursement change changes dispute disputes rejection exchange exchanges comeback
  return returns notice notices relief responsibility money sum sums time recovery allowance`);
/** A right's end, as its verb in the third person or behind "shall". */
const ends = listed('lapse expire die determine evaporate disappear vanish perish go fall');
const endsOfThing = listed('end cease terminate close');
const third = new Map(
  [...ends, ...endsOfThing].map((verb) => [verb === 'go' || verb.endsWith('sh') ? `${verb}es` : `${verb}s`, verb]),
);
/** What a right is by then, behind "is". */
const states = listed(`
  lost gone dead spent over void null barred forfeit forfeited extinguished waived closed precluded foreclosed
  inadmissible abandoned surrendered exhausted debarred excluded`);
const statesOfThing = listed(
  'withdrawn cancelled invalid ineffective released rejected refused dismissed returned declined',
);
/** What one does or finds no more, behind "will not (be)". */
const refused = listed(`
  honour honoured honor honored entertain entertained consider considered accept accepted heard hear process processed
  recognise recognised recognize recognized admit admitted grant granted valid admissible renew renewed refund refunded
  register registered count counted credit credited reopen reopened re-opened revisit revisited changed adjusted increased
  reimburse reimbursed compensate compensated covered investigate investigated enforceable upheld receivable liable
  responsible answerable payable receive available exercisable maintainable actionable claimable
  replace exchange reinstated backdated able possible protected allowed permitted entitled looked dealt acted`);
/** The same behind "shall not be"; "is not paid" may be another's default. */
const withheld = listed('paid met received returned released replaced exchanged restored waived given');
const shallNotAhead = /\b(?:will|shall|can|need|may|must|would)(?: not|n't)|\b(?:cannot|never|no longer)\b/;
/** What one may do by right, behind "shall no longer". */
const pursued = listed(`
  claim claimed object challenge challenged recover recovered complain dispute disputed contest contested appeal
  appealed reject rejected rescind rescinded renew renewed exercise exercised rely raise raised assert asserted pursue
  pursued bring brought sue sued question questioned reopen reopened re-open withhold get return returned seek argue deny
  denied refuse oppose opposed protest withdraw withdrawn query queried deduct deducted`);
/** What silence is taken for, behind "deemed" or "is". */
const meant = listed(`
  accept accepts accepted accepting acceptance admit admits admitted admitting admission waive waives waived waiving
  waiver agree agrees agreed agreeing agreement approve approved approving approval consent consented consenting concede
  concedes conceded concession satisfied satisfactory correct conclusive undisputed acquiesce acquiesced acquiescence
  withdrawn withdrawal abandon abandoned abandoning abandonment declined refused refusal rejected rejection lapsed
  surrender surrendered confirm confirmed confirmation conform conformity conforming forgone forfeit forfeited
  forfeiture renounced unopposed objection binding relinquished`);
const meantPlainly = listed(
  'final conclusive binding accepted admitted waived agreed approved conceded correct undisputed withdrawn abandoned declined lapsed confirmed acceptance admission waiver consent',
);
const givesUp = listed(
  'lose loses losing lost forfeit forfeits forfeited forfeiting forgo forgoes forgone forego waive waives relinquish relinquishes surrender surrenders',
);
/** By themselves, of one who is late. */
const alone = listed('forfeits forfeited time-barred statute-barred lose loses lapses dies evaporates gone struck nil');

const how =
  '(?:automatically|thereupon|immediately|then|thereby|forthwith|forever|absolutely|irrevocably|deemed|treated as|regarded as|considered|simply|also|thereafter|to be|to have been|been|conclusively|wholly|fully|no longer|so) ';
const shallAhead = new RegExp(`\\b(?:shall|will|must|would|is to) (?:${how})*$`);
const beAhead = new RegExp(`\\b(?:be|is|are|been|becomes?|stands?) (?:${how})*$`);
/** Ahead of what is not done, to its end. */
export const notAhead =
  /\b(?:(?:neither|nobody|no one|none)(?: \w+)? (?:may|can|shall|will)|(?:will|shall|may|can|is|are|be|must|need|would|does|do|did)(?: not|n't)|cannot|can't|won't|never|no longer|on no account|under no circumstances|in no (?:case|event|circumstances)) (?:then |thereafter |later |afterwards |even |normally |any longer |so |be |have |be heard |seek |entitled |allowed |permitted |able |open |free |to )*$/;
const willAhead = /\b(?:will|shall|is|are|be|to|may|must) (?:then |thereafter |automatically |be )*$/;
const deemedAhead =
  /\b(?:deemed|taken|treated|regarded|considered|presumed|constitutes?|counts?|counted|construed|amounts?|operates?)(?: (?:to|be|have|mean|as|for|that|an?|the|its|their|his|your|conclusive|conclusively|irrevocable|irrevocably|full|been|having|by|final|finally|absolute|absolutely|thereby|deemed|evidence|of|you|we|it|they|he|she|is|are|has|no))*(?: [\w-]+)? $/;
const beMeantAhead =
  /\b(?:is|are|be|becomes?|stands?|as|conclusively|held|assumed)(?: (?:to|be|have|as|an?|the|its|deemed|then|taken|treated|conclusively|irrevocably|final|and))* $/;
/** A contract ends, no right of the one who is late. */
const ofContract =
  /\b(?:agreement|term|lease|contract|licen[cs]e|tenancy|policy|period|hire|charter) (?:shall |will |is |are |be )*$/;
const noAhead = /\bno (?:(?!of|to|for|in|on|by)[\w-]+ ){0,4}$/;
const noBehind =
  /^[^.;。]{0,60}?\b(?:will|shall|can|may|is|are) (?:then |thereafter )?(?:be\b|lie|attach|arise|stand|follow|run|due|payable|possible|available|allowed|admissible)|^[^\w]*$/;
const hasAhead =
  /\b(?:has|have|having|with|left with|is|are|gets?|leaves?|bears?|accepts?|incurs?|under|be) no (?:further |more |longer an? |longer any )?(?:\w+ )?$/;
const notOnly = /^ to (?:terminat|pay|indemnif|be bound|perform)/;
const phrases =
  /\bor (?:else )?(?:not at all|loses? (?:it|them|the|its|that|his)|forfeits? (?:it|them|the|its|that|his)|not (?:recovered|paid)|(?:(?:be|is|are) (?:deemed |treated as |held )?|(?:deemed|treated as|held) )(?:given up|waived|lost|forfeited|not (?:recovered|paid)|barred|abandoned)|(?:the|we|it|they|you|all)\b[^.;。]{0,40}\b(?:presumed|taken (?:to|as|that)|deemed|treated as|take it|given up|goes free|(?:is|are|be|goes|shall be) (?:free|quit|clear|discharged|released|off)|say (?:it|that)))\b|\b(?:(?:be|is|are|stands?) (?:\w+ )?(?:shut out|left without|stuck with|out of (?:time|court|luck)|barred (?:from|by|for)|estopped|precluded|debarred|foreclosed))\b|\bwithout (?:any |a )?(?:remedy|recourse)\b/g;
const phrasesOfThing =
  /\b(?:out of time|falls? away|for good|struck (?:out|off)|written off|wiped out|off the table|at an end|too late|second chance|returned unopened|shut out|turn(?:ed)? (?:away|down)|(?:case|file|matter|door|book|list)s? (?:is |are |will be |shall be )?clos(?:ed|es)|(?:given|goes|offered|released|re-?let|re-?sold|passed) (?:away|to (?:someone else|another|others|the next|anyone))|ceases? to have effect|(?:be|is|are|becomes?|stands?) (?:\w+ )?(?:released|discharged|absolved|exonerated|relieved (?:of|from)|freed? (?:of|from)|off the hook|clear of|bound|stuck|saddled|closed)|(?:not|no longer|ceases?|ceasing) (?:to )?(?:be )?(?:liable|responsible|answerable|bound|obliged)|(?:liability|responsibility)\b[^.;,。]{0,40}\b(?:ceases?|ends?)|(?:figure|account|sum|invoice|statement|certificate|determination|decision|assessment|valuation|report|price|rent|minutes|award)s? (?:shall |will )?(?:then )?(?:stands?|binds?|governs?|prevails?)|(?:live|left) with|(?:owes?|pays?|gets?|receives?|recovers?|earns?|look at)(?: \w+)? nothing|none (?:can|may|shall|will) (?:then )?be|(?:changes?|affects?|alters?) neither|(?:deemed|taken|treated|presumed|held|considered|counts?|regarded)(?: \w+)? (?:to (?:have|be)|as|that|never|not)\b[^.;,。]{0,30}\b(?:let|given up|gone|dropped|included|arrived|came|sound|in order|within|whole|good|happened|made|presented|closed)|no obligation to (?:honou?r|accept|consider|refund|compensate|replace|pay)|of no effect)\b/g;

/** English words, folded, by which something is gone, in their order; those that begin at `from` or behind it. */
export function goneEnglish(words: string, from: number): Gone[] {
  const found: Gone[] = [];
  const tokens = [...words.matchAll(/[a-z][a-z'-]*|[.;,。]/g)];
  tokens.forEach((token, place) => {
    const { index: start, 0: word } = token;
    if (start < from) return;
    const end = start + word.length;
    const ahead = words.slice(Math.max(0, start - contextReach), start);
    const isRight = isGone(word, ahead, {
      words,
      end,
      before: tokens.slice(Math.max(0, place - rightReach), place).map(([one]) => one),
      behind: tokens.slice(place + 1, place + 7).map(([one]) => one),
    });
    if (isRight !== null) found.push({ start, end, isRight });
  });
  for (const { index, 0: phrase } of words.matchAll(phrases))
    if (index >= from) found.push({ start: index, end: index + phrase.length, isRight: true });
  for (const { index, 0: phrase } of words.matchAll(phrasesOfThing))
    if (index >= from) found.push({ start: index, end: index + phrase.length, isRight: false });
  return found.toSorted((one, other) => one.start - other.start);
}

/** How far ahead of a word its verb and the right that it speaks of stand, in units and in words. */
const contextReach = 110;
const rightReach = 24;

interface Beside {
  readonly words: string;
  readonly end: number;
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

/** Whether a word says that a right (true) or a thing (false) is gone; null where it says neither. */
function isGone(word: string, ahead: string, { words, end, before, behind }: Beside): boolean | null {
  const verb = third.get(word) ?? (ends.has(word) || endsOfThing.has(word) ? word : null);
  const ofRight = (): boolean => !ofContract.test(ahead) && hasRight(before);
  if (verb !== null && (third.has(word) || shallAhead.test(ahead)) && ofRight()) {
    const isFall = verb !== 'fall' || /^ (?:away|to the ground)/.test(words.slice(end, end + 15));
    if (isFall) return ends.has(verb);
  }
  if (states.has(word) && beAhead.test(ahead)) return ofRight();
  if ((states.has(word) || word === 'lapsed') && rights.has(before.at(-1) ?? '')) return false;
  if (statesOfThing.has(word) && beAhead.test(ahead) && ofRight()) return false;
  if (pursued.has(word) && notAhead.test(ahead)) return true;
  if (withheld.has(word) && notAhead.test(ahead) && shallNotAhead.test(notAhead.exec(ahead)?.[0] ?? ''))
    return ofRight();
  if (refused.has(word) && notAhead.test(ahead)) return ofRight();
  if (/^(?:refuse|reject|disregard|ignore|dismiss|forfeit|decline)/.test(word) && willAhead.test(ahead)) return false;
  if (meant.has(word) && deemedAhead.test(ahead) && !notOnly.test(words.slice(end, end + 16))) return true;
  if (meantPlainly.has(word) && beMeantAhead.test(ahead) && !notOnly.test(words.slice(end, end + 16))) return false;
  if (givesUp.has(word)) {
    const stop = behind.findIndex((one) => /[.;,。]/.test(one));
    if ((stop < 0 ? behind : behind.slice(0, stop)).some((one) => rights.has(one))) return true;
  }
  if ((rights.has(word) || others.has(word)) && noAhead.test(ahead)) {
    if (
      rights.has(word) &&
      hasAhead.test(ahead) &&
      !/^(?:offers?|bids?|tenders?|place|credits?|compensation|refunds?)$/.test(word)
    )
      return true;
    if (hasAhead.test(ahead) || noBehind.test(words.slice(end))) return false;
  }
  return alone.has(word) ? false : null;
}

/** Whether a right is spoken of in the same part of the sentence. */
function hasRight(before: readonly string[]): boolean {
  const stop = before.findLastIndex((one) => /[.;,。]/.test(one));
  return before.slice(stop + 1).some((one) => rights.has(one));
}
