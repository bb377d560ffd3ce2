import type { Bundle } from '#contract/bundle.ts';
import type { Page } from '#contract/document.ts';
import { charQuads } from '#main/documents/anchor.ts';
import { typeset } from '#main/rendition/typeset.ts';
import { bundleIndex } from '#main/reports/bundle-index.ts';
import type { NumberedEntry } from '#main/reports/bundle-numbers.ts';
import { type BundleLink, bundlePdf } from '#main/reports/bundle-pdf.ts';
import { readPlace, type SealedPlace } from '#main/sealing/sealed-file.ts';

/** One file of a bundle, as the worker is asked for it. */
export interface BundleTask {
  readonly bundle: Bundle;
  /** What stands above the index. */
  readonly title: string;
  readonly fontsFolder: string;
  readonly entries: readonly NumberedEntry[];
  readonly parts: readonly {
    readonly name: string;
    readonly source: SealedPlace;
    readonly password: string | null;
    /** Links of its pages, which are counted from 0. */
    readonly links: readonly (readonly [page: number, links: readonly BundleLink[]])[];
  }[];
}

/** The bundle's PDF: the index is typeset, its rows lead to their documents. Errors: those of `bundlePdf` and `typeset`. */
export async function bundleBytes({ bundle, title, fontsFolder, entries, parts }: BundleTask): Promise<Uint8Array> {
  const { flow } = bundleIndex(bundle, entries, title);
  const index = await typeset(flow, { fontsFolder });
  const links = parts.map((part) => new Map(part.links));
  return bundlePdf({
    title,
    language: bundle.language,
    index: index.pdf,
    indexLinks: index.pages.map((page) => rowLinks(page, entries)),
    parts: parts.map(({ name, source, password }, order) => ({
      name,
      tab: entries[order]?.tab ?? '',
      title: entries[order]?.entry.title ?? name,
      labels: entries[order]?.labels ?? [],
      password,
      bytes: () => readPlace(source),
    })),
    linksOf: (part, page) => links[part]?.get(page) ?? [],
  });
}

/** A link over each row of the index, known by the pages in its last cell. */
function rowLinks(page: Page, entries: readonly NumberedEntry[]): BundleLink[] {
  const firstOf = new Map(
    entries.map(({ labels }) => {
      const [first = '', last = first] = [labels[0], labels.at(-1)];
      return [first === last ? first : `${first} – ${last}`, first];
    }),
  );
  return (page.tables ?? []).flatMap((table) =>
    table.rows.flatMap((row): BundleLink[] => {
      const pages = row.at(-1);
      const label = pages && firstOf.get(page.text.slice(pages.start, pages.end));
      if (label === undefined || label === '') return [];
      const ys = row.flatMap(({ start, end }) =>
        charQuads(page, start, end).flatMap((quad) => quad.filter((_, at) => at % 2 === 1)),
      );
      const [left, , right] = table.box;
      return [{ box: [left, Math.min(...ys) - 2, right, Math.max(...ys) + 2], label }];
    }),
  );
}
