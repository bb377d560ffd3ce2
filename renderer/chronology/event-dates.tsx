import { useTranslation } from 'react-i18next';
import { DayField } from '../design/day-field.tsx';

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
      <DayField label={t('chronology.from')} day={from} latest={to} onChange={(day) => onChange({ from: day, to })} />
      <DayField label={t('chronology.to')} day={to} earliest={from} onChange={(day) => onChange({ from, to: day })} />
    </div>
  );
}
