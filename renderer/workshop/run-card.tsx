import ArrowLeft from 'lucide-react/icons/arrow-left';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { request } from '../bridge.ts';
import { IconButton } from '../design/icon-button.tsx';
import { notifyError } from '../design/notices.ts';
import { ClaimList } from './claim-list.tsx';
import { RunProgressLine } from './run-progress-line.tsx';
import { RunSteps } from './run-steps.tsx';
import { changeRun, openRun, useWorkshop } from './workshop-store.ts';

/** One run: how far it is, what came out, the files, and its steps. */
export function RunCard() {
  const { t } = useTranslation();
  const view = useWorkshop((state) => state.view);
  if (view === null) return <p className="panel-note">{t('workshop.opening')}</p>;
  const { id, name, state, files, claims } = view;
  const isOver = state === 'done' || state === 'cancelled' || state === 'failed';
  const canResume = state === 'paused' || state === 'failed' || (state === 'done' && view.progress.failed > 0);
  return (
    <section className="run-card" aria-label={name}>
      <header className="workshop-head">
        <IconButton icon={ArrowLeft} label={t('workshop.back')} onPress={() => void openRun(null)} />
        <h3>{name}</h3>
        <span className={`run-state is-${state}`} role="status">
          {t(`workshop.state_${state}`)}
        </span>
      </header>
      <RunProgressLine run={view} />
      {state === 'waiting' ? <p className="workshop-soft">{t('workshop.waitsForYou')}</p> : null}
      {isOver && !canResume ? null : (
        <div className="workshop-actions">
          {state === 'running' ? (
            <Button className="button" onPress={() => void changeRun(id, 'pause')}>
              {t('workshop.pause')}
            </Button>
          ) : null}
          {canResume ? (
            <Button className="button" onPress={() => void changeRun(id, 'resume')}>
              {t(isOver ? 'workshop.tryAgain' : 'workshop.resume')}
            </Button>
          ) : null}
          {isOver ? null : (
            <Button className="button is-danger" onPress={() => void changeRun(id, 'cancel')}>
              {t('workshop.cancel')}
            </Button>
          )}
        </div>
      )}
      {files.length === 0 ? null : (
        <section aria-label={t('workshop.files')}>
          <h4>{t('workshop.files')}</h4>
          <ul className="run-files">
            {files.map((path) => (
              <li key={path} title={path}>
                <span className="selectable">{path.split(/[\\/]/).at(-1)}</span>
                <Button
                  className="link-button"
                  onPress={() => void request('exports.reveal', { path }).catch(notifyError)}
                >
                  {t('exports.showInFolder')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RunSteps view={view} />
      <ClaimList claims={claims} />
    </section>
  );
}
