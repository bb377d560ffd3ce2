/** Days and time bars of the labelled texts in `resources/deadline-set`, each file apart and by written form; see `../deadlines.ts`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { BusinessCalendar } from '#main/clauses/deadlines/business-calendar.ts';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { options } from '#test/clauses/resources.ts';

const textSchema = z.object({
  form: z.string(),
  text: z.string(),
  deadlines: z.array(z.object({ due: z.string().nullable(), isTimeBar: z.boolean() })),
});

/** Prints for each file how many days are right, how many told days are no day of the text, and how many time bars are told. */
export function scoreLabelledSet(calendars: readonly BusinessCalendar[]): void {
  for (const file of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']) {
    const lines = readFileSync(new URL(`../../../resources/deadline-set/${file}.jsonl`, import.meta.url), 'utf8');
    const texts = lines
      .trimEnd()
      .split('\n')
      .map((line) => textSchema.parse(JSON.parse(line)));
    const forms = [...new Set(texts.map(({ form }) => form))];
    console.log(file);
    console.table(
      Object.fromEntries(
        ['all', ...forms].map((form) => [
          form,
          rowOf(
            texts.filter((one) => form === 'all' || one.form === form),
            calendars,
          ),
        ]),
      ),
    );
  }
}

function rowOf(texts: readonly z.infer<typeof textSchema>[], calendars: readonly BusinessCalendar[]) {
  const tally = { days: 0, right: 0, wrong: 0, bars: 0, told: 0, others: 0, falselyTold: 0, withNone: 0, taken: 0 };
  for (const { text, deadlines } of texts) {
    const found = datedDeadlines({ text, extraction: extract(text, options) }, { calendars });
    const due = deadlines.flatMap((deadline) => deadline.due ?? []);
    const days = found.flatMap((deadline) => (deadline.count === null ? [] : (deadline.day ?? [])));
    const hasBar = found.some(({ kind }) => kind === 'gen.time_bar' || kind.includes('bar'));
    tally.days += due.length;
    tally.right += due.filter((day) => found.some((deadline) => deadline.day === day)).length;
    tally.wrong += days.filter((day) => !due.includes(day)).length;
    const bars = deadlines.filter(({ isTimeBar }) => isTimeBar).length;
    tally.bars += bars;
    if (hasBar) tally.told += bars;
    if (bars === 0 && deadlines.length > 0) tally.others += 1;
    if (bars === 0 && deadlines.length > 0 && hasBar) tally.falselyTold += 1;
    if (deadlines.length === 0) tally.withNone += 1;
    if (deadlines.length === 0 && found.length > 0) tally.taken += 1;
  }
  return {
    'days right': `${tally.right} of ${tally.days}`,
    'counted days wrong': tally.wrong,
    'time bars told': `${tally.told} of ${tally.bars}`,
    'told where none is lost': `${tally.falselyTold} of ${tally.others}`,
    'texts without a deadline that got one': `${tally.taken} of ${tally.withNone}`,
  };
}
