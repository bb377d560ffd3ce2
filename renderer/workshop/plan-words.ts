import i18next, { type TFunction } from 'i18next';
import type { Plan, PlanStep } from '#contract/workshop.ts';
import { intlLocale } from '../locale/intl-locale.ts';

type Words = Plan['name'];

/** Words of a plan in the window's language; English where it has none. */
export function namedWords(words: Words, locale: string): string {
  const own = locale === 'zh-Hant' || locale === 'zh-Hans' ? words[locale] : words.en;
  return own === '' ? words.en : own;
}

/** Whether a template is one's own; each that comes with the program has a sentence in the locale files. */
export function isOwn({ id }: Pick<Plan, 'id'>): boolean {
  return !i18next.exists(`workshop.template.${id}`);
}

/** What a template is for, in a sentence; the number of its steps for one's own. */
export function templateSentence(t: TFunction, plan: Plan): string {
  return !isOwn(plan) ? t(`workshop.template.${plan.id}`) : t('workshop.ownTemplate', { count: plan.steps.length });
}

/** What a step does, in plain words. */
export function stepSentence(t: TFunction, { use, over }: Pick<PlanStep, 'use' | 'over'>): string {
  return t('workshop.stepOver', { step: t(`workshop.use_${use}`), over: t(`workshop.over_${over}`) });
}

/** A time that was computed, as one would say it: "0.4 s", "3 min". */
export function spentWords(ms: number, locale: string): string {
  const unit = ms < 60_000 ? 'second' : ms < 3_600_000 ? 'minute' : 'hour';
  const sizes = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;
  const maximumFractionDigits = unit === 'minute' || ms >= 10_000_000 ? 0 : 1;
  return new Intl.NumberFormat(intlLocale(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(ms / sizes[unit]);
}
