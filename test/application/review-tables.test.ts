import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import {
  isReviewGroup,
  type ReviewColumn,
  type ReviewView,
  reviewTemplateSchema,
  reviewViewSchema,
} from '#contract/review-table.ts';
import { emptyCell, withKept } from '#main/application/review-cells.ts';
import { reviewLines, reviewOrder } from '#main/application/review-order.ts';
import { reviewCsv } from '#main/reports/review-table-files.ts';
import ontology from '../../resources/ontology/ontology.json' with { type: 'json' };
import { openedApplication, sample, temporaryFolder } from './temporary-application.ts';

const plain: ReviewView = { filters: {}, sortBy: '', descending: false };
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
    const rows = async (view: ReviewView = plain) => {
      const given = await application.request('review.rows', { tableId: 'table-1', view, offset: 0, limit: 10 });
      return { ...given, rows: given.lines.flatMap((line) => (isReviewGroup(line) ? [] : [line])) };
    };
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
    // Grouped: a head for each value, in the order of the sort; closed groups keep their count and are written whole.
    const group = { by: ['seat'], isClosed: false, except: ['singapore'] };
    const grouped = await rows({ filters: {}, sortBy: 'seat', descending: true, group });
    expect(grouped).toMatchObject({ total: 3, matching: 2 });
    expect(grouped.lines.filter(isReviewGroup)).toEqual([
      { key: 'singapore', columnId: 'seat', level: 1, value: 'Singapore', count: 1, isClosed: true },
      { key: 'hong kong', columnId: 'seat', level: 1, value: 'Hong Kong', count: 1, isClosed: false },
    ]);
    expect(grouped.rows.map(({ name }) => name)).toEqual(['supply-agreement-zh-Hant.pdf']);
    const outline = await application.request('review.export', {
      tableId: 'table-1',
      view: { filters: {}, sortBy: '', descending: false, group: { ...group, by: ['seat', 'bodies'] } },
      format: 'xlsx',
      withCitations: false,
      folder,
      language: 'zh-Hant',
    });
    const groups = new ExcelJS.Workbook();
    await groups.xlsx.readFile(outline ?? '');
    const heads = groups.worksheets[0]?.getColumn(1).values;
    expect(heads?.slice(2)).toEqual([
      '香港 (1)',
      '香港國際仲裁中心; 深圳國際仲裁院 (1)',
      'supply-agreement-zh-Hant.pdf',
      '新加坡 (1)',
      '香港國際仲裁中心; 深圳國際仲裁院 (1)',
      'supply-agreement-en.pdf',
    ]);
    expect([2, 3, 4, 5].map((row) => groups.worksheets[0]?.getRow(row).outlineLevel ?? 0)).toEqual([0, 1, 2, 0]);
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

  test('offer the fields that are read, by kind, named in three languages', async () => {
    const application = await openedApplication(await temporaryFolder());
    const fields = await application.request('review.fields', {});
    await application.close();
    const known = new Map(fields.map((one) => [one.column.id, one]));
    expect(known.size).toBe(fields.length);
    expect(known.get('gen.term:period')?.column).toEqual({
      id: 'gen.term:period',
      title: { en: 'Term: period', 'zh-Hant': '合約期：期間', 'zh-Hans': '合同期限：期间' },
      source: { kind: 'field', findingKind: 'gen.term', field: 'period' },
    });
    expect(known.get('arb.seat')?.kindNames).toContain('仲裁地');
    // None that the extraction never fills.
    expect(known.has('gen.term:start')).toBe(false);
  });

  test('put thousands of rows in order, numbers by their size and what is empty last', () => {
    const values = ['10 days', '', '9 days', ' 10 DAYS'];
    const documents = Array.from({ length: 4_000 }, (_, index) => ({
      id: `d${index}`,
      name: `${index}.pdf`,
      values: [values[index % 4] ?? ''],
    }));
    const columns = [field('period', 'gen.term', 'period')];
    const view: ReviewView = { filters: {}, sortBy: '', descending: false };
    const group = { by: ['period'], isClosed: true, except: ['9 days'] };
    const section = reviewOrder(documents, columns, { ...view, group });
    expect(section.documentIds).toHaveLength(4_000);
    expect(section.parts.map(({ head, documentIds }) => [head?.key, documentIds.length])).toEqual([
      ['9 days', 1_000],
      ['10 days', 2_000],
      ['', 1_000],
    ]);
    const lines = reviewLines(section, { ...view, group });
    expect(lines).toHaveLength(3 + 1_000);
    expect(lines.slice(0, 3)).toEqual([
      { key: '9 days', columnId: 'period', level: 1, value: '9 days', count: 1_000, isClosed: false },
      'd2',
      'd6',
    ]);
  });

  test('groups stand within groups, each told from those that say the same elsewhere', () => {
    const columns = ['seat', 'law', 'term'].map((id) => field(id, 'gen.term', id));
    const cells = [
      ['香港', 'Hong Kong', '10 days'],
      ['Singapore', 'English law', '9 days'],
      ['Singapore', 'Hong Kong', '10 days'],
      ['singapore ', 'hong kong', '9 days'],
      ['', 'Hong Kong', ''],
    ];
    const documents = cells.map((values, index) => ({ id: `d${index}`, name: `${index}.pdf`, values }));
    const outline = (view: Partial<ReviewView>) => {
      const asked = reviewViewSchema.parse({ ...plain, ...view });
      return reviewLines(reviewOrder(documents, columns, asked), asked).map((line) =>
        typeof line === 'string' ? line : `${'>'.repeat(line.level)} ${line.value} ${line.count}`,
      );
    };
    const by = ['seat', 'law'];
    expect(outline({ group: { by, isClosed: false, except: [] } })).toEqual([
      ...['> Singapore 3', '>> English law 1', 'd1', '>> Hong Kong 2', 'd2', 'd3'],
      ...['> 香港 1', '>> Hong Kong 1', 'd0', '>  1', '>> Hong Kong 1', 'd4'],
    ]);
    // Only the group in Singapore is closed, not what says the same in another; the inner ones follow their own sort.
    const closed = { by, isClosed: false, except: ['singapore\u001Fhong kong'] };
    expect(outline({ group: closed, sortBy: 'law', descending: true }).slice(0, 7)).toEqual([
      ...['> Singapore 3', '>> Hong Kong 2', '>> English law 1', 'd1', '> 香港 1', '>> Hong Kong 1', 'd0'],
    ]);
    expect(outline({ group: { by: ['law', 'seat', 'term'], isClosed: true, except: ['english law'] } })).toEqual([
      ...['> English law 1', '>> Singapore 1', '> Hong Kong 4'],
    ]);
    // A column that is gone makes no group; a view that was kept with one column is read.
    expect(outline({ group: { by: ['gone', 'term'], isClosed: true, except: [] } })).toHaveLength(3);
    expect(reviewViewSchema.parse({ ...plain, group: { by: 'law', isClosed: false, except: [] } }).group?.by).toEqual([
      'law',
    ]);
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
    const given = { lines: rows, withCitations: false, language: 'en' as const };
    const csv = reviewCsv({ columns: [field('one', 'arb.seat', null)], ...given });
    expect(csv).toBe('\uFEFFDocument,one\r\n"a, ""b"".pdf","\'=HYPERLINK(""x"")"\r\n');
  });
});
