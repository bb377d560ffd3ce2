import type { TFunction } from 'i18next';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DeadlineView } from '#contract/deadline.ts';
import { rowHead } from '../design/row-head.ts';
import { joinedLines, quoteLanguage } from '../findings/finding-words.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { showPlaces } from '../page/show-places.ts';
import { PlaceChips } from '../questions/place-chips.tsx';
import { dayWords } from './day-words.ts';
import { doubtWords } from './doubt-words.ts';
import { EventDayForm } from './event-day-form.tsx';
import { stepSentence } from './step-sentence.ts';

interface DeadlineRowProps {
  readonly deadline: DeadlineView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The day as it is shown, with the time of periods of hours and whether it is the first or the last. */
function whenWords(t: TFunction, { day, time, direction }: DeadlineView, locale: string): string {
  if (day === null) return t('deadlines.noDay');
  const when = time === null ? dayWords(day, locale) : `${dayWords(day, locale)} ${time}`;
  return direction === 'after' ? t('deadlines.notBefore', { day: when }) : when;
}

/** A deadline: its day, its words, where it stands and what to take care of; open, how the day is reached. */
export function DeadlineRow({ deadline, isOpen, onToggle }: DeadlineRowProps) {
  const { t, i18n } = useTranslation();
  const openId = useOpenDocument((state) => state.documentId);
  const { documentId, documentName, anchors, clause, trigger, warnings } = deadline;
  const page = anchors[0]?.page;
  const quote = joinedLines(deadline.quote);
  const pageWords =
    page === undefined ? null : t('findings.page', { page: documentId === openId ? pageLabelOf(page) : String(page) });
  return (
    <li className={isOpen ? 'deadline is-open' : 'deadline'}>
      <Button
        className={`deadline-head ${rowHead}`}
        aria-expanded={isOpen}
        onPress={() => {
          showPlaces(anchors);
          onToggle();
        }}
      >
        <span className="deadline-line">
          <span className={deadline.day === null ? 'deadline-day is-unknown' : 'deadline-day'}>
            {whenWords(t, deadline, i18n.language)}
          </span>
          <span className="deadline-quote" lang={quoteLanguage(quote)} dir="auto">
            {quote}
          </span>
        </span>
        {trigger === null ? null : (
          <span className="deadline-trigger">
            {t('deadlines.runsFrom')} <q lang={quoteLanguage(trigger)}>{joinedLines(trigger)}</q>
          </span>
        )}
        <span className="deadline-place">
          <span className="deadline-document" dir="auto" title={documentName}>
            {documentName}
          </span>
          <span>{[clause?.number ?? '', pageWords ?? ''].filter((part) => part !== '').join(' · ')}</span>
        </span>
        {warnings.length === 0 ? null : (
          <span className="deadline-warnings">
            {warnings.map(({ code, words }) => (
              <span key={code} className="deadline-warning" title={doubtWords(words, i18n.language)}>
                {code === 'passed' || code === 'near'
                  ? doubtWords(words, i18n.language)
                  : t(`deadlines.warning.${code}`)}
              </span>
            ))}
          </span>
        )}
      </Button>
      {isOpen ? <DeadlineCount deadline={deadline} /> : null}
      {deadline.day === null && !isOpen ? <EventDayForm deadline={deadline} /> : null}
    </li>
  );
}

/** How the day is reached: the event's day and its source, step by step, and what is open about it. */
function DeadlineCount({ deadline }: { readonly deadline: DeadlineView }) {
  const { t, i18n } = useTranslation();
  const { source, steps, doubts, warnings, calendar, timeZone, time } = deadline;
  const cautions = warnings.filter(({ code }) => code !== 'passed' && code !== 'near');
  return (
    <div className="deadline-count">
      {source === null ? null : (
        <p>
          {t(`deadlines.source.${source.from}`, { day: dayWords(source.day, i18n.language) })}{' '}
          <PlaceChips citations={source.anchors} />
        </p>
      )}
      {steps.length === 0 ? null : (
        <ol className="deadline-steps" aria-label={t('deadlines.steps')}>
          {steps.map((step) => {
            const sentence = stepSentence(t, step, i18n.language);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ol>
      )}
      {steps.length === 0 ? null : (
        <p className="deadline-calendar">
          {t(`deadlines.calendar.${calendar}`)}
          {time === null ? '' : ` · ${timeZone}`}
        </p>
      )}
      {cautions.map(({ code, words }) => (
        <p key={code} className="deadline-caution">
          {doubtWords(words, i18n.language)}
        </p>
      ))}
      {doubts.map((doubt) => (
        <p key={doubt} className="deadline-doubt">
          {doubtWords(doubt, i18n.language)}
        </p>
      ))}
      <EventDayForm deadline={deadline} />
    </div>
  );
}
