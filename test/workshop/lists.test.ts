import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChronologyEvent } from '#contract/chronology.ts';
import type { DeadlineView } from '#contract/deadline.ts';
import type { Finding } from '#contract/finding.ts';
import { deadlineClaim } from '#main/application/deadline-claim.ts';
import { extractedClaims } from '#main/application/extracted-claims.ts';
import { sentenceAround } from '#main/application/sentence-at.ts';
import { tellingEvents } from '#main/application/telling-events.ts';
import { claimOf, findingClaim } from '#main/application/workshop-claims.ts';
import { draftClaims } from '#main/application/workshop-draft.ts';
import { workshopWords } from '#main/application/workshop-words.ts';
import { addFindings } from '#main/store/findings.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const anchor = (start: number, end: number, documentId = 'doc-1') => ({ documentId, page: 1, start, end, quads: [] });

function finding(given: Partial<Finding> & Pick<Finding, 'kind'>): Finding {
  return {
    id: `find-${given.kind}-${given.anchors?.[0]?.start ?? 0}`,
    documentId: 'doc-1',
    label: '',
    group: 'general',
    fields: {},
    confidence: 0.9,
    origin: 'rule',
    reasons: [],
    clause: null,
    quote: '',
    anchors: [anchor(0, 10)],
    supports: [],
    ...given,
  };
}

test('a bare amount stands with its sentence, a clause without its number twice, whole where it is wanted', () => {
  const text = 'Notes.\n賣方於2023年1月15日收到訂金港幣200,000元。買方其後拒收。';
  const start = text.indexOf('港幣');
  const sentence = sentenceAround(text, start, start + 11);
  expect(sentence).toBe('賣方於2023年1月15日收到訂金港幣200,000元。');
  const amount = finding({ kind: 'fact.amount', quote: '港幣200,000元' });
  expect(findingClaim(amount, 'zh-Hant', { sentence }).text).toBe(`金額及貨幣: 港幣200,000元 — ${sentence}`);
  const long = `15.3 The seat of arbitration shall be Hong Kong${' and so on'.repeat(60)}.`;
  const seat = finding({ kind: 'arb.seat', quote: long, clause: { number: '15.3', heading: '' } });
  expect(findingClaim(seat, 'en').text).toMatch(/^Seat of arbitration · clause 15\.3: The seat .*…$/);
  expect(findingClaim(seat, 'en', { isWhole: true }).text).toMatch(/so on\.$/);
});

test('a date alone tells no event where another of the day says more', () => {
  const event = (id: string, words: string, day = '2026-03-09'): ChronologyEvent => ({
    id,
    day,
    time: null,
    words,
    actors: [],
    places: [],
    kind: 'happened',
    contradictions: [],
    confidence: 1,
    reasons: [],
  });
  const told = [
    event('a', 'Dated 9 March 2026'),
    event('b', '日期：二〇二六年三月九日'),
    event('c', 'The parties signed on 9 March 2026'),
    event('d', '10 March 2026', '2026-03-10'),
  ];
  expect(tellingEvents(told).map(({ id }) => id)).toEqual(['c', 'd']);
});

test('a deadline tells what it is, what starts it, and the sentence that sets it', () => {
  const deadline: DeadlineView = {
    id: 'd',
    documentId: 'doc-1',
    documentName: 'recap.txt',
    kind: 'ship.demurrage_bar',
    quote: '九十日',
    anchors: [anchor(0, 3)],
    clause: { number: '4', heading: '' },
    trigger: '卸貨完成',
    direction: 'after',
    day: '2027-07-13',
    time: null,
    timeZone: 'Asia/Hong_Kong',
    calendar: 'hong-kong',
    steps: [],
    doubts: [],
    warnings: [{ code: 'right-lost', words: 'a right is lost' }],
    source: null,
    origin: 'rule',
  };
  const words = workshopWords(resourcesFolder, 'zh-Hant');
  expect(deadlineClaim(deadline, '船東須於九十日內提出。', { language: 'zh-Hant', words })).toMatchObject({
    text: '滯期費申索時限及文件 · 第 4 條 — 九十日（起算：卸貨完成） — 船東須於九十日內提出。',
    day: '2027-07-13',
    severity: 'high',
  });
});

test('a conflict of two documents is told once, and a contract without a clause says which', async () => {
  const { database } = await temporaryStore();
  insertExample(database, 'doc-1', 'a'.repeat(64));
  insertExample(database, 'doc-2', 'b'.repeat(64));
  const conflict = (documentId: string, other: string) =>
    finding({
      kind: 'fact.bilingual_mismatch',
      id: `find-${documentId}`,
      documentId,
      quote: 'thirty (30) days',
      anchors: [anchor(5, 9, documentId)],
      supports: [anchor(5, 9, other)],
    });
  const clauses = ['gen.term', 'gen.notices', 'gen.governing_law', 'gen.assignment'].map((kind, index) =>
    finding({ kind, anchors: [anchor(index * 20, index * 20 + 5)] }),
  );
  const placed = (one: Finding, list: 'finding' | 'conflict') => ({ finding: one, list, bodyStart: 0, bodyEnd: 5 });
  addFindings(database, 'doc-1', [
    ...clauses.map((one) => placed(one, 'finding')),
    placed(conflict('doc-1', 'doc-2'), 'conflict'),
  ]);
  addFindings(database, 'doc-2', [placed(conflict('doc-2', 'doc-1'), 'conflict')]);
  const asked = {
    kinds: ['fact.'],
    lists: ['finding', 'conflict'],
    expected: ['gen.governing_law', 'arb.agreement|gen.jurisdiction'],
    isWhole: false,
    documentIds: ['doc-1', 'doc-2'],
    language: 'zh-Hans',
    words: workshopWords(resourcesFolder, 'zh-Hans'),
  } as const;
  expect(extractedClaims(database, 'doc-1', asked).map(({ kind, text }) => [kind, text.split('：')[1]])).toEqual([
    ['fact.bilingual_mismatch', undefined],
    ['missing', '仲裁协议／法院管辖'],
  ]);
  // A document with next to no clauses is no contract that lacks one.
  expect(extractedClaims(database, 'doc-2', asked)).toEqual([]);
});

test('a notice keeps what is without prejudice apart, names who claims, and tells a clause once', () => {
  const cited = (start: number, end: number) => [{ documentId: 'doc-1', page: 1, start, end }];
  const message = '佢話最多賠 US$3,000，當交個朋友 without prejudice';
  const clause = 'Disputes go to arbitration at HKIAC.';
  const claims = [
    claimOf({
      kind: 'event',
      text: `2026-07-14  ${message}`,
      quote: message,
      day: '2026-07-14',
      citations: cited(0, 40),
    }),
    claimOf({
      kind: 'event',
      text: '2026-07-15  Notice sent',
      quote: 'Notice',
      day: '2026-07-15',
      citations: cited(50, 60),
    }),
    claimOf({ kind: 'fact.amount', text: '金額及貨幣: US$3,000', quote: 'US$3,000', citations: cited(6, 14) }),
    claimOf({ kind: 'fact.privilege', text: 'mark', quote: message, citations: cited(0, 40) }),
    claimOf({ kind: 'arb.agreement', text: `仲裁協議: ${clause}`, quote: clause, citations: cited(70, 90) }),
    claimOf({
      kind: 'arb.institution_rules',
      text: `仲裁機構與規則: ${clause}`,
      quote: clause,
      citations: cited(70, 90),
    }),
  ];
  const call = {
    language: 'zh-Hant' as const,
    settings: { form: 'notice-of-arbitration', claimant: '港燈籠元件有限公司', respondent: '{respondent}' },
    inputs: [{ claims, files: [], notes: [] }],
  };
  const { claims: drafted } = draftClaims({ resourcesFolder, nameOf: (id: string) => id }, call);
  const parts = new Map<string, string[]>();
  let part = '';
  for (const { kind, text } of drafted) {
    if (kind === 'heading') part = text;
    else parts.set(part, [...(parts.get(part) ?? []), text]);
  }
  expect(parts.get('當事人')?.slice(0, 2)).toEqual([
    '申請人：港燈籠元件有限公司',
    '被申請人：待填：文件沒有說明由何方提起仲裁',
  ]);
  expect(parts.get('仲裁協議')).toEqual([`仲裁協議；仲裁機構與規則: ${clause}`]);
  expect(parts.get('事實經過')).toEqual(['2026-07-15  Notice sent']);
  const withheld = [...parts].find(([name]) => name.includes('無損權益'));
  expect(withheld?.[1]).toHaveLength(2);
});
