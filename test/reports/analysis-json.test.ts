import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analysisJson } from '#main/reports/analysis-json.ts';
import { madeInput, madePdf } from './made-report.ts';
import { outputLanguages, richInput } from './rich-input.ts';

const anchored = z.object({
  id: z.string(),
  quote: z.string(),
  review: z.object({ state: z.string() }).nullable(),
  anchors: z.array(z.object({ documentId: z.string(), page: z.number(), start: z.number(), end: z.number() })),
});
const shape = z.object({
  schema: z.string(),
  document: z.object({
    id: z.string(),
    pages: z.array(z.object({ number: z.number(), text: z.string(), origin: z.string() })),
  }),
  findings: z.array(anchored),
  defects: z.array(anchored),
  conflicts: z.array(anchored),
  deadlines: z.array(anchored),
});

async function validator() {
  const schema: unknown = JSON.parse(
    await readFile(new URL('../../resources/schema/analysis.schema.json', import.meta.url), 'utf8'),
  );
  return new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(
    z.record(z.string(), z.unknown()).parse(schema),
  );
}

/** What a script gets: the value after the file was written and read. */
function written(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('analysisJson', () => {
  test.each(outputLanguages)('follows its published schema in %s', async (language) => {
    const validate = await validator();
    validate(written(analysisJson(richInput(language))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('follows it with nothing found, too', async () => {
    const validate = await validator();
    validate(written(analysisJson(madeInput(await madePdf([{ words: [], image: true }])))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('explains the compression: every passage with its place, whether it is kept, and why', async () => {
    const validate = await validator();
    const input = richInput('en');
    const [page] = input.document.pages;
    if (page === undefined) throw new Error('the report has a page');
    const passages = [
      { start: 0, end: 4, kept: true, score: 0.8, reasons: ['kind:gen.payment', 'worth'], tokens: 2 },
      { start: 5, end: 9, kept: false, score: 0.1, reasons: ['duplicate-of:0-4'], tokens: 2, pinned: 'out' as const },
    ].map((passage) => {
      const { start, end } = passage;
      return { ...passage, anchors: [{ documentId: input.document.id, page: page.number, start, end, quads: [] }] };
    });
    const reading = { documentId: input.document.id, question: null, readTokens: 2, wholeTokens: 4, passages };
    for (const compression of [input.compression, null]) {
      const analysis = written(analysisJson({ ...input, compression, reading }));
      validate(analysis);
      expect(validate.errors ?? []).toEqual([]);
      expect(analysis).toMatchObject({
        compression: {
          ...(compression ?? { originalTokens: 4, compressedTokens: 2 }),
          reading: {
            passages: [
              { page: 1, kept: true, reasons: ['kind:gen.payment', 'worth'], places: [{ page: 1, start: 0, end: 4 }] },
              { page: 1, kept: false, reasons: ['duplicate-of:0-4'], pinned: 'out', tokens: 2 },
            ],
          },
        },
      });
    }
    const unexplained = passages.map((passage) => ({ ...passage, reasons: ['because'] }));
    const wrong = analysisJson({ ...input, reading: { ...reading, passages: unexplained } });
    expect(validate(written(wrong))).toBe(false);
  });

  test('the schema refuses what is not an analysis', async () => {
    const validate = await validator();
    const good = z.record(z.string(), z.unknown()).parse(written(analysisJson(richInput('en'))));
    for (const name of Object.keys(good)) {
      const { [name]: _, ...without } = good;
      expect(validate(without), `without ${name}`).toBe(false);
    }
    expect(validate({ ...good, schema: 'sampan.analysis/2' })).toBe(false);
    expect(validate({ ...good, timings: { read: 'fast' } })).toBe(false);
  });

  test('lists every finding once, rejected ones with their state, each with its words', () => {
    const input = richInput('en');
    const analysis = shape.parse(written(analysisJson(input)));
    expect(analysis.findings.map(({ id }) => id).toSorted()).toEqual(['amount', 'rejected', 'seat']);
    expect(analysis.findings.find(({ id }) => id === 'rejected')?.review?.state).toBe('rejected');
    expect(analysis.defects.map(({ id }) => id)).toEqual(['defect']);
    const [seat] = analysis.findings.filter(({ id }) => id === 'seat');
    const [anchor] = seat?.anchors ?? [];
    const page = analysis.document.pages.find(({ number }) => number === anchor?.page);
    expect(page?.text.slice(anchor?.start, anchor?.end)).toBe(seat?.quote);
  });
});
