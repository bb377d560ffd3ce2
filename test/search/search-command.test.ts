import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { searchCommand } from '#main/cli/search.ts';
import { r, wordFile } from '#test/formats/word-file.ts';
import { temporaryFolder } from '#test/store/temporary-store.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const sample = (language: string): string => join(resources, 'samples', `supply-agreement-${language}.pdf`);
const line = z.object({
  documentName: z.string(),
  anchors: z.array(z.object({ start: z.number(), end: z.number(), quads: z.array(z.array(z.number())) })),
  snippet: z.object({ text: z.string() }),
});

/** What the command prints for a query, line by line. */
async function printed(
  query: string,
  files: readonly string[],
  data: string,
  more: { readonly rebuild?: boolean } = {},
): Promise<string[]> {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const code = await searchCommand(
      query,
      files,
      { data, json: true, limit: 5, ...more },
      new AbortController().signal,
    );
    expect(code).toBe(0);
  } finally {
    output.mockRestore();
  }
  return written.join('').trim().split('\n');
}

describe('sampan search', () => {
  it('shows what a tracked draft says now, without the words that were deleted or hidden', async () => {
    const data = await temporaryFolder();
    const who = 'w:id="1" w:author="李偉" w:date="2026-03-01T09:30:00Z"';
    const changed = (before: string, old: string, now: string, after: string): string =>
      `<w:p>${r(before)}<w:del ${who}><w:r><w:delText>${old}</w:delText></w:r></w:del><w:ins ${who}>${r(now)}</w:ins>${r(after)}</w:p>`;
    const body = [
      changed('The purchase price is ', 'HK$500,000', 'HK$600,000', ', payable at once.'),
      changed('仲裁地為', '新加坡', '香港', '，仲裁語言為英文。'),
      changed('個租客', '唔使', '一定要', '交按金畀業主。'),
      `<w:p>${r('Confidential terms')}<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> secretly waived</w:t></w:r>${r(' remain in force.')}</w:p>`,
    ].join('');
    const draft = join(data, 'draft.docx');
    await writeFile(draft, wordFile({ body }));
    const shown = async (query: string, files: readonly string[]): Promise<string> =>
      (await printed(query, files, join(data, 'data')))
        .map((each) => line.parse(JSON.parse(each)).snippet.text)
        .join('\n');
    const english = await shown('purchase price', [draft]);
    expect(english).toContain('price is HK$600,000, payable');
    expect(english).not.toContain('500,000');
    const chinese = await shown('仲裁地', []);
    expect(chinese).toContain('仲裁地為香港');
    expect(chinese).not.toContain('新加坡');
    const cantonese = await shown('按金', []);
    expect(cantonese).toContain('一定要交按金');
    expect(cantonese).not.toContain('唔使');
    expect(await shown('confidential terms', [])).not.toContain('secretly');
  }, 240_000);

  it('reads the files, and prints hits in either language with boxes, as its schema says', async () => {
    const data = await temporaryFolder();
    const lines = await printed('governing law', [sample('en'), sample('zh-Hant')], data);
    const isValid = new Ajv2020().compile(
      JSON.parse(readFileSync(join(resources, 'schema', 'search.schema.json'), 'utf8')),
    );
    for (const each of lines) expect(isValid(JSON.parse(each)), JSON.stringify(isValid.errors)).toBe(true);
    const hits = lines.map((each) => line.parse(JSON.parse(each)));
    expect(new Set(hits.map(({ documentName }) => documentName))).toEqual(
      new Set(['supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf']),
    );
    expect(hits[0]?.documentName).toBe('supply-agreement-en.pdf');
    for (const { anchors } of hits) for (const { quads } of anchors) expect(quads.length).toBeGreaterThan(0);
    // A second search needs no files: the index is kept.
    const again = await printed('仲裁', [], data);
    expect(line.parse(JSON.parse(again[0] ?? '')).snippet.text).toContain('仲裁');
    // Made anew, it answers the same.
    expect(await printed('仲裁', [], data, { rebuild: true })).toEqual(again);
    const found = async (query: string): Promise<string[]> =>
      (await printed(query, [], data))
        .filter((each) => each !== '')
        .map((each) => line.parse(JSON.parse(each)).documentName);
    const [en, hant] = ['supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf'];
    expect(new Set(await found('kind:arb.seat'))).toEqual(new Set([en, hant]));
    expect(new Set(await found('law party:Harbour'))).toEqual(new Set([en]));
    expect(new Set(await found('law lang:zh-Hant'))).toEqual(new Set([hant]));
    expect(new Set(await found('matter:Searched date:2026-03-09'))).toEqual(new Set([en, hant]));
    expect(await found('date:1999')).toEqual([]);
    expect(new Set(await found('number NEAR/3 arbitrators'))).toEqual(new Set([en]));
    expect(await found('Schedule NEAR/2 arbitrators')).toEqual([]);
  }, 240_000);
});
