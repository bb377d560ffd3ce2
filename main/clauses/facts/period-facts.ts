import type { Numeral } from '#main/language/numerals.ts';
import { periods } from '#main/language/periods.ts';
import type { Fact } from './fact-finding.ts';

/** `fact.period`: `value`, `unit`, `clear_days`, `trigger`, and `figures_value` where the number in brackets differs. */
export function periodFacts(text: string, numbers: readonly Numeral[]): Fact[] {
  return periods(text, numbers).map((period) => {
    const reasons = [`a number of ${period.unit.replace('_', ' ')}s`];
    if (period.trigger !== null) reasons.push(`it runs “${period.trigger}”`);
    if (period.figuresValue !== null) {
      reasons.push(`the words say ${period.value}, the figures in brackets ${period.figuresValue}`);
    }
    return {
      kind: 'fact.period',
      label: 'Period',
      start: period.start,
      end: period.end,
      fields: {
        value: period.value,
        unit: period.unit,
        clear_days: period.clear,
        trigger: period.trigger,
        ...(period.figuresValue === null ? {} : { figures_value: period.figuresValue }),
      },
      confidence: period.figuresValue === null ? 0.9 : 0.6,
      reasons,
    };
  });
}
