import { z } from 'zod';
import type { StoreDatabase } from './open-store.ts';

const count = z.number();

/**
 * Words that are others as soon as anything in the store has changed, by this connection or another: what was made of
 * the store is still good while they are the same.
 */
export function changeStamp(database: StoreDatabase): string {
  const client = database.$client;
  const byOthers = count.parse(client.pragma('data_version', { simple: true }));
  const own = count.parse(client.prepare('SELECT total_changes()').pluck().get());
  return `${byOthers} ${own}`;
}
