import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect } from './defect.ts';
import { nonArbitrable } from './non-arbitrable.ts';
import { restToCourt } from './rest-to-court.ts';
import { tribunalDefects } from './tribunal-defects.ts';

/** Defects in the tribunal, the steps before it, the subject, the scope and the form of the clause. */
export function processDefects(reading: Reading, agreement: Agreement): Defect[] {
  return [
    ...tribunalDefects(agreement),
    ...preconditions(agreement),
    ...narrowScope(agreement),
    ...nonArbitrable(agreement),
    ...layered(reading, agreement),
  ];
}

function preconditions(agreement: Agreement): Defect[] {
  const open = agreement.tiers.filter(({ period }) => period === null);
  const first = open[0];
  if (first === undefined) return [];
  return [
    {
      kind: 'path.preconditions',
      severity: open.every(({ step }) => step === 'negotiation') || talkOrMediate(agreement) ? 'note' : 'low',
      confidence: 0.65,
      words: open,
      reasons: [
        `the step before arbitration (${open.map(({ step }) => step).join(', ')}) has no end date`,
        'when arbitration may start can be argued; in Hong Kong this goes to admissibility, for the tribunal (C v D [2023] HKCFA 16)',
      ],
      fields: { steps: open.map(({ step }) => step) },
    },
  ];
}

/** 由当事人协商或者申请调解解决: the printed words of Mainland forms, which make neither of them a step. */
function talkOrMediate({ zone }: Agreement): boolean {
  return zone.some(({ text }) => /协商(?:解决)?,?(?:或者?|、)[^。;]{0,14}调解/.test(text));
}

const oneSubject =
  /\bonly (?:the )?(?:disputes?|controvers(?:y|ies)|differences?|disagreements?) (?:as to|regarding|concerning|relating to|over|about|with respect to)\b|(?:仅|只有?|净系|淨系|(?<![方人者均各应])得)(?:就|因|限于|关于|对)?[^。;,]{1,14}(?:争议|纠纷|争拗|分歧)[^。;]{0,20}仲裁|\b(?:disputes?|controvers(?:y|ies)|differences?|disagreements?) (?:as to|regarding|concerning|relating to|over|about|with respect to) (?:only )?(?:the )?(?:quality|price|purchase price|quantity|valuation|calculation|amount|payment|fees?|royalt(?:y|ies)|earn-?out|adjustment|weight|condition of the goods)\b|\b(?:dispute|disagreement)s?(?: between the parties)? (?:concerning|regarding|as to|over) (?:the )?(?:scope or )?interpretation(?! (?:,|or (?:performance|application|breach|enforce)))(?= of)|(?:因|就|关于|对|有关)(?:货物|产品)?(?:的)?(?:质量|价格|数量|付款|计算|重量|品质)(?:问题)?(?:所)?(?:引起|发生|产生)?(?:的)?(?:争议|纠纷|异议)/;

/** "… as to payment, or otherwise under this Agreement": nothing is left out. */
const everythingElse =
  /\bor (?:otherwise|any other|in any other)\b|\band (?:all|any) other\b|(?:及|以及|或|和)(?:其他|任何其他|一切)[^。;]{0,10}(?:争议|争端|纠纷)/;

/** "Quality disputes and no others", 其他爭議由法院審理. */
const onlyThese = new RegExp(
  `\\b(?:and|but) no others?\\b(?! (?:part|person|arbitrator|one))|(?:其他|其余|其它)(?:的)?(?:一切)?(?:争议|争端|纠纷|事项)[^。;]{0,8}(?:另行|不(?:在|属|适用)|唔)|\\bno other (?:disputes?|matters?|differences?) (?:shall|may|will|are|is)\\b|${restToCourt.source}`,
);

function narrowScope(agreement: Agreement): Defect[] {
  const head = agreement.zone.flatMap((passage) => {
    const only = /arbitra|仲裁|dispute|争议|court|法院/.test(passage.text) ? onlyThese.exec(passage.text) : null;
    const match = (agreement.carriers.includes(passage) ? oneSubject.exec(passage.text) : null) ?? only;
    return match === null || (everythingElse.test(passage.text) && only === null)
      ? []
      : [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }];
  })[0];
  if (head === undefined) return [];
  return [
    {
      kind: 'path.scope_narrow',
      severity: 'low',
      confidence: 0.65,
      words: [head],
      reasons: ['only one subject goes to arbitration', 'other disputes of the same contract would go to the courts'],
    },
  ];
}

const blank =
  /[[〔【(]\s*[\]〕】)]|_{3,}|第[_ ]+[种项](?:方式|办法)|\[(?!\d)[^\]/]{1,30} ?\/ ?[^\]/]{1,30}\]|\[ ?(?:●|•|\*|…|\.{2,}|insert[^\]]{0,40}|place|city|name[^\]]{0,30}|date|number|tbc|tbd|待定|填写|地点|机构名称)? ?\]|\(\s{2,}\)|×{2,}|＊{2,}|\bxx+\b|\btb[cd]\b|\bdelete (?:as|where) (?:appropriate|applicable)|待定|待填|(?:请)?删去不适用|刪去不適用|选择其一|二选一/;

function layered(reading: Reading, agreement: Agreement): Defect[] {
  const passages = agreement.zone.filter(
    (passage) => agreement.carriers.includes(passage) || /arbitra|seat|仲裁/.test(passage.text),
  );
  for (const passage of passages) {
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
