import { create } from 'zustand';
import {
  isReviewGroup,
  type KeptReviewTable,
  type ReviewGroup,
  type ReviewLine,
  type ReviewRow,
  type ReviewRows,
  type ReviewTemplate,
  type ReviewView,
  reviewViewSchema,
} from '#contract/review-table.ts';
import { listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { draftOf, keepDraft } from '../drafts/drafts-store.ts';

interface ReviewState {
  readonly isOpen: boolean;
  readonly matterId: string | null;
  readonly templates: readonly ReviewTemplate[];
  readonly tables: readonly KeptReviewTable[];
  readonly tableId: string | null;
  readonly view: ReviewView;
  readonly counts: Pick<ReviewRows, 'total' | 'matching' | 'documents' | 'pending'>;
  /** Lines that were read, by their place in the view. */
  readonly lines: ReadonlyMap<number, ReviewLine>;
  /** The cell that has the keyboard. Column −1 is the document's name, or the group's head. */
  readonly selected: { readonly row: number; readonly column: number };
  readonly isEditing: boolean;
}

const plainView: ReviewView = { filters: {}, sortBy: '', descending: false };
const noRows = { total: 0, matching: 0, documents: 0, pending: 0 };

export const useReview = create<ReviewState>(() => ({
  isOpen: false,
  matterId: null,
  templates: [],
  tables: [],
  tableId: null,
  view: plainView,
  counts: noRows,
  lines: new Map(),
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

/** The row of the selected cell; undefined on a group's head. */
export function selectedRow({ lines, selected }: ReviewState = useReview.getState()): ReviewRow | undefined {
  const line = lines.get(selected.row);
  return line === undefined || isReviewGroup(line) ? undefined : line;
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
    ...(isOther && { view: keptView(tableId), selected: { row: 0, column: 0 }, lines: new Map(), counts: noRows }),
  });
  readAgain();
}

export const viewKey = (tableId: string) => `review-view:${tableId}`;

/** The filters, order and groups in which a table was seen last. */
function keptView(tableId: string | null): ReviewView {
  const kept = tableId === null ? undefined : draftOf(viewKey(tableId));
  if (kept === undefined) return plainView;
  const parsed = reviewViewSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : plainView;
}

/** Keeps the view with its table. */
export function keepView(): void {
  const { tableId, matterId, view } = useReview.getState();
  if (tableId !== null && matterId !== null) keepDraft(viewKey(tableId), matterId, JSON.stringify(view));
}

const typingMs = 150;
let typing: ReturnType<typeof setTimeout> | undefined;

/** Filters and sorts anew, from the first row on; while one types, when they rest. */
export function changeView(change: Partial<ReviewView>): void {
  useReview.setState(({ view }) => ({ view: { ...view, ...change }, selected: { row: 0, column: 0 } }));
  keepView();
  clearTimeout(typing);
  typing = setTimeout(readAgain, change.filters === undefined ? 0 : typingMs);
}

/** Puts rows that say the same in a column together, at a level (0: the outermost); null ends that level and those within. */
export function groupBy(level: number, columnId: string | null): void {
  const { group, ...view } = useReview.getState().view;
  const before = group?.by ?? [];
  const within = before.slice(level + 1).filter((id) => id !== columnId);
  const by = [...before.slice(0, level), ...(columnId === null ? [] : [columnId, ...within])];
  const next = by.length === 0 ? view : { ...view, group: { by, isClosed: false, except: [] } };
  useReview.setState({ view: next, selected: { row: 0, column: -1 } });
  keepView();
  readAgain();
}

/** Opens or closes one group, where the keys are; with `isClosed` only where it is not so yet. */
export function toggleGroup({ key, isClosed }: ReviewGroup, wanted = !isClosed): void {
  const { view } = useReview.getState();
  if (view.group === undefined || wanted === isClosed) return;
  const { except, isClosed: all } = view.group;
  const others = except.filter((one) => one !== key);
  const group = { ...view.group, except: wanted === all ? others : [...others, key] };
  useReview.setState({ view: { ...view, group } });
  keepView();
  readAgain();
}

/** Opens or closes every group. */
export function toggleAllGroups(isClosed: boolean): void {
  const { view } = useReview.getState();
  if (view.group === undefined) return;
  useReview.setState({
    view: { ...view, group: { ...view.group, isClosed, except: [] } },
    selected: { row: 0, column: -1 },
  });
  keepView();
  readAgain();
}

/** Several documents are often done at once. */
const foundPauseMs = 800;

/** Keeps the cells in step with what is found and decided; returns what stops it. */
export function followCells(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = listen('findings.changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), foundPauseMs);
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

/** Reads what is shown anew; what was read before stays until then. */
function readAgain(): void {
  generation += 1;
  asked.clear();
  void readRows(useReview.getState().selected.row);
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
    const { lines, ...counts } = await request('review.rows', { tableId, view, offset, limit: rowsAtOnce });
    if (mine !== generation) return;
    const read = lines.map((line, index): [number, ReviewLine] => [offset + index, line]);
    const isFirst = shownGeneration !== mine;
    shownGeneration = mine;
    useReview.setState((state) => ({ counts, lines: new Map(isFirst ? read : [...state.lines, ...read]) }));
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

/** Reads again what was read. */
export async function refresh(): Promise<void> {
  const { tableId, view } = useReview.getState();
  if (tableId === null) return;
  for (const offset of [...asked]) await readBlock(tableId, view, offset);
}

export function selectCell(row: number, column: number): void {
  useReview.setState({ selected: { row, column }, isEditing: false });
}

export function editCell(isEditing: boolean): void {
  useReview.setState({ isEditing });
}
