import { expect, test } from 'vitest';
import { defaultMatterRules } from '#contract/guardrails.ts';
import { openedApplication, temporaryFolder } from './temporary-application.ts';

test('half-typed words outlive the program, are forgotten when sent, and go with their matter and its rules', async () => {
  const folder = await temporaryFolder();
  const application = await openedApplication(folder);
  const { id: matterId } = await application.request('matters.create', { name: '案', parties: [], language: 'en' });
  const keep = (key: string, text: string, own: string | null = matterId) =>
    application.request('drafts.keep', { key, matterId: own, text });
  await keep('question:1', '幾時要');
  await keep('question:1', '幾時要畀錢');
  await keep('instruction:1', 'Summarise');
  await keep('instruction:1', '');
  await keep('everywhere', 'x', null);
  await keep('gone', 'x', 'matter-gone');
  await application.close();

  const again = await openedApplication(folder);
  const list = async () => (await again.request('drafts.list', {})).map(({ key, text }) => `${key} ${text}`);
  expect(await list()).toEqual(['everywhere x', 'question:1 幾時要畀錢']);
  const closed = {
    ...defaultMatterRules,
    permissions: { ...defaultMatterRules.permissions, person: ['administer' as const] },
  };
  await again.request('rules.set', { matterId, rules: closed });
  expect(await list()).toEqual(['everywhere x']);
  await again.request('matters.delete', { matterId });
  expect(await list()).toEqual(['everywhere x']);
  await again.close();
});
