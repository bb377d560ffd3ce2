import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import type { RecordCheck } from '#contract/record.ts';

/** Whether the record is whole; where it breaks first, and what to do then. */
export function RecordCheckResult({ check }: { readonly check: RecordCheck }) {
  const { t } = useTranslation();
  if (check.whole)
    return (
      <p className="record-check is-whole">
        <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
        <span>{t('record.whole', { count: check.entries })}</span>
      </p>
    );
  return (
    <p className="record-check is-broken">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{t('record.broken', { sequence: check.sequence, reason: t(`record.reason.${check.reason}`) })}</strong>{' '}
        {t('record.whatToDo')}
      </span>
    </p>
  );
}
