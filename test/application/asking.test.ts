import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AskChange } from '#contract/answer.ts';
import type { Application } from '#main/application.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { textOf } from '#main/documents/anchor.ts';
import { openStore } from '#main/store/open-store.ts';
import { loadPages } from '#main/store/pages.ts';
import { sample, temporaryApplication, temporaryFolder } from './temporary-application.ts';

const matterId = 'matter-asked';
const { signal } = new AbortController();

async function readSamples(application: Application, ...names: string[]): Promise<string[]> {
  const taken = await application.takeIn({ id: matterId, name: 'Asked' }, names.map(sample));
  const ids = taken.added.map(({ id }) => id);
  await application.analyse(ids, { withoutModel: true });
  return ids;
}

const asked = { matterId, documentIds: [], pins: [] } as const;

describe('questions', () => {
  test('an answer’s citations lead to the words that say it, in the document that says it', async () => {
    const folder = await temporaryFolder();
    const application = await temporaryApplication(folder);
    await readSamples(application, 'supply-agreement-en.pdf', 'chat-yue-Hant.pdf');
    const question = 'How many arbitrators are there?';
    const answer = await application.ask({ ...asked, question, language: 'en' }, { signal });
    expect(answer).toMatchObject({ found: true, modelId: null, documentIds: expect.any(Array) });
    const seat = await application.ask(
      { ...asked, question: 'Where is the seat of arbitration?', language: 'en' },
      { signal },
    );
    expect(seat).toMatchObject({ found: true, method: 'extractive' });
    const database = await openStore({
      dataFolder: folder,
      migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
    });
    const cited = [];
    for (const { citations } of seat.statements) {
      for (const anchor of citations) cited.push(textOf(anchor, await loadPages(database, anchor.documentId)));
    }
    database.$client.close();
    expect(cited.join('\n')).toMatch(/seat/i);
    expect(seat.compression.readTokens).toBeGreaterThan(0);
    expect(seat.compression.readTokens).toBeLessThanOrEqual(700);
  });

  test('a Chinese question finds the English clause', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    await readSamples(application, 'cuad-etelos-distributor-agreement.pdf');
    const answer = await application.ask(
      { ...asked, question: '本協議適用哪裏的法律？', language: 'zh-Hant' },
      { signal },
    );
    expect(answer.statements.map(({ text }) => text).join()).toMatch(/California/);
  });

  test('what the documents do not speak of is said to be not there', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    await readSamples(application, 'supply-agreement-en.pdf');
    for (const question of ['Which zoo keeps the giraffes?', '邊個養長頸鹿?', 'What is the weather on Mars?']) {
      const answer = await application.ask({ ...asked, question, language: 'en' }, { signal });
      expect(answer).toMatchObject({ found: false, statements: [] });
    }
  });

  test('a question that needs the whole counts every document, and what was rejected does not count', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const [first] = await readSamples(application, 'supply-agreement-en.pdf', 'cc0-legal-code-en.pdf');
    const question = 'How many of the documents have a governing law clause?';
    const answer = await application.ask({ ...asked, question, language: 'yue-Hant' }, { signal });
    expect(answer).toMatchObject({ found: true, method: 'extraction' });
    expect(answer.statements[0]?.text).toMatch(/^2 份文件入面有 1 份講到/);
    const findings = await application.request('findings.list', { documentId: first ?? '' });
    for (const { id } of findings.filter(({ kind }) => kind === 'gen.governing_law')) {
      await application.request('findings.review', { findingId: id, state: 'rejected', fields: {}, note: '' });
    }
    const after = await application.ask({ ...asked, question, language: 'en' }, { signal });
    expect(after.method).not.toBe('extraction');
  });

  test('tells its way, keeps answer and reading, and a pin changes what is read', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const [documentId = ''] = await readSamples(application, 'supply-agreement-en.pdf');
    const changes: AskChange[] = [];
    application.on('ask.changed', (change) => changes.push(change));
    const question = { ...asked, question: 'When must the price be paid?', language: 'en' } as const;
    const { askId } = await application.request('ask.start', { ...question, documentIds: [], pins: [] });
    await expect.poll(() => changes.at(-1)?.kind, { timeout: 30_000 }).toBe('done');
    expect(changes[0]).toMatchObject({ askId, kind: 'progress' });
    expect(await application.request('ask.list', { matterId })).toMatchObject([{ askId }]);
    const reading = await application.request('reading.get', { documentId, askId });
    const kept = reading?.passages.find((passage) => passage.kept);
    expect(kept?.anchors.length).toBeGreaterThan(0);
    if (!kept) return;
    const pin = { documentId, start: kept.start, end: kept.end, pin: 'out' } as const;
    const again = await application.ask({ ...question, pins: [pin] }, { signal });
    const pinned = await application.request('reading.get', { documentId, askId: again.askId });
    expect(pinned?.passages.find(({ start }) => start === kept.start)).toMatchObject({
      kept: false,
      reasons: ['pinned-out'],
      pinned: 'out',
    });
    const summaryReading = await application.request('reading.get', { documentId, askId: null });
    expect(summaryReading?.question).toBeNull();
  });

  test('is cancelled, and refuses where nothing is read', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    await expect(
      application.ask({ ...asked, question: 'Anything?', language: 'en' }, { signal }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await readSamples(application, 'supply-agreement-en.pdf');
    const controller = new AbortController();
    controller.abort();
    await expect(
      application.ask({ ...asked, question: 'Where is the seat?', language: 'en' }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await application.request('ask.list', { matterId })).toEqual([]);
  });
});

describe('the page by language', () => {
  test('spans of a page stand on its characters, and the document shows its mix', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const [documentId = ''] = await readSamples(application, 'chat-yue-Hant.pdf');
    const places = await application.request('pages.languages', { documentId, pageNumber: 1 });
    expect(new Set(places.map(({ language }) => language))).toContain('yue-Hant');
    expect(places.every(({ anchor }) => anchor.quads.length > 0)).toBe(true);
    const [summary] = await application.request('documents.list', { matterId });
    expect(summary?.languages[0]?.language).toBe('yue-Hant');
    expect(summary?.languages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    await expect(application.request('pages.languages', { documentId, pageNumber: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await application.request('find.forms', { text: '協A' })).toEqual([
      expect.arrayContaining(['協', '协']),
      ['A'],
    ]);
  });
});

describe('servers', () => {
  test('are named, changed, chosen and forgotten; none is called before', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const profile = { name: 'Office', baseUrl: 'http://127.0.0.1:9/v1', model: 'm', contextTokens: 8_192 };
    const saved = await application.request('endpoints.save', { endpointId: null, ...profile, key: 'secret' });
    expect(saved).toMatchObject({ ...profile, hasKey: true, chosen: false, callCount: 0, isInUse: false });
    expect(JSON.stringify(saved)).not.toContain('secret');
    await application.request('settings.set', { modelId: saved.id });
    expect(await application.request('endpoints.list', {})).toMatchObject([
      { id: saved.id, chosen: true, callCount: 0 },
    ]);
    const tested = await application.request('endpoints.test', { endpointId: saved.id });
    expect(tested.lastTest?.error).not.toBeNull();
    expect(tested.lastTest?.isVerified).toBe(false);
    const changed = await application.request('endpoints.save', { endpointId: saved.id, ...profile, name: 'Other' });
    expect(changed).toMatchObject({ name: 'Other', hasKey: true, lastTest: null, chosen: true });
    await application.request('endpoints.remove', { endpointId: saved.id });
    expect(await application.request('endpoints.list', {})).toEqual([]);
  });

  test('a dead server is an ordinary error of the question', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    await readSamples(application, 'supply-agreement-en.pdf');
    const profile = { name: 'Dead', baseUrl: 'http://127.0.0.1:9/v1', model: 'm', contextTokens: 8_192 };
    const { id } = await application.request('endpoints.save', { endpointId: null, ...profile });
    await application.request('settings.set', { modelId: id });
    await expect(
      application.ask({ ...asked, question: 'Where is the seat of arbitration?', language: 'en' }, { signal }),
    ).rejects.toMatchObject({ code: 'model-failed', message: expect.stringContaining('Dead') });
  });
});

test('this computer is measured without a model too, and the report is kept', async () => {
  const application = await temporaryApplication(await temporaryFolder());
  expect(await application.request('machine.get', {})).toBeNull();
  const report = await application.request('machine.measure', {});
  expect(report).toMatchObject({ modelId: null, promptTokensPerSecond: null });
  expect(await application.request('machine.get', {})).toEqual(report);
});
