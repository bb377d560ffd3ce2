import { useTranslation } from 'react-i18next';
import { intlLocale } from '../locale/intl-locale.ts';
import { type EventMonth, monthWords } from './months.ts';

const height = 44;
/** Bars are as far apart as their months, up to a gap of so many: a quiet decade is a short one. */
const widestGap = 6;
const monthWidth = 11;

/** How many events each month has, in time's order; a month scrolls to its events. */
export function MonthStrip({
  months,
  onChoose,
}: {
  readonly months: readonly EventMonth[];
  readonly onChoose: (month: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1, ...months.map(({ events }) => events.length));
  let x = 0;
  let before: number | null = null;
  let year = '';
  const bars = months.map(({ month, events }) => {
    const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
    x += before === null ? 0 : Math.min(widestGap, number - before) * monthWidth;
    before = number;
    const label = month.slice(0, 4) === year ? null : month.slice(0, 4);
    year = month.slice(0, 4);
    return { month, x, label, count: events.length, tall: 6 + (22 * events.length) / most };
  });
  return (
    <div className="month-strip">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of bars is no fieldset */}
      <svg width={x + 40} height={height} role="group" aria-label={t('chronology.months')}>
        {bars.map(({ month, x: left, label, count, tall }) => (
          <g key={month}>
            {label === null ? null : (
              <text x={left} y={height - 3}>
                {label}
              </text>
            )}
            {/* biome-ignore lint/a11y/useSemanticElements: a bar of a drawing cannot be a button element */}
            <rect
              x={left}
              y={30 - tall}
              width={8}
              height={tall}
              rx={1.5}
              role="button"
              tabIndex={0}
              aria-label={t('chronology.monthCount', { month: monthWords(month, intlLocale(i18n.language)), count })}
              onClick={() => onChoose(month)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onChoose(month);
              }}
            />
          </g>
        ))}
      </svg>
    </div>
  );
}
