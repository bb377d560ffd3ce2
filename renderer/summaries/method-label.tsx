import { useTranslation } from 'react-i18next';
import type { SummaryMethod } from '#contract/finding.ts';

/** Who wrote this: the model, or nobody (sentences taken from the document). */
export function MethodLabel({ method }: { readonly method: SummaryMethod }) {
  const { t } = useTranslation();
  return <p className={`method method-${method}`}>{t(`method.${method}`)}</p>;
}
