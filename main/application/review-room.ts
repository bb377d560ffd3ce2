import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import {
  type KeptReviewTable,
  type ReviewCell,
  type ReviewLine,
  type ReviewRow,
  type ReviewRows,
  type ReviewView,
  reviewTableSchema,
} from '#contract/review-table.ts';
import { findDeskItem, hasDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import { listReadyNames } from '#main/store/documents.ts';
import { listFindingsOfKinds, loadReviews } from '#main/store/findings.ts';
import { listMatters } from '#main/store/matters.ts';
import { countReviewCells, deleteReviewCells, listReviewCells, saveReviewCells } from '#main/store/review-cells.ts';
import type { ApplicationRoom } from './application-room.ts';
import { emptyCell, fieldCell, type KeptCell, keptCellSchema, withKept } from './review-cells.ts';
import { reviewLines } from './review-order.ts';
import { ReviewValues } from './review-values.ts';

type Room = Pick<ApplicationRoom, 'context' | 'asking' | 'settings' | 'events'>;

/** Review tables: documents down, fields and questions across. */
export class ReviewRoom {
  readonly #room: Room;
  readonly #running = new Map<string, AbortController>();
  readonly #values = new ReviewValues();
  #turn: Promise<void> = Promise.resolve();

  constructor(room: Room) {
    this.#room = room;
    room.events.on('findings.changed', ({ documentId }) => this.#values.forgetDocument(documentId));
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
    this.#values.forgetCells(id);
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

  /** The lines of a table in a view, from one on, at most so many; every row's own cells, and heads where it groups. */
  async lines(
    table: KeptReviewTable,
    view: ReviewView,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<ReviewRows> {
    const { database } = this.#room.context;
    const documents = listReadyNames(database, table.matterId);
    const names = new Map(documents.map(({ id, name }) => [id, name]));
    const section = await this.#values.order(table, view, documents, (some) =>
      this.#rows(table, some).map(({ cells }) => cells.map(({ value }) => value)),
    );
    const all = reviewLines(section, view);
    const wanted = all.slice(range.offset, range.offset + range.limit);
    const shown = wanted.flatMap((line) =>
      typeof line === 'string' ? [{ id: line, name: names.get(line) ?? '' }] : [],
    );
    const rows = new Map(this.#rows(table, shown).map((row) => [row.documentId, row]));
    return {
      total: all.length,
      matching: section.documentIds.length,
      documents: documents.length,
      pending: countReviewCells(database, table.id).get('pending') ?? 0,
      lines: wanted.flatMap((line): readonly ReviewLine[] => {
        if (typeof line !== 'string') return [line];
        const row = rows.get(line);
        return row === undefined ? [] : [row];
      }),
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
    this.#values.forgetCells(table.id, documentId);
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
    this.#values.forgetCells(table.id);
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
    this.#values.forgetCells(tableId);
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
      if (!isWaiting()) return;
      saveReviewCells(context.database, [{ ...place, state: cell.state, cell, savedAtMs: context.now() }]);
      this.#values.forgetCells(one.tableId, one.documentId);
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

  #documents({ matterId }: KeptReviewTable): { readonly id: string; readonly name: string }[] {
    return listReadyNames(this.#room.context.database, matterId);
  }

  #rows(
    { id: tableId, columns }: KeptReviewTable,
    documents: readonly { readonly id: string; readonly name: string }[],
  ): ReviewRow[] {
    const { database } = this.#room.context;
    const kinds = columns.flatMap(({ source }) => (source.kind === 'field' ? [source.findingKind] : []));
    const rows: ReviewRow[] = [];
    for (let from = 0; from < documents.length; from += rowsAtOnce) {
      const some = documents.slice(from, from + rowsAtOnce);
      const documentIds = some.map(({ id }) => id);
      const kept = keptByDocument(listReviewCells(database, tableId, keptCellSchema, { documentIds }));
      const found = listFindingsOfKinds(database, documentIds, kinds);
      const reviews = loadReviews(database, ...documentIds);
      for (const { id: documentId, name } of some) {
        const findings = (found.get(documentId) ?? []).map((finding) => ({
          ...finding,
          review: reviews.get(finding.id) ?? null,
        }));
        const own = kept.get(documentId);
        const cells = columns.map((column) => withKept(fieldCell(column, findings), own?.get(column.id)));
        rows.push({ documentId, name, cells });
      }
    }
    return rows;
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
    return {
      cell: this.#rows(table, [document])[0]?.cells[column] ?? emptyCell,
      kept: kept.get(documentId)?.get(columnId),
    };
  }
}

/** Of so many documents the kept cells are read together: a query names them all. */
const rowsAtOnce = 500;

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
