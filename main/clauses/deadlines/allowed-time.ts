import { limitFrom } from './period-tied.ts';

const act =
  '(?:answer|reply|respond|revert|confirm|pay|settle|return|submit|file|lodge|serve|send|give|make|bring|claim|object|complain|appeal|apply|notify|report|tell|let|advise|inform|reject|accept|inspect|collect|deliver|hand|sign|exercise|renew|cancel|choose|elect|nominate|appoint|produce|provide|furnish|post|present|raise|register|issue|approve|decide|vacate|move|repair|cure|remedy|fix|redeem|withdraw|challenge|oppose|contest|dispute|clear|circulate|book|ship|load|discharge|release|refund|remit|transfer|complete|finish|start|begin|come|go|do|be|get|put|take|call|ask|show|state|comment|query|name|elect|clean)';

/** Ahead of a period, to its end: time that is given, asked for or promised. */
const givenAhead = new RegExp(
  [
    String.raw`\b(?:have|has|had|having|get|gets|got)(?: (?:a|an|only|just|up to|until|the|no more than|not more than|at most|exactly|another|a further|the next|a period of|'til)){0,2} ?$`,
    String.raw`\b(?:get|gets|got|gives?|gave|giving|grants?|granted|allow(?:s|ed|ing)?|lets?|leaves?|left|promis(?:ed?|es|ing)(?! not)|undertakes?|undertook|undertaken|commits?|committed|asks?|asked|wants?|wanted|needs?|needed|aims?|plans?|hopes?|pledged|guarantees?|offers?|told|tells|wishes|wishing|would like|'d like)\b(?!\s+(?:been|not been))[^.;]{0,80}$`,
    String.raw`\b(?:will|'ll|can|could|should|would|to|do not|don't|cannot|please|pls|let's) (?:be |also |then |still |only |now |always |either |promptly )*${act}\b[^.;]{0,80}$`,
    String.raw`(?:^|[:,;.!?"]|\b(?:and|or|please|pls|then|said|says|reads)\b|[\u4e00-\u9fff]) ?${act}\b[^.;]{0,60}\b(?:within|inside|in|at least|no later than|not later than|before|by) ?$`,
    String.raw`\b(?:deadline|limit|cut-?off|window|period|time(?: allowed| bar| limit)?|turnaround|grace|terms?|net|opposition|objection|notice|claims?|validity)\b[^.;]{0,50}(?:\b(?:is|are|was|runs?|expires?|ends?|lapses?|closes?|stands? at|being)\b|:|[\u4e00-\u9fff])[^.;]{0,30}$`,
    String.raw`\b(?:net|strictly) ?$`,
    String.raw`\b(?:open|valid|good|available|exercisable|claimable|returnable|refundable|appealable|stands|remains?|held|firm|binding)\b[^.;]{0,40}(?:for|within|in|during|until)(?: the| a)? ?$`,
  ].join('|'),
);
/** Behind a period and its event: what it is given for. */
const givenBehind = new RegExp(
  `^(?:[^.;]{0,90}?[ ,])?(?:in which |within which )?to ${act}\\b|^[^.;,]{0,60}? to (?:do so|be (?:made|brought|filed|lodged|exercised|paid|given|served))\\b`,
);
/** What had happened is no time that is given. */
const past =
  /\b(?:was|were|had(?! [\w,-]+ (?:hours|days|weeks|months))|has been|have been)\b[^.;,]{0,50}$|(?:已|曾|咗|过|了)[^。;,]{0,12}$/;
/** A term, or a length of time ahead of a day. */
const length =
  /\b(?:for (?:an? )?(?:\w+ )?(?:period|term)(?: of)?|term (?:of|is)[^.;]{0,30}|not being less than|more than) ?$/;
const promise = /\b(?:promised|given|allowed|told|asked|granted|required) [^.;,]{0,40}$/;
const givenChinese =
  /有$|(?:后|起(?:计|算)?)(?:的)?(?:计)?(?:第)?[^。;,]{0,4}$|(?:将|会|叫|话|说|讲|承诺|答应|保证|给予|给|俾|畀|限|限期|限时|最迟|至迟|务必|必|想|要求|通知|嘱|着|(?<!申)请(?!求)|麻烦|倘|未)(?:于|在|喺|贵[司方公]|你|佢|我|阁下|对方|业主|租客|买方|卖方|其)?[^。;,]{0,24}$/;
const insideChinese =
  /^(?:\([^()]{1,40}\))?(?:之|以)?内(?!已|曾|共|总|累计|地|容|部)(?![^。;,]{0,10}[了咗])|^(?:\([^()]{1,40}\))?(?:就|便)?(?:会|要|须|应|得|先|先至|才|方|计|不|未|去|嚟|答|回|覆|报|交|付|决定|办)/;

/**
 * Whether the words beside a period say that somebody has it, asks for it or promises it, where no word of duty stands
 * near: "72 hours from tender to nominate", 收到後兩週內出報告. `ahead` and `behind` are folded and meet at the period.
 */
export function isAllowedTime(ahead: string, behind: string): boolean {
  if (givenBehind.test(behind) || limitFrom.test(ahead)) return !length.test(ahead);
  if (length.test(ahead) || (past.test(ahead) && !promise.test(ahead))) return false;
  return givenAhead.test(ahead) || (givenChinese.test(ahead) && insideChinese.test(behind));
}
