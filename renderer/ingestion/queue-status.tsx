import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Job } from '#contract/matter.ts';
import { stageWords, timeLeftWords } from '../locale/number-words.ts';
import { cancelEverything, isUnderWay, useQueue } from './queue-store.ts';

function shareDone(job: Job): number {
  if (!isUnderWay(job)) return 1;
  const { progress } = job;
  return progress === null || progress.total === 0 ? 0 : progress.done / progress.total;
}

/** The whole queue as one bar, with what is being done now and the time left. */
export function QueueStatus() {
  const { t } = useTranslation();
  const { jobs } = useQueue();
  const underWay = jobs.filter(isUnderWay);
  const running = jobs.find((job) => job.state === 'running');
  if (underWay.length === 0) {
    return (
      <span className="bar-item" role="status">
        {t('bar.idle')}
      </span>
    );
  }
  const counted = jobs.filter((job) => job.state !== 'needs-password');
  const share = counted.reduce((sum, job) => sum + shareDone(job), 0) / counted.length;
  const known = underWay.flatMap((job) => job.remainingMs ?? []);
  const remainingMs = known.length === 0 ? null : known.reduce((sum, ms) => sum + ms, 0);
  const what =
    running === undefined
      ? t('stage.waiting')
      : t('bar.running', { stage: stageWords(t, running.progress), name: running.documentName });
  return (
    <span className="bar-item is-running">
      <ProgressBar className="progress" aria-label={t('bar.queue')} value={share * 100}>
        {({ percentage }) => <progress aria-hidden max={100} value={percentage ?? 0} />}
      </ProgressBar>
      <span className="bar-running">{what}</span>
      {underWay.length > 1 ? <span>{t('bar.left', { count: underWay.length })}</span> : null}
      {remainingMs === null ? null : <span>{timeLeftWords(t, remainingMs)}</span>}
      <Button className="link-button" onPress={() => void cancelEverything()}>
        {t('bar.cancelAll')}
      </Button>
    </span>
  );
}
