import { SampanError } from '#contract/errors.ts';
import type { Setting } from '#contract/workshop.ts';

/**
 * Whether a day stands between the settings `after` and `before` of a step,
 * neither of them included; either may be missing or "". A month alone (2027-02)
 * counts as its first day. Errors: `wrong-usage` for a setting that is no day.
 */
export function dayFilter(settings: Readonly<Record<string, Setting>>): (day: string) => boolean {
  const before = dayOf(settings, 'before');
  const after = dayOf(settings, 'after');
  return (day) => {
    const whole = day.length === 7 ? `${day}-01` : day;
    return (before === null || whole < before) && (after === null || whole > after);
  };
}

function dayOf(settings: Readonly<Record<string, Setting>>, name: string): string | null {
  const value = settings[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new SampanError('wrong-usage', `The step’s setting “${name}” is a day such as 2027-03-01.`);
}
