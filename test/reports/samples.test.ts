import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';

const folder = fileURLToPath(new URL('../../resources/samples/', import.meta.url));
const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const planted = z.object({ kind: z.string(), clause: z.string(), page: z.number(), quote: z.string().min(1) });
const expected = z
  .object({
    files: z.array(
      z.object({
        file: z.string(),
        pageCount: z.number(),
        imagePages: z.array(z.number()),
        password: z.string().nullable(),
        findings: z.array(planted),
        defects: z.array(planted),
      }),
    ),
    conflicts: z.array(
      z.object({ slot: z.string(), versions: z.array(z.object({ file: z.string(), quote: z.string() })).min(2) }),
    ),
  })
  .parse(JSON.parse(await readFile(`${folder}expected.json`, 'utf8')));

const tight = (text: string): string => text.replace(/\s+/g, '');

describe('the samples', () => {
  test('all PDFs are described, named with their licence, and small', async () => {
    const pdfs = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).toSorted();
    expect(expected.files.map(({ file }) => file).toSorted()).toEqual(pdfs);
    const sizes = await Promise.all(pdfs.map(async (name) => (await stat(`${folder}${name}`)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * 1024 * 1024);
  });

  test('what was planted is named as the ontology names it', async () => {
    const ontology = z
      .object({ kinds: z.array(z.object({ id: z.string() })) })
      .parse(JSON.parse(await readFile(new URL('../../resources/ontology/ontology.json', import.meta.url), 'utf8')));
    const ids = new Set(ontology.kinds.map(({ id }) => id));
    const kinds = expected.files.flatMap(({ findings, defects }) => [...findings, ...defects].map(({ kind }) => kind));
    expect([...kinds, ...expected.conflicts.map(({ slot }) => slot)].filter((kind) => !ids.has(kind))).toEqual([]);
  });

  test.each(expected.files)(
    '$file says what was planted in it',
    async ({ file, pageCount, imagePages, password, findings, defects }) => {
      const read = await readPdf(new Uint8Array(await readFile(`${folder}${file}`)), {
        documentId: file,
        sha256: '0'.repeat(64),
        name: file,
        pdfjsFolder,
        limits: defaultReadLimits,
        ...(password === null ? {} : { password }),
      });
      expect(read.pages).toHaveLength(pageCount);
      expect(read.pages.filter(({ origin }) => origin === 'image').map(({ number }) => number)).toEqual(imagePages);
      const texts = read.pages.map(({ text }) => tight(text));
      for (const { page, quote } of [...findings, ...defects]) expect(texts[page - 1]).toContain(tight(quote));
      const own = expected.conflicts.flatMap(({ versions }) => versions.filter((version) => version.file === file));
      for (const { quote } of own) expect(texts.join('')).toContain(tight(quote));
    },
  );
});
