import type { Bundle, BundleEntry } from '#contract/bundle.ts';

/** A document of a bundle with the numbers of its pages, one for each. */
export interface NumberedEntry {
  readonly entry: BundleEntry;
  readonly tab: string;
  readonly labels: readonly string[];
}

/**
 * The documents in the order of the bundle's pages. Pages are numbered through from `start`; a document that was put
 * in later stands behind the page it was put after, whatever its tab, and is numbered 88-1, 88-2 … through all that
 * were put in there.
 */
export function numberedEntries(bundle: Bundle, pagesOf: (documentId: string) => number): NumberedEntry[] {
  const all = bundle.tabs.flatMap(({ name, documents }) => documents.map((entry) => ({ entry, tab: name })));
  const inserted = all.filter(({ entry }) => entry.insertAfter !== null);
  const ordered: NumberedEntry[] = [];
  let next = bundle.start;
  const insertsBehind = (from: number, to: number): NumberedEntry[] => {
    const used = new Map<number, number>();
    return inserted
      .filter(({ entry }) => (entry.insertAfter ?? 0) >= from && (entry.insertAfter ?? 0) < to)
      .toSorted((one, other) => (one.entry.insertAfter ?? 0) - (other.entry.insertAfter ?? 0))
      .map(({ entry, tab }) => {
        const after = entry.insertAfter ?? 0;
        const before = used.get(after) ?? 0;
        const count = pagesOf(entry.documentId);
        used.set(after, before + count);
        return { entry, tab, labels: Array.from({ length: count }, (_, index) => `${after}-${before + index + 1}`) };
      });
  };
  for (const { entry, tab } of all) {
    if (entry.insertAfter !== null) continue;
    const count = pagesOf(entry.documentId);
    const first = next;
    next += count;
    ordered.push({ entry, tab, labels: Array.from({ length: count }, (_, index) => String(first + index)) });
    // Behind its last page, so that no document is torn apart in the file.
    ordered.push(...insertsBehind(first, next));
  }
  // Behind a page that is not there: at the end, rather than lost.
  ordered.push(...insertsBehind(next, Number.POSITIVE_INFINITY), ...insertsBehind(0, bundle.start));
  return ordered;
}
