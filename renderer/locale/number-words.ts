import type { TFunction } from 'i18next';
import type { Progress } from '#contract/progress.ts';
import { intlLocale } from './intl-locale.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Time left, rounded as one would say it. */
export function timeLeftWords(t: TFunction, remainingMs: number): string {
  if (remainingMs < 10_000) return t('time.moments');
  if (remainingMs < minuteMs) return t('time.seconds', { count: Math.ceil(remainingMs / 10_000) * 10 });
  if (remainingMs < hourMs) return t('time.minutes', { count: Math.ceil(remainingMs / minuteMs) });
  return t('time.hours', { count: Math.round(remainingMs / hourMs) });
}

/** Bytes in the unit one would use: "940 MB", "1.1 GB". */
export function byteWords(bytes: number, locale: string): string {
  const units = [
    [1e9, 'gigabyte'],
    [1e6, 'megabyte'],
    [1e3, 'kilobyte'],
  ] as const;
  const [size, unit] = units.find(([least]) => bytes >= least) ?? [1, 'byte'];
  return new Intl.NumberFormat(intlLocale(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'gigabyte' ? 1 : 0,
  }).format(bytes / size);
}

/** Page numbers as runs: "3, 7–9". */
export function pageListWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last !== undefined && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

/** What is being done, with how far it is where that is counted in pages: “Recognising characters 3 of 12”. */
export function stageWords(t: TFunction, progress: Progress | null): string {
  const stage = t(`stage.${progress?.stage ?? 'read'}`);
  if (progress === null || !countedStages.has(progress.stage) || progress.total < 2) return stage;
  const done = Math.min(progress.done + 1, progress.total);
  return t('stage.counted', { stage, done, total: progress.total });
}

const countedStages = new Set(['read', 'recognise']);
