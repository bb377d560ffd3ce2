import CalendarPlus from 'lucide-react/icons/calendar-plus';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { stepThroughHeads } from '../design/row-head.ts';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { type DeadlineGroup, deadlineGroups } from './deadline-groups.ts';
import { DeadlineRow } from './deadline-row.tsx';
import { exportDeadlines, followDeadlines, showDeadlinesOf, useDeadlines } from './deadlines-store.ts';
import { RulesSection } from './rules-section.tsx';
import './deadlines.css';

/** More than one looks through at once; the rest comes when it is asked for. */
const shownAtOnce = 50;
const everyDocument = 'every-document';

/** The deadlines of the matter by day, those without one apart. */
export function DeadlinesPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t, i18n } = useTranslation();
  const chosenMatterId = useMatters((state) => state.chosenMatterId);
  const matterId = document?.matterId ?? chosenMatterId;
  const { deadlines, today, state, error } = useDeadlines();
  const [chosenDocument, setDocument] = useState(everyDocument);
  const [openId, setOpen] = useState<string | null>(null);

  useEffect(() => void showDeadlinesOf(matterId), [matterId]);
  useEffect(followDeadlines, []);

  const names = new Map(deadlines.map(({ documentId, documentName }) => [documentId, documentName]));
  const shownDocument = names.has(chosenDocument) ? chosenDocument : everyDocument;
  const shown =
    shownDocument === everyDocument ? deadlines : deadlines.filter(({ documentId }) => documentId === shownDocument);
  const documentIds = shownDocument === everyDocument ? [] : [shownDocument];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && openId !== null) {
      event.preventDefault();
      setOpen(null);
      return;
    }
    stepThroughHeads(event);
  };

  return (
    <>
      <div className="deadlines-form">
        <ChoiceSelect
          label={t('deadlines.document')}
          isLabelHidden
          value={shownDocument}
          choices={[
            { id: everyDocument, words: t('ask.wholeMatter') },
            ...[...names].map(([id, words]) => ({ id, words })),
          ]}
          onChange={setDocument}
        />
        <Button
          className="button"
          isDisabled={matterId === null || shown.every(({ day }) => day === null)}
          onPress={() => {
            if (matterId !== null) void exportDeadlines(matterId, documentIds, i18n.language);
          }}
        >
          <CalendarPlus size={14} strokeWidth={1.75} aria-hidden />
          {t('deadlines.calendarFile')}
        </Button>
        {(['docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            className="button"
            isDisabled={matterId === null || shown.length === 0}
            onPress={() => {
              if (matterId !== null) void exportDeadlines(matterId, documentIds, i18n.language, format);
            }}
          >
            {t(format === 'docx' ? 'deadlines.word' : 'deadlines.excel')}
          </Button>
        ))}
      </div>
      <div className="deadline-groups" onKeyDownCapture={onKeyDown}>
        {error === null ? null : <p className="panel-note failure">{errorWords(t, error)}</p>}
        {state === 'reading' ? <p className="panel-note">{t('deadlines.coming')}</p> : null}
        {state === 'none' || (state === 'ready' && shown.length === 0) ? (
          <p className="panel-note">{t('deadlines.none')}</p>
        ) : null}
        {deadlineGroups(shown, today).map((group) => (
          <GroupOfDeadlines key={group.name} group={group} openId={openId} setOpen={setOpen} />
        ))}
        <RulesSection matterId={matterId} documentId={shownDocument === everyDocument ? null : shownDocument} />
      </div>
    </>
  );
}

interface GroupProps {
  readonly group: DeadlineGroup;
  readonly openId: string | null;
  readonly setOpen: (id: string | null) => void;
}

function GroupOfDeadlines({ group: { name, deadlines }, openId, setOpen }: GroupProps) {
  const { t } = useTranslation();
  const [count, setCount] = useState(shownAtOnce);
  return (
    <section className={`deadline-group is-${name}`} aria-label={t(`deadlines.group.${name}`)}>
      <h3>
        {t(`deadlines.group.${name}`)} <span className="count">{deadlines.length}</span>
      </h3>
      {name === 'undated' ? <p className="deadline-hint">{t('deadlines.undatedHint')}</p> : null}
      <ul>
        {deadlines.slice(0, count).map((deadline) => (
          <DeadlineRow
            // A new day given or taken away starts the row's field afresh.
            key={`${deadline.id} ${deadline.source?.day ?? ''}`}
            deadline={deadline}
            isOpen={deadline.id === openId}
            onToggle={() => setOpen(deadline.id === openId ? null : deadline.id)}
          />
        ))}
      </ul>
      {deadlines.length <= count ? null : (
        <Button className="link-button deadline-more" onPress={() => setCount(count + shownAtOnce)}>
          {t('deadlines.more', { count: deadlines.length - count })}
        </Button>
      )}
    </section>
  );
}
