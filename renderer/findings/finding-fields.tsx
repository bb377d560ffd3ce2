import { useTranslation } from 'react-i18next';
import type { FieldValue } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { fieldsOf, fieldWords, moneyWords, quoteLanguage, valueWords } from './finding-words.ts';

/** A finding's fields as small labelled values; what a person corrected is marked. */
export function FindingFields({ finding }: { readonly finding: ReviewedFinding }) {
  const { t, i18n } = useTranslation();
  const corrected = finding.review?.state === 'corrected' ? finding.review.fields : {};
  const fields = withMoneyTogether(fieldsOf(finding), i18n.language);
  const shown = Object.entries(fields).filter(([, value]) => value !== null && value !== '' && !isEmptyList(value));
  if (shown.length === 0) return null;
  return (
    <dl className="fields">
      {shown.map(([name, value]) => {
        const words = valueWords(t, value, i18n.language);
        return (
          <div key={name} className={name in corrected ? 'field is-corrected' : 'field'}>
            <dt>{fieldWords(t, name)}</dt>
            <dd lang={typeof value === 'string' ? quoteLanguage(words) : undefined} dir="auto">
              {words}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function isEmptyList(value: FieldValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** An amount and the currency beside it are one value to a reader. */
function withMoneyTogether(
  fields: Readonly<Record<string, FieldValue>>,
  locale: string,
): Readonly<Record<string, FieldValue>> {
  const { currency, ...rest } = fields;
  if (typeof currency !== 'string') return fields;
  for (const name of ['amount', 'value']) {
    const amount = rest[name];
    if (typeof amount === 'number') return { ...rest, [name]: moneyWords(amount, currency, locale) };
  }
  return fields;
}
