import type { StoreDatabase } from './open-store.ts';

/**
 * Reads of the store as it stands at the first of them, whatever is written meanwhile: what is fetched piece by piece
 * fits together. `database` is a connection for this work alone. Returns what the work returns; its errors pass through.
 */
export function heldSnapshot<Result>(database: StoreDatabase, work: (database: StoreDatabase) => Result): Result {
  const { $client: client } = database;
  client.exec('BEGIN');
  const end = (): void => {
    if (client.inTransaction) client.exec('ROLLBACK');
  };
  let result: Result;
  try {
    result = work(database);
  } catch (error) {
    end();
    throw error;
  }
  if (result instanceof Promise) void result.then(end, end);
  else end();
  return result;
}
