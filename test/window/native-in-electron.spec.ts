import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { projectFolder } from './launch.ts';

/** Runs a script in the chosen Electron's Node; what it wrote to stdout. */
function inElectron(script: string, switches: readonly string[] = []): string {
  const ended = spawnSync(inject('windowRuntime').electronPath, [...switches, '--no-warnings', '-e', script], {
    cwd: projectFolder,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect(ended.stderr).toBe('');
  return ended.stdout.trim();
}

const folder = JSON.stringify(join(projectFolder, 'native', 'prebuilds', `${process.platform}-${process.arch}`));

const openDatabase = `
  const Database = require('better-sqlite3');
  const binding = ${folder} + '/better_sqlite3.napi9.node';
  const older = Number(process.versions.napi) < 10;
  const open = () => new Database(':memory:', older ? { nativeBinding: binding } : {});`;

test('SQLite’s statements and databases can be collected while it works', () => {
  const said = inElectron(
    `${openDatabase}
    const database = open();
    database.exec('CREATE TABLE t (a, b)');
    for (let index = 0; index < 3000; index += 1) {
      database.prepare('INSERT INTO t VALUES (?, ?)').run(index, '仲裁');
      database.prepare('SELECT * FROM t WHERE a = @a').all({ a: index });
      for (const row of database.prepare('SELECT * FROM t LIMIT 2').iterate()) if (row.b !== '仲裁') throw new Error(row.b);
      if (index % 100 === 0) {
        open().function('twice', (value) => value * 2);
        gc();
      }
    }
    console.log(database.prepare('SELECT count(*) AS n FROM t').get().n);`,
    ['--expose-gc'],
  );
  expect(said).toBe('3000');
});

test('SQLite, the tokenizer and llama.cpp live in one process, loaded in the order of a session', () => {
  const said = inElectron(
    `${openDatabase}
    (async () => {
      open().exec('SELECT 1');
      const tokenizer = require(${folder} + '/sampan.node');
      const { getLlama } = await import('node-llama-cpp');
      const llama = await getLlama({ build: 'never', gpu: false, skipDownload: true, progressLogs: false });
      console.log(typeof tokenizer.loadVocabulary, llama.gpu);
      process.exit(0);
    })();`,
  );
  expect(said).toBe('function false');
});
