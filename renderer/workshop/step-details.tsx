import { useTranslation } from 'react-i18next';
import type { WorkshopStep } from '#contract/workshop.ts';
import { intlLocale } from '../locale/intl-locale.ts';

/** Characters of a hash that are shown; the whole one stands in its title and is copied with it. */
const shownOfHash = 16;

/** What is kept of a step's item: when, the hashes of what went in and came out, and the model with its prompt's. */
export function StepDetails({ one }: { readonly one: WorkshopStep }) {
  const { t, i18n } = useTranslation();
  const moment = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'medium' });
  const { model } = one;
  const time = (atMs: number | null) => (atMs === null ? null : moment.format(atMs));
  const rows: readonly (readonly [key: string, value: string | null, isHash: boolean])[] = [
    ['began', time(one.startedAtMs), false],
    ['ended', time(one.finishedAtMs), false],
    ['input', one.inputSha256, true],
    ['output', one.outputSha256, true],
    ['model', model?.id ?? null, false],
    ['modelFile', model?.sha256 ?? null, true],
    ['prompt', model?.promptSha256 ?? null, true],
    ['answer', model?.outputSha256 ?? null, true],
    ['seed', model?.seed == null ? null : String(model.seed), false],
    ['temperature', model?.temperature == null ? null : String(model.temperature), false],
  ];
  const further = model?.furtherPromptSha256s ?? [];
  return (
    <dl className="step-details">
      {rows.map(([key, value, isHash]) =>
        value === null || value === '' ? null : (
          <div key={key}>
            <dt>{t(`workshop.detail.${key}`)}</dt>
            <dd className={isHash ? 'step-hash selectable' : 'selectable'} title={value}>
              {isHash ? `${value.slice(0, shownOfHash)}…` : value}
            </dd>
          </div>
        ),
      )}
      {further.length === 0 ? null : (
        <div>
          <dt>{t('workshop.detail.furtherPrompts')}</dt>
          <dd className="step-hash selectable" title={further.join(' ')}>
            {further.map((hash) => `${hash.slice(0, shownOfHash)}…`).join(' ')}
          </dd>
        </div>
      )}
    </dl>
  );
}
