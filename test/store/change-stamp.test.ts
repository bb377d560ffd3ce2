import { expect, test } from 'vitest';
import { changeStamp } from '#main/store/change-stamp.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { migrationsFolder, temporaryStore } from './temporary-store.ts';

test('the stamp is another one after any change, whoever made it, and after no reading', async () => {
  const { database, dataFolder } = await temporaryStore();
  const other = await openStore({ dataFolder, migrationsFolder });
  const matter = { name: 'M', parties: [], language: 'en', createdAtMs: 1 } as const;
  const first = changeStamp(database);
  database.$client.prepare('SELECT count(*) FROM matters').get();
  expect(changeStamp(database)).toBe(first);
  insertMatter(database, { id: 'own', ...matter });
  const second = changeStamp(database);
  expect(second).not.toBe(first);
  insertMatter(other, { id: 'other', ...matter });
  expect(changeStamp(database)).not.toBe(second);
  other.$client.close();
});
