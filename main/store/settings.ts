import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { MachineReport } from '#contract/machine.ts';
import type { Settings } from '#contract/matter.ts';
import type { StoreDatabase } from './open-store.ts';
import { settings } from './schema.ts';

const stored = z.object({
  locale: z.enum(['en', 'zh-Hant', 'zh-Hans']),
  theme: z.enum(['system', 'light', 'dark']),
  outputLanguage: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']),
  modelId: z.string(),
  tourSeen: z.boolean(),
  notify: z.enum(['named', 'unnamed', 'off']),
  keepAwake: z.boolean(),
});

/** The settings kept, each missing or unreadable one as in `defaults`. */
export function loadSettings(database: StoreDatabase, defaults: Settings): Settings {
  const kept = new Map(
    database
      .select()
      .from(settings)
      .all()
      .map((row) => [row.key, row.valueJson]),
  );
  const values = Object.fromEntries(
    Object.entries(stored.shape).map(([key, schema]) => {
      const fallback: unknown = Reflect.get(defaults, key);
      const json = kept.get(key);
      const parsed = json === undefined ? null : schema.safeParse(JSON.parse(json));
      return [key, parsed?.success ? parsed.data : fallback];
    }),
  );
  return stored.parse(values);
}

/** Keeps the settings given. */
export function saveSettings(database: StoreDatabase, change: Partial<Settings>): void {
  database.transaction((transaction) => {
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) continue;
      const row = { key, valueJson: JSON.stringify(value) };
      transaction.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
    }
  });
}

const machineKey = 'machine-report';
const computeBackend = z.enum(['cpu', 'vulkan', 'cuda', 'metal']);
const machineReport: z.ZodType<MachineReport> = z.object({
  measuredAtMs: z.number(),
  cores: z.number(),
  threads: z.number(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  modelId: z.string().nullable(),
  promptTokensPerSecond: z.number().nullable(),
  generatedTokensPerSecond: z.number().nullable(),
  recommendedModelId: z.string().nullable(),
  backend: computeBackend.optional(),
  backends: z
    .array(
      z.object({
        backend: computeBackend,
        packageName: z.string(),
        isInstalled: z.boolean(),
        promptTokensPerSecond: z.number().nullable(),
        generatedTokensPerSecond: z.number().nullable(),
        failure: z.string().nullable(),
      }),
    )
    .optional(),
});

/** The last measurement of this computer; null where there is none that can be read. */
export function loadMachineReport(database: StoreDatabase): MachineReport | null {
  const row = database.select().from(settings).where(eq(settings.key, machineKey)).get();
  return row ? (machineReport.safeParse(JSON.parse(row.valueJson)).data ?? null) : null;
}

/** Keeps a measurement in the place of the last. */
export function saveMachineReport(database: StoreDatabase, report: MachineReport): void {
  const row = { key: machineKey, valueJson: JSON.stringify(report) };
  database.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
}
