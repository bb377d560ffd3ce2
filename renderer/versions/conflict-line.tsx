import i18next, { type TFunction } from 'i18next';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '#contract/finding.ts';
import type { VersionConflict } from '#contract/versions.ts';
import { confidenceOf, fieldWords, quoteLanguage, valueWords } from '../findings/finding-words.ts';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';
import { showPlaces } from '../page/show-places.ts';

/** What two versions say against each other: the field, what each says and where, and why it counts. */
export function ConflictLine({ conflict }: { readonly conflict: VersionConflict }) {
  const { t, i18n } = useTranslation();
  const sides = [
    { ...conflict.a, side: 'a', label: 'versions.placeFirst' },
    { ...conflict.b, side: 'b', label: 'versions.placeSecond' },
  ] as const;
  return (
    <div className={`pair-conflict is-${conflict.severity}`}>
      <p className="pair-field">
        <strong>{conflictFieldWords(t, conflict.field)}</strong>{' '}
        <span className={`confidence confidence-${confidenceOf(conflict)}`}>
          {t(`confidence.${confidenceOf(conflict)}`)}
        </span>
      </p>
      <div className="pair-sides">
        {sides.map(({ side, value, quote, anchors, label }) => (
          <div key={side} className="pair-side">
            {anchors.length === 0 ? (
              <span className="is-empty">{t('versions.silent')}</span>
            ) : (
              <Button
                className="link-button pair-value"
                aria-label={t(label, { quote })}
                onPress={() => showPlaces(anchors)}
              >
                <span lang={quoteLanguage(quote)} dir="auto">
                  {value === null ? quote : valueWords(t, value, i18n.language)}
                </span>
              </Button>
            )}
          </div>
        ))}
      </div>
      {conflict.reasons.map((reason) => {
        const shown = reasonWords(reason, i18n.language);
        return (
          <p key={reason} className="pair-reason" lang={reasonLanguage(shown, i18n.language)}>
            {shown}
          </p>
        );
      })}
    </div>
  );
}

function conflictFieldWords(t: TFunction, field: FieldValue): string {
  if (typeof field !== 'string') return t('versions.status_conflict');
  const own = `versions.field_${field}`;
  return i18next.exists(own) ? t(own) : fieldWords(t, field);
}
