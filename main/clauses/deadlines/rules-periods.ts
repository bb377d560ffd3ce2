import { z } from 'zod';
import { calendarIds } from '#contract/deadline.ts';

const words = z.object({ en: z.string().min(1), 'zh-Hant': z.string().min(1), 'zh-Hans': z.string().min(1) });
const period = z.object({
  id: z.string(),
  event: z.string(),
  act: words,
  count: z.int().min(1),
  unit: z.enum(['day', 'business_day', 'month']),
  article: z.string(),
  barred: z.boolean(),
});

const tableSchema = z.object({
  note: z.string(),
  events: z.record(z.string(), words),
  sets: z.array(
    z.object({
      /** As `resources/ontology/institutions.json` names the rules; null for the law of a seat. */
      rules: z.string().nullable(),
      edition: z.string().nullable(),
      seat: z.enum(calendarIds).nullable(),
      source: z.string(),
      periods: z.array(period),
    }),
  ),
});

/** The periods of arbitration rules and of the law of the seat: `resources/deadlines/rules-periods.json`. */
export type RulesPeriodsTable = z.infer<typeof tableSchema>;
export type RulesPeriodSet = RulesPeriodsTable['sets'][number];

/** Errors: ZodError where the table is not what it should be, or names an event that it does not have. */
export function parseRulesPeriods(json: unknown): RulesPeriodsTable {
  return tableSchema
    .refine(({ events, sets }) => sets.every((set) => set.periods.every(({ event }) => event in events)), {
      message: 'a period runs from an event that the table lacks',
    })
    .parse(json);
}
