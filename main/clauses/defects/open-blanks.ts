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
    '×{2,}|＊{2,}|\\bxx+\\b|〇{2,}|○{2,}',
    // What is to come, or what a bracket asks for.
    `\\[ ?(?:●|•|\\*|…|\\.{2,})? ?\\]`,
    `[[(](?:[^\\])]{0,40}[^a-z\\])])?${open}(?![a-z])[^\\])]{0,40}[\\])]`,
    `\\[[^\\]]{0,14}(?:${open}|${term})[^\\]]{0,24}\\]`,
    '待填|\\btb[cda]\\b',
    `(?:为|是|系|:|\\[|\\()待定|待定[\\])]`,
    '[[(][^\\])]{0,30}(?:to be (?:agreed|decided|determined)|待议|另议|未定|待商)[^\\])]{0,12}[\\])]',
    `${term}(?: of (?:the )?arbitration)?(?:为|是|系|is|shall be|:)? ?\\(?${open}`,
    // A label with nothing behind it.
    `${term}(?: of (?:the )?arbitration)?[^。;.:,]{0,10}: ?[)\\]]?(?=[。;,]|\\.(?: |$)|$|仲裁[。,]|\\)[^。;]{0,3}仲裁)`,
    // 提交　　仲裁委员会仲裁: the line was left empty.
    '(?:提交|交由|由|向|提请|送交|递交)\\(? ?\\)?仲裁委员会(?:申请)?仲裁|仲裁地点?(?:在|为|是)(?=[。;,]|$)',
    // An option that nobody took.
    '\\[(?!\\d)[^\\]/]{1,30} ?\\/ ?[^\\]/]{1,30}\\]',
    '\\((?:[一-鿿]{2,16})[/|](?:[一-鿿]{2,16})\\)',
    '[□☐](?![^。;]*[☑☒✓✔√■])',
    '\\*?\\bdelete (?:as|where|whichever|if|which)[^.;)]{0,30}(?:appropriate|applicable|inapplicable|not appl)|\\bstrike out\\b[^.;)]{0,30}\\bappl',
    '(?:请)?(?:删去|划去|删除)(?:不适用|其一|其中)|选择其一|二选一|(?:请)?(?:勾选|选填|圈出)',
    '\\(?(?:left blank|not filled(?: in)?|not completed|no (?:entry|selection|choice) (?:made|was made))\\)?|未(?:填|勾|选定)|冇(?:填|拣|剔)|空白|留空',
  ].join('|'),
);

const ofAddress = /送达|地址|电邮|邮箱|\be-?mail|\baddress|\bannex|\bschedule/;
const ofArbitration =
  /仲裁(?:地|机构(?=[为是:系])|委员会仲裁|员)|\bseat\b|\binstitution|\barbitrators?\b|\badministered/;

/** What was left open in a form, or a rider that stands over one. */
export function openBlanks(reading: Reading, agreement: Agreement): Defect[] {
  const passages = agreement.zone.filter(
    (passage) => agreement.carriers.includes(passage) || /arbitra|seat|仲裁|\bbox \d/.test(passage.text),
  );
  for (const passage of passages) {
    // The blank of an address is no blank of the clause.
    if (ofAddress.test(passage.text) && !ofArbitration.test(passage.text)) continue;
    const match = blank.exec(passage.text);
    if (match === null) continue;
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
