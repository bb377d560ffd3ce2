import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ChronologyEvent, ChronologyPlace, Contradiction } from '#contract/chronology.ts';
import { quoteLanguage } from '../findings/finding-words.ts';
import { intlLocale } from '../locale/intl-locale.ts';
import { momentWords } from '../locale/moment-words.ts';
import { showPlaces } from '../page/show-places.ts';
import { FoldedMessages } from './folded-messages.tsx';
import { monthWords } from './months.ts';

interface EventRowProps {
  readonly event: ChronologyEvent;
  readonly nameOf: (personId: string) => string;
  readonly onPerson: (personId: string) => void;
  readonly onEvent: (eventId: string) => void;
}

/** An event: its day, the document's words, who, every place that tells it, and what another document says otherwise. */
export function EventRow({ event, nameOf, onPerson, onEvent }: EventRowProps) {
  const { t, i18n } = useTranslation();
  const day =
    event.day.length === 7 ? monthWords(event.day, intlLocale(i18n.language)) : momentWords(event.day, i18n.language);
  return (
    <li className="event" data-event={event.id} tabIndex={-1}>
      <div className="told-head">
        <strong className="told-day">
          {day}
          {event.time === null ? null : ` ${event.time}`}
        </strong>
        {event.kind === 'happened' || event.messages !== undefined ? null : (
          <span className="told-kind">{t(`chronology.kind_${event.kind}`)}</span>
        )}
        {event.confidence >= 0.6 ? null : <span className="told-kind">{t('confidence.check')}</span>}
      </div>
      {event.messages === undefined ? (
        <p className="told-words" lang={quoteLanguage(event.words)} dir="auto">
          {event.words}
        </p>
      ) : (
        <FoldedMessages messages={event.messages} />
      )}
      <div className="told-foot">
        {event.actors.map((id) => (
          <Button key={id} className="chip-button" onPress={() => onPerson(id)}>
            {nameOf(id)}
          </Button>
        ))}
        {event.places.map((place) => (
          <PlaceLink key={`${place.documentId} ${place.anchors[0]?.page} ${place.anchors[0]?.start}`} place={place} />
        ))}
      </div>
      {event.contradictions.map((other) => (
        <Contradicted key={other.eventId} other={other} onEvent={onEvent} />
      ))}
    </li>
  );
}

/** A document and page that leads there. */
export function PlaceLink({ place }: { readonly place: ChronologyPlace }) {
  const { t } = useTranslation();
  const page = place.anchors[0]?.page ?? null;
  return (
    <Button className="link-button told-place" onPress={() => showPlaces(place.anchors)}>
      <span dir="auto">{place.documentName}</span>
      {page === null ? null : ` · ${t('findings.page', { page })}`}
    </Button>
  );
}

function Contradicted({
  other,
  onEvent,
}: {
  readonly other: Contradiction;
  readonly onEvent: (eventId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const shown = (value: string) => (other.differs === 'day' ? momentWords(value, i18n.language) : value);
  return (
    <p className="event-contradiction">
      {t(other.differs === 'day' ? 'chronology.otherDay' : 'chronology.otherAmount', {
        here: shown(other.here),
        there: shown(other.there),
      })}{' '}
      <Button className="link-button" onPress={() => onEvent(other.eventId)}>
        {t('chronology.goToOther')}
      </Button>
    </p>
  );
}
