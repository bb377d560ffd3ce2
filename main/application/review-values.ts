import { setImmediate } from 'node:timers/promises';
import type { KeptReviewTable, ReviewView } from '#contract/review-table.ts';
import { needsValues, type ReviewSection, reviewOrder, type ValuedDocument } from './review-order.ts';

/** Documents whose cells are made in one turn; the window is answered in between. */
const atOnce = 20;

interface NamedDocument {
  readonly id: string;
  readonly name: string;
}

/** What the cells of documents say, in their order. */
type Make = (documents: readonly NamedDocument[]) => readonly (readonly string[])[];

/**
 * What the cells of tables say, kept while nothing changes: a filter, a sort or a group over thousands of documents
 * makes every cell once and not for every block of rows that is read.
 */
export class ReviewValues {
  #changes = 0;
  readonly #byTable = new Map<string, { readonly columns: string; readonly values: Map<string, readonly string[]> }>();

  #last: {
    readonly asked: string;
    readonly documents: readonly NamedDocument[];
    readonly section: ReviewSection;
  } | null = null;

  /** The documents in the order of a view; `make` gives the words of cells that are not known yet. */
  async order(
    table: KeptReviewTable,
    view: ReviewView,
    documents: readonly NamedDocument[],
    make: Make,
  ): Promise<ReviewSection> {
    const { filters, sortBy, descending, group } = view;
    const asked = JSON.stringify([table.id, table.columns, filters, sortBy, descending, group?.by]);
    if (this.#last?.asked === asked && isSame(this.#last.documents, documents)) return this.#last.section;
    const changes = this.#changes;
    const valued = needsValues(view)
      ? await this.#valued(table, documents, make)
      : documents.map((document) => ({ ...document, values: [] }));
    const section = reviewOrder(valued, table.columns, view);
    if (changes === this.#changes) this.#last = { asked, documents, section };
    return section;
  }

  async #valued(
    { id, columns }: KeptReviewTable,
    documents: readonly NamedDocument[],
    make: Make,
  ): Promise<readonly ValuedDocument[]> {
    const signature = JSON.stringify(columns);
    const kept = this.#byTable.get(id);
    const values = kept?.columns === signature ? kept.values : new Map<string, readonly string[]>();
    this.#byTable.set(id, { columns: signature, values });
    const wanted = documents.filter((document) => !values.has(document.id));
    for (let from = 0; from < wanted.length; from += atOnce) {
      const some = wanted.slice(from, from + atOnce);
      const made = make(some);
      some.forEach(({ id: documentId }, index) => {
        values.set(documentId, made[index] ?? []);
      });
      await setImmediate();
    }
    return documents.map((document) => ({ ...document, values: values.get(document.id) ?? [] }));
  }

  /** A document's findings or a person's decisions about them changed. */
  forgetDocument(documentId: string): void {
    this.#changed();
    for (const { values } of this.#byTable.values()) values.delete(documentId);
  }

  /** What is kept of a table's cells changed, of one document or of all. */
  forgetCells(tableId: string, documentId?: string): void {
    this.#changed();
    if (documentId === undefined) this.#byTable.delete(tableId);
    else this.#byTable.get(tableId)?.values.delete(documentId);
  }

  #changed(): void {
    this.#changes += 1;
    this.#last = null;
  }
}

function isSame(some: readonly NamedDocument[], others: readonly NamedDocument[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, name }, index) => id === others[index]?.id && name === others[index]?.name)
  );
}
