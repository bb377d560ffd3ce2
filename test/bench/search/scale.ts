/** Time and size of a large index: pages made of real sections, each varied so that none is another's copy. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, stdout } from 'node:process';
import { search } from '#main/search/search.ts';
import type { Translations } from '#main/search/translations.ts';
import { meaningSize } from '#main/store/search-cosines.ts';
import { addDocument, addMatter, emptyBenchStore } from './index-of.ts';
import { madePages } from './made-pages.ts';
import type { Section } from './sections.ts';

const pagesOfDocument = 100;
/** Builds the index step by step and prints a row at each of the sizes asked. */
export async function measureScale(
  sections: readonly Section[],
  sizes: readonly number[],
  translations: Translations,
): Promise<void> {
  const { database, index, folder } = await emptyBenchStore();
  const { pageText, next } = madePages(sections);
  addMatter(database, 'scale');
  stdout.write(
    '| pages | passages | index, MB | text, MB | CPU ms a page | a rare word, ms | two words | eight words | across languages | with a filter | nearest by meaning |\n|---|---|---|---|---|---|---|---|---|---|---|\n',
  );
  let pages = 0;
  const before = cpuUsage();
  for (const size of sizes) {
    while (pages < size) {
      addDocument(database, 'scale', `scale ${pages}`, Array.from({ length: pagesOfDocument }, pageText));
      pages += pagesOfDocument;
    }
    const { user, system } = cpuUsage(before);
    const perPage = (user + system) / 1000 / pages;
    database.$client.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = (like: string): number =>
      database.$client
        .prepare<[string], { bytes: number }>('SELECT coalesce(sum(pgsize), 0) AS bytes FROM dbstat WHERE name LIKE ?')
        .get(like)?.bytes ?? 0;
    let [indexMegabytes, textMegabytes] = [0, statSync(join(folder, 'sampan.db')).size / 1e6];
    try {
      [indexMegabytes, textMegabytes] = [
        bytes('search%') / 1e6 + bytes('sqlite_autoindex_search%') / 1e6,
        bytes('pages') / 1e6,
      ];
    } catch {
      // Without the table of sizes only the whole file is known.
    }
    const time = async (query: string): Promise<string> => {
      const times: number[] = [];
      for (let run = 0; run < 3; run += 1) {
        const started = cpuUsage();
        await search(query, { limit: 20 }, { index, translations, encoder: null, now: () => performance.now() });
        const spent = cpuUsage(started);
        times.push((spent.user + spent.system) / 1000);
      }
      return (times.sort((a, b) => a - b)[1] ?? 0).toFixed(0);
    };
    const queries = [
      'HK$4,321,000',
      'liquidator committee',
      'statement of affairs verified affidavit official receiver bankrupt creditor petition',
      'trustee dividend',
      'creditor page:7',
    ];
    const rows = [];
    for (const query of queries) rows.push(await time(query));
    stdout.write(
      `| ${pages} | ${index.passageCount()} | ${indexMegabytes.toFixed(0)} | ${textMegabytes.toFixed(0)} | ${perPage.toFixed(1)} | ${rows.join(' | ')} | ${await timeOfNearest()} |\n`,
    );
  }
  database.$client.close();

  /** Meanings made at random take as long to compare as true ones. */
  async function timeOfNearest(): Promise<string> {
    database.$client.exec(
      `UPDATE search_pages SET vectors = randomblob(${meaningSize} * (SELECT count(*) FROM search_passages p WHERE p.document_id = search_pages.document_id AND p.page = search_pages.page)) WHERE vectors IS NULL`,
    );
    database.$client.pragma('wal_checkpoint(TRUNCATE)');
    const asked = Int8Array.from({ length: meaningSize }, () => next(255) - 127);
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const started = cpuUsage();
      await index.nearest(asked, {}, 240);
      const spent = cpuUsage(started);
      times.push((spent.user + spent.system) / 1000);
    }
    return (times.sort((x, y) => x - y)[1] ?? 0).toFixed(0);
  }
}
