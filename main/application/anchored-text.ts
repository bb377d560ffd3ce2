import type { Page } from '#contract/document.ts';
import { type BodyText, type PagePool, streamedBodyText } from '#main/documents/anchor.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage, streamPages } from '#main/store/pages.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** The text that findings are tied to, and the pages on which it stands. */
export interface AnchoredText {
  readonly documentId: string;
  readonly pages: PagePool;
  readonly body: BodyText;
}

/** Pages that are held unpacked: enough for a clause and what it refers to. */
const heldPages = 24;

/** A document's body text, and its pages to be loaded where a place on them is wanted; `onPage` sees each as it passes. */
export async function anchoredText(
  { database }: Pick<AnalysisContext, 'database'>,
  { id }: { readonly id: string },
  onPage?: (page: Page) => void,
): Promise<AnchoredText> {
  const body = await streamedBodyText(seen(streamPages(database, id), onPage));
  return { documentId: id, pages: heldPool(database, id), body };
}

async function* seen(pages: AsyncIterable<Page>, onPage: ((page: Page) => void) | undefined): AsyncIterable<Page> {
  for await (const page of pages) {
    onPage?.(page);
    yield page;
  }
}

/** Loads a page by its number and holds the last ones used; all pages together can weigh hundreds of megabytes. */
function heldPool(database: StoreDatabase, documentId: string): PagePool {
  const held = new Map<number, Page>();
  return (number) => {
    const page = held.get(number) ?? loadPage(database, documentId, number) ?? undefined;
    if (page === undefined) return undefined;
    held.delete(number);
    held.set(number, page);
    const [oldest] = held.keys();
    if (held.size > heldPages && oldest !== undefined) held.delete(oldest);
    return page;
  };
}
