/** FTS5's own tokenizers in the same SQLite, ranked by its BM25. */
import Database from 'better-sqlite3';

export type Tokenizer = 'trigram' | 'porter unicode61';

/** For each question the places of the five best texts of its form. */
export function askSqlite(
  tokenizer: Tokenizer,
  texts: Readonly<Record<string, readonly string[]>>,
  questions: readonly (readonly [form: string, query: string])[],
): number[][] {
  const database = new Database(':memory:');
  for (const [at, list] of Object.values(texts).entries()) {
    database.exec(`CREATE VIRTUAL TABLE t${at} USING fts5(body, content='', tokenize='${tokenizer}')`);
    const insert = database.prepare(`INSERT INTO t${at} (rowid, body) VALUES (?, ?)`);
    for (const [place, text] of list.entries()) insert.run(place + 1, text);
  }
  const forms = Object.keys(texts);
  const answers = questions.map(([form, query]) => {
    const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    if (words.length === 0) return [];
    const expression = words.map((word) => `"${word}"`).join(' OR ');
    return database
      .prepare<[string], { rowid: number }>(
        `SELECT rowid FROM t${forms.indexOf(form)} WHERE body MATCH ? ORDER BY rank LIMIT 5`,
      )
      .all(expression)
      .map(({ rowid }) => rowid - 1);
  });
  database.close();
  return answers;
}
