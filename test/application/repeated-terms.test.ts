import { describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { openCompressionRoom } from '#main/application/compression-task.ts';
import type { DocumentMaterial } from '#main/application/document-material.ts';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { furtherPlaces, placedStatement } from '#main/application/further-places.ts';
import { joinTexts } from '#main/application/joined-text.ts';
import { joinedPins, keptReadings } from '#main/application/kept-reading.ts';
import { extract } from '#main/clauses/extract.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { bodyText, textOf } from '#main/documents/anchor.ts';
import { plainPage } from '#test/documents/plain-page.ts';

const { resourcesFolder, nativeFolder } = findInstallation();
const room = openCompressionRoom({ resourcesFolder, nativeFolder });
const extractOptions = readExtractOptions(resourcesFolder);

const standardTerms = [
  'Payment. The Buyer shall pay each invoice in full within thirty days after the date on which it receives the invoice.',
  'Inspection. The Buyer shall inspect the goods within seven days after delivery and shall give notice of any defect in writing.',
  'Governing law. This Contract is governed by and construed in accordance with the laws of England and Wales.',
  'Arbitration. Any dispute arising out of this Contract shall be finally settled by arbitration under the rules of the institution.',
  'Confidentiality. Neither party shall disclose the contents of this Contract to any third person without written consent.',
  'Force majeure. Neither party is liable for a delay that is caused by an event which it could not reasonably have foreseen.',
];

function materialOf(documentId: string, text: string): DocumentMaterial {
  let at = 0;
  const lines: Page['lines'] = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, role: 'body', runs: [] };
  });
  const pages = [plainPage(text, { lines })];
  const body = bodyText(pages);
  const { clauses, findings } = extract(body.text, extractOptions);
  return { documentId, pages, body, clauses, input: { text: body.text, clauses, findings, defects: [] } };
}

/** Contract `index`: its own sale, then the standard terms, numbered from another clause in every second one. */
function contract(index: number, terms = standardTerms): DocumentMaterial {
  const first = index % 2 === 0 ? 2 : 3;
  const own = [
    `SUPPLY CONTRACT No. ${1000 + index}`,
    `1. Goods. The Seller sells ${(index + 1) * 7} cases of item ${index} to the Buyer at a price of USD ${(index + 1) * 1250}.`,
    ...(first === 3 ? [`2. Packing. Item ${index} is packed in wooden crates of ${index + 3} pieces each.`] : []),
  ];
  return materialOf(
    `contract-${index}`,
    [...own, ...terms.map((term, number) => `${number + first}. ${term}`)].join('\n'),
  );
}

const forty = Array.from({ length: 40 }, (_, index) => contract(index));
const question = 'When must the Buyer pay an invoice?';

async function compressed(materials: readonly DocumentMaterial[], once: boolean, pins = [] as const) {
  const joined = joinTexts(materials);
  const { text, clauses, findings } = joined;
  const parts = joined.parts.map(({ start, end }) => ({ start, end }));
  const request = { text, clauses, findings, countWith: null, question, budgetTokens: 700, ledgerShare: 0, pins };
  return { joined, compression: await room.compress({ ...request, ...(once && { parts }) }) };
}

describe('the same standard terms in forty contracts', () => {
  test('are read once, at the first; every passage of every contract has its decision', async () => {
    const { joined, compression } = await compressed(forty, true);
    const read = compression.passages.filter(({ kept }) => kept);
    for (const term of standardTerms) {
      const places = read.filter(({ start, end }) => joined.text.slice(start, end).includes(term.slice(0, 60)));
      expect(places.length, term).toBeLessThanOrEqual(1);
    }
    const without = await compressed(forty, false);
    expect(compression.passages.map(({ start, end }) => [start, end])).toEqual(
      without.compression.passages.map(({ start, end }) => [start, end]),
    );
    expect(compression.originalTokens).toBe(without.compression.originalTokens);
    // What has to be scored at all: the forty sales and one set of terms.
    const left = compression.passages.filter(({ reasons }) => reasons[0]?.startsWith('duplicate-of:'));
    expect(left.length).toBeGreaterThanOrEqual(39 * standardTerms.length);
    for (const { kept, reasons, start, end } of left) {
      const [from = 0, to = 0] = (reasons[0] ?? '').slice('duplicate-of:'.length).split('-').map(Number);
      expect(kept).toBe(false);
      const words = (a: number, b: number) => joined.text.slice(a, b).replace(/^\d+\. /, '');
      expect(words(from, to)).toBe(words(start, end));
    }
  });

  test('leave the budget to what differs: no terms are read twice', async () => {
    const read = async (isOnce: boolean) => {
      const { joined, compression } = await compressed(forty, isOnce);
      expect(compression.compressedTokens).toBeLessThanOrEqual(700);
      const words = compression.passages
        .filter(({ kept }) => kept)
        .map(({ start, end }) => joined.text.slice(start, end).replace(/^\d+\. /, ''))
        // A heading of one word is no repetition of terms.
        .filter((passage) => passage.length > 40);
      return { all: words.length, different: new Set(words).size };
    };
    const [once, before] = [await read(true), await read(false)];
    expect(once.different).toBe(once.all);
    expect(once.different).toBeGreaterThanOrEqual(before.different);
  });

  test('are cited in all forty, where each of them says it', async () => {
    const { joined, compression } = await compressed(forty, true);
    const payment = compression.passages.find(
      ({ kept, start, end }) => kept && joined.text.slice(start, end).includes('within thirty days'),
    );
    expect(payment).toBeDefined();
    if (!payment) return;
    const { alsoIn, similarIn } = furtherPlaces(joined, compression, [payment], () => false);
    expect(similarIn).toBeUndefined();
    expect(alsoIn?.documents).toBe(39);
    expect(alsoIn?.citations.map(({ documentId }) => documentId)).toEqual(
      forty.slice(1).map(({ documentId }) => documentId),
    );
    for (const anchor of alsoIn?.citations ?? []) {
      const { pages = [] } = forty.find(({ documentId }) => documentId === anchor.documentId) ?? {};
      expect(textOf(anchor, pages)).toContain('within thirty days after the date on which it receives');
    }
  });

  test('a contract in which a word or a number differs is not cited, but named as nearly the same', async () => {
    const [payment = '', ...others] = standardTerms;
    const odd = [
      payment.replace('within thirty days', 'within sixty days'),
      payment.replace('within thirty days', 'within 30 days'),
      payment.replace('shall pay', 'shall not pay'),
    ].map((changed, index) => contract(50 + index, [changed, ...others]));
    const { joined, compression } = await compressed([...forty.slice(0, 5), ...odd], true);
    const cited = compression.passages.find(({ start, end }) =>
      joined.text.slice(start, end).includes('within thirty days'),
    );
    if (!cited) throw new Error('the payment term is a passage');
    const refused = furtherPlaces(joined, compression, [cited], () => false);
    expect(refused.alsoIn?.documents).toBe(4);
    expect(refused.similarIn?.citations.map(({ documentId }) => documentId)).toEqual(
      odd.map(({ documentId }) => documentId),
    );
    const accepted = furtherPlaces(joined, compression, [cited], (words) => words.includes('within 30 days'));
    expect(accepted.alsoIn?.documents).toBe(5);
    expect(accepted.similarIn?.documents).toBe(2);
  });

  test('each contract’s reading says where the words stand that were read in its place', async () => {
    const { joined, compression } = await compressed(forty, true);
    const readings = keptReadings(joined, compression, question);
    expect(readings.map(({ documentId }) => documentId)).toEqual(forty.map(({ documentId }) => documentId));
    const [first, second] = readings;
    const elsewhere = second?.passages.filter(({ reasons }) => reasons[0]?.endsWith('@contract-0')) ?? [];
    expect(elsewhere.length).toBeGreaterThanOrEqual(standardTerms.length);
    for (const { reasons } of elsewhere) {
      const start = Number(/^duplicate-of:(\d+)-/.exec(reasons[0] ?? '')?.[1]);
      expect(first?.passages.some((passage) => passage.start === start)).toBe(true);
    }
  });

  test('what a person pins in one contract is read there', async () => {
    const joined = joinTexts(forty);
    const [, second] = joined.parts;
    const passage = second?.material.clauses.find(({ heading }) => /Confidentiality/.test(heading));
    if (!second || !passage) throw new Error('the clause is there');
    const pin = { documentId: 'contract-1', start: passage.start, end: passage.end, pin: 'in' } as const;
    const pins = joinedPins(joined, [pin]);
    const parts = joined.parts.map(({ start, end }) => ({ start, end }));
    const { text, clauses, findings } = joined;
    const request = { text, clauses, findings, countWith: null, question, budgetTokens: 700, ledgerShare: 0 };
    const { passages } = await room.compress({ ...request, parts, pins });
    const pinned = passages.filter((one) => one.pinned === 'in');
    expect(pinned.length).toBeGreaterThan(0);
    expect(pinned.every(({ kept, start }) => kept && start >= second.start && start < second.end)).toBe(true);
  });
});

describe('a sentence that rests on a stretch of several passages', () => {
  const stretch = [
    'Governing law. This Contract is governed by the laws of Hong Kong.',
    'The courts of Hong Kong shall have jurisdiction over every claim.',
    'Each party shall appoint one arbitrator within fifteen days.',
  ].join('\n');
  const one = materialOf('a', stretch);
  const joined = joinTexts([one, materialOf('b', stretch)]);
  let start = 0;
  const passages = stretch.split('\n').map((line) => {
    const passage = { start, end: start + line.length, kept: true, score: 1, reasons: ['worth'], tokens: 9 };
    start = passage.end + 1;
    return passage;
  });
  const [law] = passages;
  const statement = (text: string, by: 'model' | 'quote') =>
    ({ text, language: 'en', by, citations: [{ start: 0, end: stretch.length }] }) as const;

  test('is cited at the passage that says it, not at all of them', () => {
    const placed = placedStatement(
      joined,
      { passages },
      statement('This Contract is governed by the laws of Hong Kong.', 'model'),
      [],
    );
    expect(placed.citations.map((anchor) => textOf(anchor, one.pages))).toEqual([stretch.slice(law?.start, law?.end)]);
  });

  test('is cited at the whole stretch where no passage says it alone, and where it is a quotation', () => {
    for (const said of [statement('The parties like Hong Kong.', 'model'), statement(`“${stretch}”`, 'quote')]) {
      const { citations } = placedStatement(joined, { passages }, said, []);
      expect(citations.map((anchor) => textOf(anchor, one.pages)).join('\n')).toBe(stretch);
    }
  });
});

test('short lines and the terms of one document alone are no repeats', async () => {
  const one = materialOf('a', ['Place of signing:', 'Singapore', 'Seat:', 'Paris', ...standardTerms].join('\n'));
  const other = materialOf('b', ['Place of signing:', 'Paris', 'Seat:', 'Singapore'].join('\n'));
  const { compression } = await compressed([one, other], true);
  expect(compression.repeats).toEqual([]);
});
