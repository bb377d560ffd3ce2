import { setImmediate } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { and, eq, getTableColumns, gt } from 'drizzle-orm';
import type { Line, Mend, OutlineEntry, Page } from '#contract/document.ts';
import type { PageSummary } from '#contract/matter.ts';
import { fromJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { documents, pages } from './schema.ts';

type PageFacts = Omit<Page, 'number' | 'origin' | 'text' | 'lines' | 'mends'>;
type PageLanguages = PageSummary['languages'];

interface PageLayout {
  readonly lines: readonly Line[];
  readonly mends: readonly Mend[];
}

/** A read page with the mix of its languages. */
export interface MeasuredPage {
  readonly page: Page;
  readonly languages: PageLanguages;
}

/** Pages packed or unpacked between two turns of the event loop: a page takes one to three milliseconds. */
const pagesAtOnce = 4;

/**
 * Replaces a document's pages, outline and warnings. A few pages at a time, so
 * that the program stays responsive; a cut in between leaves a document whose
 * reading is not recorded as finished, and which is read again.
 */
export async function replacePages(
  database: StoreDatabase,
  documentId: string,
  reading: {
    readonly pages: readonly MeasuredPage[];
    readonly outline: readonly OutlineEntry[];
    readonly warnings: readonly string[];
    /** The mix of the whole document. */
    readonly languages: PageLanguages;
  },
): Promise<void> {
  database.delete(pages).where(eq(pages.documentId, documentId)).run();
  for (let from = 0; from < reading.pages.length; from += pagesAtOnce) {
    const rows = reading.pages.slice(from, from + pagesAtOnce).map((measured) => packPage(documentId, measured));
    database.insert(pages).values(rows).run();
    await setImmediate();
  }
  database
    .update(documents)
    .set({
      outlineJson: JSON.stringify(reading.outline),
      warningsJson: JSON.stringify(reading.warnings),
      languagesJson: JSON.stringify(reading.languages),
    })
    .where(eq(documents.id, documentId))
    .run();
}

function packPage(documentId: string, { page, languages }: MeasuredPage): typeof pages.$inferInsert {
  const { number, origin, text, lines, mends, ...facts } = page;
  return {
    documentId,
    number,
    origin,
    text,
    factsJson: JSON.stringify(facts satisfies PageFacts),
    languagesJson: JSON.stringify(languages),
    layout: deflateRawSync(JSON.stringify({ lines, mends } satisfies PageLayout), { level: 1 }),
  };
}

/** A document's pages in order, with every line and box. */
export async function loadPages(database: StoreDatabase, documentId: string): Promise<Page[]> {
  const loaded: Page[] = [];
  for (;;) {
    const rows = database
      .select()
      .from(pages)
      .where(and(eq(pages.documentId, documentId), gt(pages.number, loaded.at(-1)?.number ?? 0)))
      .orderBy(pages.number)
      .limit(pagesAtOnce)
      .all();
    if (rows.length === 0) return loaded;
    loaded.push(...rows.map(unpackPage));
    await setImmediate();
  }
}

/** One page with its lines and boxes, or null. */
export function loadPage(database: StoreDatabase, documentId: string, number: number): Page | null {
  const row = database
    .select()
    .from(pages)
    .where(and(eq(pages.documentId, documentId), eq(pages.number, number)))
    .get();
  return row ? unpackPage(row) : null;
}

function unpackPage(row: typeof pages.$inferSelect): Page {
  return {
    number: row.number,
    origin: parseOrigin(row.origin),
    text: row.text,
    ...fromJson<PageFacts>(row.factsJson),
    ...fromJson<PageLayout>(inflateRawSync(row.layout).toString('utf8')),
  };
}

/** A page without its lines and boxes, which are most of its weight. */
export type PageText = Omit<Page, 'lines' | 'mends'>;

/** A document's pages in order, with their text but without lines and boxes. */
export function loadPageTexts(database: StoreDatabase, documentId: string): PageText[] {
  const { layout: _layout, ...columns } = getTableColumns(pages);
  const rows = database.select(columns).from(pages).where(eq(pages.documentId, documentId)).orderBy(pages.number).all();
  return rows.map((row) => ({
    number: row.number,
    origin: parseOrigin(row.origin),
    text: row.text,
    ...fromJson<PageFacts>(row.factsJson),
  }));
}

/** What the window needs to know of each page, without its text. */
export function listPageSummaries(database: StoreDatabase, documentId: string): PageSummary[] {
  const rows = database
    .select({
      number: pages.number,
      origin: pages.origin,
      factsJson: pages.factsJson,
      languagesJson: pages.languagesJson,
    })
    .from(pages)
    .where(eq(pages.documentId, documentId))
    .orderBy(pages.number)
    .all();
  return rows.map((row) => {
    const { label, width, height, box, rotation, userUnit, warnings } = fromJson<PageFacts>(row.factsJson);
    const languages = fromJson<PageLanguages>(row.languagesJson);
    return {
      number: row.number,
      label,
      width,
      height,
      box,
      rotation,
      userUnit,
      origin: parseOrigin(row.origin),
      languages,
      warnings,
    };
  });
}

function parseOrigin(value: string): Page['origin'] {
  return value === 'ocr' || value === 'image' ? value : 'text';
}
