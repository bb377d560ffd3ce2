import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Claim } from '#contract/workshop.ts';
import { checkedClaim } from '#main/application/workshop-check.ts';
import { claimOf } from '#main/application/workshop-claims.ts';
import { savePage } from '#main/store/pages.ts';
import { plainPage } from '../documents/plain-page.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const text = [
  '15. ARBITRATION',
  '15.1 Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre.',
  '15.2 The seat of arbitration shall be Hong Kong.',
  '15.3 The Buyer shall pay within thirty (30) days.',
].join('\n');

async function roomWithPage() {
  const { database } = await temporaryStore();
  insertExample(database);
  savePage(database, 'doc-1', plainPage(text));
  return { resourcesFolder, context: { database } };
}

function seatClaim(words: string, change: Partial<Claim> = {}): Claim {
  const start = text.indexOf(words);
  return claimOf({
    kind: 'arb.seat',
    text: 'The seat is Hong Kong',
    quote: words,
    citations: [{ documentId: 'doc-1', page: 1, start, end: start + words.length }],
    ...change,
  });
}

test('the checker finds again what stands on the cited page', async () => {
  const room = await roomWithPage();
  const claim = seatClaim('15.2 The seat of arbitration shall be Hong Kong.');
  expect(checkedClaim(room, claim, 'en')).toEqual({ ...claim, verdict: 'confirmed' });
});

test('the checker disagrees with words that are not there, and with a kind that the words do not show', async () => {
  const room = await roomWithPage();
  const moved = seatClaim('15.2 The seat of arbitration shall be Hong Kong.', {
    quote: 'The seat of arbitration shall be Singapore.',
  });
  expect(checkedClaim(room, moved, 'en')).toMatchObject({
    verdict: 'disagrees',
    reason: 'The words do not stand at the place cited.',
  });
  const other = seatClaim('15.3 The Buyer shall pay within thirty (30) days.');
  expect(checkedClaim(room, other, 'zh-Hant')).toMatchObject({
    verdict: 'disagrees',
    reason: '單憑所引文字未能再次得出此結論，請查看原頁。',
  });
});
