import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import type { Finding } from '#contract/finding.ts';
import {
  countDocument,
  countDocumentsOf,
  deleteDocument,
  deleteUnusedSources,
  findDocument,
  insertDocument,
  listChildren,
  listDocuments,
  saveReading,
  saveRendition,
  setDocumentState,
  unfinishedDocuments,
} from '#main/store/documents.ts';
import { listFindings, loadReviews, replaceExtraction, saveReview } from '#main/store/findings.ts';
import { deleteMatter, findMatter, listMatters, updateMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import {
  countPages,
  deletePages,
  listImagePages,
  listPageSummaries,
  listPagesToRecognise,
  loadPage,
  loadPageMarks,
  loadPages,
  loadPageTexts,
  saveLanguages,
  saveLineRoles,
  savePage,
} from '#main/store/pages.ts';
import { finishStep, isStepFinished, listFinishedSteps } from '#main/store/runs.ts';
import { loadSettings, saveSettings } from '#main/store/settings.ts';
import { keepSource, readHead, sourceFilePath } from '#main/store/source-files.ts';
import { listGists, loadSummary, saveGists, saveSummary } from '#main/store/summaries.ts';
import { insertExample, migrationsFolder, temporaryFolder, temporaryStore } from './temporary-store.ts';

const page: Page = {
  number: 1,
  label: 'iv',
  width: 595,
  height: 842,
  box: [0, 0, 595, 842],
  rotation: 90,
  userUnit: 1,
  origin: 'text',
  text: '第十二條 仲裁\nArbitration 🚢',
  lines: [
    {
      start: 0,
      end: 7,
      role: 'body',
      runs: [
        {
          start: 0,
          end: 7,
          x: 10.5,
          y: 20.25,
          direction: [1, 0],
          ascent: 9,
          descent: -2,
          edges: [0, 1, 2, 3, 4, 5, 6, 7],
        },
      ],
    },
  ],
  mends: [{ offset: 0, source: '⼀' }],
  warnings: [],
};

const finding: Finding = {
  id: 'find-1',
  documentId: 'doc-1',
  kind: 'arb.seat',
  label: 'Seat',
  group: 'arbitration',
  anchors: [{ documentId: 'doc-1', page: 1, start: 0, end: 4, quads: [[0, 1, 2, 1, 0, 0, 2, 0]] }],
  quote: '第十二條',
  fields: { seat: 'Hong Kong' },
  confidence: 0.9,
  origin: 'rule',
  reasons: ['names "Hong Kong"'],
  clause: { number: '第十二條', heading: '仲裁' },
  supports: [],
};

/** Opens the store of a folder in a program of its own, which ends at once. */
function startOpening(dataFolder: string) {
  const script = `const { openStore } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '..', '..', 'main', 'store', 'open-store.ts')).href)});
    (await openStore(${JSON.stringify({ dataFolder, migrationsFolder })})).$client.close();`;
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], { stdio: 'inherit' });
}

describe('opening', () => {
  test('makes a database in WAL mode with foreign keys and strict tables', async () => {
    const { database } = await temporaryStore();
    expect(database.$client.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    const tables = database.$client.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all();
    const own = tables.filter(
      (table) => !/drizzle|sqlite_|search_(text|words)/.test(String(Reflect.get(Object(table), 'name'))),
    );
    expect(own).toHaveLength(27);
    for (const table of own) expect(String(Reflect.get(Object(table), 'sql'))).toMatch(/STRICT$/);
  });

  test('opens what is there with everything in it', async () => {
    const dataFolder = await temporaryFolder();
    const first = await openStore({ dataFolder, migrationsFolder });
    insertExample(first);
    first.$client.close();
    const second = await openStore({ dataFolder, migrationsFolder });
    expect(findDocument(second, 'doc-1')?.name).toBe('contract.pdf');
    second.$client.close();
  });

  test('several programs may open a new folder at the same moment', async () => {
    const dataFolder = await temporaryFolder();
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => startOpening(dataFolder)).map(async (child) => {
        const [code] = await once(child, 'close');
        return code;
      }),
    );
    expect(opened).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('refuses a database of a newer Sampan and leaves it as it is', async () => {
    const dataFolder = await temporaryFolder();
    (await openStore({ dataFolder, migrationsFolder })).$client.close();
    const path = join(dataFolder, 'sampan.db');
    const raw = new Database(path);
    raw.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)").run();
    raw.close();
    const before = await readFile(path);
    await expect(openStore({ dataFolder, migrationsFolder })).rejects.toMatchObject({ code: 'store-newer' });
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  test('names a file that is no database and does not touch it', async () => {
    const dataFolder = await temporaryFolder();
    const path = join(dataFolder, 'sampan.db');
    await writeFile(path, 'this is a letter, not a database '.repeat(200));
    await expect(openStore({ dataFolder, migrationsFolder })).rejects.toMatchObject({ code: 'store-damaged' });
    expect(await readFile(path, 'utf8')).toMatch(/^this is a letter/);
  });
});

describe('sources', () => {
  test('keeps any bytes under their hash, once', async () => {
    const dataFolder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), async (bytes) => {
        const kept = await keepSource({ dataFolder, fileSecret: null }, bytes);
        const again = await keepSource({ dataFolder, fileSecret: null }, bytes);
        expect(again).toEqual(kept);
        expect(kept.byteLength).toBe(bytes.length);
        expect(new Uint8Array(await readFile(sourceFilePath(dataFolder, kept.sha256)))).toEqual(bytes);
      }),
      { numRuns: 25 },
    );
  });

  test('knows SHA-256 and reads the head of a file', async () => {
    const dataFolder = await temporaryFolder();
    const path = join(dataFolder, 'abc.pdf');
    await writeFile(path, 'abc');
    const kept = await keepSource({ dataFolder, fileSecret: null }, path);
    expect(kept.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(Buffer.from(await readHead(path)).toString()).toBe('abc');
  });

  test('says why a file cannot be kept', async () => {
    const dataFolder = await temporaryFolder();
    await expect(keepSource({ dataFolder, fileSecret: null }, new Uint8Array())).rejects.toMatchObject({
      code: 'empty-file',
    });
    await expect(keepSource({ dataFolder, fileSecret: null }, dataFolder)).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});

describe('documents', () => {
  test('the same source twice in a matter is one document', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    const again = { ...findDocument(database, 'doc-1'), id: 'doc-2' };
    expect(insertDocument(database, { ...exampleFacts, ...again })).toBe(false);
    expect(listDocuments(database, 'matter-1').map((document) => document.id)).toEqual(['doc-1']);
  });

  test('remembers what was not finished and why something failed', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    expect(unfinishedDocuments(database).map((document) => document.id)).toEqual(['doc-1']);
    setDocumentState(database, 'doc-1', 'failed', { code: 'damaged-file', message: 'Ask for it again.' });
    expect(unfinishedDocuments(database)).toEqual([]);
    expect(findDocument(database, 'doc-1')).toMatchObject({ state: 'failed', error: { code: 'damaged-file' } });
  });

  test('a deleted matter takes everything with it and frees its sources', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    savePage(database, 'doc-1', page);
    replaceExtraction(database, 'doc-1', {
      clauses: [],
      findings: [{ list: 'finding', finding, bodyStart: 0, bodyEnd: 4 }],
    });
    expect(deleteUnusedSources(database)).toEqual([]);
    deleteMatter(database, 'matter-1');
    expect(await loadPages(database, 'doc-1')).toEqual([]);
    expect(listFindings(database, 'doc-1')).toEqual([]);
    expect(deleteUnusedSources(database)).toEqual(['a'.repeat(64)]);
  });

  test('a deleted document leaves its matter', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    deleteDocument(database, 'doc-1');
    expect(listMatters(database)).toMatchObject([{ id: 'matter-1', documentCount: 0 }]);
  });

  const exampleFacts = {
    matterId: 'matter-1',
    sha256: 'a'.repeat(64),
    name: 'copy.pdf',
    mediaType: 'application/pdf',
    byteLength: 10,
    addedAtMs: 3,
  } as const;
});

describe('pages', () => {
  test('come back exactly as they were read', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    const languages = [{ language: 'zh-Hant', share: 1 }] as const;
    const scan: Page = {
      ...page,
      number: 2,
      origin: 'image',
      text: '',
      lines: [],
      mends: [],
      warnings: ['image only, not read yet'],
    };
    const outline = [{ title: '第一條', page: 1, level: 1 }];
    const facts = [{ name: 'author', value: 'A' }];
    savePage(database, 'doc-1', page);
    savePage(database, 'doc-1', scan);
    saveReading(database, 'doc-1', { outline, warnings: ['w'], facts });
    saveLanguages(database, 'doc-1', { pages: [languages, []], document: languages });
    expect(countPages(database, 'doc-1')).toBe(2);
    expect(listImagePages(database, 'doc-1')).toEqual([2]);
    savePage(database, 'doc-1', { ...page, number: 3, hiddenTextLayer: true });
    expect(listPagesToRecognise(database, 'doc-1')).toEqual([2, 3]);
    deletePages(database, 'doc-1');
    savePage(database, 'doc-1', page);
    savePage(database, 'doc-1', scan);
    saveLanguages(database, 'doc-1', { pages: [languages, []], document: languages });
    expect(await loadPages(database, 'doc-1')).toEqual([page, scan]);
    expect(loadPage(database, 'doc-1', 2)).toEqual(scan);
    expect(loadPage(database, 'doc-1', 3)).toBeNull();
    expect(loadPageTexts(database, 'doc-1').map(({ text }) => text)).toEqual([page.text, '']);
    expect(listPageSummaries(database, 'doc-1')).toMatchObject([{ label: 'iv', languages }, { origin: 'image' }]);
    expect(findDocument(database, 'doc-1')).toMatchObject({ outline, warnings: ['w'], languages, facts });
    const counts = { pageCount: 2, imagePages: [2], findingCount: 0, defectCount: 0 };
    expect(countDocument(database, 'doc-1')).toEqual(counts);
    expect([...countDocumentsOf(database, 'matter-1')]).toEqual([['doc-1', counts]]);
  });
});

describe('a page', () => {
  test('keeps what stands on it, and takes the place of an earlier reading of it', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    savePage(database, 'doc-1', page);
    const marked: Page = {
      ...page,
      marks: [{ kind: 'comment', start: 0, end: 2, note: '刪？', author: 'A' }],
      regions: [{ kind: 'seal', box: [0, 0, 10, 10] }],
      tables: [{ rows: [[{ start: 0, end: 7 }]], box: [0, 0, 50, 50] }],
    };
    savePage(database, 'doc-1', marked);
    expect(await loadPages(database, 'doc-1')).toEqual([marked]);
    expect(loadPageMarks(database, 'doc-1', 1)).toEqual(marked.marks);
    expect(loadPageMarks(database, 'doc-1', 2)).toEqual([]);
    savePage(database, 'doc-1', { ...page, number: 2, mends: [] });
    expect(loadPageMarks(database, 'doc-1', 2)).toEqual([]);
    deletePages(database, 'doc-1');
    expect(countPages(database, 'doc-1')).toBe(0);
  });

  test('learns later which of its lines are headers, until it is read anew', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    savePage(database, 'doc-1', page);
    saveLineRoles(database, 'doc-1', new Map([[1, [[0, 'header']]]]));
    expect(loadPage(database, 'doc-1', 1)?.lines[0]?.role).toBe('header');
    savePage(database, 'doc-1', page);
    expect(loadPage(database, 'doc-1', 1)?.lines[0]?.role).toBe('body');
  });
});

describe('renditions', () => {
  test('live as long as a document that they show', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    saveRendition(database, 'doc-1', { sha256: 'b'.repeat(64), byteLength: 9, addedAtMs: 4 });
    expect(findDocument(database, 'doc-1')?.renditionSha256).toBe('b'.repeat(64));
    expect(deleteUnusedSources(database)).toEqual([]);
    deleteDocument(database, 'doc-1');
    expect(deleteUnusedSources(database).sort()).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
  });

  test('a document knows what came in it', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    insertDocument(database, {
      id: 'doc-2',
      matterId: 'matter-1',
      sha256: 'c'.repeat(64),
      name: 'attached.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      byteLength: 5,
      addedAtMs: 5,
      parentId: 'doc-1',
    });
    expect(listChildren(database, 'doc-1').map(({ id }) => id)).toEqual(['doc-2']);
  });
});

describe('findings and reviews', () => {
  test('a review outlives a new extraction of the same words', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    const extraction = { clauses: [], findings: [{ list: 'defect', finding, bodyStart: 0, bodyEnd: 4 }] } as const;
    replaceExtraction(database, 'doc-1', extraction);
    const review = {
      findingId: 'find-1',
      state: 'corrected',
      fields: { seat: 'Macau' },
      note: '見附件',
      reviewedAtMs: 5,
    } as const;
    saveReview(database, 'doc-1', review);
    replaceExtraction(database, 'doc-1', extraction);
    expect(listFindings(database, 'doc-1')).toEqual(extraction.findings);
    expect(loadReviews(database, 'doc-1').get('find-1')).toEqual(review);
    saveReview(database, 'doc-1', { ...review, state: 'open', fields: {}, note: '' });
    expect(loadReviews(database, 'doc-1').size).toBe(0);
  });
});

describe('summaries and gists', () => {
  test('are kept by language and replaced whole', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    const statement = (text: string) => ({ text, language: 'en', citations: finding.anchors }) as const;
    const record = {
      summary: {
        language: 'en',
        method: 'extractive',
        statements: [statement('One.'), statement('Two.')],
        dropped: [],
      },
      modelId: null,
      compression: null,
    } as const;
    saveSummary(database, 'doc-1', record);
    expect(loadSummary(database, 'doc-1', 'en')).toEqual(record);
    expect(loadSummary(database, 'doc-1', 'zh-Hans')).toBeNull();
    const byModel = {
      summary: {
        language: 'en',
        method: 'model',
        statements: [statement('Three.')],
        dropped: [{ text: 'Four.', reason: 'no such number' }],
      },
      modelId: 'small',
      compression: { originalTokens: 100, compressedTokens: 10 },
    } as const;
    saveSummary(database, 'doc-1', byModel);
    expect(loadSummary(database, 'doc-1', 'en')).toEqual(byModel);
    const gist = {
      clauseIndex: 3,
      clause: { number: '3', heading: '' },
      statement: statement('Pays.'),
      method: 'extractive',
    } as const;
    saveGists(database, 'doc-1', 'en', [{ ...gist, method: 'model' }]);
    saveGists(database, 'doc-1', 'en', [gist]);
    expect(listGists(database, 'doc-1', 'en')).toEqual([gist]);
  });
});

describe('steps, settings, matters', () => {
  test('a step is finished only for the input it had', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    finishStep(database, 'doc-1', { step: 'read', input: 'read-1:aa', seconds: 1.5, finishedAtMs: 9 });
    expect(isStepFinished(database, 'doc-1', 'read', 'read-1:aa')).toBe(true);
    expect(isStepFinished(database, 'doc-1', 'read', 'read-2:aa')).toBe(false);
    expect(listFinishedSteps(database, 'doc-1')).toMatchObject([{ step: 'read', seconds: 1.5 }]);
  });

  test('settings fall back one by one', async () => {
    const { database } = await temporaryStore();
    const defaults = {
      locale: 'en',
      theme: 'system',
      outputLanguage: 'en',
      modelId: 'none',
      tourSeen: false,
      notify: 'named',
      keepAwake: false,
    } as const;
    expect(loadSettings(database, defaults)).toEqual(defaults);
    saveSettings(database, { locale: 'zh-Hant', tourSeen: true });
    database.$client.prepare("INSERT INTO settings VALUES ('theme', '\"plaid\"')").run();
    expect(loadSettings(database, defaults)).toEqual({ ...defaults, locale: 'zh-Hant', tourSeen: true });
  });

  test('a matter is changed field by field', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    updateMatter(database, 'matter-1', { parties: ['甲方', '乙方'] });
    updateMatter(database, 'matter-1', {});
    expect(findMatter(database, 'matter-1')).toMatchObject({
      name: 'Harbour v Lotus',
      parties: ['甲方', '乙方'],
      language: 'zh-Hant',
    });
  });
});
