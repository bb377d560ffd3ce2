import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import type { Defect, Words } from './defect.ts';
import { sideEnglish } from './forum-words.ts';

const absent =
  '(?:_{2,}|\\((?:left |is |intentionally |deliberately )*(?:blank|none|nil|omitted)\\)|\\[ ?(?:●|•|\\*|tbc|tba|tbd|intentionally left blank|left blank|blank|to be (?:advised|confirmed|provided|notified))? ?\\]|未填|留空|空白|无填|冇填|待填|待补|not (?:completed|filled in|stated|given|provided|specified|supplied|set out|listed)|none (?:given|stated|provided|specified)|left blank|\\bn\\/?a\\b|(?<=[:为])(?:\\/|-{1,2}|无|略)(?=[;,。.]|$)|暂无)';
/** 送达地址：甲方____, "Address of Buyer: (left blank)". */
const blankAddress = new RegExp(
  `(?:\\baddress(?:es)?\\b|\\be-?mails?\\b|地址|电邮|邮箱|传真|电子邮件)[^.。;]{0,40}?${absent}`,
);
/** 並無列明電郵地址, "no email address is stated". */
const saidAbsent =
  /\b(?:gives?|states?|provides?|contains?|lists?|specif\w+|has|have|with|there is|there are|sets? out|discloses?) no (?:[a-z-]+ ){0,4}(?:address|e-?mail|contact)|\bno (?:[a-z-]+ ){0,4}(?:address(?:es)?|e-?mail(?:s| address(?:es)?)?|contact details|fax number)\b[^.;]{0,40}\b(?:is|are|was|were|has|have|being|given|stated|appears?|provided)\b|\bwithout (?:stating|giving|specifying|any) [^.;]{0,24}\baddress|\b(?:address(?:es)?|e-?mail|schedule \d+|annex(?:ure)? \w+|appendix \w+|exhibit \w+|contact details)\b[^.;]{0,30}\b(?:(?:is|are|was|were|has|have) (?:been )?(?:not |never |left )(?:\w+ )?(?:blank|given|stated|provided|supplied|completed|attached|filled|set out|annexed)|(?:is|are) (?:missing|omitted|blank|empty|absent)|(?:has|have) been left empty)|(?:无|冇|没有|并无|未有?|未曾|漏咗?)(?:任何)?(?:列明|载明|写明|注明|列出|填写|写|提供|列|约定|填|附上|载|留低|留下|留)[^。;]{0,14}(?:地址|电邮|邮箱|电子邮件|email|联络)|(?:地址|电邮|邮箱|电子邮件|email)[^。;]{0,14}(?:未(?:有|曾|予)?(?:列|载|填|写|提供|注明|约定|附)|无(?:载|列|填|写)|冇(?:列|写|填|留|讲|提供)|漏(?:咗|列|填|写)|欠缺|缺失|从缺)/;
const served =
  /\be-?mailed\b|\bserv(?:ed|ice|e)\b|\bnotices?\b|\bdeliver|\bsent\b|\bsend\b|送达|通知|寄|文书|文件|发送|传送|发出/;
const byEmail = /\be-?mails?\b|电邮|电子邮件|电子邮箱|邮箱/;
const setOutElsewhere =
  /\bfollowing\b|\b(?:stated|given|set out|set forth|shown|specified|appearing|listed|provided|against)[^.;]{0,16}\b(?:below|herein|schedule|annex|appendix|signature)|\bas follows\b|以下|如下|下列|下述|下文|附件|附表|签署页|none given|not given|只列|未填|未列|所列|所载|列明/;

/** Service agreed without an address to serve at, or with two that differ. */
export function serviceAddress(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  if (agreements.length === 0) return [];
  const { passages } = reading;
  const spoken = (index: number): boolean =>
    passages.slice(Math.max(0, index - 3), index + 1).some((passage) => served.test(passage.text));
  const blank = passages.find(
    ({ text }, index) =>
      (blankAddress.test(text) ||
        (saidAbsent.test(text) &&
          speaksOfAddress.test(
            passages
              .slice(Math.max(0, index - 2), index + 1)
              .map((passage) => passage.text)
              .join(' '),
          ))) &&
      spoken(index),
  );
  if (blank !== undefined)
    return [
      missing(blank, [
        'the address for service was left blank',
        'an award or notice sent nowhere may cost its enforcement',
      ]),
    ];
  const differing = twoAddresses(passages) ?? (passages.length <= fewPassages ? twoMailboxes(passages) : null);
  if (differing !== null)
    return [
      missing(differing, [
        'two addresses for service of one party differ',
        'an award or notice sent nowhere may cost its enforcement',
      ]),
    ];
  const near = passages.length <= fewPassages ? [passages] : agreements.map(({ zone }) => zone);
  for (const zone of near) {
    if (zone.some(({ text }) => /@/.test(text))) continue;
    const email = zone.find(
      ({ text }: Passage, index) =>
        byEmail.test(text) &&
        served.test(text) &&
        !otherMeans.test(text) &&
        (setOutElsewhere.test(text) || openSchedule(zone, index)),
    );
    if (email === undefined) continue;
    return [
      missing(email, [
        'notices are to go by e-mail, and no address is given',
        'a wrong address cost enforcement in G v P [2023] HKCFI 2173',
      ]),
    ];
  }
  // A short clause that sends the papers of the arbitration by e-mail, and no mailbox anywhere.
  const papers =
    passages.length <= fewPassages && !passages.some(({ text }) => /@/.test(text))
      ? passages.find(({ text }) => byEmail.test(text) && arbitrationPapers.test(text) && !otherMeans.test(text))
      : undefined;
  return papers === undefined
    ? []
    : [
        missing(papers, [
          'notices are to go by e-mail, and no address is given',
          'a wrong address cost enforcement in G v P [2023] HKCFI 2173',
        ]),
      ];
}

const arbitrationPapers =
  /\b(?:notices? of arbitration|papers?|documents?|submissions?|request)\b[^.;]{0,60}\b(?:shall|is|are|may) (?:be )?(?:well |validly |duly )?(?:served|sent|delivered)\b|\bservice of (?:a |an |the |any |every |all )?(?:notice|request|arbitration|arbitral|papers?|documents?|process)\b|仲裁(?:嘅|的|之)?(?:一切|所有)?(?:通知|文件|文书|嘢)[^。;]{0,30}(?:送达|送|发送|寄|\bsend\b|\bserved\b|\bsent\b|发)/;
const speaksOfAddress = /address|地址|电邮|邮箱|e-?mail|联络/;
/** Sent by hand or post as well: the address that follows is no mailbox. */
const otherMeans =
  /\b(?:hand|courier|registered|certified|post|postage|mailing|personally|fax|facsimile)\b[^.;]{0,60}\be-?mail|\be-?mail[^.;]{0,40}\b(?:hand|courier|registered|certified|post|postage|mailing|personally|fax|facsimile)\b|(?:专人|快递|挂号|传真)[^。;]{0,20}(?:电邮|电子邮件)|(?:电邮|电子邮件)[^。;]{0,12}(?:专人|快递|挂号|传真)|\[\*+\]/;
const fewPassages = 14;

/** "Schedule 2: [intentionally left blank]". */
function openSchedule(zone: readonly Passage[], at: number): boolean {
  return zone
    .slice(at + 1)
    .some(({ text }) => new RegExp(absent).test(text) && /schedule|annex|附件|附表|address|地址/.test(text));
}

const sideOfAddress =
  '(?:甲方|乙方|买方|卖方|出租人|承租人|借款人|贷款人|业主|租客|供应商|客户|承包人|发包人|许可方|被许可方|我方|对方|公司)';
const kindOfAddress = '(?:送达|通讯|通信|联系|联络|电邮|收件|邮寄|注册|登记|法定|办公|收信|通知)';
const ownAddress = new RegExp(
  [
    "\\b(?:the )?([a-z]+(?: [a-z])?)(?:'s)? (?:registered |e-?mail |notice |service |postal )?address(?:es)?(?: for (?:service|notices?|delivery))?(?: (?:on|at) (?:page|clause) \\d+)?(?:,? (?:namely|is|being|shall be|as|given as|stated (?:as|to be))|:) ?([^;。\\n]{6,90}?)(?=[;。\\n]|\\.(?: |$)|$)",
    // "A notice is validly served on the Contractor only at 8/F …"
    '\\b(?:served|service|notices?|delivered|sent)\\b[^.;]{0,60}\\b(?:on|upon|to) (?:the )?([a-z]+(?: [ab])?)\\b[^.;]{0,30}? at (?!least|most|any|all|the|its|such)((?=[^.;]{0,30}\\d)[^;。\\n]{6,90}?)(?=[;。\\n]|\\.(?: |$)|$)',
    `(${sideOfAddress})(?:的|之|嘅)?(?:${kindOfAddress}(?:及|和|与|或)?)*地址(?:,|为|是|系|:|写(?:明|嘅)?(?:系|是|为)?|列为|填(?:写)?(?:为|系|是)?)+([^。;\\n,]{4,60})`,
  ].join('|'),
  'g',
);

/** 受托方电子送达邮箱 legal@…; one party's mailbox by its part. */
const ownMailbox = new RegExp(
  `(?:(${sideOfAddress}|受托方|委托方|受托人|委托人|供方|需方|卖家|买家|担保人|发包方|承包方|出租方|承租方)|\\b(${sideEnglish})\\b)[^。;\\n@]{0,40}(?:邮箱|电邮|电子邮件|\\be-?mails?\\b)[^。;@]{0,14}?([\\w.+-]+@[\\w.-]*\\w)`,
  'g',
);

/** One party's mailbox given twice, each time another. */
function twoMailboxes(passages: readonly Passage[]): Words | null {
  const known = new Map<string, string>();
  for (const { text, start } of passages)
    for (const match of text.matchAll(ownMailbox)) {
      const side = match[1] ?? match[2] ?? '';
      const mailbox = match[3] ?? '';
      const before = known.get(side);
      if (before === undefined) known.set(side, mailbox);
      else if (before !== mailbox) return { start: start + match.index, end: start + match.index + match[0].length };
    }
  return null;
}

const partySide = new RegExp(`^(?:${sideEnglish})$|[一-鿿]`);

/** One party's address given twice, each time another. */
function twoAddresses(passages: readonly Passage[]): Words | null {
  const known = new Map<string, string>();
  for (const { text, start } of passages) {
    for (const match of text.matchAll(ownAddress)) {
      const side = match[1] ?? match[3] ?? match[5] ?? '';
      const address = (match[2] ?? match[4] ?? match[6] ?? '').replace(/,? as (?:stated|set out|given) .*$/, '').trim();
      // Of mailboxes many people have one: only a party's own counts.
      if (address.includes('@') && !partySide.test(side)) continue;
      const before = known.get(side);
      const words = { start: start + match.index, end: start + match.index + match[0].length };
      if (
        /\((?:clause|schedule|article|page)[^)]*\)[^()]{0,6}\band\b[^()]{6,80}\((?:clause|schedule|article|page)/.test(
          address,
        )
      )
        return words;
      if (before === undefined || !isPlace(before)) known.set(side, address);
      else if (isPlace(address) && !before.includes(address) && !address.includes(before)) return words;
    }
  }
  return null;
}

/** A street, a house or a mailbox, not where the address stands. */
function isPlace(address: string): boolean {
  return (
    (/\d|@/.test(address) || /[一-鿿]{2,}(?:市|区|路|街|道|号|大厦|楼|中心|村|镇|邨|座|室)/.test(address)) &&
    !/blank|stated|set out|schedule|below|首部|尾部|附件|所列|所载|以下/.test(address)
  );
}

function missing({ start, end }: Words, reasons: readonly string[]): Defect {
  return { kind: 'path.service_address', severity: 'low', confidence: 0.65, words: [{ start, end }], reasons };
}
