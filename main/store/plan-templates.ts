import { eq } from 'drizzle-orm';
import { type Plan, planSchema } from '#contract/workshop.ts';
import type { StoreDatabase } from './open-store.ts';
import { planTemplates } from './schema.ts';

/** Saves a plan to be run again; the same id replaces the earlier one. */
export function saveTemplate(database: StoreDatabase, plan: Plan, savedAtMs: number): void {
  const row = { id: plan.id, name: plan.name.en, planJson: JSON.stringify(plan), savedAtMs };
  database.insert(planTemplates).values(row).onConflictDoUpdate({ target: planTemplates.id, set: row }).run();
}

/** Deletes one of a person's own templates; returns whether it was there. */
export function deleteTemplate(database: StoreDatabase, id: string): boolean {
  return database.delete(planTemplates).where(eq(planTemplates.id, id)).run().changes > 0;
}

/** A person's own templates, in the order of their names. */
export function listTemplates(database: StoreDatabase): Plan[] {
  const rows = database.select().from(planTemplates).orderBy(planTemplates.name, planTemplates.id).all();
  return rows.map(({ planJson }) => planSchema.parse(JSON.parse(planJson)));
}
