import { useTranslation } from 'react-i18next';
import { useOpenDocument } from '../page/open-document-store.ts';
import { usePageReadings } from './page-readings-store.ts';

/** How the page in view was read, and what the signs on it mean. */
export function RecognitionHead() {
  const { t } = useTranslation();
  const page = useOpenDocument((state) => state.currentPage);
  const reading = usePageReadings((state) => state.readings.get(page));
  if (reading === undefined) return <span role="status">{t('recognition.coming')}</span>;
  const kinds = [...new Set(reading.marks.map(({ mark }) => mark.kind))];
  const regions = [...new Set(reading.regions.map(({ kind }) => kind))];
  return (
    <div className="reading-head">
      <strong>{t(`recognition.origin.${reading.origin}`)}</strong>
      {reading.weak.length === 0 ? null : (
        <span className="reading-key">
          <span className="key-weak" aria-hidden /> {t('recognition.weak', { count: reading.weak.length })}
        </span>
      )}
      {kinds.map((kind) => (
        <span key={kind} className="reading-key">
          <span className={`key-mark is-${kind}`} aria-hidden /> {t(`recognition.mark.${kind}`)}
        </span>
      ))}
      {regions.map((kind) => (
        <span key={kind} className="reading-key">
          <span className="key-region" aria-hidden /> {t(`recognition.region.${kind}`)}
        </span>
      ))}
      {reading.origin === 'ocr' ? <span className="reading-for">{t('recognition.correctHint')}</span> : null}
    </div>
  );
}
