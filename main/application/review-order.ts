import type { ReviewColumn, ReviewGroup, ReviewView } from '#contract/review-table.ts';

/** A document of a table, with what each of its cells says. */
export interface ValuedDocument {
  readonly id: string;
  readonly name: string;
  /** One for each column; none where the view asks for no cell. */
  readonly values: readonly string[];
}

/** Rows that stand together; without grouping all of them are one section without a key. */
export interface ReviewSection {
  readonly key: string | null;
  readonly value: string;
  readonly documentIds: readonly string[];
}

const inOrder = new Intl.Collator(undefined, { numeric: true });

/** Whether what cells say decides which rows stand where. */
export function needsValues({ filters, sortBy, group }: ReviewView): boolean {
  return (
    group !== undefined ||
    sortBy !== '' ||
    Object.entries(filters).some(([columnId, words]) => columnId !== '' && words !== '')
  );
}

/**
 * The rows that pass a view, in its order: by name, or by a column's words with numbers by their size and empty
 * cells last either way. Groups are in the order of their words, downwards where the view sorts by their column so.
 */
export function reviewOrder(
  documents: readonly ValuedDocument[],
  columns: readonly ReviewColumn[],
  view: ReviewView,
): readonly ReviewSection[] {
  const place = (columnId: string) => columns.findIndex(({ id }) => id === columnId);
  const { sortBy, descending, group } = view;
  const byColumn = place(sortBy);
  const named = documents
    .filter((one) => passes(one, columns, view))
    .toSorted((one, other) => inOrder.compare(one.name, other.name));
  const isByName = byColumn < 0;
  if (isByName && descending) named.reverse();
  const rows = isByName ? named : sortedBy(named, ({ values }) => values[byColumn] ?? '', descending);
  const groupColumn = group === undefined ? -1 : place(group.by);
  if (groupColumn < 0) return [{ key: null, value: '', documentIds: rows.map(({ id }) => id) }];
  const sections = new Map<string, { readonly key: string; readonly value: string; readonly documentIds: string[] }>();
  for (const { id, values } of rows) {
    const value = values[groupColumn] ?? '';
    const key = groupKey(value);
    const section = sections.get(key) ?? { key, value, documentIds: [] };
    section.documentIds.push(id);
    sections.set(key, section);
  }
  return sortedBy([...sections.values()], ({ value }) => value, sortBy === group?.by && descending);
}

/** The lines of sections: a group's head, then its rows (by the document's id) where it is open. */
export function reviewLines(
  sections: readonly ReviewSection[],
  { group }: ReviewView,
): readonly (ReviewGroup | string)[] {
  const except = new Set(group?.except ?? []);
  return sections.flatMap(({ key, value, documentIds }): readonly (ReviewGroup | string)[] => {
    if (key === null || group === undefined) return documentIds;
    const isClosed = group.isClosed !== except.has(key);
    const head = { key, value, count: documentIds.length, isClosed };
    return isClosed ? [head] : [head, ...documentIds];
  });
}

/** Case, width and spaces do not part a group. */
function groupKey(value: string): string {
  return value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function sortedBy<One>(list: readonly One[], wordsOf: (one: One) => string, descending: boolean): readonly One[] {
  const sign = descending ? -1 : 1;
  return list.toSorted((one, other) => {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
    return sign * inOrder.compare(a, b);
  });
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.trim().toLowerCase());
}

function passes({ name, values }: ValuedDocument, columns: readonly ReviewColumn[], { filters }: ReviewView): boolean {
  return (
    holds(name, filters[''] ?? '') && columns.every(({ id }, index) => holds(values[index] ?? '', filters[id] ?? ''))
  );
}
