import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ChronologyEvent, Person } from '#contract/chronology.ts';
import { PlaceLink } from './event-row.tsx';

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly events: readonly ChronologyEvent[];
  readonly onPerson: (personId: string) => void;
}

/** Everyone the documents name, with all their names in all scripts. */
export function PeopleList({ people, events, onPerson }: PeopleListProps) {
  const { t } = useTranslation();
  return (
    <ul className="people">
      {people.map((person) => {
        const count = events.filter(({ actors }) => actors.includes(person.id)).length;
        const others = person.names.filter(({ text }) => text !== person.name);
        return (
          <li key={person.id} className="person">
            <div className="told-head">
              <strong dir="auto">{person.name}</strong>
              <span className="told-kind">{t(`chronology.person_${person.kind}`)}</span>
              <span className="spacer" />
              <Button className="link-button" isDisabled={count === 0} onPress={() => onPerson(person.id)}>
                {t('chronology.eventCount', { count })}
              </Button>
            </div>
            {others.length === 0 ? null : (
              <p className="person-names">
                {others.map(({ text, language }) => (
                  <span key={text} lang={language} dir="auto">
                    {text}
                  </span>
                ))}
              </p>
            )}
            {person.roles.length === 0 ? null : <p className="told-kind">{person.roles.join(' · ')}</p>}
            <div className="told-foot">
              {person.places.slice(0, 3).map((place) => (
                <PlaceLink
                  key={`${place.documentId} ${place.anchors[0]?.page} ${place.anchors[0]?.start}`}
                  place={place}
                />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
