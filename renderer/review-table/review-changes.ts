import type { KeptReviewTable, ReviewColumn, ReviewField } from '#contract/review-table.ts';
import { request } from '../bridge.ts';
import { keepChange, keepStep } from '../commands/undo-store.ts';
import { notify, notifyError } from '../design/notices.ts';
import { keepDraft } from '../drafts/drafts-store.ts';
import { inOrder, withColumns } from './column-order.ts';
import { keepView, refresh, selectedRow, showTable, tableNow, useReview, viewKey } from './review-store.ts';

/** Makes a table of a template, or an empty one. */
export async function addTable(columns: readonly ReviewColumn[], name: string): Promise<void> {
  const { matterId } = useReview.getState();
  if (matterId === null) return;
  const table = { id: crypto.randomUUID(), matterId, name, columns };
  await saveTable(table);
  keepStep({ what: 'reviewTable', undo: () => removeTable(table.id), redo: () => saveTable(table) });
}

/** Adds a question, in any language, as a column and asks it. */
export async function addQuestion(question: string): Promise<void> {
  await addColumns([
    { id: crypto.randomUUID(), title: question.slice(0, 500), source: { kind: 'question', question } },
  ]);
}

/** Adds a column of what is found, or takes it away again where it is there. */
export async function addField({ column }: ReviewField): Promise<void> {
  await addColumns([column]);
}

async function addColumns(added: readonly ReviewColumn[]): Promise<void> {
  const table = tableNow();
  if (table === null) return;
  const put = async () => {
    const now = tableOf(table.id);
    if (now !== undefined) await saveTable({ ...now, columns: [...now.columns, ...added] });
    if (added.some(({ source }) => source.kind === 'question')) await askQuestions();
  };
  const take = async () => {
    const now = tableOf(table.id);
    if (now !== undefined)
      await saveTable({ ...now, columns: now.columns.filter(({ id }) => !added.some((one) => one.id === id)) });
  };
  await put();
  keepStep({ what: 'reviewColumn', undo: take, redo: put });
}

function tableOf(tableId: string): KeptReviewTable | undefined {
  return useReview.getState().tables.find(({ id }) => id === tableId);
}

/** Puts a column in another place, 0 beside the document's name. */
export async function moveColumn(columnId: string, place: number): Promise<void> {
  const table = tableNow();
  const before = table?.columns.map(({ id }) => id) ?? [];
  const from = before.indexOf(columnId);
  const to = Math.min(Math.max(0, place), before.length - 1);
  if (table === null || from < 0 || from === to) return;
  const after = before.toSpliced(from, 1).toSpliced(to, 0, columnId);
  await keepChange('reviewColumnOrder', (order) => orderColumns(table.id, order), { before, after });
}

/** Shown at once, so that one key press after another finds the column where it went. */
async function orderColumns(tableId: string, order: readonly string[]): Promise<void> {
  const before = tableOf(tableId);
  if (before === undefined) return;
  const columns = inOrder(before.columns, order);
  useReview.setState((shown) => withColumns(shown, before, columns));
  try {
    await request('review.save', { ...before, columns: [...columns] });
    showTable(tableId);
  } catch (error) {
    const now = tableOf(tableId);
    if (now !== undefined) useReview.setState((shown) => withColumns(shown, now, before.columns));
    throw error;
  }
}

/** The column and its cells go for good: it is asked before. */
export async function removeColumn(columnId: string): Promise<void> {
  const table = tableNow();
  if (table === null) return;
  const { view } = useReview.getState();
  const { group, ...others } = view;
  const by = group?.by.filter((id) => id !== columnId) ?? [];
  useReview.setState({
    view: {
      ...others,
      filters: { ...view.filters, [columnId]: '' },
      sortBy: view.sortBy === columnId ? '' : view.sortBy,
      ...(group !== undefined && by.length > 0 && { group: { ...group, by } }),
    },
  });
  keepView();
  await saveTable({ ...table, columns: table.columns.filter(({ id }) => id !== columnId) });
}

async function saveTable(table: KeptReviewTable): Promise<void> {
  try {
    await request('review.save', { ...table, columns: [...table.columns] });
    useReview.setState(({ tables }) => ({
      tables: tables.some(({ id }) => id === table.id)
        ? tables.map((one) => (one.id === table.id ? table : one))
        : [...tables, table],
    }));
    showTable(table.id);
  } catch (error) {
    notifyError(error);
  }
}

/** The table goes with all that was answered and decided in it: it is asked before. */
export async function deleteTable(): Promise<void> {
  const { tableId } = useReview.getState();
  try {
    if (tableId !== null) await removeTable(tableId);
  } catch (error) {
    notifyError(error);
  }
}

async function removeTable(tableId: string): Promise<void> {
  const { matterId } = useReview.getState();
  await request('review.delete', { tableId });
  if (matterId !== null) keepDraft(viewKey(tableId), matterId, '');
  const tables = useReview.getState().tables.filter(({ id }) => id !== tableId);
  useReview.setState({ tables });
  showTable(tables[0]?.id ?? null);
}

/** Puts the table's questions to the documents without an answer. */
export async function askQuestions(): Promise<void> {
  const { tableId } = useReview.getState();
  if (tableId === null) return;
  try {
    await request('review.ask', { tableId });
    await refresh();
  } catch (error) {
    notifyError(error);
  }
}

export async function stopQuestions(): Promise<void> {
  const { tableId } = useReview.getState();
  if (tableId === null) return;
  await request('review.stop', { tableId }).catch(notifyError);
  await refresh();
}

/** Accepts the selected cell, puts other words in its place, or takes that back. */
export async function judgeCell(state: 'accepted' | 'corrected' | 'open', value = ''): Promise<void> {
  const { selected } = useReview.getState();
  const table = tableNow();
  const row = selectedRow();
  const column = table?.columns[selected.column];
  if (table === null || row === undefined || column === undefined) return;
  const before = row.cells[selected.column];
  if (state === 'accepted' && (before?.value ?? '') === '') return;
  useReview.setState({ isEditing: false });
  const place = { tableId: table.id, documentId: row.documentId, columnId: column.id };
  const judge = async (decided: { readonly state: typeof state; readonly value: string }) => {
    await request('review.judge', { ...place, ...decided });
    await refresh();
  };
  const earlier = before?.state === 'accepted' || before?.state === 'corrected' ? before.state : 'open';
  // What a decision in the findings settled is no decision of this cell's.
  if (state === 'open' && earlier === 'open') return;
  await keepChange('reviewCell', judge, {
    before: { state: earlier, value: earlier === 'corrected' ? (before?.value ?? '') : '' },
    after: { state, value },
  });
}

/** Writes the rows of the view into a folder that is asked for. */
export async function exportTable(format: 'xlsx' | 'csv', withCitations: boolean): Promise<void> {
  const { tableId, view } = useReview.getState();
  if (tableId === null) return;
  try {
    const path = await request('review.export', { tableId, view, format, withCitations });
    if (path === null) return;
    notify({
      kind: 'done',
      content: { key: 'review.exported' },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
