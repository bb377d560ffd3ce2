import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { searchCommand } from '#main/cli/search.ts';
import { temporaryFolder } from '#test/store/temporary-store.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const sample = (language: string): string => join(resources, 'samples', `supply-agreement-${language}.pdf`);
const line = z.object({
  documentName: z.string(),
  anchors: z.array(z.object({ start: z.number(), end: z.number(), quads: z.array(z.array(z.number())) })),
  snippet: z.object({ text: z.string() }),
});

/** What the command prints for a query, line by line. */
async function printed(query: string, files: readonly string[], data: string): Promise<string[]> {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const code = await searchCommand(query, files, { data, json: true, limit: 5 }, new AbortController().signal);
    expect(code).toBe(0);
  } finally {
    output.mockRestore();
  }
  return written.join('').trim().split('\n');
}

describe('sampan search', () => {
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
  }, 240_000);
});
