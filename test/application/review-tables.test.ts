import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type ReviewColumn, reviewTemplateSchema } from '#contract/review-table.ts';
import { emptyCell, withKept } from '#main/application/review-cells.ts';
import { reviewCsv } from '#main/reports/review-table-files.ts';
import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };
import { openedApplication, sample, temporaryFolder } from './temporary-application.ts';

const plain = { filters: {}, sortBy: '', descending: false };
const field = (id: string, findingKind: string, name: string | null): ReviewColumn => ({
  id,
  title: id,
  source: { kind: 'field', findingKind, field: name },
});

describe('review tables', () => {
  test('those of the program name kinds of the ontology', async () => {
    const folder = new URL('../../resources/review-tables/', import.meta.url).pathname;
    const kinds = new Set(ontology.kinds.map(({ id }) => id));
    const names = await readdir(folder);
    expect(names).toHaveLength(5);
    for (const name of names) {
      const template = reviewTemplateSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      expect(`${template.id}.json`).toBe(name);
      for (const { source } of template.columns)
        if (source.kind === 'field') expect(kinds).toContain(source.findingKind);
      expect(new Set(template.columns.map(({ id }) => id)).size).toBe(template.columns.length);
    }
  });

  test('are filled from what was found, judged, asked, filtered, sorted and written', {
    timeout: 120_000,
  }, async () => {
    const folder = await temporaryFolder();
    const application = await openedApplication(folder);
    const matterId = 'matter-review';
    const taken = await application.takeIn({ id: matterId, name: 'Review' }, [
      sample('supply-agreement-en.pdf'),
      sample('supply-agreement-zh-Hant.pdf'),
    ]);
    await application.analyse(
      taken.added.map(({ id }) => id),
      { withoutModel: true },
    );
    const question: ReviewColumn = {
      id: 'ask',
      title: '幾時要畀錢?',
      source: { kind: 'question', question: 'When must the price be paid?' },
    };
    const columns = [field('seat', 'arb.seat', 'seat'), field('bodies', 'arb.agreement', 'institution'), question];
    const table = { id: 'table-1', matterId, name: 'Seats/two', columns };
    await application.request('review.save', table);
    expect(await application.request('review.list', { matterId })).toEqual([table]);
    const rows = (view = plain) =>
      application.request('review.rows', { tableId: 'table-1', view, offset: 0, limit: 10 });
    const first = await rows();
    expect(first).toMatchObject({ total: 2, documents: 2, pending: 0 });
    const [english] = first.rows;
    expect(english?.name).toBe('supply-agreement-en.pdf');
    expect(english?.cells[0]).toMatchObject({ state: 'filled', value: 'Hong Kong' });
    expect(english?.cells[0]?.places[0]?.page).toBe(4);
    expect(english?.cells[2]).toMatchObject({ state: 'empty' });

    const ended: unknown[] = [];
    application.on('review.ended', (told) => ended.push(told));
    expect(await application.request('review.ask', { tableId: 'table-1' })).toBe(2);
    expect(ended).toEqual([]);
    await application.reviewed(new AbortController().signal);
    expect(ended).toEqual([{ matterId, tableId: 'table-1', name: 'Seats/two' }]);
    const asked = (await rows()).rows[0]?.cells[2];
    expect(asked?.state).toBe('answered');
    expect(asked?.places.length).toBeGreaterThan(0);
    const answered = { tableId: 'table-1', documentId: first.rows[0]?.documentId ?? '', columnId: 'ask' };
    // Accepting, correcting and taking back never lose the answer, nor does taking back what was not judged.
    for (const state of ['accepted', 'open', 'corrected', 'open', 'open'] as const)
      await application.request('review.judge', { ...answered, state, value: 'Later' });
    expect((await rows()).rows[0]?.cells[2]).toEqual(asked);
    // A table of another id that is taken: neither another matter's nor another thing's.
    await application.takeIn({ id: 'matter-other', name: 'Other' }, []);
    await expect(application.request('review.save', { ...table, matterId: 'matter-other' })).rejects.toMatchObject({
      code: 'wrong-usage',
    });
    // Answers of tables are the table's own.
    expect(await application.request('ask.list', { matterId })).toEqual([]);

    const cell = { tableId: 'table-1', documentId: english?.documentId ?? '', columnId: 'seat' };
    await application.request('review.judge', { ...cell, state: 'corrected', value: 'Singapore' });
    expect((await rows()).rows[0]?.cells[0]).toMatchObject({
      state: 'corrected',
      value: 'Singapore',
      found: 'Hong Kong',
    });
    const only = await rows({ filters: { seat: 'singa' }, sortBy: '', descending: false });
    expect(only.rows.map(({ name }) => name)).toEqual(['supply-agreement-en.pdf']);
    const sorted = await rows({ filters: {}, sortBy: 'seat', descending: true });
    expect(sorted.rows.map(({ cells }) => cells[0]?.value)).toEqual(['Singapore', 'Hong Kong']);
    await application.request('review.judge', { ...cell, state: 'open', value: '' });
    await application.request('review.judge', { ...cell, state: 'accepted', value: '' });
    expect((await rows()).rows[0]?.cells[0]).toMatchObject({ state: 'accepted', value: 'Hong Kong' });

    const given = { tableId: 'table-1', view: plain, withCitations: true, folder, language: 'zh-Hant' as const };
    const path = await application.request('review.export', { ...given, format: 'xlsx' });
    expect(path).toBe(join(folder, 'Seats-two.xlsx'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path ?? '');
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(3);
    expect(sheet?.getRow(2).values).toEqual(expect.arrayContaining(['香港', '第 4 頁']));
    // A column that is gone takes its cells along.
    await application.request('review.save', { ...table, columns: columns.slice(0, 2) });
    await application.request('review.save', table);
    expect((await rows()).rows[0]?.cells[2]?.state).toBe('empty');
    await application.close();
  });

  test('what a person accepted counts for the words that were seen, and a failure is no content', () => {
    const found = {
      state: 'filled',
      value: 'Hong Kong',
      found: null,
      places: [],
      failure: null,
      confidence: 1,
    } as const;
    const kept = { state: 'accepted', value: 'Hong Kong', places: [], answer: null, failure: null } as const;
    expect(withKept(found, { ...kept, places: [] })).toMatchObject({ state: 'accepted' });
    expect(withKept({ ...found, value: 'Singapore' }, { ...kept, places: [] })).toMatchObject({ state: 'filled' });
    const failed = withKept(emptyCell, { ...kept, state: 'failed', value: '', places: [], failure: 'No model.' });
    expect(failed).toMatchObject({ state: 'failed', value: '', failure: 'No model.' });
  });

  test('a cell that begins as a formula is none in a spreadsheet', () => {
    const cells = [
      { state: 'filled', value: '=HYPERLINK("x")', found: null, places: [], failure: null, confidence: 1 } as const,
    ];
    const rows = [{ documentId: 'd', name: 'a, "b".pdf', cells }];
    const csv = reviewCsv({ columns: [field('one', 'arb.seat', null)], rows, withCitations: false, language: 'en' });
    expect(csv).toBe('\uFEFFDocument,one\r\n"a, ""b"".pdf","\'=HYPERLINK(""x"")"\r\n');
  });
});
