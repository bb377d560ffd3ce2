import { CalendarDate, parseDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment, Label } from 'react-aria-components';
import './day-field.css';

interface DayFieldProps {
  readonly label: string;
  /** ISO 8601; empty for none. */
  readonly day: string;
  /** The day once it is whole; empty while a part of it is missing. A year is whole after each of its figures. */
  readonly onChange: (day: string) => void;
  readonly earliest?: string;
  readonly latest?: string;
  readonly className?: string;
}

const lastDay = new CalendarDate(9999, 12, 31);

/** A day in the order and with the signs of the window's language; its parts by typing, arrows and Backspace. */
export function DayField({ label, day, onChange, earliest, latest, className }: DayFieldProps) {
  return (
    <DateField
      {...(className !== undefined && { className })}
      value={day === '' ? null : parseDate(day)}
      onChange={(value) => onChange(value?.toString() ?? '')}
      {...(earliest !== undefined && earliest !== '' && { minValue: parseDate(earliest) })}
      maxValue={latest === undefined || latest === '' ? lastDay : parseDate(latest)}
      shouldForceLeadingZeros
    >
      <Label>{label}</Label>
      <DateInput className="input day-input">
        {(segment) => <DateSegment segment={segment} className="day-segment" />}
      </DateInput>
    </DateField>
  );
}
