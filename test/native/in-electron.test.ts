/**
 * The committed binaries in the oldest runtime that must carry them: Electron's
 * own Node, with its memory cage, started as plain Node so that it needs no display.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ensureElectron } from '#main/setup/electron-runtime.mjs';
import { loadModelTokenizer } from '#native/model-tokenizer.ts';
import { ensureTestModel, fetchTestModelMs } from '../models/ensure-test-model.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { samples } from './trilingual-samples.ts';

const prebuilds = join(projectFolder, 'native', 'prebuilds', `${process.platform}-${process.arch}`);
const work = mkdtempSync(join(tmpdir(), 'sampan-in-electron-'));
let electron: string;
let modelPath: string;

beforeAll(async () => {
  electron = (await ensureElectron({ log: () => {} })).path;
  modelPath = await ensureTestModel();
}, fetchTestModelMs);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What a script prints as JSON under Electron's Node. */
function runInElectron(script: string, input: unknown): unknown {
  const output = execFileSync(electron, ['--expose-gc', '-e', script, JSON.stringify(input)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return JSON.parse(output);
}

describe('in Electron', () => {
  test('the tokenizer gives the same ids, in the main thread and in a worker', { timeout: 120_000 }, async () => {
    // The texts of the samples without lone surrogates: JSON would keep them, a command line would not.
    const texts = samples.filter((text) => text.isWellFormed() && !text.includes('\u0000'));
    const script = `
      const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
      const encode = async ({ addon, modelPath, texts }) => {
        const tokenizer = await require(addon).loadVocabulary(modelPath);
        return texts.map((text) => {
          const ids = tokenizer.encode(text);
          return { ids: [...ids], text: Buffer.from(tokenizer.decodeBytes(ids)).toString('utf8') };
        });
      };
      const input = JSON.parse(process.argv[1]);
      const source = 'const { parentPort, workerData } = require("node:worker_threads"); const encode = ' + encode
        + '; encode(workerData).then((found) => parentPort.postMessage(found));';
      const inWorker = new Promise((resolve, reject) => {
        new Worker(source, { eval: true, workerData: input }).on('message', resolve).on('error', reject);
      });
      Promise.all([encode(input), inWorker]).then(([main, worker]) => console.log(JSON.stringify({ main, worker })));`;
    const tokenizer = await loadModelTokenizer(modelPath);
    const expected = texts.map((text) => ({ ids: [...tokenizer.encode(text)], text }));
    const found = runInElectron(script, { addon: join(prebuilds, 'sampan.node'), modelPath, texts });
    expect(found).toEqual({ main: expected, worker: expected });
  });

  test('SQLite keeps an encrypted database that only its key opens', { timeout: 120_000 }, () => {
    const file = join(work, 'matters.db');
    const script = `
      const { file, nativeBinding, packagePath } = JSON.parse(process.argv[1]);
      const options = Number(process.versions.napi) >= 10 ? {} : { nativeBinding };
      const Database = require(packagePath);
      const open = (key) => { const database = new Database(file, options); database.pragma("key='" + key + "'"); return database; };
      const first = open('right');
      first.pragma('journal_mode = WAL');
      first.exec('CREATE TABLE clause (text TEXT NOT NULL) STRICT');
      const insert = first.prepare('INSERT INTO clause VALUES (?)');
      first.transaction(() => { for (let n = 0; n < 500; n++) insert.run('仲裁 ' + n); })();
      first.close();
      let refused = null;
      const wrong = open('wrong');
      try { wrong.prepare('SELECT count(*) FROM clause').get(); } catch (error) { refused = error.code; }
      wrong.close();
      const again = open('right');
      console.log(JSON.stringify({ refused, count: again.prepare('SELECT count(*) AS n FROM clause').get().n }));
      again.close();`;
    const found = runInElectron(script, {
      file,
      nativeBinding: join(prebuilds, 'better_sqlite3.napi9.node'),
      packagePath: createRequire(import.meta.url).resolve('better-sqlite3'),
    });
    expect(found).toEqual({ refused: 'SQLITE_NOTADB', count: 500 });
    expect(readFileSync(file).subarray(0, 6).toString('latin1')).not.toBe('SQLite');
  });

  test('SQLite survives the collection of its objects, and keeps primitive values', { timeout: 120_000 }, () => {
    const script = `
      const { nativeBinding, packagePath } = JSON.parse(process.argv[1]);
      const options = Number(process.versions.napi) >= 10 ? {} : { nativeBinding };
      const Database = require(packagePath);
      const sums = [];
      for (let round = 0; round < 40; round++) {
        const database = new Database(':memory:', options);
        database.exec('CREATE TABLE amount (value INTEGER NOT NULL) STRICT');
        const insert = database.prepare('INSERT INTO amount VALUES (@value)');
        for (let value = 1; value <= 50; value++) insert.run({ value });
        database.aggregate('total', { start: 1000, step: (total, next) => total + next });
        database.aggregate('joined', { start: 'x', step: (text, next) => text + next });
        for (const row of database.prepare('SELECT * FROM amount').iterate()) if (row.value > round) break;
        sums.push(Object.values(database.prepare('SELECT total(value), joined(value) FROM amount WHERE value < 4').get()).join());
        if (round % 2) database.close();
        gc();
      }
      setTimeout(() => { gc(); console.log(JSON.stringify([...new Set(sums)])); }, 50);`;
    const found = runInElectron(script, {
      nativeBinding: join(prebuilds, 'better_sqlite3.napi9.node'),
      packagePath: createRequire(import.meta.url).resolve('better-sqlite3'),
    });
    expect(found).toEqual(['1006,x123']);
  });

  test('it is a runtime with a Node-API old enough to prove something, or a newer one', () => {
    const versions = z.object({ electron: z.string(), napi: z.string() });
    const found = versions.parse(runInElectron('console.log(JSON.stringify(process.versions))', null));
    expect(Number(found.napi)).toBeGreaterThanOrEqual(9);
  });
});
