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
import { findDeskItem, listDeskItems } from '#main/store/desk-items.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { countReviewCells, deleteReviewCells, listReviewCells, saveReviewCells } from '#main/store/review-cells.ts';
import type { ApplicationRoom } from './application-room.ts';
import { reviewedFindings } from './document-views.ts';
import { emptyCell, fieldCell, type KeptCell, keptCellSchema, withKept } from './review-cells.ts';

type Room = Pick<ApplicationRoom, 'context' | 'asking' | 'settings'>;

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
    const before = this.#cellOf(table, documentId, columnId);
    if (judged.state === 'open') {
      deleteReviewCells(database, place);
      return;
    }
    const cell: KeptCell = {
      state: judged.state,
      value: judged.state === 'corrected' ? judged.value : before.value,
      places: [...before.places],
    };
    saveReviewCells(database, [{ ...place, state: judged.state, cell, savedAtMs: now() }]);
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
    const cell: KeptCell = { state: 'pending', value: '', places: [] };
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
        await this.#answer(table, one, controller.signal);
      }
      if (this.#running.get(table.id) === controller) this.#running.delete(table.id);
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
    const keep = (cell: KeptCell) =>
      saveReviewCells(context.database, [{ ...place, state: cell.state, cell, savedAtMs: context.now() }]);
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
      keep({ state: value === '' ? 'empty' : 'filled', value, places });
    } catch (thrown) {
      // What was stopped still waits.
      if (!signal.aborted) keep({ state: 'failed', value: sampanErrorFrom(thrown).message, places: [] });
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

  #cellOf(table: KeptReviewTable, documentId: string, columnId: string): ReviewCell {
    const { database } = this.#room.context;
    const document = this.#documents(table).find(({ id }) => id === documentId);
    const column = table.columns.findIndex(({ id }) => id === columnId);
    if (document === undefined || column < 0)
      throw new SampanError('not-found', 'That cell is not in the table any more. Open the table again.');
    const kept = keptByDocument(listReviewCells(database, table.id, keptCellSchema, { documentIds: [documentId] }));
    return this.#row(table.columns, document, kept.get(documentId)).cells[column] ?? emptyCell;
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
