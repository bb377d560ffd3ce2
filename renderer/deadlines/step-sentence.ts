import type { TFunction } from 'i18next';
import type { CountStep } from '#contract/deadline.ts';
import { dayWords } from './day-words.ts';
import { authorityWords, dayOffWords } from './doubt-words.ts';

/** A step of a deadline's arithmetic as a sentence of the interface's language. */
export function stepSentence(t: TFunction, step: CountStep, locale: string): string {
  switch (step.step) {
    case 'start':
      return t('deadlines.step.start', { day: dayWords(step.day, locale) });
    case 'excluded':
      return t(step.reason === 'event' ? 'deadlines.step.eventExcluded' : 'deadlines.step.actExcluded', {
        day: dayWords(step.day, locale),
      });
    case 'passed':
      return step.reason === 'weekend'
        ? t('deadlines.step.weekend', { day: dayWords(step.day, locale) })
        : t('deadlines.step.holiday', { day: dayWords(step.day, locale), name: dayOffWords(step.name, locale) });
    case 'made-up':
      return t('deadlines.step.madeUp', { day: dayWords(step.day, locale) });
    case 'counted':
      return t('deadlines.step.counted', {
        period: t(`deadlines.unit.${step.unit}`, { count: step.count }),
        from: dayWords(step.from, locale),
        to: dayWords(step.to, locale),
      });
    case 'moved':
      return t('deadlines.step.moved', {
        from: dayWords(step.from, locale),
        to: dayWords(step.to, locale),
        name: dayOffWords(step.name, locale),
        authority: authorityWords(step.authority, locale),
      });
    case 'fixed':
      return step.time === undefined
        ? t('deadlines.step.fixed', { day: dayWords(step.day, locale) })
        : t('deadlines.step.fixedAt', { day: dayWords(step.day, locale), time: step.time });
    case 'end':
      return step.time === undefined
        ? t('deadlines.step.end', { day: dayWords(step.day, locale) })
        : t('deadlines.step.endAt', { day: dayWords(step.day, locale), time: step.time });
  }
}
