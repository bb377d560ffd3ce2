import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { sample, temporaryFolder } from '#test/application/temporary-application.ts';
import { runSampan } from './run-sampan.ts';

const lines = [
  { id: 'a', text: 'arising out of or in connection with this Agreement' },
  { id: 2, text: '呢份 agreement 要 sign 咗先\n提交仲裁 𠮷' },
  { id: 'empty', text: '' },
];
const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;

function parsed(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('tokens', () => {
  test('counts, line by line, with ids and the offsets at which tokens begin', async () => {
    const counted = await runSampan(['tokens'], input);
    expect(counted).toMatchObject({ code: 0, stderr: '' });
    const detailed = parsed((await runSampan(['tokens', '--ids', '--offsets'], input)).stdout);
    expect(parsed(counted.stdout).map(({ id, count }) => ({ id, count }))).toEqual(
      detailed.map(({ id, count }) => ({ id, count })),
    );
    for (const [index, { id, count, ids, offsets }] of detailed.entries()) {
      expect(id).toBe(lines[index]?.id);
      expect(ids).toHaveLength(Number(count));
      expect(offsets).toHaveLength(Number(count));
    }
    // A phrase that stands in every contract takes a few tokens, not one a word.
    expect(Number(detailed[0]?.count)).toBeLessThan(6);
    expect(detailed[2]).toEqual({ id: 'empty', count: 0, ids: [], offsets: [] });
  });

  test('names the line that is none, and the vocabulary that is none', async () => {
    const bad = await runSampan(['tokens'], `${input}not json\n`);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toMatch(/line 4/i);
    const unknown = await runSampan(['tokens', '--vocabulary', 'nothing'], input);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('trilingual');
  });
});

describe('compress', () => {
  test('keeps passages word for word within the ratio', async () => {
    const text = await readFile(sample('text/supply-agreement-en.txt'), 'utf8').catch(async () => {
      const { stdout } = await runSampan(['read', sample('supply-agreement-en.pdf'), '--jsonl']);
      return parsed(stdout)
        .map((page) => String(page.text))
        .join('\n');
    });
    const question = 'Where is the seat of arbitration?';
    const { code, stdout } = await runSampan(
      ['compress', '--ratio', '6'],
      `${JSON.stringify({ id: 1, text, question })}\n`,
    );
    expect(code).toBe(0);
    const [answer] = parsed(stdout);
    expect(Number(answer?.compressedTokens)).toBeLessThanOrEqual(Number(answer?.originalTokens) / 6);
    const kept = answer?.kept;
    expect(Array.isArray(kept) && kept.length > 0).toBe(true);
    for (const { start, end } of Array.isArray(kept) ? kept : []) {
      expect(String(answer?.text)).toContain(text.slice(start, end));
    }
    expect(String(answer?.text)).toMatch(/seat/i);
  });
});

describe('ask', () => {
  test('prints an answer as its schema has it', async () => {
    const data = await temporaryFolder();
    const words = ['ask', sample('supply-agreement-zh-Hans.pdf'), '--data', data, '--model', 'none'];
    const { code, stdout } = await runSampan([...words, '--question', '这份合同的仲裁地在哪里？', '--json']);
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(stdout);
    const schemaFile = new URL('../../resources/schema/answer.schema.json', import.meta.url);
    const validate = new Ajv2020().compile(JSON.parse(await readFile(schemaFile, 'utf8')));
    validate(answer);
    expect(validate.errors).toBeNull();
    expect(answer).toMatchObject({ found: true, language: 'zh-Hans' });
    expect(stdout).toContain('深圳');
    const nothing = await runSampan([...words, '--question', '邊個養長頸鹿?']);
    expect(nothing).toMatchObject({ code: 0, stdout: '文件入面冇講。\n' });
  });
});
