import type { Agreement } from '../arbitration/agreement.ts';
import { breaksTies } from '../arbitration/tribunal.ts';
import type { Reading } from '../matching/reading.ts';
import { decidingLaw } from './deciding-law.ts';
import { agreementPlace, type Defect } from './defect.ts';
import { restToCourt } from './rest-to-court.ts';

/** Defects in the tribunal, the steps before it, the scope and the form of the clause. */
export function processDefects(reading: Reading, agreement: Agreement): Defect[] {
  return [
    ...tribunal(agreement),
    ...preconditions(agreement),
    ...narrowScope(agreement),
    ...nonArbitrable(agreement),
    ...layered(reading, agreement),
  ];
}

function tribunal(agreement: Agreement): Defect[] {
  const found = agreement.tribunal;
  if (found === null || found.value.number === null || found.value.number % 2 === 1) return [];
  const tie = agreement.zone.some(
    ({ text }) =>
      breaksTies.test(text) &&
      !/\b(?:no|without an?) (?:umpire|third)|(?:不设|无|没有|冇)[^。;]{0,6}(?:首席|第三)/.test(text),
  );
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

function preconditions(agreement: Agreement): Defect[] {
  const open = agreement.tiers.filter(({ period }) => period === null);
  const first = open[0];
  if (first === undefined) return [];
  return [
    {
      kind: 'path.preconditions',
      severity: open.every(({ step }) => step === 'negotiation') ? 'note' : 'low',
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

const oneSubject =
  /\bonly (?:the )?(?:disputes?|controvers(?:y|ies)|differences?|disagreements?) (?:as to|regarding|concerning|relating to|over|about|with respect to)\b|(?:仅|只有?|净系|淨系|(?<![方人者均各应])得)(?:就|因|限于|关于|对)?[^。;,]{1,14}(?:争议|纠纷|争拗|分歧)[^。;]{0,20}仲裁|\b(?:disputes?|controvers(?:y|ies)|differences?|disagreements?) (?:as to|regarding|concerning|relating to|over|about|with respect to) (?:only )?(?:the )?(?:quality|price|purchase price|quantity|valuation|calculation|amount|payment|fees?|royalt(?:y|ies)|earn-?out|adjustment|weight|condition of the goods)\b|\b(?:dispute|disagreement)s?(?: between the parties)? (?:concerning|regarding|as to|over) (?:the )?(?:scope or )?interpretation(?! (?:,|or (?:performance|application|breach|enforce)))(?= of)|(?:因|就|关于|对|有关)(?:货物|产品)?(?:的)?(?:质量|价格|数量|付款|计算|重量|品质)(?:问题)?(?:所)?(?:引起|发生|产生)?(?:的)?(?:争议|纠纷|异议)/;

/** "… as to payment, or otherwise under this Agreement": nothing is left out. */
const everythingElse =
  /\bor (?:otherwise|any other|in any other)\b|\band (?:all|any) other\b|(?:及|以及|或|和)(?:其他|任何其他|一切)[^。;]{0,10}(?:争议|争端|纠纷)/;

/** "Quality disputes and no others", 其他爭議由法院審理. */
const onlyThese = new RegExp(
  `\\b(?:and|but) no others?\\b(?! part)|\\bno other (?:disputes?|matters?|differences?) (?:shall|may|will|are|is)\\b|${restToCourt.source}`,
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

const family =
  /离婚|婚姻|收养|监护|扶养|继承|抚养|行政(?:争议|处罚)|\b(?:divorce|custody|adoption|inheritance|guardianship|succession to the estate)\b/;

function nonArbitrable(agreement: Agreement): Defect[] {
  const { family: law, basis } = decidingLaw(agreement);
  if (law !== 'mainland') return [];
  for (const passage of agreement.carriers) {
    const match = family.exec(passage.text);
    if (match === null) continue;
    return [
      {
        kind: 'path.non_arbitrable',
        severity: 'high',
        confidence: 0.7,
        words: [{ start: passage.start + match.index, end: passage.start + match.index + match[0].length }],
        reasons: [
          'the subject may not go to arbitration',
          `${basis}: family, inheritance and administrative matters are outside (Arbitration Law 2017 art. 3)`,
        ],
      },
    ];
  }
  return [];
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
