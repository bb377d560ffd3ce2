import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RulesEventView, RulesPeriodsView, RulesPeriodView, TrilingualWords } from '#contract/rules-period.ts';
import { DayField } from '../design/day-field.tsx';
import { rowHead } from '../design/row-head.ts';
import { showPlaces } from '../page/show-places.ts';
import { dayWords } from './day-words.ts';
import { followRules, keepRulesDay, showRulesOf, useRules } from './rules-store.ts';

function inLanguage(words: TrilingualWords, language: string): string {
  return language === 'zh-Hant' || language === 'zh-Hans' ? words[language] : words.en;
}

/** The periods that the rules and the seat of each arbitration agreement fix, counted from the days a person gives. */
export function RulesSection({
  matterId,
  documentId,
}: {
  readonly matterId: string | null;
  readonly documentId: string | null;
}) {
  const { t } = useTranslation();
  const agreements = useRules((state) => state.agreements);
  useEffect(() => void showRulesOf(matterId), [matterId]);
  useEffect(followRules, []);
  const shown = agreements.filter((view) => documentId === null || view.documentId === documentId);
  if (shown.length === 0) return null;
  return (
    <section className="deadline-group" aria-label={t('deadlines.rules.title')}>
      <h3>
        {t('deadlines.rules.title')} <span className="count">{shown.length}</span>
      </h3>
      <p className="deadline-hint">{t('deadlines.rules.unverified')}</p>
      <ul>
        {shown.map((view) => (
          <RulesAgreement key={view.findingId} view={view} />
        ))}
      </ul>
    </section>
  );
}

function RulesAgreement({ view }: { readonly view: RulesPeriodsView }) {
  const { t, i18n } = useTranslation();
  const { rules, seat, documentName, anchors, sources, events } = view;
  return (
    <li className="rules-agreement">
      <Button className={`deadline-head ${rowHead}`} onPress={() => showPlaces(anchors)}>
        <span className="deadline-quote">{rules ?? t('deadlines.rules.seat', { seat })}</span>
        <span className="deadline-place">
          {rules === null || seat === null ? documentName : `${documentName} · ${t('deadlines.rules.seat', { seat })}`}
        </span>
      </Button>
      {events.map((event) => (
        <RulesEvent key={event.id} view={view} event={event} language={i18n.language} />
      ))}
      <p className="deadline-hint" lang="en">
        {sources.join(' · ')}
      </p>
    </li>
  );
}

/** A year that is being typed is not kept: 0002, 0020, 0202. */
const earliestDay = '1900-01-01';

interface RulesEventProps {
  readonly view: RulesPeriodsView;
  readonly event: RulesEventView;
  readonly language: string;
}

function RulesEvent({ view, event, language }: RulesEventProps) {
  const words = inLanguage(event.words, language);
  const [day, setDay] = useState(event.day ?? '');
  useEffect(() => setDay(event.day ?? ''), [event.day]);
  return (
    <div className="rules-event">
      <DayField
        className="rules-event-day"
        label={words}
        day={day}
        onChange={(changed) => {
          setDay(changed);
          if (changed === '' ? event.day !== null : changed >= earliestDay)
            void keepRulesDay(view, event.id, changed === '' ? null : changed);
        }}
      />
      <ul className="rules-periods">
        {event.periods.map((period) => (
          <RulesPeriod key={period.id} period={period} language={language} />
        ))}
      </ul>
    </div>
  );
}

function RulesPeriod({ period, language }: { readonly period: RulesPeriodView; readonly language: string }) {
  const { t } = useTranslation();
  const { act, count, unit, article, barred, day } = period;
  return (
    <li>
      <span className={day === null ? 'deadline-day is-unknown' : 'deadline-day'}>
        {day === null ? t('deadlines.noDay') : dayWords(day, language)}
      </span>
      <span>{inLanguage(act, language)}</span>
      <span className="rules-article">
        {t('deadlines.rules.within', { period: t(`deadlines.unit.${unit}`, { count }), article })}
        {barred ? ` · ${t('deadlines.rules.barred')}` : ''}
      </span>
    </li>
  );
}
