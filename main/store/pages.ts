import { setImmediate } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { and, count, eq, getTableColumns, gt, or, sql } from 'drizzle-orm';
import type { LineRole, Page } from '#contract/document.ts';
import type { PageSummary } from '#contract/matter.ts';
import { fromJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { documents, pages } from './schema.ts';

type PageFacts = Omit<Page, 'number' | 'origin' | 'text' | keyof PageLayout>;
type PageLanguages = PageSummary['languages'];

/** What is needed only to draw on the page and to search in it by place: most of its weight. */
type PageLayout = Pick<Page, 'lines' | 'mends' | 'marks' | 'regions' | 'tables'>;

/** Lines of a page that are not of its body: the line's place among the page's lines, and its role. */
export type LineRoles = readonly (readonly [line: number, role: LineRole])[];

/** Pages packed or unpacked between two turns of the event loop: a page takes one to three milliseconds. */
const pagesAtOnce = 4;

/** Keeps a page that was just read, in place of an earlier reading of it. */
export function savePage(database: StoreDatabase, documentId: string, page: Page): void {
  const row = packPage(documentId, page);
  database
    .insert(pages)
    .values(row)
    .onConflictDoUpdate({
      target: [pages.documentId, pages.number],
      set: { ...row, languagesJson: '[]', lineRolesJson: '[]' },
    })
    .run();
}

/** Forgets every page of a document. */
export function deletePages(database: StoreDatabase, documentId: string): void {
  database.delete(pages).where(eq(pages.documentId, documentId)).run();
}

/** How many pages of a document are kept. */
export function countPages(database: StoreDatabase, documentId: string): number {
  const row = database.select({ total: count() }).from(pages).where(eq(pages.documentId, documentId)).get();
  return row?.total ?? 0;
}

/** Numbers of a document's pages that are only an image and were not read. */
export function listImagePages(database: StoreDatabase, documentId: string): number[] {
  return database
    .select({ number: pages.number })
    .from(pages)
    .where(and(eq(pages.documentId, documentId), eq(pages.origin, 'image')))
    .orderBy(pages.number)
    .all()
    .map((row) => row.number);
}

/** Numbers of a document's pages whose ink has to be read: only an image, or an unseen text that may say something else. */
export function listPagesToRecognise(database: StoreDatabase, documentId: string): number[] {
  return database
    .select({ number: pages.number })
    .from(pages)
    .where(
      and(
        eq(pages.documentId, documentId),
        or(eq(pages.origin, 'image'), sql`json_extract(${pages.factsJson}, '$.hiddenTextLayer')`),
      ),
    )
    .orderBy(pages.number)
    .all()
    .map((row) => row.number);
}

/** Sets which lines of pages are headers and footers, in one transaction. */
export function saveLineRoles(
  database: StoreDatabase,
  documentId: string,
  rolesOf: ReadonlyMap<number, LineRoles>,
): void {
  database.transaction((transaction) => {
    for (const [number, roles] of rolesOf) {
      transaction
        .update(pages)
        .set({ lineRolesJson: JSON.stringify(roles) })
        .where(and(eq(pages.documentId, documentId), eq(pages.number, number)))
        .run();
    }
  });
}

/** Sets the languages of each page, in order of their numbers, and of the whole document. */
export function saveLanguages(
  database: StoreDatabase,
  documentId: string,
  languages: { readonly pages: readonly PageLanguages[]; readonly document: PageLanguages },
): void {
  database.transaction((transaction) => {
    const numbers = transaction
      .select({ number: pages.number })
      .from(pages)
      .where(eq(pages.documentId, documentId))
      .orderBy(pages.number)
      .all();
    for (const [index, { number }] of numbers.entries()) {
      transaction
        .update(pages)
        .set({ languagesJson: JSON.stringify(languages.pages[index] ?? []) })
        .where(and(eq(pages.documentId, documentId), eq(pages.number, number)))
        .run();
    }
    transaction
      .update(documents)
      .set({ languagesJson: JSON.stringify(languages.document) })
      .where(eq(documents.id, documentId))
      .run();
  });
}

function packPage(documentId: string, page: Page): typeof pages.$inferInsert {
  const { number, origin, text, lines, mends, marks, regions, tables, ...facts } = page;
  const layout: PageLayout = {
    lines,
    mends,
    ...(marks && { marks }),
    ...(regions && { regions }),
    ...(tables && { tables }),
  };
  return {
    documentId,
    number,
    origin,
    text,
    factsJson: JSON.stringify(facts satisfies PageFacts),
    languagesJson: '[]',
    layout: deflateRawSync(JSON.stringify(layout), { level: 1 }),
  };
}

/** A document's pages in order, with every line and box, a few loaded at a time. */
export async function* streamPages(database: StoreDatabase, documentId: string): AsyncGenerator<Page> {
  let last = 0;
  for (;;) {
    const rows = database
      .select()
      .from(pages)
      .where(and(eq(pages.documentId, documentId), gt(pages.number, last)))
      .orderBy(pages.number)
      .limit(pagesAtOnce)
      .all();
    if (rows.length === 0) return;
    for (const row of rows) yield unpackPage(row);
    last = rows.at(-1)?.number ?? last;
    await setImmediate();
  }
}

/** All of `streamPages`. */
export async function loadPages(database: StoreDatabase, documentId: string): Promise<Page[]> {
  const loaded: Page[] = [];
  for await (const page of streamPages(database, documentId)) loaded.push(page);
  return loaded;
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
  const { lines, ...layout } = fromJson<PageLayout>(inflateRawSync(row.layout).toString('utf8'));
  const roles = new Map(fromJson<LineRoles>(row.lineRolesJson));
  return {
    number: row.number,
    origin: parseOrigin(row.origin),
    text: row.text,
    ...fromJson<PageFacts>(row.factsJson),
    ...layout,
    lines: roles.size === 0 ? lines : lines.map((line, index) => ({ ...line, role: roles.get(index) ?? line.role })),
  };
}

/** What is marked on a page; empty where nothing is, or there is no such page. */
export function loadPageMarks(database: StoreDatabase, documentId: string, number: number): NonNullable<Page['marks']> {
  const row = database
    .select({ layout: pages.layout })
    .from(pages)
    .where(and(eq(pages.documentId, documentId), eq(pages.number, number)))
    .get();
  if (row === undefined) return [];
  const layout = inflateRawSync(row.layout);
  // Few pages have any, and to parse the places of every character takes ten times as long as to look. Within a text of
  // the page the quotation marks would stand behind a backslash.
  if (!layout.includes('"marks":')) return [];
  return fromJson<PageLayout>(layout.toString('utf8')).marks ?? [];
}

/** The text of one page, or null. */
export function loadPageText(database: StoreDatabase, documentId: string, number: number): string | null {
  const row = database
    .select({ text: pages.text })
    .from(pages)
    .where(and(eq(pages.documentId, documentId), eq(pages.number, number)))
    .get();
  return row?.text ?? null;
}

/** A page without its lines and boxes, which are most of its weight. */
export type PageText = Omit<Page, keyof PageLayout>;

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
