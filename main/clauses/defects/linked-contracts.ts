import { accessoryWords } from '../arbitration/accessory-words.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { agreementPlace, type Defect } from './defect.ts';
import { sameBody } from './institution-defects.ts';
import { dividedInstruments, sentBy, standsBeside } from './instruments.ts';

/** A contract and what belongs to it that go different ways; or two agreements of one document that do. */
export function linkedContracts(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  const apart = instrumentsApart(reading, agreements);
  if (apart !== null) return [apart];
  for (const [index, one] of agreements.entries()) {
    const other = agreements
      .slice(index + 1)
      .find((candidate) => candidate.chinese === one.chinese && differs(one, candidate));
    if (other === undefined) continue;
    const linked = isAccessory(one) || isAccessory(other);
    return [
      divided(linked, {
        confidence: 0.75,
        // The later clause is the one to look at.
        words: [other.institution ?? agreementPlace(other), one.institution ?? agreementPlace(one)],
        fields: {
          institutions: [one.institution?.body.name.en ?? null, other.institution?.body.name.en ?? null],
          seats: [one.seat?.value.place.name ?? null, other.seat?.value.place.name ?? null],
        },
      }),
    ];
  }
  const within = agreements.flatMap(linkedWithin)[0] ?? agreements.flatMap(formerAndLatter)[0];
  if (within !== undefined) return [within];
  const silent = silentGuarantee(reading, agreements);
  return silent.length > 0 ? silent : unarbitratedGuarantee(reading, agreements);
}

/** Contracts by name, each with its own way: the Loan Agreement to SIAC, the Guarantee to the LCIA. */
function instrumentsApart({ passages }: Reading, agreements: readonly Agreement[]): Defect | null {
  const bodies = agreements
    .flatMap((agreement) => agreement.bodies)
    .filter((hit, index, list) => list.findIndex(({ start }) => start === hit.start) === index);
  const zone = agreements.flatMap((agreement) => agreement.zone);
  const near =
    passages.length <= fewPassages ? passages : [...new Set(zone)].toSorted((one, other) => one.start - other.start);
  // Mixed writing names the one paper in English and the other in Chinese.
  const ways: (readonly Passage[])[] = [near.filter(({ chinese }) => chinese), near.filter(({ chinese }) => !chinese)];
  if (passages.length <= fewPassages) ways.push(near);
  for (const own of ways) {
    const found = dividedInstruments(
      sentBy(
        own,
        bodies.filter(
          ({ body, start: at, end: until }) =>
            body.id !== 'uncitral' && own.some(({ start, end }) => at >= start && until <= end),
        ),
      ),
    );
    if (found === null) continue;
    const [one, other] = found;
    // The languages of one clause are no two papers, unless one of them is another's guarantee or note.
    if (own === near && standsBeside(one.instrument) === standsBeside(other.instrument)) continue;
    return divided(true, {
      confidence: 0.7,
      words: [other.words, one.words],
      fields: { institutions: [one.body?.body.name.en ?? null, other.body?.body.name.en ?? null], seats: [] },
    });
  }
  return null;
}

const fewPassages = 16;

/** Disputes that go to two bodies or seats; `linked`: those of a contract and of what belongs to it. */
function divided(linked: boolean, found: Pick<Defect, 'confidence' | 'words' | 'fields'>): Defect {
  return {
    ...found,
    kind: linked ? 'path.linked_contracts' : 'path.two_institutions',
    severity: 'high',
    reasons: [
      linked
        ? 'a contract and what belongs to it (a guarantee, a note) name different bodies or seats'
        : 'two arbitration clauses of one document name different bodies or seats',
      'one tribunal may not hear both (H v G [2022] HKCFI 1327; AAA v DDD [2024] HKCFI 513)',
    ],
  };
}

const accessory = new RegExp(`${accessoryWords}|\\bthis note\\b|擔保|保證`);

/** The clause of a guarantee, bond or note rather than of the main contract. */
function isAccessory({ lead, carriers }: Agreement): boolean {
  const words = [...lead.around.map(({ heading }) => heading.toLowerCase()), ...carriers.map(({ text }) => text)].join(
    ' ',
  );
  return accessory.test(words);
}

/** Disputes of one instrument, by the name of the instrument: 主合同争议, "disputes under the Guarantee". */
const ofInstrument =
  /(本?[一-鿿]{0,8}(?:合同|协议|合约|契约|函|书|票据|契据|》)|担保|保证)(?:项下|之下|下|产生|引起|所|之|的|而){0,4}(?:一切|任何)?(?:争议|纠纷|争端)|(?:因|就)(?!本)([^。;,]{2,10}?)(?:引起|发生|产生)(?:之|的)?(?:争议|纠纷|争端)|\b(?:disputes?|differences?|claims?)\b[^.;]{0,30}\b(?:under|arising (?:out of|from|under)|in connection with) (?:the|this) ((?:[a-z]+ )?[a-z]+)/g;

/** Two instruments in one clause, each with a body of its own. */
function linkedWithin(agreement: Agreement): Defect[] {
  const spoken = agreement.zone.flatMap(({ text, start }) =>
    [...text.matchAll(ofInstrument)].map((match) => ({
      instrument: match[1] ?? match[2] ?? match[3] ?? '',
      at: start + match.index,
    })),
  );
  const sent = spoken.flatMap(({ instrument, at }, index) => {
    const until = spoken[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const body = agreement.bodies.find(({ role, start }) => role !== 'appoints' && start > at && start < until);
    return body === undefined ? [] : [{ instrument, body }];
  });
  const [first] = sent;
  if (first === undefined) return [];
  const second = sent.find(({ instrument, body }) => instrument !== first.instrument && !sameBody(body, first.body));
  if (second === undefined || !belongs.test(agreement.zone.map(({ text }) => text).join(' '))) return [];
  return [
    divided(true, {
      confidence: 0.7,
      words: [second.body, first.body],
      fields: { institutions: [first.body.body.name.en, second.body.body.name.en], seats: [] },
    }),
  ];
}

const former = /\bthe former\b|前者/;
const latter = /\bthe latter\b|后者/;

/** "Under the former … ICC; under the latter … LCIA": two papers that were named before. */
function formerAndLatter({ zone, bodies }: Agreement): Defect[] {
  const text = zone.map((passage) => passage.text).join('\n');
  if (!former.test(text) || !/agreement|contract|deed|合同|协议|合约|契/.test(text)) return [];
  const at = (pattern: RegExp): number | null => {
    const passage = zone.find((one) => pattern.test(one.text));
    return passage === undefined ? null : passage.start + passage.text.search(pattern);
  };
  const [one, other] = [at(former), at(latter)];
  if (one === null || other === null) return [];
  const sent = (from: number, until: number) =>
    bodies.find(({ role, start }) => role !== 'appoints' && start > from && start < until);
  const first = sent(one, other);
  const second = sent(other, Number.POSITIVE_INFINITY);
  if (first === undefined || second === undefined || sameBody(first, second)) return [];
  return [
    divided(true, {
      confidence: 0.7,
      words: [second, first],
      fields: { institutions: [first.body.name.en, second.body.name.en], seats: [] },
    }),
  ];
}

/** Words of an instrument beside another. */
const belongs = new RegExp(
  `${accessoryWords}|补充协议|从合同|主合同|分包|总承包|总包|分判|担保|保证|附件|框架|\\b(?:supplemental|ancillary|side letter|sub-?contract|main contract|head contract|facility|loan|guarantee|security|framework|master)\\b`,
);

function differs(one: Agreement, other: Agreement): boolean {
  const bodies =
    one.institution !== null && other.institution !== null && !sameBody(one.institution, other.institution);
  const seats =
    one.seat?.value.express === true &&
    other.seat?.value.express === true &&
    one.seat.value.place.law !== other.seat.value.place.law;
  return bodies || seats;
}

const silentChinese =
  /(?:担保|保证|保函|本票|质押|抵押|补充协议|从合同)[^。]{0,60}(?:争议|纠纷|争拗|仲裁)[^。;]{0,16}(?:只字(?:不|未)提|一(?:个)?字(?:都)?(?:不|未|冇)提|(?:未|没有|冇|并无)(?:提及|约定|规定|提到|订明|讲|提|写)|从缺|付之阙如)/;
const silentEnglish =
  /\b(?:guarantee|bond|promissory note|pledge|charge|mortgage|side letter|supplement)\b[^.]{0,100}\b(?:silent|says? nothing|(?:makes?|contains?|has) no (?:provision|mention|reference)|does not (?:say|mention|provide))\b[^.;]{0,50}\b(?:disputes?|arbitrat\w+|forum)\b/;

/** A text that tells of the guarantee that it says nothing of disputes, beside a contract that arbitrates. */
function silentGuarantee({ passages }: Reading, agreements: readonly Agreement[]): Defect[] {
  const [agreement] = agreements;
  const passage = passages.find(({ text }) => silentChinese.test(text) || silentEnglish.test(text));
  if (agreement === undefined || passage === undefined || passages.length > fewPassages) return [];
  return [
    {
      kind: 'path.linked_contracts',
      severity: 'medium',
      confidence: 0.65,
      words: [{ start: passage.start, end: passage.end }, agreementPlace(agreement)],
      reasons: [
        'the guarantee says nothing of disputes while the main contract goes to arbitration',
        'claims on the debt and on the guarantee would run apart',
      ],
    },
  ];
}

/** A guarantee inside the document that sends its own disputes to court. */
function unarbitratedGuarantee(reading: Reading, agreements: readonly Agreement[]): Defect[] {
  const agreement = agreements[0];
  if (agreement === undefined) return [];
  const passage = reading.passages.find(
    ({ text, clause }) =>
      /\bthis (?:deed of )?guarantee\b[^.;]{0,120}\bcourts?\b|本(?:担保|保证)(?:书|函|合同)?[^。;]{0,60}法院/.test(
        text,
      ) && clause !== agreement.lead.clause,
  );
  if (passage === undefined) return [];
  return [
    {
      kind: 'path.linked_contracts',
      severity: 'medium',
      confidence: 0.65,
      words: [{ start: passage.start, end: passage.end }, agreementPlace(agreement)],
      reasons: [
        'the guarantee goes to the courts while the main contract goes to arbitration',
        'claims on the debt and on the guarantee would run apart',
      ],
    },
  ];
}
