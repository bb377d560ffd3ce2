import { eq } from 'drizzle-orm';
import { defaultMatterRules, type MatterRules, matterRulesSchema } from '#contract/guardrails.ts';
import type { StoreDatabase } from './open-store.ts';
import { matterRules } from './schema.ts';

/** The rules of a matter; the default ones where none are kept. Errors: a kept row that no rules can be read from. */
export function loadMatterRules(database: StoreDatabase, matterId: string): MatterRules {
  const row = database.select().from(matterRules).where(eq(matterRules.matterId, matterId)).get();
  if (!row) return defaultMatterRules;
  return matterRulesSchema.parse({
    permissions: JSON.parse(row.permissionsJson),
    policy: JSON.parse(row.policyJson),
  });
}

/** Keeps the rules of a matter in place of those before. */
export function saveMatterRules(
  database: StoreDatabase,
  matterId: string,
  rules: MatterRules,
  changedAtMs: number,
): void {
  const kept = {
    permissionsJson: JSON.stringify(rules.permissions),
    policyJson: JSON.stringify(rules.policy),
    changedAtMs,
  };
  database
    .insert(matterRules)
    .values({ matterId, ...kept })
    .onConflictDoUpdate({ target: matterRules.matterId, set: kept })
    .run();
}
