import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#contract/finding.ts';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';

/** The sentences that the model wrote and the check refused, folded away, each with the reason. */
export function DroppedSentences({ dropped }: { readonly dropped: Summary['dropped'] }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (dropped.length === 0) return null;
  return (
    <div className="dropped">
      <Button className="link-button" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('summary.dropped', { count: dropped.length })}
      </Button>
      {isOpen ? (
        <ul>
          {dropped.map(({ text, reason }) => {
            const shown = reasonWords(reason, i18n.language);
            return (
              <li key={text}>
                <s>{text}</s>
                <span lang={reasonLanguage(shown, i18n.language)}>{shown}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
