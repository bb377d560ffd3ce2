import { useTranslation } from 'react-i18next';
import type { RunSummary } from '#contract/workshop.ts';
import { timeLeftWords } from '../locale/number-words.ts';

/** How far a run is, and the time that is left as far as it was measured. */
export function RunProgressLine({
  run: { state, progress },
}: {
  readonly run: Pick<RunSummary, 'state' | 'progress'>;
}) {
  const { t } = useTranslation();
  const { finished, failed, known, remainingMs, unmeasured } = progress;
  const parts = [
    t('workshop.progress', { finished, known }),
    ...(failed > 0 ? [t('workshop.failedSteps', { count: failed })] : []),
    ...(state === 'running' && remainingMs !== null ? [timeLeftWords(t, remainingMs)] : []),
    ...(state === 'running' && unmeasured > 0 ? [t('workshop.unmeasured', { count: unmeasured })] : []),
  ];
  return (
    <span className="run-progress">
      {state === 'running' || state === 'waiting' || state === 'paused' ? (
        <progress max={Math.max(1, known)} value={finished + failed} aria-hidden />
      ) : null}
      <span className="workshop-soft">{parts.join(' · ')}</span>
    </span>
  );
}
