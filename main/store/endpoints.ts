import { count, eq } from 'drizzle-orm';
import type { EndpointProfile, EndpointTest } from '#contract/machine.ts';
import { fromJson, fromNullableJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { endpointCalls, endpoints } from './schema.ts';

/** A named server as the store keeps it. */
export interface EndpointRecord {
  readonly id: string;
  readonly profile: EndpointProfile;
  readonly key: string | null;
  readonly lastTest: EndpointTest | null;
  /** Calls so far. */
  readonly callCount: number;
}

/** The named servers in the order in which they were named. */
export function listEndpoints(database: StoreDatabase): EndpointRecord[] {
  return database
    .select()
    .from(endpoints)
    .all()
    .map((row) => ({
      id: row.id,
      profile: fromJson<EndpointProfile>(row.profileJson),
      key: row.key,
      lastTest: fromNullableJson<EndpointTest>(row.lastTestJson),
      callCount: callCount(database, row.id),
    }));
}

function callCount(database: StoreDatabase, endpointId: string): number {
  const row = database
    .select({ total: count() })
    .from(endpointCalls)
    .where(eq(endpointCalls.endpointId, endpointId))
    .get();
  return row?.total ?? 0;
}

/** Names a server or changes one; what a test found of it no longer holds. A key that is left out stays as it was. */
export function saveEndpoint(
  database: StoreDatabase,
  { id, profile, key }: { readonly id: string; readonly profile: EndpointProfile; readonly key?: string | null },
): void {
  const row = { profileJson: JSON.stringify(profile), lastTestJson: null, ...(key !== undefined && { key }) };
  database
    .insert(endpoints)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: endpoints.id, set: row })
    .run();
}

/** Keeps what the self-test found. */
export function saveEndpointTest(database: StoreDatabase, id: string, test: EndpointTest): void {
  database
    .update(endpoints)
    .set({ lastTestJson: JSON.stringify(test) })
    .where(eq(endpoints.id, id))
    .run();
}

/** Forgets a server and its key; the record of calls to it stays. */
export function deleteEndpoint(database: StoreDatabase, id: string): void {
  database.delete(endpoints).where(eq(endpoints.id, id)).run();
}

/** Records a call to a server. */
export function recordEndpointCall(
  database: StoreDatabase,
  endpointId: string,
  call: { readonly startedAtMs: number },
): void {
  database
    .insert(endpointCalls)
    .values({ endpointId, startedAtMs: call.startedAtMs, json: JSON.stringify(call) })
    .run();
}
