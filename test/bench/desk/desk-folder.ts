import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '#contract/document.ts';
import { reviewTemplateSchema } from '#contract/review-table.ts';
import { readPlainText } from '#main/formats/text/read-plain-text.ts';
import { typeset } from '#main/rendition/typeset.ts';
import { pageTerms } from '#main/search/page-terms.ts';
import { nodeOptions } from '#main/setup/program-env.mjs';
import { saveDeskItem } from '#main/store/desk-items.ts';
import { insertDocument, listDocuments, setDocumentState } from '#main/store/documents.ts';
import { type ListedFinding, listFindings, replaceExtraction } from '#main/store/findings.ts';
import { insertMatter, listMatters } from '#main/store/matters.ts';
import { openStore, type StoreDatabase } from '#main/store/open-store.ts';
import { saveLanguages, savePage } from '#main/store/pages.ts';
import { pagesWithoutMeaning } from '#main/store/search-behind.ts';
import { meaningSize } from '#main/store/search-cosines.ts';
import { storeMeanings, storeTerms } from '#main/store/search-writing.ts';
import { projectFolder } from '#test/window/launch.ts';
import { alignedSections, type Section } from '../search/sections.ts';

export const manyName = 'A thousand documents';
export const longName = 'long.pdf';
export const tableName = 'Arbitration agreements';
export const columnCount = 10;
const pagesPerDocument = 3;
const sectionsAtOnce = 60;
const fontsFolder = join(projectFolder, 'node_modules', '@expo-google-fonts');
const samplesFolder = join(projectFolder, 'resources', 'samples');

export interface DeskFolderOptions {
  readonly data: string;
  /** Where it is made; one that is already there is taken as it is. */
  readonly folder: string;
  readonly documents: number;
  readonly longPages: number;
}

/**
 * Makes a data folder with two matters: the project's samples with a long PDF (sections of law in English and Chinese
 * in turns), taken in and analysed by the command line; and many documents of three such pages each, put into the store
 * with what was found in the samples. Returns the path of the long PDF.
 */
export async function makeDeskFolder({ data, folder, documents, longPages }: DeskFolderOptions): Promise<string> {
  const longPath = join(folder, longName);
  if (existsSync(join(folder, 'made'))) return longPath;
  mkdirSync(folder, { recursive: true });
  const sections = alignedSections(data, 100_000);
  writeFileSync(longPath, await longPdf(sections, longPages));
  const samples = readdirSync(samplesFolder).flatMap((name) =>
    name.endsWith('.pdf') && !name.includes('protected') ? [join(samplesFolder, name)] : [],
  );
  const cli = join(projectFolder, 'main', 'cli.ts');
  const words = ['analyse', '--model', 'none', '--data', folder, '--out', join(folder, 'reports')];
  execFileSync(process.execPath, [...nodeOptions, cli, ...words, ...samples, longPath], { stdio: 'ignore' });
  const migrationsFolder = join(projectFolder, 'resources', 'migrations');
  const database = await openStore({ dataFolder: folder, migrationsFolder });
  database.$client.pragma('synchronous = OFF');
  await addMany(database, sections, documents);
  addMeanings(database);
  database.$client.close();
  writeFileSync(join(folder, 'made'), '');
  return longPath;
}

async function pagesOf(sections: readonly Section[]) {
  const text = sections.flatMap(({ texts }) => [texts.en, texts['zh-Hant']]).join('\n\n');
  return typeset(await readPlainText(new TextEncoder().encode(text)), { fontsFolder });
}

/** As many sections as the pages need, found by setting some of them first. */
async function longPdf(sections: readonly Section[], pages: number): Promise<Uint8Array> {
  const sample = await pagesOf(sections.slice(0, sectionsAtOnce));
  let wanted = Math.ceil((pages / sample.pages.length) * sectionsAtOnce);
  for (;;) {
    const set = await pagesOf(sections.slice(0, wanted));
    if (set.pages.length >= pages) return set.pdf;
    wanted = Math.ceil(wanted * Math.max(1.05, pages / set.pages.length));
  }
}

async function addMany(database: StoreDatabase, sections: readonly Section[], count: number): Promise<void> {
  const matter = listMatters(database)[0];
  const found = (matter === undefined ? [] : listDocuments(database, matter.id))
    .filter(({ name }) => name !== longName)
    .map(({ id, languages }) => ({ findings: listFindings(database, id), languages }));
  insertMatter(database, { id: 'many', name: manyName, parties: [], language: 'en', createdAtMs: Date.now() });
  addTable(database);
  let left: Page[] = [];
  // From the end: the long PDF has those of the beginning.
  for (let end = sections.length, made = 0; made < count && end > 0; end -= sectionsAtOnce) {
    left = [...left, ...(await pagesOf(sections.slice(Math.max(0, end - sectionsAtOnce), end))).pages];
    for (; left.length >= pagesPerDocument && made < count; made += 1) {
      addOne(database, made, left.slice(0, pagesPerDocument), found[made % found.length]);
      left = left.slice(pagesPerDocument);
    }
  }
}

function addOne(
  database: StoreDatabase,
  index: number,
  pages: readonly Page[],
  found:
    | {
        readonly findings: readonly ListedFinding[];
        readonly languages: Parameters<typeof saveLanguages>[2]['document'];
      }
    | undefined,
): void {
  const id = `many-${index}`;
  const name = `${String(index + 1).padStart(4, '0')} ${pages[0]?.text.split('\n')[0]?.slice(0, 60) ?? ''}.pdf`;
  const sha256 = createHash('sha256').update(id).digest('hex');
  const given = { mediaType: 'application/pdf', byteLength: 1, addedAtMs: Date.now() } as const;
  database.$client.transaction(() => {
    insertDocument(database, { id, matterId: 'many', sha256, name, ...given });
    for (const [at, page] of pages.entries()) savePage(database, id, { ...page, number: at + 1 });
    saveLanguages(database, id, { pages: [], document: found?.languages ?? [] });
    const findings = (found?.findings ?? []).map((listed) => ({
      ...listed,
      finding: { ...listed.finding, id: `${index} ${listed.finding.id}`, documentId: id },
    }));
    replaceExtraction(database, id, { clauses: [], findings });
    setDocumentState(database, id, 'ready', null);
  })();
  storeTerms(
    database,
    id,
    pages.map(({ text }, at) => pageTerms({ number: at + 1, text })),
  );
}

function addTable(database: StoreDatabase): void {
  const path = join(projectFolder, 'resources', 'review-tables', 'arbitration-agreements.json');
  const { columns } = reviewTemplateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const content = { columns: columns.slice(0, columnCount) };
  saveDeskItem(database, 'review-table', { id: 'table', matterId: 'many', name: tableName, content, savedAtMs: 1 });
}

/** Numbers in the meanings' place: to look through them takes as long, and none have to be worked out meanwhile. */
function addMeanings(database: StoreDatabase): void {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 24) - 128;
  };
  for (;;) {
    const pages = pagesWithoutMeaning(database, 200);
    if (pages.length === 0) return;
    for (const page of pages)
      storeMeanings(
        database,
        page,
        page.passages.map(() => Int8Array.from({ length: meaningSize }, next)),
      );
  }
}
