import { z } from 'zod';
import type { Draft } from '#contract/draft.ts';
import { deleteDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import { listMatters } from '#main/store/matters.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';

const contentSchema = z.object({ text: z.string() });
const idOf = (key: string) => `draft:${key}`;

/** What was begun in fields of these matters and in those of no matter. */
export function keptDrafts(database: StoreDatabase, isOpen: (matterId: string) => boolean): Draft[] {
  const matterIds = listMatters(database).flatMap(({ id }) => (isOpen(id) ? [id] : []));
  return [null, ...matterIds].flatMap((matterId) =>
    listDeskItems(database, 'draft', matterId, contentSchema).map(({ name, content }) => ({
      key: name,
      text: content.text,
    })),
  );
}

/** Keeps what stands in a field, with its matter where it has one; nothing where it is empty. */
export function keepDraft(
  database: StoreDatabase,
  { key, text, matterId, savedAtMs }: Draft & { readonly matterId: string | null; readonly savedAtMs: number },
): void {
  if (text === '') deleteDeskItem(database, 'draft', idOf(key));
  else saveDeskItem(database, 'draft', { id: idOf(key), matterId, name: key, content: { text }, savedAtMs });
}
