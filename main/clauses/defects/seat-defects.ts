import type { Agreement } from '../arbitration/agreement.ts';
import { maskedText } from '../arbitration/masked-text.ts';
import { foldPhrase } from '../matching/folded-text.ts';
import { placesIn } from '../matching/places.ts';
import { sitsInItsCity } from './city-commissions.ts';
import { agreementPlace, type Defect } from './defect.ts';
import { eachItsCase, partysCommission } from './institution-defects.ts';
import { remedyGap } from './remedy-gap.ts';

/** What is wrong with the seat, the law of the agreement, or the reach of court help. */
export function seatDefects(agreement: Agreement, all: readonly Agreement[]): Defect[] {
  // The other language's version names it.
  const elsewhere =
    agreement.seat === null && all.some(({ chinese, seat }) => chinese !== agreement.chinese && seat !== null);
  return [
    ...twoSeats(agreement),
    ...(elsewhere ? [] : vagueSeat(agreement)),
    ...unstatedLaw(agreement),
    ...remedyGap(agreement),
  ];
}

function distinctSeats(agreement: Agreement): Agreement['seats'] {
  const express = agreement.seats.filter(({ value }) => value.express);
  const read = express.length > 0 ? express : agreement.seats;
  return read.filter(
    ({ value }, index) => read.findIndex((other) => other.value.place.name === value.place.name) === index,
  );
}

function twoSeats(agreement: Agreement): Defect[] {
  if (agreement.zone.some(({ text }) => eachItsCase.test(text))) return [];
  const [first, second] = distinctSeats(agreement);
  if (first === undefined || second === undefined) return seatsInOneBreath(agreement);
  const one = first.value.place;
  const other = second.value.place;
  // London and England, or Hong Kong and China, are one place named twice.
  if (
    one.law === other.law &&
    (one.kind === 'country' || other.kind === 'country' || one.kind === 'state' || other.kind === 'state')
  )
    return [];
  return [
    {
      kind: 'path.seat_vague',
      severity: one.family === other.family ? 'medium' : 'high',
      confidence: 0.8,
      words: [first, second],
      reasons: [
        'two places are named for the arbitration',
        'which of them is the seat decides the court and the law of the procedure',
      ],
      fields: { seats: [one.name, other.name] },
    },
  ];
}

const namesSeat =
  /\b(?:seat|place)(?: of (?:the )?arbitration)?(?: shall be| is| will be| being|:)?(?: in| at)? |\barbitrat\w+ (?:shall )?(?:take place |be held |sit )?(?:in|at) |仲裁地(?:点)?(?:就|应|定)?(?:为|是|系|设在|在|喺|:)?|(?:喺|在)边度仲裁/g;
/** What puts a second place beside the first: "Helsinki and Tallinn", 香港同新加坡, 香港又得,澳门又得. */
const besidePlace =
  /^,? ?(?:and|or|and\/or|as well as|\/|&)(?: equally| also| likewise| alternatively| jointly)?(?: in| at)? ?$|^(?:同埋?|及|或者?|抑或|与|和|、|又得,|都得,|又可以?,)(?:在|喺|是|就)?$/;

/** "The seat is Helsinki and Tallinn": two places in one breath. */
function seatsInOneBreath(agreement: Agreement): Defect[] {
  for (const passage of agreement.zone) {
    const text = maskedText(passage, agreement.bodies);
    for (const match of text.matchAll(namesSeat)) {
      const from = match.index + match[0].length;
      const [first, second] = placesIn(text.slice(from, from + 60));
      if (first === undefined || second === undefined || first.start > 6) continue;
      const between = text.slice(from + first.end, from + second.start);
      const [one, other] = [first.place, second.place];
      const isSame = one.law === other.law && (one.kind !== 'city' || other.kind !== 'city');
      if (!besidePlace.test(between) || one.name === other.name || isSame) continue;
      const at = passage.start + from;
      return [
        {
          kind: 'path.seat_vague',
          severity: one.family === other.family ? 'medium' : 'high',
          confidence: 0.75,
          words: [first, second].map(({ start, end }) => ({ start: at + start, end: at + end })),
          reasons: [
            'two places are named for the arbitration',
            'which of them is the seat decides the court and the law of the procedure',
          ],
          fields: { seats: [one.name, other.name] },
        },
      ];
    }
  }
  return [];
}

const oneCourt: ReadonlySet<string> = new Set(['England and Wales', 'Scotland']);

/** 深圳市国际贸易仲裁委员会: whether or not it exists, its city is told. */
function namedAfterCity(name: string): boolean {
  return placesIn(foldPhrase(name)).some(({ place }) => place.kind === 'city' && place.family === 'mainland');
}

/** 该会设在北京: the unknown body is told to sit there. */
const saysWhereItSits =
  /(?:该会|该院|该中心|该机构|其)[^。;,]{0,4}(?:设|位|坐落)(?:在|于)[一-鿿]{2}|\b(?:which|it) (?:sits|is seated|has its seat|is located) (?:in|at) [a-z]/;

function vagueSeat(agreement: Agreement): Defect[] {
  const { seat, institution } = agreement;
  if (seat !== null) {
    const { place } = seat.value;
    // England and Wales are one law and one court.
    if (
      place.kind !== 'country' ||
      oneCourt.has(place.name) ||
      agreement.seats.some(({ value }) => value.place.kind !== 'country')
    )
      return [];
    return [
      {
        kind: 'path.seat_vague',
        severity: 'medium',
        confidence: 0.8,
        words: [seat],
        reasons: [
          `only a country is named as the place of arbitration`,
          `${place.name} has more than one court that could supervise`,
        ],
        fields: { seats: [place.name] },
      },
    ];
  }
  // A commission sits where its name says.
  if (
    partysCommission(agreement) !== null ||
    agreement.unknown.some(({ name }) => sitsInItsCity(name) || namedAfterCity(name)) ||
    (agreement.unknown.length > 0 && agreement.zone.some(({ text }) => saysWhereItSits.test(text)))
  )
    return [];
  const home = institution?.body.defaultSeat ?? null;
  if (home === null && agreement.venue !== null) {
    return [
      {
        kind: 'path.seat_vague',
        severity: 'note',
        confidence: 0.6,
        words: [agreement.venue],
        reasons: ['no seat is named', `the hearing is to be in ${agreement.venue.value.place.name}`],
        fields: { seats: [] },
      },
    ];
  }
  if (home !== null) {
    return [
      {
        kind: 'path.seat_vague',
        severity: 'note',
        confidence: 0.6,
        words: [institution ?? agreementPlace(agreement)],
        reasons: [
          'no seat is named',
          `${institution?.body.name.en ?? 'the body'}'s own rules or practice point to ${home}`,
        ],
        fields: { seats: [], default_seat: home },
      },
    ];
  }
  return [
    {
      kind: 'path.seat_vague',
      severity: institution === null ? 'medium' : 'low',
      confidence: 0.7,
      words: [agreementPlace(agreement)],
      reasons: [
        'no seat is named',
        institution === null
          ? 'nothing else fixes the court or the law of the procedure'
          : 'the rules will have to fix it',
      ],
      fields: { seats: [] },
    },
  ];
}

function unstatedLaw(agreement: Agreement): Defect[] {
  const { lawOfAgreement, governingLaw, seat } = agreement;
  const contract = governingLaw?.places[0];
  if (lawOfAgreement !== null || contract === undefined || governingLaw === null || seat === null) return [];
  if (contract.law === seat.value.place.law || (contract.family === 'us' && seat.value.place.family === 'us'))
    return [];
  return [
    {
      kind: 'path.law_of_agreement_unstated',
      severity: 'note',
      confidence: 0.75,
      words: [governingLaw, seat],
      reasons: [
        `the contract's law (${contract.law}) and the seat (${seat.value.place.name}) differ, and no law is chosen for the arbitration agreement`,
        'England: the seat’s law since 1 August 2025 (Arbitration Act 1996 s.6A); Hong Kong: usually the main contract’s; Mainland: the body’s or the seat’s, whichever upholds it',
      ],
      fields: { governing_law: contract.law, seat: seat.value.place.name },
    },
  ];
}
