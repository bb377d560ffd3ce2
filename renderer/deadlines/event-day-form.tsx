import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DeadlineView } from '#contract/deadline.ts';
import { DayField } from '../design/day-field.tsx';
import { keepEventDay } from './deadlines-store.ts';

/** A field for the day of the event, where the document gives none or a person knows better. */
export function EventDayForm({ deadline }: { readonly deadline: DeadlineView }) {
  const { t, i18n } = useTranslation();
  const given = deadline.source?.from === 'given' ? deadline.source.day : '';
  const [day, setDay] = useState(given);
  return (
    <Form
      className="event-day"
      lang={i18n.language}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '' && day !== given) void keepEventDay(deadline, day);
      }}
    >
      <DayField className="event-day-field" label={t('deadlines.eventDay')} day={day} onChange={setDay} />
      <Button type="submit" className="button" isDisabled={day === '' || day === given}>
        {t('deadlines.count')}
      </Button>
      {given === '' ? null : (
        <Button className="link-button" onPress={() => void keepEventDay(deadline, null)}>
          {t('deadlines.withoutDay')}
        </Button>
      )}
    </Form>
  );
}
