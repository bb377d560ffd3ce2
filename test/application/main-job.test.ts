import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Application, ApplicationOptions } from '#main/application.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { textOf } from '#main/documents/anchor.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { openStore } from '#main/store/open-store.ts';
import { loadPages } from '#main/store/pages.ts';
import { listFinishedSteps } from '#main/store/runs.ts';
import { testedInstallation } from '../program.ts';
import { sample, temporaryApplication, temporaryFolder } from './temporary-application.ts';

/** As `resources/samples/README.md` says. */
const samplePassword = 'lantern-2026';

const matter = { id: 'matter-1', name: 'Harbour v Lotus' };

async function analysed(application: Application, ...names: readonly string[]) {
  const taken = await application.takeIn(matter, names.map(sample));
  const ids = [...taken.added, ...taken.alreadyThere].map((document) => document.id);
  await application.analyse(ids, { language: 'document' });
  return application.request('documents.list', { matterId: matter.id });
}

describe('a contract', () => {
  test('is read, extracted and summarised, and every quote stands where its anchor says', async () => {
    const dataFolder = await temporaryFolder();
    const application = await temporaryApplication(dataFolder);
    const [document] = await analysed(application, 'supply-agreement-en.pdf');
    expect(document).toMatchObject({ state: 'ready', pageCount: 6, imagePages: [] });
    if (!document) return;

    const { openedStore, pages } = await pagesOf(dataFolder, document.id);
    openedStore.$client.close();
    const findings = await application.request('findings.list', { documentId: document.id });
    expect(findings.length).toBeGreaterThan(20);
    for (const finding of findings) {
      expect(finding.quote).toBe(finding.anchors.map((anchor) => textOf(anchor, pages)).join('\n'));
      expect(finding.anchors.every((anchor) => anchor.quads.length > 0)).toBe(true);
    }
    const agreement = findings.find((finding) => finding.kind === 'arb.agreement');
    expect(agreement?.fields).toMatchObject({ seat: 'Hong Kong' });

    const summary = await application.request('summaries.get', { documentId: document.id, language: 'en' });
    expect(summary?.method).toBe('extractive');
    expect(summary?.statements.length).toBeGreaterThan(2);
    for (const statement of summary?.statements ?? []) expect(statement.citations.length).toBeGreaterThan(0);
    const gists = await application.request('gists.list', { documentId: document.id, language: 'en' });
    expect(gists.length).toBeGreaterThan(10);
  });

  test('that is very long is worked on in parts, and nothing stands elsewhere for it', async () => {
    const found = async (options: Partial<ApplicationOptions>) => {
      const application = await temporaryApplication(await temporaryFolder(), options);
      const [document] = await analysed(application, 'supply-agreement-en.pdf');
      const documentId = document?.id ?? '';
      const findings = await application.request('findings.list', { documentId });
      const clauses = await application.request('clauses.list', { documentId });
      const summary = await application.request('summaries.get', { documentId, language: 'en' });
      const reading = await application.request('reading.get', { documentId, askId: null });
      return {
        passages: reading?.passages.map(({ start, anchors }) => `${start} ${anchors[0]?.page}`) ?? [],
        amounts: findings.flatMap(({ kind, quote, anchors }) =>
          kind === 'fact.amount' || kind === 'fact.date' ? [`${kind} ${anchors[0]?.page} ${quote}`] : [],
        ),
        seats: findings.flatMap(({ kind, fields }) => (kind === 'arb.agreement' ? [fields.seat] : [])),
        numbers: clauses.map(({ number, start }) => `${number} ${start}`),
        statements: summary?.statements.length ?? 0,
      };
    };
    const whole = await found({});
    const inParts = await found({ longestTextAtOnce: 4_000 });
    expect(whole.amounts.length).toBeGreaterThan(1);
    expect(inParts.amounts).toEqual(whole.amounts);
    expect(inParts.seats).toEqual(whole.seats);
    expect(inParts.numbers.filter((number) => whole.numbers.includes(number)).length).toBeGreaterThan(
      0.9 * whole.numbers.length,
    );
    expect(inParts.statements).toBeGreaterThan(2);
    expect(inParts.passages.filter((passage) => whole.passages.includes(passage)).length).toBeGreaterThan(
      0.9 * whole.passages.length,
    );
  });

  test('given twice is one document', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const first = await application.takeIn(matter, [sample('supply-agreement-en.pdf')]);
    const second = await application.takeIn(matter, [sample('supply-agreement-en.pdf')]);
    expect(first.added).toHaveLength(1);
    expect(second).toMatchObject({ added: [], alreadyThere: [{ id: first.added[0]?.id }] });
  });

  test('keeps its source byte for byte', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const { added } = await application.takeIn(matter, [sample('supply-agreement-en.pdf')]);
    const path = application.source(added[0]?.sha256 ?? '')?.path ?? null;
    const original = await readFile(sample('supply-agreement-en.pdf'));
    expect(path === null ? null : (await readFile(path)).equals(original)).toBe(true);
  });
});

describe('versions of one instrument', () => {
  test('are compared, and the conflict is shown with both', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const documents = await analysed(
      application,
      'supply-agreement-en.pdf',
      'supply-agreement-zh-Hans.pdf',
      'cuad-etelos-distributor-agreement.pdf',
    );
    const conflictsOf = async (name: string) => {
      const document = documents.find((candidate) => candidate.name === name);
      const findings = await application.request('findings.list', { documentId: document?.id ?? '' });
      return findings.filter((finding) => finding.fields.other_document !== undefined);
    };
    expect((await conflictsOf('supply-agreement-en.pdf')).map((finding) => finding.fields.other_document)).toContain(
      'supply-agreement-zh-Hans.pdf',
    );
    expect((await conflictsOf('supply-agreement-zh-Hans.pdf')).length).toBeGreaterThan(0);
    expect(await conflictsOf('cuad-etelos-distributor-agreement.pdf')).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('a failing file never stops the others, and says what is wrong', async () => {
    const folder = await temporaryFolder();
    const noise = Buffer.from(Array.from({ length: 800 }, (_, index) => (index * 37) % 251));
    await writeFile(join(folder, 'garbage.pdf'), noise);
    await writeFile(join(folder, 'hearing.mp4'), noise);
    await writeFile(join(folder, 'nothing.pdf'), '');
    const application = await temporaryApplication(await temporaryFolder());
    const taken = await application.takeIn(matter, [folder, sample('chat-yue-Hant.pdf')]);
    expect(taken.refused.map(({ name, code }) => `${name} ${code}`).sort()).toEqual([
      'hearing.mp4 unsupported-format',
      'nothing.pdf empty-file',
    ]);
    await application.analyse(
      taken.added.map((document) => document.id),
      { language: 'document' },
    );
    const documents = await application.request('documents.list', { matterId: matter.id });
    expect(documents.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'garbage.pdf failed',
      'chat-yue-Hant.pdf ready',
    ]);
    expect(documents[0]?.error?.code).toBe('unsupported-format');
  });

  test('a protected file asks for its password, and again when it is wrong', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const [document] = await analysed(application, 'side-letter-protected.pdf');
    expect(document).toMatchObject({ state: 'needs-password', error: { code: 'password-needed' } });
    const documentId = document?.id ?? '';
    await application.analyse([documentId], { password: 'wrong' });
    expect((await application.request('documents.view', { documentId })).summary.error?.code).toBe('password-wrong');
    await application.analyse([documentId], { password: samplePassword });
    const view = await application.request('documents.view', { documentId });
    expect(view.summary).toMatchObject({ state: 'ready', error: null });
    expect(view.password).toBe(samplePassword);
  });

  test('a protected Word document asks for its password too, and is shown on pages of its own', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const path = fileURLToPath(new URL('../formats/fixtures/agreement-protected.docx', import.meta.url));
    const { added } = await application.takeIn(matter, [path]);
    const documentId = added[0]?.id ?? '';
    const summary = async () => (await application.request('documents.view', { documentId })).summary;
    await application.analyse([documentId], { withoutModel: true });
    expect(await summary()).toMatchObject({ state: 'needs-password', error: { code: 'password-needed' } });
    await application.analyse([documentId], { withoutModel: true, password: '仲裁 Pass-1' });
    expect(await summary()).toMatchObject({ state: 'ready', error: null });
    const [proposed] = await application.propose([documentId], await temporaryFolder(), {
      mends: true,
      playbook: null,
    });
    expect(proposed).toMatchObject({ path: null, written: 0 });
  });

  test('a cancelled document keeps its place and can be started again', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    const { added } = await application.takeIn(matter, [sample('supply-agreement-en.pdf')]);
    const documentId = added[0]?.id ?? '';
    const cancelled = application.analyse([documentId], { language: 'document' });
    await application.request('queue.cancel', { documentId });
    await cancelled;
    expect((await application.request('documents.view', { documentId })).summary.state).toBe('cancelled');
    expect((await application.request('queue.list', {}))[0]).toMatchObject({
      state: 'cancelled',
      error: { code: 'cancelled' },
    });
    await application.analyse([documentId], { language: 'document' });
    expect((await application.request('documents.view', { documentId })).summary.state).toBe('ready');
  });

  test('a document that is gone is named as such', async () => {
    const application = await temporaryApplication(await temporaryFolder());
    await expect(application.request('documents.view', { documentId: 'doc-x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(application.request('documents.addPaths', { matterId: 'x', paths: [] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('after a restart', () => {
  test('everything is there, and nothing finished is done again', async () => {
    const dataFolder = await temporaryFolder();
    const first = await temporaryApplication(dataFolder);
    const [document] = await analysed(first, 'supply-agreement-en.pdf');
    const documentId = document?.id ?? '';
    const [finding] = await first.request('findings.list', { documentId });
    await first.request('findings.review', {
      findingId: finding?.id ?? '',
      state: 'corrected',
      fields: { seat: 'Macau' },
      note: '見附件二',
    });
    await first.close();
    const before = await stepsOf(dataFolder, documentId);

    const refuse = () => {
      throw new Error('a finished document must not be read again');
    };
    const second = await temporaryApplication(dataFolder, { spawnReader: refuse, resume: true });
    await second.analyse([documentId], { language: 'document' });
    expect(await stepsOf(dataFolder, documentId)).toEqual(before);
    const [again] = await second.request('findings.list', { documentId });
    expect(again).toMatchObject({
      id: finding?.id,
      review: { state: 'corrected', fields: { seat: 'Macau' }, note: '見附件二' },
    });
  });

  test('what was cut off goes on by itself', async () => {
    const dataFolder = await temporaryFolder();
    const installation = testedInstallation();
    const slow = spawnNodeReader(installation.readerEntry);
    const first = await temporaryApplication(dataFolder, { spawnReader: slow });
    const { added } = await first.takeIn(matter, [sample('supply-agreement-en.pdf')]);
    const documentId = added[0]?.id ?? '';
    void first.analyse([documentId], { language: 'document' });
    await first.close();

    const second = await temporaryApplication(dataFolder, { resume: true });
    const ready = new Promise<void>((resolve) => {
      second.on('document.changed', (changed) => {
        if (changed.id === documentId && changed.state === 'ready') resolve();
      });
    });
    await ready;
    expect((await second.request('documents.view', { documentId })).summary.pageCount).toBe(6);
  });
});

async function pagesOf(dataFolder: string, documentId: string) {
  const openedStore = await openStore({
    dataFolder,
    migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
  });
  return { openedStore, pages: await loadPages(openedStore, documentId) };
}

async function stepsOf(dataFolder: string, documentId: string) {
  const { openedStore } = await pagesOf(dataFolder, documentId);
  const steps = listFinishedSteps(openedStore, documentId);
  openedStore.$client.close();
  return steps;
}
