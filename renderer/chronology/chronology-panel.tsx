import FileDown from 'lucide-react/icons/file-down';
import Printer from 'lucide-react/icons/printer';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Chronology } from '#contract/chronology.ts';
import { type ChronologyFilter, isWanted } from '#contract/chronology-filter.ts';
import { listen } from '../bridge.ts';
import { ChoiceChips } from '../design/choice-chips.tsx';
import { errorWords } from '../locale/error-words.ts';
import { intlLocale } from '../locale/intl-locale.ts';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { ChronologyPaper } from './chronology-paper.tsx';
import { exportChronology, showChronologyOf, useChronology } from './chronology-store.ts';
import { EventDates } from './event-dates.tsx';
import { EventRow } from './event-row.tsx';
import { MonthStrip } from './month-strip.tsx';
import { eventMonths, monthWords } from './months.ts';
import { PeopleList } from './people-list.tsx';
import './chronology.css';

/** After a change of the documents: several come at once. */
const pauseMs = 600;

/** What happened when by the documents of a matter, and who they speak of. */
export function ChronologyPanel({ matterId }: { readonly matterId: string | null }) {
  const { t } = useTranslation();
  const { chronology, error } = useChronology();
  useEffect(() => {
    void showChronologyOf(matterId);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = listen('document.changed', ({ state }) => {
      if (state !== 'ready') return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void showChronologyOf(matterId), pauseMs);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [matterId]);
  if (matterId === null) return <p className="panel-note">{t('chronology.noMatter')}</p>;
  if (error !== null) return <p className="panel-note failure">{errorWords(t, error)}</p>;
  if (chronology === null) return <p className="panel-note">{t('chronology.looking')}</p>;
  if (chronology.events.length === 0 && chronology.people.length === 0)
    return <p className="panel-note">{t('chronology.none')}</p>;
  return <Told chronology={chronology} matterId={matterId} />;
}

/** Empty words narrow nothing. */
type EventFilter = Readonly<Record<'words' | 'personId' | 'documentId' | 'from' | 'to', string>>;

const everything: EventFilter = { words: '', personId: '', documentId: '', from: '', to: '' };

function wantedBy({ words, personId, documentId, from, to }: EventFilter): ChronologyFilter {
  return {
    ...(words !== '' && { words }),
    ...(personId !== '' && { personId }),
    ...(documentId !== '' && { documentId }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

function Told({ chronology, matterId }: { readonly chronology: Chronology; readonly matterId: string }) {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<'events' | 'people'>('events');
  const [filter, setFilter] = useState<EventFilter>(everything);
  const list = useRef<HTMLDivElement>(null);
  const { events, people } = chronology;
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  const documents = useMemo(
    () => new Map(events.flatMap(({ places }) => places.map((place) => [place.documentId, place.documentName]))),
    [events],
  );
  const [isPrinting, setPrinting] = useState(false);
  const matterName = useMatters(({ matters }) => matters.find(({ id }) => id === matterId)?.name ?? '');
  const wanted = wantedBy(filter);
  const shown = events.filter((event) => isWanted(event, wanted));
  const months = eventMonths(shown);
  const onPrinted = useCallback(() => setPrinting(false), []);
  const onPerson = (personId: string) => {
    setFilter({ ...everything, personId });
    setView('events');
  };
  const scrollTo = (selector: string) => list.current?.querySelector(selector)?.scrollIntoView({ block: 'start' });
  const onEvent = (eventId: string) => {
    setFilter(everything);
    requestAnimationFrame(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(eventId)}"]`);
      row?.scrollIntoView({ block: 'center' });
      row?.focus();
    });
  };
  return (
    <>
      <div className="chronology-tools">
        <Button className="button" onPress={() => void exportChronology(matterId, wanted, i18n.language)}>
          <FileDown size={14} strokeWidth={1.75} aria-hidden />
          {t('chronology.export')}
        </Button>
        <Button className="button" isDisabled={shown.length === 0} onPress={() => setPrinting(true)}>
          <Printer size={14} strokeWidth={1.75} aria-hidden />
          {t('chronology.print')}
        </Button>
      </div>
      {isPrinting ? (
        <ChronologyPaper
          matterName={matterName}
          events={shown}
          nameOf={(id) => names.get(id) ?? ''}
          onPrinted={onPrinted}
        />
      ) : null}
      <div className="chronology-head">
        <ChoiceChips
          chips={[
            { id: 'events', words: t('chronology.events'), count: events.length },
            { id: 'people', words: t('chronology.people'), count: people.length },
          ]}
          chosen={view}
          onChoose={setView}
        />
        <SearchField
          aria-label={t('chronology.words')}
          value={filter.words}
          onChange={(words) => setFilter({ ...filter, words })}
        >
          <Input className="input" dir="auto" placeholder={t('chronology.words')} />
        </SearchField>
      </div>
      {view === 'people' ? (
        <div className="chronology-list">
          <PeopleList people={people} events={events} onPerson={onPerson} />
        </div>
      ) : (
        <>
          <div className="chronology-filters">
            <ChoiceSelect
              label={t('chronology.person')}
              isLabelHidden
              value={filter.personId}
              choices={[
                { id: '', words: t('chronology.everyone') },
                ...people.map(({ id, name }) => ({ id, words: name })),
              ]}
              onChange={(personId) => setFilter({ ...filter, personId })}
            />
            <ChoiceSelect
              label={t('chronology.document')}
              isLabelHidden
              value={filter.documentId}
              choices={[
                { id: '', words: t('chronology.allDocuments') },
                ...[...documents].map(([id, words]) => ({ id, words })),
              ]}
              onChange={(documentId) => setFilter({ ...filter, documentId })}
            />
          </div>
          <EventDates
            from={filter.from}
            to={filter.to}
            onChange={({ from, to }) => setFilter({ ...filter, from, to })}
          />
          <MonthStrip months={months} onChoose={(month) => scrollTo(`[data-month="${month}"]`)} />
          <div className="chronology-list" ref={list}>
            {months.length === 0 ? <p className="panel-note">{t('chronology.nothingShown')}</p> : null}
            {months.map(({ month, events: own }) => (
              <section key={month} data-month={month}>
                <h3 className="month">{monthWords(month, intlLocale(i18n.language))}</h3>
                <ul>
                  {own.map((event) => (
                    <EventRow
                      key={event.id}
                      event={event}
                      nameOf={(id) => names.get(id) ?? ''}
                      onPerson={onPerson}
                      onEvent={onEvent}
                    />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
    </>
  );
}
