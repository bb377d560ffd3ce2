import i18next, { type TFunction } from 'i18next';
import type { ReadPassage } from '#contract/answer.ts';
import { passageReason } from '#contract/compression.ts';
import { kindName } from '../findings/kinds.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { pageLabelOf } from '../page/page-label.ts';

/** Why a passage was read or left, in the reader's words. */
export function reasonsOf(
  t: TFunction,
  passage: ReadPassage,
  passages: readonly ReadPassage[],
  locale: string,
): readonly string[] {
  return passage.reasons.map((reason) => {
    const { code, detail } = passageReason(reason);
    if (code === null) return reason;
    const [, otherId] = code === 'duplicate-of' ? detail.split('@') : [];
    if (otherId !== undefined) {
      const name = documentOf(useMatters.getState(), otherId)?.name;
      return name === undefined
        ? t('reading.reason.duplicate-elsewhere')
        : t('reading.reasonOf.duplicate-elsewhere', { detail: name });
    }
    const words = detailWords(code, detail, passages, locale);
    const withDetail = `reading.reasonOf.${code}`;
    return words !== '' && i18next.exists(withDetail) ? t(withDetail, { detail: words }) : t(`reading.reason.${code}`);
  });
}

function detailWords(code: string, detail: string, passages: readonly ReadPassage[], locale: string): string {
  if (code === 'duplicate-of') {
    const start = Number(detail.split('-')[0]);
    const page = passages.find((other) => other.start === start)?.anchors[0]?.page;
    return page === undefined ? '' : pageLabelOf(page);
  }
  if (code === 'kind' || code === 'meaning') return kindName(detail, locale) ?? '';
  return detail;
}
