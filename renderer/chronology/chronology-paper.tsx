import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ChronologyEvent, ChronologyPlace } from '#contract/chronology.ts';
import { quoteLanguage } from '../findings/finding-words.ts';
import { intlLocale } from '../locale/intl-locale.ts';
import { momentWords } from '../locale/moment-words.ts';
import { monthWords } from './months.ts';

interface ChronologyPaperProps {
  readonly matterName: string;
  readonly events: readonly ChronologyEvent[];
  readonly nameOf: (personId: string) => string;
  /** When the system's dialog is closed. */
  readonly onPrinted: () => void;
}

/** The events that are shown as a table on paper, and nothing else of the window; opens the system's dialog. */
export function ChronologyPaper({ matterName, events, nameOf, onPrinted }: ChronologyPaperProps) {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    const { body } = document;
    body.classList.add('is-printing-chronology');
    window.addEventListener('afterprint', onPrinted);
    // After this turn: the paper must be laid out before it is printed.
    const soon = setTimeout(() => window.print(), 0);
    return () => {
      clearTimeout(soon);
      window.removeEventListener('afterprint', onPrinted);
      body.classList.remove('is-printing-chronology');
    };
  }, [onPrinted]);
  const shown = (day: string) =>
    day.length === 7 ? monthWords(day, intlLocale(i18n.language)) : momentWords(day, i18n.language);
  return createPortal(
    <article className="chronology-paper">
      <h1>{t('chronology.paperTitle')}</h1>
      <p dir="auto">{matterName}</p>
      <table>
        <thead>
          <tr>
            <th>{t('chronology.paperDay')}</th>
            <th>{t('chronology.paperWords')}</th>
            <th>{t('chronology.paperWho')}</th>
            <th>{t('chronology.paperWhere')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>
                {shown(event.day)} {event.time}
              </td>
              <td lang={quoteLanguage(event.words)} dir="auto">
                {event.messages === undefined
                  ? event.words
                  : t('chronology.messages', { count: event.messages.length })}
                {event.contradictions.map(({ eventId, differs, here, there }) => (
                  <p key={eventId} className="event-contradiction">
                    {t(differs === 'day' ? 'chronology.otherDay' : 'chronology.otherAmount', {
                      here: differs === 'day' ? shown(here) : here,
                      there: differs === 'day' ? shown(there) : there,
                    })}
                  </p>
                ))}
              </td>
              <td dir="auto">{event.actors.map(nameOf).join(t('findings.listComma'))}</td>
              <td>
                {event.places.map((place) => (
                  <Place
                    key={`${place.documentId} ${place.anchors[0]?.page} ${place.anchors[0]?.start}`}
                    place={place}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    document.body,
  );
}

function Place({ place }: { readonly place: ChronologyPlace }) {
  const { t } = useTranslation();
  const page = place.anchors[0]?.page ?? null;
  return (
    <div>
      <span dir="auto">{place.documentName}</span>
      {page === null ? null : ` · ${t('findings.page', { page })}`}
    </div>
  );
}
