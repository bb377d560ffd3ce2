import type { StoreDatabase } from './open-store.ts';

/** Pages of the table of words that one step of merging writes: some three milliseconds. */
const mergedAtOnce = 4;

/**
 * Has FTS5 merge its segments only when `mergeStep` says so. By itself it merges
 * inside the writing of a page, at times for tens of milliseconds.
 */
export function mergeInSteps(database: StoreDatabase): void {
  const client = database.$client;
  const known = client.prepare("SELECT v FROM search_text_config WHERE k = 'automerge'").pluck().get();
  if (known !== 0) client.exec("INSERT INTO search_text (search_text, rank) VALUES ('automerge', 0)");
}

/**
 * One step of merging the index's segments, of which each writing adds one: a
 * search looks into all. Returns whether there may be more to do.
 */
export function mergeStep(database: StoreDatabase): boolean {
  const client = database.$client;
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get() ?? 0;
  client.prepare("INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)").run(mergedAtOnce);
  // FTS5's own sign (its manual, "The 'merge' command"): less than two rows changed is nothing done.
  return (changes.get() ?? 0) - before >= 2;
}
