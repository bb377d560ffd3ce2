import { useTranslation } from 'react-i18next';

interface EventDatesProps {
  /** ISO 8601; empty for none. */
  readonly from: string;
  readonly to: string;
  readonly onChange: (days: { readonly from: string; readonly to: string }) => void;
}

/** The first and the last day of the events that are shown. */
export function EventDates({ from, to, onChange }: EventDatesProps) {
  const { t } = useTranslation();
  return (
    <div className="event-dates">
      <label>
        {t('chronology.from')}
        <input
          className="input"
          type="date"
          value={from}
          max={to === '' ? undefined : to}
          onChange={(event) => onChange({ from: event.target.value, to })}
        />
      </label>
      <label>
        {t('chronology.to')}
        <input
          className="input"
          type="date"
          value={to}
          min={from === '' ? undefined : from}
          onChange={(event) => onChange({ from, to: event.target.value })}
        />
      </label>
    </div>
  );
}
