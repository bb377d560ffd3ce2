import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect } from './defect.ts';

/** A term of an arbitration clause, by the word that a form prints for it. */
const term =
  '(?:仲裁(?:机构|地点?|语言|员人数|员|规则|委员会)|机构名称|机构|地点|席位|城市|语言|人数|institution|arbitral body|body|seat|place|venue|city|rules|language|number(?: of arbitrators)?|administering body)';
const open =
  '(?:待定|待填|待补|待确认|未填|未填写|留空|空白|空住|填写|请填写|另行填写|tbc|tbd|tba|to be (?:confirmed|advised|inserted|completed|filled|specified|nominated)|to follow|blank|left blank|not (?:filled|completed|stated|specified|inserted)|insert|specify|complete|select|choose|delete|state|name of|unfilled)';

const blank = new RegExp(
  [
    // Nothing between brackets, or a line to write on.
    '[[〔【(]\\s*[\\]〕】)]',
    '_{3,}',
    '\\.{5,}',
    '第[_ ]+[种项](?:方式|办法)?|第\\([_ ]*\\)[种项]',
    '\\(\\s{2,}\\)',
    // 二〇〇九年 is a year, 代表冯×× and 电话2345 xxxx are names and numbers kept back.
    '(?<!(?:代表|先生|女士|经办人|董事|签署人|电话|手机)[^。;,:]{0,6}[:]?[^。;,:]{0,5})×{2,}|＊{2,}|(?<!\\d ?)\\bxx+\\b|(?<![一二三四五六七八九])(?:〇{2,}|○{2,})(?![一二三四五六七八九])',
    // What is to come, or what a bracket asks for.
    `\\[ ?(?:●|•|\\*|…|\\.{2,})? ?\\]`,
    `[[(](?:[^\\])]{0,40}[^a-z\\])])?${open}(?![a-z])[^\\])]{0,40}[\\])]`,
    `\\[[^\\]]{0,14}(?:${open}|${term})[^\\]]{0,24}\\]`,
    '待填|\\btb[cda]\\b',
    `(?:为|是|系|:|\\[|\\()待定|待定[\\])]`,
    '[[(][^\\])]{0,30}(?:to be (?:agreed|decided|determined)|待议|另议|未定|待商)[^\\])]{0,12}[\\])]',
    `${term}(?: of (?:the )?arbitration)?(?:为|是|系|is|shall be|:)? ?\\(?${open}`,
    '\\b(?:box|field|entry|line|schedule|item)\\b[^.;]{0,16}\\b(?:reads?|says?|states?|contains?|shows?) ?["\']?(?:to be (?:agreed|advised|confirmed|completed)|blank|nil|nothing|n/?a)\\b',
    // A label with nothing behind it.
    `${term}(?: of (?:the )?arbitration)?[^。;.:,]{0,10}: ?[)\\]]?(?=[。;,]|\\.(?: |$)|$|仲裁[。,]|\\)[^。;]{0,3}仲裁)`,
    // 提交　　仲裁委员会仲裁: the line was left empty.
    '(?:提交|交由|由|向|提请|送交|递交)\\(? ?\\)?仲裁委员会(?:申请)?仲裁|仲裁地点?(?:在|为|是)(?=[。;,]|$)',
    // An option that nobody took.
    '\\[(?!\\d)[^\\]/]{1,30} ?\\/ ?[^\\]/]{1,30}\\]',
    '\\((?:[一-鿿]{2,16})[/|](?:[一-鿿]{2,16})\\)',
    '[□☐](?![^。;]*[☑☒✓✔√■])',
    '\\*?\\bdelete (?:one|two|all but one)\\b|\\b(?:nothing|neither|none)\\b[^.;]{0,24}\\b(?:has|have|having|been) (?:been )?(?:deleted|struck|chosen|selected)|\\bdelete (?:as|where|whichever|if|which)[^.;)]{0,30}(?:appropriate|applicable|inapplicable|not appl)|\\bstrike out\\b[^.;)]{0,30}\\bappl',
    '(?:请)?(?:删去|划去|删除)(?:不适用|其一|其中)|选择其一|二选一|(?:请)?(?:勾选|选填|圈出)',
    '\\b(?:box|option|alternative|choice|line|space|field|particulars?)\\b[^.;]{0,50}\\b(?:(?:has|have|had|was|were|is|are) (?:been )?(?:not |never )(?:been )?(?:completed|ticked|filled|marked|selected|chosen|made|entered|checked)|(?:remains?|is|was|are) (?:blank|empty|open|unticked|unmarked|unfilled))|\\b(?:no|neither|none of the) (?:box|option|alternative|choice|selection|entry)(?:es|s)?\\b[^.;]{0,24}\\b(?:ticked|marked|selected|chosen|made|completed|filled|entered|checked)|(?:均|并|都)?(?:未|没有|冇)(?:作|做)?(?:出)?(?:勾选|选择|剔选?|拣)|空格',
    '\\(?(?:left blank|not filled(?: in)?|not completed|no (?:entry|selection|choice) (?:made|was made))\\)?|(?:格|栏|处)[^。;,]{0,8}(?:系|都系|是)?(?:吉|空)(?:嘅|的|着)?|未(?:填|勾|选定)|冇(?:填|拣|剔)|空白|留空',
  ].join('|'),
);

const ofAddress = /送达|地址|电邮|邮箱|\be-?mail|\baddress|\bannex|\bschedule/;
const ofArbitration =
  /仲裁(?:地|机构(?=[为是:系])|委员会仲裁|员)|\bseat\b|\binstitution|\barbitrators?\b|\badministered/;

/** What was left open in a form, or a rider that stands over one. */
export function openBlanks(reading: Reading, agreement: Agreement): Defect[] {
  const passages = agreement.zone.filter(
    (passage) =>
      agreement.carriers.includes(passage) ||
      /arbitra|seat|仲裁|\bbox(?:es)?\b|\bticked\b|争议|纠纷|\bdisputes?\b|勾选|剔选|未填/.test(passage.text),
  );
  for (const passage of passages) {
    // The blank of an address is no blank of the clause.
    if (ofAddress.test(passage.text) && !ofArbitration.test(passage.text)) continue;
    const match = blank.exec(passage.text);
    if (match === null) continue;
    // 提交仲裁委员会仲裁: a line to fill only where there is room for it.
    if (/^[提交由向送递]/.test(match[0]) && !hasRoom(reading, passage.start + match.index, match[0].length)) continue;
    // One of the boxes was ticked.
    if (/^[□☐]|勾选|选填|圈出|tick/.test(match[0]) && passages.some(({ text }) => /(?<![打划画"])[☑☒✓✔√■]/.test(text)))
      continue;
    const start = passage.start + match.index;
    return [
      {
        kind: 'path.layered',
        severity: 'medium',
        confidence: 0.78,
        words: [{ start, end: start + match[0].length }],
        reasons: [
          'a blank or an option in the clause was left open',
          'a printed form’s default may then decide (Shagang v Daewoo [2015] EWHC 194: an unfilled box would have sent it to London)',
        ],
      },
    ];
  }
  const rider =
    /\b(?:rider|recap|fixture recap|additional clause)s?\b[^.;]{0,60}\b(?:prevail|supersede|override|precedence)/.exec(
      reading.folded.text,
    );
  if (rider === null || agreement.bodies.length === 0) return [];
  return [
    {
      kind: 'path.layered',
      severity: 'note',
      confidence: 0.6,
      words: [{ start: rider.index, end: rider.index + rider[0].length }, agreementPlace(agreement)],
      reasons: [
        'a recap or rider stands over the printed form',
        'see that its law and arbitration words agree with the form’s',
      ],
    },
  ];
}

/** Whether the source has white space or a line in the words; folded Chinese drops them. */
function hasRoom({ folded }: Reading, start: number, length: number): boolean {
  return /[\s_\u3000(]/.test(folded.source.slice(folded.sourceStart(start), folded.sourceEnd(start + length)));
}
