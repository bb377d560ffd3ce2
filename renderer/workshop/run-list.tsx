import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { intlLocale } from '../locale/intl-locale.ts';
import { namedWords } from './plan-words.ts';
import { RunProgressLine } from './run-progress-line.tsx';
import { openRun, useWorkshop } from './workshop-store.ts';

const shownAtOnce = 30;

/** The runs of the matter, the newest first. */
export function RunList() {
  const { t, i18n } = useTranslation();
  const runs = useWorkshop((state) => state.runs);
  const [count, setCount] = useState(shownAtOnce);
  if (runs.length === 0) return null;
  const moment = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="workshop-list" aria-label={t('workshop.runs')}>
      <h3>{t('workshop.runs')}</h3>
      <ul>
        {runs.slice(0, count).map((run) => (
          <li key={run.id}>
            <Button className="workshop-row" onPress={() => void openRun(run.id)}>
              <span className="workshop-line">
                <span className="workshop-name">{namedWords(run.names, i18n.language)}</span>
                <span className={`run-state is-${run.state}`}>{t(`workshop.state_${run.state}`)}</span>
              </span>
              <RunProgressLine run={run} />
              <span className="workshop-soft">
                {moment.format(run.createdAtMs)} · {t('workshop.documentCount', { count: run.documentIds.length })}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {runs.length <= count ? null : (
        <Button className="link-button workshop-more" onPress={() => setCount(count + shownAtOnce)}>
          {t('workshop.more', { count: runs.length - count })}
        </Button>
      )}
    </section>
  );
}
