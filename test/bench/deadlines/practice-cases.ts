import type { CalendarId } from '#main/clauses/deadlines/business-calendar.ts';

/** A sentence, the day of its event and the day a careful reader of the calendar gets. */
export interface PracticeCase {
  readonly text: string;
  readonly from: string;
  readonly place: CalendarId;
  readonly day: string;
}

/** Own wording. Each day was worked out by hand from the place's holidays; 10 October 2026 is a working Saturday on the Mainland. */
export const practiceCases: readonly PracticeCase[] = [
  {
    text: 'The Buyer shall pay within 14 days after receipt of the invoice.',
    from: '2026-03-02',
    place: 'hong-kong',
    day: '2026-03-16',
  },
  {
    text: 'The Seller shall reply within 5 business days after receipt of the notice.',
    from: '2026-04-01',
    place: 'hong-kong',
    day: '2026-04-13',
  },
  {
    text: 'The Seller shall reply within 5 business days after receipt of the notice.',
    from: '2026-04-01',
    place: 'england',
    day: '2026-04-10',
  },
  {
    text: 'The Contractor must give notice no later than 5 business days before the inspection.',
    from: '2026-05-08',
    place: 'england',
    day: '2026-04-30',
  },
  {
    text: 'A party shall give not less than 14 clear days notice before the meeting.',
    from: '2026-06-30',
    place: 'hong-kong',
    day: '2026-06-15',
  },
  {
    text: 'The tenant must pay within one month from the date of the demand.',
    from: '2026-01-31',
    place: 'hong-kong',
    day: '2026-02-28',
  },
  {
    text: 'The claim must be brought within two years after delivery.',
    from: '2024-02-29',
    place: 'england',
    day: '2026-02-28',
  },
  {
    text: 'The Supplier shall deliver within 3 weeks after receipt of the order.',
    from: '2026-07-06',
    place: 'singapore',
    day: '2026-07-27',
  },
  {
    text: 'The Supplier shall respond within 3 working days after receipt of the request.',
    from: '2026-02-13',
    place: 'singapore',
    day: '2026-02-20',
  },
  { text: '買方應於收到通知後十四日內付款。', from: '2026-03-02', place: 'hong-kong', day: '2026-03-16' },
  { text: '承建商須於收到指示後7個工作日內回覆。', from: '2026-06-15', place: 'hong-kong', day: '2026-06-25' },
  { text: '承租人須於收到通知後三個月內遷出。', from: '2025-11-30', place: 'hong-kong', day: '2026-02-28' },
  { text: '卖方应在收到发票后7个工作日内付款。', from: '2026-09-30', place: 'mainland', day: '2026-10-15' },
  { text: '卖方应在收到通知后10日内提出异议。', from: '2026-09-24', place: 'mainland', day: '2026-10-08' },
  { text: '买方应当自收到货物之日起30日内支付货款。', from: '2026-03-02', place: 'mainland', day: '2026-04-01' },
  { text: '乙方应在收到通知后3个工作日内答复。', from: '2026-02-13', place: 'mainland', day: '2026-02-25' },
];
