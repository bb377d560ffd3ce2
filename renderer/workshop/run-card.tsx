import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RunNote } from '#contract/workshop.ts';
import { request } from '../bridge.ts';
import { IconButton } from '../design/icon-button.tsx';
import { notifyError } from '../design/notices.ts';
import { errorWords } from '../locale/error-words.ts';
import { ClaimList } from './claim-list.tsx';
import { namedWords } from './plan-words.ts';
import { RunProgressLine } from './run-progress-line.tsx';
import { RunSteps } from './run-steps.tsx';
import { changeRun, openRun, useWorkshop } from './workshop-store.ts';

/** One run: how far it is, what came out, the files, and its steps. */
export function RunCard() {
  const { t, i18n } = useTranslation();
  const view = useWorkshop((state) => state.view);
  const approvals = useWorkshop((state) => state.approvals);
  const [isSure, setSure] = useState(false);
  if (view === null) return <p className="panel-note">{t('workshop.opening')}</p>;
  const { id, names, state, files, note } = view;
  const name = namedWords(names, i18n.language);
  const isOver = state === 'done' || state === 'cancelled' || state === 'failed';
  const waitsForMe = state === 'waiting' && approvals.some(({ runId }) => runId === id);
  // Decided elsewhere, or when the program ended: nothing is asked any more.
  const isLeft = state === 'waiting' && !waitsForMe;
  const canResume =
    isLeft || state === 'paused' || state === 'failed' || (state === 'done' && view.progress.failed > 0);
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
      {waitsForMe ? <p className="workshop-soft">{t('workshop.waitsForYou')}</p> : null}
      {state === 'paused' ? <PauseReason note={note} /> : null}
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
          {isOver || isSure ? null : (
            <Button className="button is-danger" onPress={() => setSure(true)}>
              {t('workshop.cancel')}
            </Button>
          )}
          {isOver || !isSure ? null : (
            <>
              <span className="workshop-soft" role="alert">
                {t('workshop.cancelSure')}
              </span>
              <Button className="button" autoFocus onPress={() => setSure(false)}>
                {t('workshop.keepRun')}
              </Button>
              <Button
                className="button is-danger"
                onPress={() => {
                  setSure(false);
                  void changeRun(id, 'cancel');
                }}
              >
                {t('workshop.cancelForGood')}
              </Button>
            </>
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
      <ClaimList view={view} />
    </section>
  );
}

/** Why a run stands still where nobody paused it. */
function PauseReason({ note }: { readonly note: RunNote | null }) {
  const { t } = useTranslation();
  return note === null ? (
    <p className="workshop-soft">{t('workshop.pausedNote')}</p>
  ) : (
    <p className="failure">{errorWords(t, note)}</p>
  );
}
