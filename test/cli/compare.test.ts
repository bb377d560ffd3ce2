import { readFile } from 'node:fs/promises';
import { stdout } from 'node:process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { compareCommand } from '#main/cli/compare.ts';
import { sample, temporaryFolder } from '#test/application/temporary-application.ts';

async function compare(a: string, b: string, json: boolean) {
  const data = await temporaryFolder();
  let written = '';
  const spy = vi.spyOn(stdout, 'write').mockImplementation((chunk) => {
    written += String(chunk);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  const code = await compareCommand(sample(a), sample(b), { data, json, model: 'none' }, new AbortController().signal);
  spy.mockRestore();
  return { code, written };
}

test('the English and Chinese of a contract as JSON that its schema accepts', { timeout: 120_000 }, async () => {
  const { code, written } = await compare('supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf', true);
  expect(code).toBe(0);
  const schema = JSON.parse(
    await readFile(new URL('../../resources/schema/compare.schema.json', import.meta.url), 'utf8'),
  );
  const found = JSON.parse(written);
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
  expect(found.translated).toBe(true);
  const both = found.pairs.filter((pair: { a: unknown[]; b: unknown[] }) => pair.a.length > 0 && pair.b.length > 0);
  expect(both.length).toBeGreaterThan(found.pairs.length / 2);
  expect(both[0].a[0].anchors[0].page).toBe(1);
});

test('a table for people', { timeout: 120_000 }, async () => {
  const { code, written } = await compare('supply-agreement-zh-Hant.pdf', 'supply-agreement-zh-Hans.pdf', false);
  expect(code).toBe(0);
  expect(written).toContain('supply-agreement-zh-Hant.pdf | supply-agreement-zh-Hans.pdf');
  expect(written).toMatch(/^prevails: /m);
});
