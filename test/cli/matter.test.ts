import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { turnEncryptionOn } from '#main/store/folder-encryption.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';
import { migrationsFolder } from '#test/store/temporary-store.ts';
import { runSampan } from './run-sampan.ts';

test('an encrypted folder takes its passphrase from a file, and only with it gives a matter as one file', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const database = await openStore({ dataFolder: data, migrationsFolder });
  insertMatter(database, { id: 'm-1', name: 'Harbour 訴 Lotus', parties: [], language: 'en', createdAtMs: 1 });
  database.$client.close();
  const file = join(folder, 'passphrase');
  await writeFile(file, 'correct horse 馬 battery\n', { mode: 0o600 });

  await turnEncryptionOn(
    { dataFolder: data, cost: { cost: 2, blockSize: 1, parallelization: 1 } },
    'correct horse 馬 battery',
  );
  expect((await readFile(join(data, 'sampan.db'))).includes('Harbour')).toBe(false);

  const out = join(folder, 'matter.sampan');
  const words = ['matter', 'backup', 'Harbour 訴 Lotus', '--out', out, '--data', data, '--model', 'none'];
  const locked = await runSampan(words, '', { SAMPAN_PASSPHRASE_FILE: '' });
  expect(locked.stderr).toContain('SAMPAN_PASSPHRASE_FILE');
  expect(locked.code).toBe(3);
  expect(existsSync(out)).toBe(false);

  const backup = await runSampan(words, '', { SAMPAN_PASSPHRASE_FILE: file });
  expect(JSON.parse(backup.stdout)).toEqual({ matterId: 'm-1', path: out });
  expect(backup.code).toBe(0);
  expect((await readFile(out)).includes('Harbour 訴 Lotus')).toBe(true);
});
