import { expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { carryCorrections, takeBackCorrections } from '#main/application/carried-corrections.ts';
import { carriedPlaces } from '#main/application/carried-places.ts';
import { carriedWork } from '#main/application/carried-work.ts';
import { notCarriedRedaction } from '#main/application/not-carried.ts';
import { bodyText, boxOfQuad, charQuads, textOf } from '#main/documents/anchor.ts';
import { inBoxes } from '#main/documents/moved-stretch.ts';
import { listCorrections } from '#main/store/corrections.ts';
import { loadPage, savePage } from '#main/store/pages.ts';
import { pageOfLines } from '../documents/page-of-lines.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

const documentId = 'doc-1';
const ocr = { origin: 'ocr' as const };

async function storeWith(page: Page) {
  const { database } = await temporaryStore();
  insertExample(database, documentId);
  savePage(database, documentId, page);
  return database;
}

function correction(line: number, before: string, after: string) {
  return { id: `correction-${line}`, documentId, page: 1, line, before, after, madeAtMs: 1 };
}

test('corrections go to the line on the same ink, are not needed where it reads so by itself, and are told where it is gone', async () => {
  const before = await storeWith(
    pageOfLines(
      [
        ['甲方應付', 50, 700],
        ['Tbe seat is Hong Kong', 50, 680],
        ['Clairn 42', 50, 660],
        ['gone', 50, 40],
      ],
      ocr,
    ),
  );
  const after = await storeWith(
    pageOfLines(
      [
        ['Header', 50, 800],
        ['The seat is Hong Kong', 50, 680],
        ['甲万應付', 50, 701],
        ['Claim 42', 50, 660],
      ],
      ocr,
    ),
  );
  const lost = carryCorrections(before, after, [
    correction(0, '甲方慮付', '甲方應付'),
    correction(1, 'Tbe seat is Hong Kong', 'The seat is Hong Kong'),
    correction(2, 'Clairn 42', 'Claim 43'),
    correction(3, 'g0ne', 'gone'),
  ]);
  expect(lost).toMatchObject([{ line: 3, after: 'gone' }]);
  expect(loadPage(after, documentId, 1)?.text).toBe('Header\nThe seat is Hong Kong\n甲方應付\nClaim 43');
  expect(listCorrections(after, documentId)).toMatchObject([
    { line: 2, before: '甲万應付', after: '甲方應付' },
    { line: 3, before: 'Claim 42', after: 'Claim 43' },
  ]);
  takeBackCorrections(after, documentId);
  expect(loadPage(after, documentId, 1)?.text).toBe('Header\nThe seat is Hong Kong\n甲万應付\nClaim 42');
  expect(listCorrections(after, documentId)).toEqual([]);
});

function reading(pages: readonly Page[]) {
  return { documentId, pages, body: bodyText(pages) };
}

function redactionOf(page: Page, words: string, id: string) {
  const start = page.text.indexOf(words);
  const boxes = charQuads(page, start, start + words.length).map(boxOfQuad);
  return { id, page: page.number, boxes, reason: 'privilege' as const, note: '', by: 'person' as const, madeAtMs: 1 };
}

const none = { reviews: [], cells: [], answers: [] };

test('a redaction of a letter that was set anew goes with its words, to another page too; one whose words are gone stays and is told', async () => {
  const letter = pageOfLines([
    ['Dear Sirs', 50, 700],
    ['the price is 500', 50, 680],
    ['old words', 50, 660],
  ]);
  const first = pageOfLines([
    ['Dear Sirs', 50, 700],
    ['New line', 50, 680],
  ]);
  const second = pageOfLines(
    [
      ['Page 2 and the price', 50, 700],
      ['is 500', 50, 680],
    ],
    { number: 2 },
  );
  const redactions = [redactionOf(letter, 'price is 500', 'one'), redactionOf(letter, 'old words', 'two')];
  const carried = await carriedWork(
    carriedPlaces(reading([letter]), reading([first, second]), { isTypeset: true }),
    { ...none, corrections: [] },
    { redactions, privilege: null },
    { before: [], after: [] },
  );
  expect(carried.notCarried).toEqual([notCarriedRedaction(1)]);
  const [price, old] = carried.redactions.redactions;
  expect(price).toMatchObject({ id: 'one', page: 2 });
  const covered = inBoxes(second, price?.boxes ?? []).map(({ start, end }) => second.text.slice(start, end));
  expect(covered.join(' ').replace(/\s+/g, ' ')).toBe('price is 500');
  expect(old).toEqual(redactions[1]);
});

test('cells and pins follow their words, wherever they lie in what is kept', async () => {
  const before = pageOfLines([
    ['right one', 300, 700],
    ['left one', 50, 700],
  ]);
  const after = pageOfLines([
    ['left one', 50, 700],
    ['right one', 300, 700],
  ]);
  const place = { documentId, page: 1, start: 10, end: 18, quads: charQuads(before, 10, 18) };
  const other = { ...place, documentId: 'doc-2' };
  const carried = await carriedWork(
    carriedPlaces(reading([before]), reading([after]), { isTypeset: false }),
    {
      ...none,
      corrections: [],
      cells: [{ tableId: 't', columnId: 'c', cell: { value: 'x', answer: { value: 'y', places: [place, other] } } }],
      answers: [{ id: 'a', answer: { pins: [{ documentId, start: 10, end: 18, pin: 'keep' }] }, readings: [] }],
    },
    { redactions: [], privilege: null },
    { before: [], after: [] },
  );
  expect(carried.notCarried).toEqual([]);
  expect(carried.work.cells).toMatchObject([{ cell: { answer: { places: [{ start: 0, end: 8 }, other] } } }]);
  expect(textOf({ ...place, start: 0, end: 8 }, [after])).toBe('left one');
  expect(carried.work.answers).toMatchObject([{ answer: { pins: [{ start: 0, end: 8, pin: 'keep' }] } }]);
});
