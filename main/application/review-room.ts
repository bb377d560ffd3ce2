import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import {
  type KeptReviewTable,
  type ReviewCell,
  type ReviewColumn,
  type ReviewRow,
  type ReviewRows,
  type ReviewView,
  reviewTableSchema,
} from '#contract/review-table.ts';
import { findDeskItem, hasDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { listMatters } from '#main/store/matters.ts';
import { countReviewCells, deleteReviewCells, listReviewCells, saveReviewCells } from '#main/store/review-cells.ts';
import type { ApplicationRoom } from './application-room.ts';
import { reviewedFindings } from './document-views.ts';
import { emptyCell, fieldCell, type KeptCell, keptCellSchema, withKept } from './review-cells.ts';

type Room = Pick<ApplicationRoom, 'context' | 'asking' | 'settings' | 'events'>;

/** Review tables: documents down, fields and questions across. */
export class ReviewRoom {
  readonly #room: Room;
  readonly #running = new Map<string, AbortController>();
  #turn: Promise<void> = Promise.resolve();

  constructor(room: Room) {
    this.#room = room;
  }

  /** A matter's tables by name. */
  list(matterId: string): KeptReviewTable[] {
    return listDeskItems(this.#room.context.database, 'review-table', matterId, reviewTableSchema).map(
      ({ id, name, content }) => ({ id, matterId, name, columns: content.columns }),
    );
  }

  /** A table. Errors: `not-found`. */
  require(tableId: string): KeptReviewTable {
    const found = findDeskItem(this.#room.context.database, 'review-table', tableId, reviewTableSchema);
    if (found?.matterId == null) throw new SampanError('not-found', 'That table is not there any more.');
    return { id: found.id, matterId: found.matterId, name: found.name, columns: found.content.columns };
  }

  /**
   * Keeps a table; cells of columns that are gone go too. Errors: `wrong-usage` where something else has that id, in
   * this matter or another.
   */
  save(table: KeptReviewTable): void {
    const { database, now } = this.#room.context;
    const { id, matterId, name, columns } = table;
    const before = findDeskItem(database, 'review-table', id, reviewTableSchema);
    if (before ? before.matterId !== matterId : hasDeskItem(database, id))
      throw new SampanError('wrong-usage', 'That id belongs to something else. Make a new table.');
    saveDeskItem(database, 'review-table', { id, matterId, name, content: { columns }, savedAtMs: now() });
    for (const column of before?.content.columns ?? []) {
      if (!columns.some((one) => one.id === column.id))
        deleteReviewCells(database, { tableId: id, columnId: column.id });
    }
  }

  /** Goes on with the questions that waited when the program was closed. */
  resume(): void {
    const { database } = this.#room.context;
    for (const { id } of listMatters(database)) {
      for (const table of this.list(id))
        if ((countReviewCells(database, table.id).get('pending') ?? 0) > 0) this.ask(table);
    }
  }

  /** The rows of a table that pass a view, from one on, at most so many. */
  rows(
    table: KeptReviewTable,
    view: ReviewView,
    range: { readonly offset: number; readonly limit: number },
  ): ReviewRows {
    const { database } = this.#room.context;
    const documents = this.#documents(table);
    const kept = keptByDocument(listReviewCells(database, table.id, keptCellSchema));
    const isPlain =
      view.sortBy === '' && Object.entries(view.filters).every(([id, words]) => id === '' || words === '');
    const named = documents
      .filter(({ name }) => holds(name, view.filters[''] ?? ''))
      .toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    if (isPlain && view.descending) named.reverse();
    const cut = <T>(list: readonly T[]): readonly T[] => list.slice(range.offset, range.offset + range.limit);
    const row = (document: DocumentRecord): ReviewRow => this.#row(table.columns, document, kept.get(document.id));
    // Cells are made of what is shown only, unless a cell decides whether and where a row stands.
    const all = isPlain
      ? null
      : sorted(
          named.map(row).filter((one) => passes(one, table.columns, view)),
          table,
          view,
        );
    return {
      total: all?.length ?? named.length,
      documents: documents.length,
      pending: countReviewCells(database, table.id).get('pending') ?? 0,
      rows: all === null ? cut(named).map(row) : cut(all),
    };
  }

  /** Accepts a cell, puts other words in its place, or (`open`) takes that back. */
  judge(
    table: KeptReviewTable,
    { documentId, columnId }: { readonly documentId: string; readonly columnId: string },
    judged: { readonly state: 'accepted' | 'corrected' | 'open'; readonly value: string },
  ): void {
    const { database, now } = this.#room.context;
    const place = { tableId: table.id, documentId, columnId };
    const { cell: shown, kept } = this.#cellOf(table, documentId, columnId);
    const keep = (cell: KeptCell) =>
      saveReviewCells(database, [{ ...place, state: cell.state, cell, savedAtMs: now() }]);
    const answer = kept?.answer ?? null;
    if (judged.state === 'open') {
      if (answer !== null) keep({ state: 'answered', ...answer, answer, failure: null });
      else if (kept?.state === 'accepted' || kept?.state === 'corrected') deleteReviewCells(database, place);
      return;
    }
    if (judged.state === 'accepted' && shown.value === '')
      throw new SampanError('wrong-usage', 'There is nothing in this cell to accept. Correct it instead.');
    const value = judged.state === 'corrected' ? judged.value : shown.value;
    keep({ state: judged.state, value, places: [...shown.places], answer, failure: null });
  }

  /** Puts the table's questions to every document that has no answer yet, one after another, until stopped. */
  ask(table: KeptReviewTable): number {
    const { database, now } = this.#room.context;
    const kept = keptByDocument(listReviewCells(database, table.id, keptCellSchema));
    const waiting = this.#documents(table).flatMap(({ id: documentId }) =>
      table.columns.flatMap(({ id: columnId, source }) => {
        const state = kept.get(documentId)?.get(columnId)?.state;
        return source.kind === 'question' && (state === undefined || state === 'pending' || state === 'failed')
          ? [{ tableId: table.id, documentId, columnId, question: source.question }]
          : [];
      }),
    );
    const cell: KeptCell = { state: 'pending', value: '', places: [], answer: null, failure: null };
    saveReviewCells(
      database,
      waiting.map(({ question: _question, ...place }) => ({ ...place, state: 'pending', cell, savedAtMs: now() })),
    );
    this.stop(table.id, false);
    const controller = new AbortController();
    this.#running.set(table.id, controller);
    this.#turn = this.#turn.then(async () => {
      for (const one of waiting) {
        if (controller.signal.aborted) return;
        // A document may go while it is being asked: the others still have their turn.
        await this.#answer(table, one, controller.signal).catch(() => undefined);
      }
      if (this.#running.get(table.id) === controller) this.#running.delete(table.id);
      if (waiting.length > 0 && !controller.signal.aborted)
        this.#room.events.emit('review.ended', { matterId: table.matterId, tableId: table.id, name: table.name });
    });
    return waiting.length;
  }

  /** Stops asking; with `forget`, what waits is empty again. */
  stop(tableId: string, forget = true): void {
    this.#running.get(tableId)?.abort();
    this.#running.delete(tableId);
    if (!forget) return;
    const { database } = this.#room.context;
    for (const { documentId, columnId } of listReviewCells(database, tableId, keptCellSchema, { states: ['pending'] }))
      deleteReviewCells(database, { tableId, columnId, documentId });
  }

  /** Resolves when nothing is asked any more. */
  idle(): Promise<void> {
    return this.#turn;
  }

  /** Stops everything; what waits goes on when it is asked again. */
  async close(): Promise<void> {
    for (const controller of this.#running.values()) controller.abort();
    await this.#turn;
  }

  async #answer(
    { matterId }: KeptReviewTable,
    one: {
      readonly tableId: string;
      readonly documentId: string;
      readonly columnId: string;
      readonly question: string;
    },
    signal: AbortSignal,
  ): Promise<void> {
    const { context, asking, settings } = this.#room;
    const { question, ...place } = one;
    const isWaiting = () =>
      listReviewCells(context.database, one.tableId, keptCellSchema, {
        documentIds: [one.documentId],
        states: ['pending'],
      }).some(({ columnId }) => columnId === one.columnId);
    const keep = (cell: KeptCell) => {
      // What a person put there meanwhile stays, and a column that was taken away does not come back.
      if (isWaiting())
        saveReviewCells(context.database, [{ ...place, state: cell.state, cell, savedAtMs: context.now() }]);
    };
    if (!isWaiting()) return;
    try {
      const asked = {
        matterId,
        documentIds: [one.documentId],
        question,
        language: settings().outputLanguage,
        pins: [],
      };
      const { statements } = await asking.ask(asked, { signal, isKept: false });
      const value = statements.map(({ text }) => text).join(' ');
      const places = statements.flatMap(({ citations }) => [...citations]);
      const state = value === '' ? 'empty' : 'answered';
      keep({ state, value, places, answer: value === '' ? null : { value, places }, failure: null });
    } catch (thrown) {
      // What was stopped still waits.
      if (!signal.aborted)
        keep({ state: 'failed', value: '', places: [], answer: null, failure: sampanErrorFrom(thrown).message });
    }
  }

  #documents({ matterId }: KeptReviewTable): DocumentRecord[] {
    return listDocuments(this.#room.context.database, matterId).filter(({ state }) => state === 'ready');
  }

  #row(
    columns: readonly ReviewColumn[],
    { id, name }: DocumentRecord,
    kept: ReadonlyMap<string, KeptCell> | undefined,
  ): ReviewRow {
    const findings = reviewedFindings(this.#room.context.database, id, 'finding', 'defect');
    const cells = columns.map((column) => withKept(fieldCell(column, findings), kept?.get(column.id)));
    return { documentId: id, name, cells };
  }

  #cellOf(
    table: KeptReviewTable,
    documentId: string,
    columnId: string,
  ): { readonly cell: ReviewCell; readonly kept: KeptCell | undefined } {
    const { database } = this.#room.context;
    const document = this.#documents(table).find(({ id }) => id === documentId);
    const column = table.columns.findIndex(({ id }) => id === columnId);
    if (document === undefined || column < 0)
      throw new SampanError('not-found', 'That cell is not in the table any more. Open the table again.');
    const kept = keptByDocument(listReviewCells(database, table.id, keptCellSchema, { documentIds: [documentId] }));
    const own = kept.get(documentId);
    return { cell: this.#row(table.columns, document, own).cells[column] ?? emptyCell, kept: own?.get(columnId) };
  }
}

function keptByDocument(
  cells: readonly { readonly documentId: string; readonly columnId: string; readonly cell: KeptCell }[],
): ReadonlyMap<string, ReadonlyMap<string, KeptCell>> {
  const kept = new Map<string, Map<string, KeptCell>>();
  for (const { documentId, columnId, cell } of cells) {
    const own = kept.get(documentId) ?? new Map<string, KeptCell>();
    own.set(columnId, cell);
    kept.set(documentId, own);
  }
  return kept;
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.trim().toLowerCase());
}

function passes(row: ReviewRow, columns: readonly ReviewColumn[], { filters }: ReviewView): boolean {
  return columns.every(({ id }, index) => holds(row.cells[index]?.value ?? '', filters[id] ?? ''));
}

/** By a column's words, numbers by their size; empty cells last either way. */
function sorted(rows: readonly ReviewRow[], { columns }: KeptReviewTable, view: ReviewView): readonly ReviewRow[] {
  const column = columns.findIndex(({ id }) => id === view.sortBy);
  const words = (row: ReviewRow) => (column < 0 ? row.name : (row.cells[column]?.value ?? ''));
  const sign = view.descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [words(one), words(other)];
    if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
    return sign * a.localeCompare(b, undefined, { numeric: true });
  });
}
