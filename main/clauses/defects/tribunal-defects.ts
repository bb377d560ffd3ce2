import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { breaksTies, noTieBreak } from '../arbitration/side-choices.ts';
import { decidingLaw } from './deciding-law.ts';
import { type Defect, wordsIn } from './defect.ts';
import { sideChinese } from './forum-words.ts';

/** A tribunal that cannot be formed, cannot decide, or cannot be in time, as the clause is written. */
export function tribunalDefects(agreement: Agreement): Defect[] {
  return [
    ...evenTribunal(agreement),
    ...contradictoryTribunal(agreement),
    ...unworkableAppointment(agreement),
    ...onlyArbitrator(agreement),
    ...hastyAward(agreement),
  ];
}

function evenTribunal(agreement: Agreement): Defect[] {
  const found = agreement.tribunal;

  if (found === null || found.value.number === null || found.value.number % 2 === 1) return [];
  const tie = agreement.zone.some(({ text }) => breaksTies.test(text) && !noTieBreak.test(text));
  const { family, basis } = decidingLaw(agreement);
  const { number } = found.value;
  if (tie && family !== 'mainland') return [];
  const institutional = agreement.institution !== null;
  return [
    {
      kind: 'path.tribunal_unworkable',
      severity: family === 'mainland' && institutional ? 'high' : 'medium',
      confidence: found.value.open ? 0.65 : 0.8,
      words: [found],
      reasons: [
        `${number} arbitrators, and nothing breaks a tie`,
        family === 'mainland'
          ? `${basis}: a tribunal has one or three there (Arbitration Law 2017 art. 30)`
          : `${basis}: add a third arbitrator or an umpire`,
      ],
      fields: { number },
    },
  ];
}

/** Who sits alone, and three of them, in one clause; a condition between them makes it a choice. */
const alone =
  /\b(?:an|one|the) arbitrator,? (?:acting|sitting|deciding) alone\b|\b(?:lone|solitary) arbitrator\b|\b(?:sole|single) (?:[a-z]+ )?arbitrator\b|\b(?:by|before|of|be|comprises?|to|have|decided by) (?:one|1|an) arbitrator\b(?! (?:has|have|is|was|shall have|each|by each|appointed by (?:each|the)|nominated by))|独任|(?:一|1)(?:名|位|个|人)(?:独任)?仲裁员|(?:一|1)人仲裁庭|\bsole arb\b/;
const several =
  /\b(?:three|3|five)(?: ?\(\d\))? (?:[a-z]+ )?arbitrators?\b|\bpanel of (?:three|five)\b|\bthree[- ](?:member|person|arbitrator)|\bnumber of arbitrators(?: shall be| is|:)? ?(?:three|3)\b|(?:三|3|五)(?:名|位|个|人)(?:仲裁员|组成|仲裁人)|仲裁员(?:人数|数目)?(?:为|是|:|系)?(?:三|3)(?:名|位|人)|(?:三|3)人仲裁庭|(?:由|以)(?:三|3)(?:名|位|人)|\b(?:all three (?:of them )?(?:shall|must|sign)|(?:two|both) (?:colleagues|co-?arbitrators|other arbitrators)|majority of the (?:arbitrators|tribunal|panel)|(?:the )?(?:two|three) (?:members|arbitrators) (?:are|be|differ|disagree|being) ?\w*|presiding (?:member|arbitrator)|(?:the )?third arbitrator)\b|再加(?:一(?:名|位|个))?(?:主席|首席)/;
const eachNamesOne =
  /\beach (?:party|side|of the parties|of them)\b[^.;]{0,30}\b(?:appoint|nominat|select|choos|designat|nam)\w*\b[^.;]{0,12}\b(?:one|an|its own)\b(?: [a-z]+)? ?(?:arbitrators?)?|(?:双方|各方|甲乙双方|每方|两边|一边|各自?)(?:当事人)?(?:应|须|均|可)?(?:各自?|分别)?(?:指定|委任|选定|委派|选任|推选|搵|揾|拣)(?:一|1)(?:名|位|个)?/;
const depends =
  /\b(?:if|unless|where|when|whichever|amount|below|exceed\w*|less than|more than|failing|expedited|small claims|otherwise|either|or three|or one|one or (?:three|more)|alternatively|propos\w+|agree on|jointly|up to|above|not exceeding|over (?:usd|us\$|hk\$|rmb|hkd|eur|gbp)|under (?:usd|us\$|hk\$|rmb|hkd|eur|gbp)|expedit\w+)\b|如|若|倘|金额|标的|低于|高于|超过|以下|以上|快速|简易|否则|除非|一名或三名|未能|唔够|唔超过|共同/;

/** One alone, and yet several sit: 独任仲裁员由三方各自选定的仲裁员共同组成. */
const aloneOfSeveral =
  /独任仲裁员[^。]{0,36}(?:各自?(?:选定|委任|指定|委派)|合议|过半数|多数(?:决|裁))|\bsole arbitrator\b[^.;]{0,80}\b(?:composed of|consisting of|made up of|by (?:a )?majority|deciding by majority|his (?:or her )?(?:two )?colleagues)\b/;

/** Three arbitrators here and a sole one there, or a sole one of whom each side appoints one. */
function contradictoryTribunal({ zone, carriers, tribunal }: Agreement): Defect[] {
  const sitting = wordsIn(zone, aloneOfSeveral);
  if (sitting !== null) return [unworkable([sitting], 'the clause asks for one arbitrator and for more than one')];
  const texts = zone.filter(
    (passage) => carriers.includes(passage) || /arbitrator|tribunal|仲裁(?:员|庭)|独任/.test(passage.text),
  );
  for (const isChinese of [false, true]) {
    const own = texts.filter(({ chinese }) => chinese === isChinese);
    const together = own.map(({ text }) => text).join(' ');
    if (depends.test(tribunalWords(together))) continue;
    const one = wordsIn(own, alone);
    const other = one === null ? null : (wordsIn(own, several) ?? wordsIn(own, eachNamesOne));
    // 雙方各委任一名仲裁員: one for each, not one alone.
    if (one === null || other === null || (other.start < one.end && one.start < other.end)) continue;
    return [unworkable([one, other], 'the clause asks for one arbitrator and for more than one')];
  }
  const shares =
    tribunal?.value.number === undefined || tribunal.value.number === null ? null : wordsIn(zone, sharesOf);
  if (shares !== null && tribunal !== null) {
    const said = zone.map(({ text }) => sharesOf.exec(text)).find((match) => match !== null);
    const sum = sumOfShares(said ?? null);
    if (sum !== null && sum > (tribunal.value.number ?? sum))
      return [unworkable([tribunal, shares], 'the clause asks for one arbitrator and for more than one')];
  }
  return [];
}

/** What stands about the arbitrators, for conditions that belong to them. */
function tribunalWords(text: string): string {
  return [...text.matchAll(/[^.;。]{0,120}(?:arbitrators?|tribunal|panel|仲裁员|仲裁庭|独任)[^.;。]{0,80}/g)]
    .map(([words]) =>
      words.replace(
        /\b(?:any|such|this|the) dispute[^,.;]{0,80}|(?:如有|若有|倘有|如因|如就|如)[^,。;]{0,16}(?:争议|纠纷|争拗)/g,
        '',
      ),
    )
    .join(' ');
}

const count: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['一', 1],
  ['1', 1],
  ['二', 2],
  ['两', 2],
  ['2', 2],
  ['三', 3],
  ['3', 3],
]);
const takes = '(?:亦|也|又|再|就)?(?:指定|委任|选定|委派|指派|搵|拣)';
const sharesOf = new RegExp(
  `\\b(one|two|three) (?:shall be |to be |being )?(?:appointed|nominated|selected|chosen) by (?:the )?[a-z ]{2,24}(?:,| and)+ (one|two|three) by (?:the )?[a-z]+|\\b(two|three) (?:shall be |to be )?(?:appointed|nominated|selected|chosen) by each (?:party|side)|(?:${sideChinese}|申请人|一方|原告)${takes}(一|二|两|三|1|2|3)(?:名|位|个|人)[^。;]{0,12}(?:${sideChinese}|被申请人|另一方|对方)${takes}?(一|二|两|三|1|2|3)(?:名|位|个|人)|(?:双方|各方|每方|两边|一边)各?(?:自|方)?${takes}(二|两|三|2|3)(?:名|位|个|人)`,
);

function sumOfShares(match: RegExpExecArray | null): number | null {
  if (match === null) return null;
  const numbers = match.slice(1).flatMap((word) => (word === undefined ? [] : [count.get(word) ?? 0]));
  const [only] = numbers;
  if (only === undefined) return null;
  return numbers.length === 1 ? only * 2 : numbers.reduce((sum, number) => sum + number, 0);
}

/** An appointment that one side can block or makes alone, or that an office without the power is to make. */
const noAppointment = new RegExp(
  [
    // Nobody steps in where the parties do not agree.
    '\\b(?:unanimous(?:ly)?|mutual(?:ly)?|joint(?:ly)?|agree(?:d|ment)?)\\b[^.;]{0,80}\\b(?:no (?:other )?(?:person|body|court|authority|institution|one)|neither [^.;]{0,40}\\bnor\\b[^.;]{0,30}|nobody)(?: or [a-z]+)* (?:else )?(?:may|shall|can|has|have|will|is)\\b[^.;]{0,40}\\b(?:appoint|make|power|select|nominat|name)',
    '\\bappoint(?:ed|ment)\\b[^.;]{0,50}\\bby\\b[^.;]{0,40}\\band (?:by )?(?:nobody|no one|no other)\\b|\\b(?:without|failing|absent) (?:such|that|this|a|the)? ?(?:joint |mutual |unanimous )?(?:appointment|agreement|consent)\\b[^.;]{0,30}\\b(?:cannot|shall not|may not|no arbitration)',
    '(?:任何一方|一方|有一方)(?:不|唔)(?:同意|选|配合)[^。;]{0,8}(?:则|就|即)?[^。;]{0,4}(?:不得|不能|无法|唔可以)[^。;]{0,6}(?:组成|组庭|仲裁|进行)',
    // All of many must agree, and nobody may help: 全体股东一致推举,法院不得代为委任.
    '(?:全体|双方|各方|所有|甲乙)[^。;]{0,10}(?:一致|全体)[^。;]{0,10}(?:推举|推选|同意|选定|选出|委任|指定)[^。]{0,40}(?:任何人?|法院|机构)[^。;]{0,8}(?:不得|无权|唔可以|唔准|不可)[^。;]{0,6}(?:代为?)?(?:委任|指定|选|指派)|仲裁员[^。]{0,40}(?:欠|少|缺)(?:了|咗)?一(?:票|人|位)[^。;]{0,8}(?:不(?:能|得)?成立|唔成立|唔算|作罢)',
    '\\bno other (?:appointment|appointing (?:method|authority|body)|(?:way|method|manner) of appoint\\w+)\\b[^.;]{0,24}\\b(?:valid|permitted|allowed|effective|admitted|recognised|recognized|good)\\b',
    // Who is to appoint is no more.
    '\\bappoint\\w*\\b[^.。;]{0,90}\\b(?:dissolved|defunct|ceased to exist|no longer exist\\w*|wound up|deceased)\\b|\\bappoint\\w* by (?:the )?(?:late|deceased) |(?:委任|指定|委派|推举|选|appoint\\w*)[^。;]{0,50}(?:已(?:经|于[^。;]{0,12})?(?:解散|结业|撤销|不存在|故|身故|过身|去世|dissolved)|dissolved)|(?:已故|过咗身|过身|已去世|已解散|已撤销|已经?结业)[^。;]{0,40}(?:委任|指定|委派|选|派|appoint|nominate)',
    '\\bno (?:other )?appointment\\b[^.;]{0,20}\\b(?:may|shall|can) be made by any (?:court|institution|body|authority|person)',
    '\\bno (?:appointing authority|default appointment|default mechanism|mechanism)\\b|\\b(?:if|where|unless|until)\\b[^.;]{0,60}\\b(?:agree|consent)\\b[^.;]{0,60}\\b(?:no arbitration|arbitration shall not (?:proceed|commence|take place))',
    '仲裁员[^。;]{0,20}(?:双方|各方)[^。;]{0,10}(?:一致|共同)[^。;]{0,16}(?:否则|不然|唔系就|任何(?:机构|人|第三方)[^。;]{0,8}(?:不得|无权|唔可以)|(?:唔准|不得|不可|无权)[^。;]{0,16}(?:代为)?(?:指定|委任|指派))',
    '(?:未能|不能|唔能够|倾唔掂|未)(?:达成)?[^。;]{0,8}(?:一致|共识|同意|协议)[^。;]{0,8}(?:不得|无法|唔可以|就唔)[^。;]{0,8}(?:仲裁|指定)',
    // One side appoints them all.
    '\\b(?:all|every|each|both|the|an|the sole|the three)(?: ?(?:of the )?(?:three |members of the )?)(?:arbitrators?|tribunal|panel)\\b[^.;]{0,20}\\b(?:shall be|are|is|will be) (?:appointed|selected|chosen|nominated) (?:solely |only |exclusively )?by (?:the )?(?:buyer|seller|employer|employee|company|lender|borrower|bank|owner|lessor|lessee|insurer|insured|licensor|licensee|landlord|tenant|contractor|supplier|customer|principal|agent|charterer|vendor|purchaser|party [ab]|franchisor|franchisee)s?\\b(?! and| or| with|, (?:with|after))',
    '仲裁员(?:[一二两三1-3](?:名|位|人))?[^。;乙甲双]{0,8}(?:均|全部|都|概|只|全)?由(?:甲方|乙方|买方|卖方|公司|银行|贷款人|业主|出租人|许可方|老板|雇主)(?:一方|一人|单方|独自|自行|全权|自己)*(?:指定|委任|选定|委派|搵|拣|话事|决定)|由(?:甲方|乙方|买方|卖方|公司|银行|贷款人|业主)(?:一方|单方|全权)?(?:指定|委任|选定)(?:三|全部|所有)(?:名|位|个)?(?:仲裁员)?',
    '\\b(?:before|by|be) (?:an|the|a sole|a single|one) arbitrator (?:to be |who shall be )?(?:appointed|nominated|chosen|selected|named) (?:solely |exclusively |only )?by (?:the )?(?:buyer|seller|employer|company|lender|borrower|bank|owner|lessor|lessee|insurer|licensor|licensee|landlord|tenant|contractor|supplier|customer|principal|charterer|party [ab]|franchisor)s?\\b(?! and| or|, (?:with|after))',
    '\\barbitrators?,? all (?:to be |of whom (?:shall be|are) )?(?:appointed|chosen|selected|nominated) by (?:the )?(?:buyer|seller|employer|company|lender|bank|owner|lessor|licensor|landlord|contractor|supplier|insurer|party [ab]|franchisor)\\b(?! and| or)',
    // One side's own officer is the arbitrator.
    "\\barbitrator (?:shall|will|must) be (?:the |an? )?(?:buyer|seller|employer|company|lender|borrower|bank|owner|lessor|lessee|licensor|licensee|landlord|tenant|contractor|supplier|customer|principal|agent|party [ab]|franchisor)(?:'s)? (?:own )?(?:[a-z]+ ){0,2}(?:director|manager|officer|employee|counsel|chairman|president|partner|secretary)|仲裁(?:员|人)[^。;,]{0,6}(?:由|为|是|系)(?:甲方|乙方|买方|卖方|公司|银行|业主|出租人|许可方|老板|雇主)(?:的|之|嘅)?(?:总经理|经理|董事|董事长|法定代表人|负责人|法务|法律顾问|主席|总裁)",
    // Offices that appoint no arbitrators, and people who cannot sit.
    "\\b(?:arbitrator (?:shall|will|must) be|appointed by) (?:the )?(?:secretary[- ]general of the united nations|president of the (?:united states|world bank|people's republic)|prime minister|pope|king|queen|chief executive of (?:the )?hong kong|chief justice|governor|mayor|ambassador|consul(?:ate)?(?:[- ]general)?|ministry|minister|united nations)\\b|由(?:联合国秘书长|国家主席|总理|行政长官|特首|首席法官|大使|领事馆?|市长|省长|商务部|外交部)[^。;]{0,6}(?:指定|委任|委派)",
    '\\b(?:serving|sitting|current) (?:judge|justice)\\b|(?:在任|现任|在职)(?:的)?(?:高等法院|终审法院|人民法院)?(?:法官|大法官)',
    '\\b(?:drawn by lot|toss of a coin|coin toss|flip of a coin)\\b|抽签|掷毫|猜拳|擲毫',
    '\\barbitrator\\b[^.;]{0,90}\\b(?:employee|director|officer) of (?:the )?(?:buyer|seller|employer|company|lender|owner|party [ab])\\b|仲裁员[^。;]{0,12}(?:甲方|乙方|买方|卖方|公司)(?:的)?(?:董事|员工|雇员|法务|法律顾问|老板)',
  ].join('|'),
);

function unworkableAppointment({ zone }: Agreement): Defect[] {
  const words = wordsIn(
    zone.filter(({ text }) => /arbitra|tribunal|仲裁/.test(text)),
    noAppointment,
  );
  return words === null
    ? []
    : [unworkable([words], 'the way to appoint the tribunal cannot work if one side does not help')];
}

function unworkable(words: Defect['words'], reason: string): Defect {
  return {
    kind: 'path.tribunal_unworkable',
    severity: 'medium',
    confidence: 0.7,
    words,
    reasons: [reason, 'say one number, and who appoints where a party does not'],
  };
}

/** "The arbitrator shall be Mr Justice Lo, and no other person", 仲裁員只可由陳大文擔任. */
const namedOnly =
  /\b(?:arbitrator|mr|ms|mrs|dr|prof(?:essor)?|sir|he|she)\b[^;]{0,120}\b(?:no (?:substitute|replacement|successor|alternate|other arbitrator)|(?:shall|may|must|can)(?: ?not| never) be (?:replaced|substituted)|not be replaced|irreplaceable|(?:successor|replacement|substitute|alternate)[^.;]{0,20}(?:not|never) be (?:appointed|named|nominated))\b|\b(?:nobody|no one|no other person) (?:else )?(?:may|shall|can) be appointed\b|\bby (?:sir|mr|ms|mrs|dr|professor|justice) [a-z .]{3,30} alone\b|(?:仲裁员|由)[^。]{0,30}(?:佢|他|她|该人)[^。;,]{0,8}(?:唔得闲|不能|未能|去世|过身|拒绝)[^。;]{0,8}(?:就|则)?(?:唔|不)(?:再)?仲裁|仲裁员[^。]{0,50}(?:不得|不可|唔可以|唔准|不设|无|冇|不)(?:另行|再|得)?(?:更换|替换|替补|替代|换人|补选|由他人|由其他人|改由|另选|另委|搵第二)|(?:净系|淨系|只准|只可以|只能|一定要)(?:搵|由|请|畀|俾|系|是)[^。;,]{2,12}(?:做|担任|出任|嚟|裁)[^。;]{0,10}仲裁员?|\b(?:sole )?arbitrator\b[^.;]{0,20}\b(?:shall|must|will|can|may)(?: only)? be (?:mr|ms|mrs|dr|prof(?:essor)?|justice|judge|sir|the hon)\b[^;]{0,80}(?:\b(?:and )?(?:no (?:one|other)|nobody|none other|only|in person|personally)\b)|\b(?:mr|ms|mrs|dr|prof(?:essor)?|sir)\.? [^.;]{2,40}\b(?:only|alone|and no (?:other|one else)|personally)\b[^.;]{0,40}\b(?:as|act)[^.;]{0,10}arbitrator|仲裁员[^。;]{0,8}(?:只(?:可|能)|必须|须|限)[^。;]{0,4}(?:由|为|系)(?:(?!年|执业|资格|资深|具|经验|香港|注册|退休|资历)[^。;]){2,14}(?:先生|女士|法官|大律师|律师|教授|本人)[^。;]{0,10}(?:担任|出任|做)?|(?:不得|唔(?:可以|得|准))(?:由)?(?:其他|另|第二)[^。;]{0,6}(?:人)?(?:担任|出任|代替|做)[^。;]{0,4}仲裁员?/;

function onlyArbitrator(agreement: Agreement): Defect[] {
  const words = wordsIn(agreement.zone, namedOnly);
  if (words === null) return [];
  const { basis } = decidingLaw(agreement);
  return [
    {
      kind: 'path.tribunal_unworkable',
      severity: 'medium',
      confidence: 0.7,
      words: [words],
      reasons: [
        'one person is named as arbitrator, and nobody else may be',
        `${basis}; if that person cannot act, the agreement may fall with the appointment: name who replaces them`,
      ],
    },
  ];
}

const awardWithin =
  /\baward\b[^.;]{0,30}\b(?:made|issued|rendered|delivered|given|published|handed down|due|produced|released|shall be|must be)\b[^.;]{0,30}\b(?:within|not? later than|inside)(?: the)? (?:[a-z-]+ )?\(?(\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen)\)? (?:calendar |working |business )?days?\b[^.;]{0,30}\b(?:notice of arbitration|request for arbitration|commencement|filing|dispute|submission)|(?:提交|申请|受理|收到)[^。;,]{0,12}(?:后|起|之日起)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(?:工作)?(?:日|天)内[^。;]{0,16}(?:作出|出具|出)[^。;]{0,6}裁决/;
/** Fewer days than the appointment of a tribunal takes under any rules. */
const tooFewDays = 21;

function hastyAward(agreement: Agreement): Defect[] {
  for (const passage of agreement.zone) {
    const match = awardWithin.exec(passage.text);
    const days = match?.[1] ?? match?.[2];
    if (match === null || days === undefined) continue;
    // An English word says a small number: none beyond fourteen is read.
    if ((chineseNumeral(days) ?? (/^[a-z]/.test(days) ? 0 : Number(days))) > tooFewDays) continue;
    if (/expedit|documents? only|extend|快速|简易|延长/.test(passage.text)) continue;
    return [
      {
        kind: 'path.tribunal_unworkable',
        severity: 'low',
        confidence: 0.65,
        words: [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }],
        reasons: [
          'the award is due too soon for a tribunal to be formed and heard',
          'an award made late may be set aside or refused; let the tribunal or the body extend the time',
        ],
      },
    ];
  }
  return [];
}
