import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Anchor, Line, Page } from '#contract/document.ts';
import { reasonIn } from '#contract/reason-words.ts';
import {
  notCarriedCorrection,
  notCarriedDecision,
  notCarriedPlaces,
  notCarriedRedaction,
} from '#main/application/not-carried.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { boxOfQuad, charQuads } from '#main/documents/anchor.ts';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { listAnswers, saveAnswer } from '#main/store/answers.ts';
import { findDocument } from '#main/store/documents.ts';
import { listFindings } from '#main/store/findings.ts';
import { openStore, type StoreDatabase } from '#main/store/open-store.ts';
import { loadPage, loadPages, savePage } from '#main/store/pages.ts';
import { finishStep, forgetStep, listDocumentsWithStep, readingAgain } from '#main/store/runs.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };
import { handWritten, stream } from '../documents/made-pdfs.ts';
import { testedInstallation } from '../program.ts';
import { openedApplication, temporaryApplication, temporaryFolder } from './temporary-application.ts';

const matter = { id: 'matter-1', name: 'Ship' };

const sentences = [
  'CHARTERPARTY',
  '1. Hire. The Charterers shall pay hire of US$12,500 a day.',
  '2. Arbitration. Any dispute arising out of this contract shall be referred to',
  'arbitration in Hong Kong administered by the HKIAC under its rules.',
  '3. Governing law. This contract is governed by English law.',
];

/** A PDF with a sentence a line on each of its pages. */
function charter(pageCount: number): Uint8Array {
  const content = stream(
    sentences.map((words, index) => `BT /F 11 Tf 72 ${760 - index * 40} Td (${words}) Tj ET`).join(' '),
  );
  const kids = Array.from({ length: pageCount }, (_, index) => `${5 + index} 0 R`).join(' ');
  return handWritten([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pageCount} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    content,
    ...Array.from(
      { length: pageCount },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>',
    ),
  ]);
}

async function store(dataFolder: string): Promise<StoreDatabase> {
  return openStore({ dataFolder, migrationsFolder: join(findInstallation().resourcesFolder, 'migrations') });
}

/** The page as an earlier version might have read it: the lines in that order, and one that nobody else reads. */
function readOtherwise(page: Page, order: readonly number[], besides: string): Page {
  let text = '';
  const lines: Line[] = [];
  const put = (words: string, line: Line | undefined) => {
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? words : `${text}\n${words}`;
    const by = start - (line?.start ?? 0);
    const runs = (line?.runs ?? []).map((run) => ({ ...run, start: run.start + by, end: run.end + by }));
    lines.push({ start, end: text.length, role: 'body', runs });
  };
  for (const index of order) {
    const line = page.lines[index];
    if (line) put(page.text.slice(line.start, line.end), line);
  }
  put(besides, undefined);
  return { ...page, text, lines };
}

/** Puts an earlier version's reading of the first page in place of today's. */
function readEarlier(database: StoreDatabase, documentId: string): Page {
  const page = loadPage(database, documentId, 1);
  const sha256 = findDocument(database, documentId)?.sha256 ?? '';
  if (!page) throw new Error('there is no page');
  const earlier = readOtherwise(page, [3, 4, 0, 1, 2], 'Zzz garbage qqq');
  savePage(database, documentId, earlier);
  finishStep(database, documentId, { step: 'read', input: `read-2:${sha256}`, seconds: 1, finishedAtMs: 1 });
  forgetStep(database, documentId, 'extract');
  return earlier;
}

function placeOf(documentId: string, page: Page, words: string): Anchor {
  const start = page.text.indexOf(words);
  const end = start + words.length;
  return { documentId, page: page.number, start, end, quads: charQuads(page, start, end) };
}

test('an earlier reading stays until it is asked for anew, and what people made on it follows its words', async () => {
  const dataFolder = await temporaryFolder();
  const path = join(dataFolder, 'charter.pdf');
  await writeFile(path, charter(1));
  const application = await temporaryApplication(dataFolder);
  const { added } = await application.takeIn(matter, [path]);
  const id = added[0]?.id ?? '';
  await application.analyse([id], { language: 'en' });
  const summary = async () => (await application.request('documents.view', { documentId: id })).summary;
  expect(await summary()).toMatchObject({ state: 'ready', isReadEarlier: false });

  const database = await store(dataFolder);
  const today = (await loadPages(database, id))[0]?.text;
  const earlier = readEarlier(database, id);
  await application.analyse([id], { language: 'en' });
  // Nothing is read anew by itself: what was found now lies in the earlier reading.
  expect(await summary()).toMatchObject({ state: 'ready', isReadEarlier: true });
  expect((await loadPages(database, id))[0]?.text).toBe(earlier.text);

  const law = (await application.request('findings.list', { documentId: id })).find(({ quote }) =>
    quote.includes('governed by English law'),
  );
  const review = { state: 'accepted' as const, fields: {}, note: 'seen' };
  await application.request('findings.review', { findingId: law?.id ?? '', ...review });
  const hire = placeOf(id, earlier, 'US$12,500 a day');
  const redaction = {
    id: 'one',
    page: 1,
    boxes: hire.quads.map(boxOfQuad),
    reason: 'confidential' as const,
    note: '',
    by: 'person' as const,
    madeAtMs: 1,
  };
  const content = { redactions: [redaction], privilege: null };
  await application.request('redactions.save', { documentId: id, content });
  const answer = {
    askId: 'ask-1',
    matterId: matter.id,
    documentIds: [id],
    question: 'What is the hire?',
    language: 'en' as const,
    found: true,
    method: 'extractive' as const,
    modelId: null,
    statements: [
      { text: 'The hire is US$12,500 a day.', language: 'en' as const, citations: [hire] },
      { text: 'Garbage.', language: 'en' as const, citations: [placeOf(id, earlier, 'Zzz garbage')] },
    ],
    dropped: [],
    compression: { readTokens: 1, wholeTokens: 1 },
  };
  saveAnswer(database, { answer, askedAtMs: 1, readings: [] });

  await application.readAgain([id]);

  const after = (await loadPages(database, id))[0];
  expect(after?.text).toBe(today);
  expect(await summary()).toMatchObject({ state: 'ready', isReadEarlier: false });
  const reviewed = (await application.request('findings.list', { documentId: id })).filter(
    ({ review: decided }) => decided !== null,
  );
  expect(reviewed).toMatchObject([{ kind: law?.kind, quote: law?.quote, review: { state: 'accepted', note: 'seen' } }]);
  expect(reviewed[0]?.id).not.toBe(law?.id);
  // On a sheet of the file's own the same ink stays under the box.
  expect(await application.request('redactions.list', { documentId: id })).toEqual(content);
  const [kept] = listAnswers(database, matter.id);
  const [cited, lost] = kept?.statements.flatMap(({ citations }) => citations) ?? [];
  expect(after?.text.slice(cited?.start, cited?.end)).toBe('US$12,500 a day');
  expect(cited?.start).not.toBe(hire.start);
  expect(lost).toMatchObject({ page: 1, start: 0, end: 0, quads: [] });
  const { warnings } = await application.request('documents.view', { documentId: id });
  expect(warnings).toEqual([notCarriedPlaces([1])]);
  expect(listFindings(database, id).every(({ finding }) => finding.quote !== '')).toBe(true);
  expect((await summary()).readAtMs).toBeGreaterThan(1);
  expect(listDocumentsWithStep(database, readingAgain)).toEqual([]);
  database.$client.close();
});

/** A reader that tells where its processes were asked to begin; once it stalls, pages after the third never come. */
function watchedReader(begun: number[], stall: { isOn: boolean; onStall: () => void }): SpawnReader {
  const spawn = spawnNodeReader(testedInstallation().readerEntry);
  return () => {
    const channel = spawn();
    let pages = 0;
    return {
      ...channel,
      send: (message) => {
        begun.push(Number(Reflect.get(Object(message), 'firstPage')));
        channel.send(message);
      },
      onMessage: (listener) =>
        channel.onMessage((message) => {
          const type: unknown = Reflect.get(Object(message), 'type');
          if (type === 'page') pages += 1;
          if (!stall.isOn || pages <= 3) listener(message);
          else if (type === 'page') stall.onStall();
        }),
    };
  };
}

test('a reading anew that is cut off leaves the earlier one whole, and goes on where it stopped', async () => {
  const dataFolder = await temporaryFolder();
  const path = join(dataFolder, 'charter.pdf');
  await writeFile(path, charter(6));
  const begun: number[] = [];
  const stalled = Promise.withResolvers<void>();
  const stall = { isOn: false, onStall: () => stalled.resolve() };
  const spawnReader = watchedReader(begun, stall);
  const first = await openedApplication(dataFolder, { spawnReader });
  const { added } = await first.takeIn(matter, [path]);
  const id = added[0]?.id ?? '';
  await first.analyse([id], { language: 'en' });

  const database = await store(dataFolder);
  const earlier = readEarlier(database, id);
  stall.isOn = true;
  void first.readAgain([id]);
  await stalled.promise;
  await first.close();
  expect((await loadPages(database, id)).map(({ text }) => text)[0]).toBe(earlier.text);
  expect(findDocument(database, id)?.state).toBe('ready');

  stall.isOn = false;
  const second = await temporaryApplication(dataFolder, { resume: true, spawnReader });
  await second.analyse([], {});
  expect(begun).toEqual([1, 1, 4]);
  expect((await second.request('documents.view', { documentId: id })).summary).toMatchObject({
    isReadEarlier: false,
    pageCount: 6,
  });
  expect((await loadPages(database, id))[0]?.text).not.toBe(earlier.text);
  database.$client.close();
});

test('what could not be carried over is said in every language', () => {
  const said = [
    notCarriedCorrection(3, 'tbe seat', 'the seat'),
    notCarriedDecision(3, 'the seat'),
    notCarriedRedaction(3),
    notCarriedPlaces([3, 4]),
  ];
  for (const reason of said) {
    for (const language of ['zh-Hant', 'zh-Hans', 'yue-Hant'] as const)
      expect(reasonIn(language, reason, templates)).toMatch(/第 3(?:, 4)? [頁页]/u);
  }
});
