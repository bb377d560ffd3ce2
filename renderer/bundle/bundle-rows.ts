import type { Bundle, BundleEntry } from '#contract/bundle.ts';

/** A line of the bundle's list: a document, and the name of the tab that begins with it. */
export interface BundleRow {
  readonly entry: BundleEntry;
  /** Empty where it belongs to the tab above. */
  readonly tab: string;
  readonly isCore: boolean;
}

/** A bundle's documents as lines. */
export function rowsOf({ tabs, core }: Bundle): BundleRow[] {
  return tabs.flatMap(({ name, documents }) =>
    documents.map((entry, index) => ({
      entry,
      tab: index === 0 ? name : '',
      isCore: core.includes(entry.documentId),
    })),
  );
}

/** The lines as tabs; what stands before the first name is tab A. */
export function tabsOf(rows: readonly BundleRow[]): Pick<Bundle, 'tabs' | 'core'> {
  const tabs: { name: string; documents: BundleEntry[] }[] = [];
  for (const { entry, tab } of rows) {
    const last = tabs.at(-1);
    if (last === undefined || tab.trim() !== '') tabs.push({ name: tab.trim() || 'A', documents: [entry] });
    else last.documents.push(entry);
  }
  return { tabs, core: rows.flatMap(({ entry, isCore }) => (isCore ? [entry.documentId] : [])) };
}

/** The lines with one of them a place up or down; a tab's name stays where the tab begins. */
export function moved(rows: readonly BundleRow[], index: number, by: -1 | 1): BundleRow[] {
  const other = index + by;
  const [one, two] = [rows[index], rows[other]];
  if (one === undefined || two === undefined) return [...rows];
  const next = [...rows];
  next[index] = { ...two, tab: one.tab };
  next[other] = { ...one, tab: two.tab };
  return next;
}

/** The lines without one; a tab whose first document goes begins with the next. */
export function without(rows: readonly BundleRow[], index: number): BundleRow[] {
  const tab = rows[index]?.tab ?? '';
  return rows.flatMap((row, at) => {
    if (at === index) return [];
    return [at === index + 1 && row.tab === '' ? { ...row, tab } : row];
  });
}
