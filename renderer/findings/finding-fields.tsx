import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { fieldsOf, quoteLanguage } from './finding-words.ts';
import { shownFields } from './shown-fields.ts';

/** A finding's fields as small labelled values; what a person corrected is marked. */
export function FindingFields({ finding }: { readonly finding: ReviewedFinding }) {
  const { t, i18n } = useTranslation();
  const corrected = finding.review?.state === 'corrected' ? finding.review.fields : {};
  const shown = shownFields(t, { kind: finding.kind, fields: fieldsOf(finding) }, i18n.language);
  if (shown.length === 0) return null;
  return (
    <dl className="fields">
      {shown.map(({ name, label, words, from }) => (
        <div key={name} className={from.some((field) => field in corrected) ? 'field is-corrected' : 'field'}>
          <dt>{label}</dt>
          <dd lang={quoteLanguage(words)} dir="auto">
            {words}
          </dd>
        </div>
      ))}
    </dl>
  );
}
