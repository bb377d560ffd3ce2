import type { ReviewColumn, ReviewGroup, ReviewView } from '#contract/review-table.ts';

/** A document of a table, with what each of its cells says. */
export interface ValuedDocument {
  readonly id: string;
  readonly name: string;
  /** One for each column; none where the view asks for no cell. */
  readonly values: readonly string[];
}

/** Rows that stand together; the outermost section holds all of them and has no head. */
export interface ReviewSection {
  readonly head: Pick<ReviewGroup, 'key' | 'columnId' | 'level' | 'value'> | null;
  /** Those of its parts too, in their order. */
  readonly documentIds: readonly string[];
  /** The groups within it. */
  readonly parts: readonly ReviewSection[];
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
 * cells last either way. Groups are in the order of their words, downwards where the view sorts by their column so;
 * those of a further column stand within those of the one before.
 */
export function reviewOrder(
  documents: readonly ValuedDocument[],
  columns: readonly ReviewColumn[],
  view: ReviewView,
): ReviewSection {
  const place = (columnId: string) => columns.findIndex(({ id }) => id === columnId);
  const { sortBy, descending, group } = view;
  const byColumn = place(sortBy);
  const named = documents
    .filter((one) => passes(one, columns, view))
    .toSorted((one, other) => inOrder.compare(one.name, other.name));
  const isByName = byColumn < 0;
  if (isByName && descending) named.reverse();
  const rows = isByName ? named : sortedBy(named, ({ values }) => values[byColumn] ?? '', descending);
  const levels = (group?.by ?? []).flatMap((id) => {
    const index = place(id);
    return index < 0 ? [] : [{ columnId: id, index, descending: sortBy === id && descending }];
  });
  return sectionOf(rows, null, levels);
}

interface GroupLevel {
  readonly columnId: string;
  readonly index: number;
  readonly descending: boolean;
}

function sectionOf(
  rows: readonly ValuedDocument[],
  head: ReviewSection['head'],
  [level, ...further]: readonly GroupLevel[],
): ReviewSection {
  if (level === undefined) return { head, documentIds: rows.map(({ id }) => id), parts: [] };
  const groups = new Map<string, { readonly value: string; readonly rows: ValuedDocument[] }>();
  for (const row of rows) {
    const value = row.values[level.index] ?? '';
    const own = groupKey(value);
    const group = groups.get(own) ?? { value, rows: [] };
    group.rows.push(row);
    groups.set(own, group);
  }
  const sorted = sortedBy([...groups], ([, { value }]) => value, level.descending);
  const parts = sorted.map(([own, group]) => {
    const key = head === null ? own : `${head.key}${keyGap}${own}`;
    const part = { key, columnId: level.columnId, level: (head?.level ?? 0) + 1, value: group.value };
    return sectionOf(group.rows, part, further);
  });
  return { head, documentIds: parts.flatMap(({ documentIds }) => documentIds), parts };
}

/** The lines of a section: a group's head, then what is in it (rows by the document's id) where it is open. */
export function reviewLines(section: ReviewSection, view: ReviewView): readonly (ReviewGroup | string)[] {
  const { isClosed: areClosed = false, except = [] } = view.group ?? {};
  const excepted = new Set(except);
  const linesOf = ({ head, documentIds, parts }: ReviewSection): readonly (ReviewGroup | string)[] => {
    const within = () => (parts.length === 0 ? documentIds : parts.flatMap(linesOf));
    if (head === null) return within();
    const isClosed = areClosed !== excepted.has(head.key);
    const line = { ...head, count: documentIds.length, isClosed };
    return isClosed ? [line] : [line, ...within()];
  };
  return linesOf(section);
}

/** Between the keys of groups within each other; no key of one has it. */
const keyGap = '\u001F';

/** Case, width and spaces do not part a group. */
function groupKey(value: string): string {
  return value.normalize('NFKC').replaceAll(keyGap, ' ').trim().replace(/\s+/g, ' ').toLowerCase();
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
