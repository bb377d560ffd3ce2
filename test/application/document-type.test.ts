import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentType, giveType, knownTypes } from '#main/application/document-type.ts';
import { choosePlaybook, chosenPlaybook } from '#main/application/matter-playbooks.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

test('what a person says of a document’s type, and of its matter’s playbook, is kept until it is taken back', async () => {
  const { database } = await temporaryStore();
  insertExample(database);
  const room = {
    context: { database, now: () => 5 },
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
  };
  const document = { id: 'doc-1', matterId: 'matter-1', name: 'Tenancy agreement.pdf' };
  const type = () => documentType(room, document, knownTypes(room));
  expect(type()).toMatchObject({ id: 'lease', by: 'file-name' });
  giveType(room, document, 'nda');
  expect(type()).toMatchObject({ id: 'nda', name: { 'zh-Hant': '保密協議' }, by: 'person' });
  giveType(room, document, null);
  expect(type()).toEqual({ id: null, name: null, by: 'person' });
  expect(() => giveType(room, document, 'nothing')).toThrow(/no type of contract “nothing”/);
  giveType(room, document, undefined);
  expect(type()).toMatchObject({ id: 'lease', by: 'file-name' });

  // Nobody chose, none at all, one of them.
  expect(chosenPlaybook(room, 'matter-1')).toBeNull();
  choosePlaybook(room, 'matter-1', { playbookId: null });
  expect(chosenPlaybook(room, 'matter-1')).toEqual({ playbookId: null });
  choosePlaybook(room, 'matter-1', { playbookId: 'nda', contractType: 'nda' });
  expect(chosenPlaybook(room, 'matter-1')).toEqual({ playbookId: 'nda', contractType: 'nda' });
  choosePlaybook(room, 'matter-1', null);
  expect(chosenPlaybook(room, 'matter-1')).toBeNull();
});
