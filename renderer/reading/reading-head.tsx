import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { ask, showReadingOf, useQuestions } from '../questions/questions-store.ts';
import { pinsOf, usePins } from './pins-store.ts';
import { readWords } from './read-words.ts';
import { useReading } from './reading-store.ts';

/** For what and how much the model read of the document; pins take effect by asking again. */
export function ReadingHead({ document }: { readonly document: DocumentSummary }) {
  const { t, i18n } = useTranslation();
  const { reading, state, askId } = useReading();
  const pins = usePins((pinned) => pinned.pins);
  const asked = useQuestions((questions) => questions.asked.find((one) => one.askId === askId) ?? null);
  const mine = pinsOf(pins, [document.id]);
  if (reading === null) {
    return <span role="status">{t(state === 'ready' ? 'reading.none' : 'reading.coming')}</span>;
  }
  return (
    <div className="reading-head">
      <span className="reading-key">
        <span className="key-read" aria-hidden /> {t('reading.isRead')}
      </span>
      <span className="reading-key">
        <span className="key-left" aria-hidden /> {t('reading.isLeft')}
      </span>
      <strong>{readWords(t, reading, i18n.language)}</strong>
      <span className="reading-for" dir="auto" title={reading.question ?? undefined}>
        {reading.question === null ? t('reading.forSummary') : t('reading.forQuestion', { question: reading.question })}
      </span>
      {askId === null ? null : (
        <Button className="link-button" onPress={() => showReadingOf(null)}>
          {t('reading.showSummary')}
        </Button>
      )}
      {asked === null || mine.length === 0 ? null : (
        <Button className="button" onPress={() => void ask({ ...asked, pins: pinsOf(pins, asked.documentIds) })}>
          {t('ask.againWithPins', { count: mine.length })}
        </Button>
      )}
    </div>
  );
}
