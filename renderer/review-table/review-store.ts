import { create } from 'zustand';
import type {
  KeptReviewTable,
  ReviewColumn,
  ReviewRow,
  ReviewRows,
  ReviewTemplate,
  ReviewView,
} from '#contract/review-table.ts';
import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';

interface ReviewState {
  readonly isOpen: boolean;
  readonly matterId: string | null;
  readonly templates: readonly ReviewTemplate[];
  readonly tables: readonly KeptReviewTable[];
  readonly tableId: string | null;
  readonly view: ReviewView;
  readonly counts: Pick<ReviewRows, 'total' | 'documents' | 'pending'>;
  /** Rows that were read, by their place in the view. */
  readonly rows: ReadonlyMap<number, ReviewRow>;
  /** The cell that has the keyboard. Column −1 is the document's name. */
  readonly selected: { readonly row: number; readonly column: number };
  readonly isEditing: boolean;
}

const plainView: ReviewView = { filters: {}, sortBy: '', descending: false };
const noRows = { total: 0, documents: 0, pending: 0 };

export const useReview = create<ReviewState>(() => ({
  isOpen: false,
  matterId: null,
  templates: [],
  tables: [],
  tableId: null,
  view: plainView,
  counts: noRows,
  rows: new Map(),
  selected: { row: 0, column: 0 },
  isEditing: false,
}));

/** Rows read with one request. */
const rowsAtOnce = 100;
const followEveryMs = 1_500;
const asked = new Set<number>();
/** Told apart from answers to an earlier view. */
let generation = 0;
let shownGeneration = 0;
let following: ReturnType<typeof setTimeout> | undefined;

/** The table that is shown. */
export function tableNow(): KeptReviewTable | null {
  const { tables, tableId } = useReview.getState();
  return tables.find(({ id }) => id === tableId) ?? null;
}

/** Shows a matter's tables, the one that was shown last or the first. */
export async function openReview(matterId: string): Promise<void> {
  const { matterId: before, tableId } = useReview.getState();
  useReview.setState({ isOpen: true, matterId });
  try {
    const [templates, tables] = await Promise.all([
      request('review.templates', {}),
      request('review.list', { matterId }),
    ]);
    if (useReview.getState().matterId !== matterId) return;
    useReview.setState({ templates, tables });
    showTable((before === matterId ? tables.find(({ id }) => id === tableId) : undefined)?.id ?? tables[0]?.id ?? null);
  } catch (error) {
    notifyError(error);
  }
}

/** Back to the page; the table stays as it is. */
export function closeReview(): void {
  clearTimeout(following);
  useReview.setState({ isOpen: false, isEditing: false });
}

export function showTable(tableId: string | null): void {
  const isOther = useReview.getState().tableId !== tableId;
  useReview.setState({
    tableId,
    ...(isOther && { view: plainView, selected: { row: 0, column: 0 }, rows: new Map(), counts: noRows }),
  });
  readAgain();
}

const typingMs = 150;
let typing: ReturnType<typeof setTimeout> | undefined;

/** Filters and sorts anew, from the first row on; while one types, when they rest. */
export function changeView(change: Partial<ReviewView>): void {
  useReview.setState(({ view }) => ({ view: { ...view, ...change }, selected: { row: 0, column: 0 } }));
  clearTimeout(typing);
  typing = setTimeout(readAgain, change.filters === undefined ? 0 : typingMs);
}

/** Reads what is shown anew; what was read before stays until then. */
function readAgain(): void {
  generation += 1;
  asked.clear();
  void readRows(0);
}

/** Reads the rows around one, once. */
export async function readRows(row: number): Promise<void> {
  const { tableId, view } = useReview.getState();
  const offset = Math.floor(row / rowsAtOnce) * rowsAtOnce;
  if (tableId === null || asked.has(offset)) return;
  asked.add(offset);
  await readBlock(tableId, view, offset);
}

async function readBlock(tableId: string, view: ReviewView, offset: number): Promise<void> {
  const mine = generation;
  try {
    const { rows, ...counts } = await request('review.rows', { tableId, view, offset, limit: rowsAtOnce });
    if (mine !== generation) return;
    const read = rows.map((row, index): [number, ReviewRow] => [offset + index, row]);
    const isFirst = shownGeneration !== mine;
    shownGeneration = mine;
    useReview.setState((state) => ({ counts, rows: new Map(isFirst ? read : [...state.rows, ...read]) }));
    followPending(counts.pending);
  } catch (error) {
    notifyError(error);
  }
}

/** While questions are being answered, what was read is read again from time to time. */
function followPending(pending: number): void {
  clearTimeout(following);
  if (pending === 0 || !useReview.getState().isOpen) return;
  following = setTimeout(() => void refresh(), followEveryMs);
}

async function refresh(): Promise<void> {
  const { tableId, view } = useReview.getState();
  if (tableId === null) return;
  for (const offset of [...asked]) await readBlock(tableId, view, offset);
}

/** Makes a table of a template. */
export async function addTable(template: ReviewTemplate, name: string): Promise<void> {
  const { matterId } = useReview.getState();
  if (matterId === null) return;
  await saveTable({ id: crypto.randomUUID(), matterId, name, columns: template.columns });
}

/** Adds a question, in any language, as a column and asks it. */
export async function addQuestion(question: string): Promise<void> {
  const table = tableNow();
  if (table === null) return;
  const column: ReviewColumn = {
    id: crypto.randomUUID(),
    title: question.slice(0, 500),
    source: { kind: 'question', question },
  };
  await saveTable({ ...table, columns: [...table.columns, column] });
  await askQuestions();
}

export async function removeColumn(columnId: string): Promise<void> {
  const table = tableNow();
  if (table !== null) await saveTable({ ...table, columns: table.columns.filter(({ id }) => id !== columnId) });
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

export async function deleteTable(): Promise<void> {
  const table = tableNow();
  if (table === null) return;
  try {
    await request('review.delete', { tableId: table.id });
    const tables = useReview.getState().tables.filter(({ id }) => id !== table.id);
    useReview.setState({ tables });
    showTable(tables[0]?.id ?? null);
  } catch (error) {
    notifyError(error);
  }
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

export function selectCell(row: number, column: number): void {
  useReview.setState({ selected: { row, column }, isEditing: false });
}

export function editCell(isEditing: boolean): void {
  useReview.setState({ isEditing });
}

/** Accepts the selected cell, puts other words in its place, or takes that back. */
export async function judgeCell(state: 'accepted' | 'corrected' | 'open', value = ''): Promise<void> {
  const { rows, selected } = useReview.getState();
  const table = tableNow();
  const row = rows.get(selected.row);
  const column = table?.columns[selected.column];
  if (table === null || row === undefined || column === undefined) return;
  if (state === 'accepted' && (row.cells[selected.column]?.value ?? '') === '') return;
  useReview.setState({ isEditing: false });
  try {
    await request('review.judge', {
      tableId: table.id,
      documentId: row.documentId,
      columnId: column.id,
      state,
      value,
    });
    await refresh();
  } catch (error) {
    notifyError(error);
  }
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
