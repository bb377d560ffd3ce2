import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { StoreDatabase } from './open-store.ts';
import { deskItems } from './schema.ts';

/** What a person arranges on the desk; each kind has a schema of its own in the contract. */
export const deskItemKinds = [
  'review-table',
  'bundle',
  'draft',
  'playbook',
  'redactions',
  'contract-types',
  'tool-grant',
  'saved-search',
  'rules-events',
  'adopted-matter',
] as const;
export type DeskItemKind = (typeof deskItemKinds)[number];

export interface DeskItem<Content> {
  readonly id: string;
  /** Null for what serves every matter. */
  readonly matterId: string | null;
  readonly name: string;
  readonly content: Content;
  readonly savedAtMs: number;
}

/** Keeps an item in place of an earlier one of the same id. */
export function saveDeskItem(database: StoreDatabase, kind: DeskItemKind, item: DeskItem<unknown>): void {
  const { id, matterId, name, savedAtMs } = item;
  const kept = { matterId, kind, name, contentJson: JSON.stringify(item.content), savedAtMs };
  database
    .insert(deskItems)
    .values({ id, ...kept })
    .onConflictDoUpdate({ target: deskItems.id, set: kept })
    .run();
}

/** The item of that kind and id; undefined where there is none. Errors: content that the schema refuses. */
export function findDeskItem<Content>(
  database: StoreDatabase,
  kind: DeskItemKind,
  id: string,
  schema: z.ZodType<Content>,
): DeskItem<Content> | undefined {
  const row = database
    .select()
    .from(deskItems)
    .where(and(eq(deskItems.id, id), eq(deskItems.kind, kind)))
    .get();
  return row && withContent(row, schema);
}

/** Whether anything of any kind has that id. */
export function hasDeskItem(database: StoreDatabase, id: string): boolean {
  return database.select({ id: deskItems.id }).from(deskItems).where(eq(deskItems.id, id)).get() !== undefined;
}

/** A matter's items of a kind (null: those that serve every matter), in the order of their names. */
export function listDeskItems<Content>(
  database: StoreDatabase,
  kind: DeskItemKind,
  matterId: string | null,
  schema: z.ZodType<Content>,
): DeskItem<Content>[] {
  const ofMatter = matterId === null ? isNull(deskItems.matterId) : eq(deskItems.matterId, matterId);
  const rows = database
    .select()
    .from(deskItems)
    .where(and(eq(deskItems.kind, kind), ofMatter))
    .orderBy(deskItems.name, deskItems.id)
    .all();
  return rows.map((row) => withContent(row, schema));
}

/** Takes an item away, with what hangs on it. */
export function deleteDeskItem(database: StoreDatabase, kind: DeskItemKind, id: string): void {
  database
    .delete(deskItems)
    .where(and(eq(deskItems.id, id), eq(deskItems.kind, kind)))
    .run();
}

function withContent<Content>(
  { id, matterId, name, contentJson, savedAtMs }: typeof deskItems.$inferSelect,
  schema: z.ZodType<Content>,
): DeskItem<Content> {
  return { id, matterId, name, content: schema.parse(JSON.parse(contentJson)), savedAtMs };
}
