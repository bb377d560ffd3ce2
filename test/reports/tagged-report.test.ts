import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { OutputLanguage } from '#contract/document.ts';
import { contentPdf } from '#main/application/content-pdf.ts';
import type { Block, ReportContent } from '#main/reports/report-blocks.ts';
import { reportContent } from '#main/reports/report-content.ts';
import { outputLanguages, richInput } from './rich-input.ts';

const fontsFolder = join(process.cwd(), 'node_modules', '@expo-google-fonts');

interface Part {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Part[];
}

async function pdfOf(content: ReportContent): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat([...(await contentPdf(content, fontsFolder))]));
}

/** Parts of the tree that pdf.js reads of each page, with the words that are marked as theirs. */
async function tagged(content: ReportContent) {
  const task = getDocument({ data: await pdfOf(content), verbosity: 0 });
  const document = await task.promise;
  try {
    const parts: { role: string; words: string; alt: string; lang: string }[] = [];
    const outside: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const words = new Map<string, string>();
      const open: string[] = [];
      for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
        if ('str' in item) {
          const id = open.findLast((one) => one !== '');
          if (id === undefined) outside.push(item.str);
          else words.set(id, `${words.get(id) ?? ''}${item.str}`);
        } else if (item.type === 'endMarkedContent') open.pop();
        else open.push(item.id ?? '');
      }
      const wordsOf = (part: Part): string =>
        part.type === 'content' ? (words.get(part.id ?? '') ?? '') : (part.children ?? []).map(wordsOf).join('');
      const walk = (part: Part): void => {
        if (part.role !== undefined)
          parts.push({ role: part.role, words: wordsOf(part), alt: part.alt ?? '', lang: part.lang ?? '' });
        for (const child of part.children ?? []) walk(child);
      };
      const tree: Part | null = await page.getStructTree();
      if (tree !== null) walk(tree);
    }
    const metadata = await document.getMetadata();
    return { parts, outside: outside.join('\n'), metadata, mark: await document.getMarkInfo() };
  } finally {
    await task.destroy();
  }
}

const table: Block = {
  type: 'table',
  widths: [50, 50],
  head: ['Numbered', 'Placed'],
  rows: Array.from({ length: 90 }, (_, row) => [{ text: `Row ${row}` }, { text: `Page ${row}` }]),
};

function content(language: OutputLanguage): ReportContent {
  const made = reportContent(richInput(language));
  return { ...made, blocks: [...made.blocks, { type: 'heading', level: 1, text: 'Table' }, table] };
}

describe('a report as PDF', () => {
  test.each(outputLanguages)('is tagged in %s: pdf.js reads its parts', async (language) => {
    const made = content(language);
    const { parts, metadata, mark, outside } = await tagged(made);
    expect(mark).toEqual(new Map(Object.entries({ Marked: true, UserProperties: false, Suspects: false })));
    expect(metadata.metadata?.get('pdfaid:part')).toBe('2');
    expect(metadata.metadata?.get('pdfaid:conformance')).toBe('A');
    const said = (role: string) => parts.filter((part) => part.role === role).map(({ words }) => words.trim());
    expect(said('H1')).toEqual([made.title]);
    const headings = made.blocks.flatMap((block) =>
      block.type === 'heading' && block.level === 1 ? [block.text] : [],
    );
    expect(said('H2').map((words) => words.replace(/\s/g, ''))).toEqual(
      expect.arrayContaining(headings.map((words) => words.replace(/\s/g, ''))),
    );
    // No level is passed over on the way down.
    const levels = parts.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []));
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    const figures = made.blocks.filter(({ type }) => type === 'figure').length;
    const alts = parts.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
    expect(alts.length).toBe(figures);
    for (const alt of alts) expect(alt).not.toBe('');
    // A head that is set again on the next page is read once.
    expect(said('TH').filter((words) => words === 'Numbered')).toHaveLength(1);
    const rows = said('TD');
    for (let row = 0; row < 90; row += 1) expect(rows).toContain(`Row ${row}`);
    // The running head and foot are no part of it; nothing else is left outside.
    const withoutRunning = outside.split('\n').filter((words) => words.trim() !== '' && !/^[\d/ ]+$/.test(words));
    const running = `${made.documentName}${made.disclaimer}NumberedPlaced`.replace(/\s/g, '');
    for (const words of withoutRunning) expect(running).toContain(words.replace(/\s/g, ''));
  });

  test('the same report is the same file', async () => {
    const made = content('en');
    expect(await pdfOf(made)).toEqual(await pdfOf(made));
  });
});
