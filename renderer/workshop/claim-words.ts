import type { TFunction } from 'i18next';
import type { Claim, Plan } from '#contract/workshop.ts';
import { kindName } from '../findings/kinds.ts';
import { reasonWords } from '../findings/reason-words.ts';

export interface ClaimWords {
  readonly text: string;
  readonly reason: string;
}

/**
 * A claim in the window's language: kind, clause and reasons are said anew,
 * a document's words stay. A run in the window's own language, and a claim that
 * was translated or is part of a draft, is shown as it is written.
 */
export function claimWords(t: TFunction, claim: Claim, language: Plan['language'], locale: string): ClaimWords {
  const { shown, kind, text, reason } = claim;
  const own = language === 'yue-Hant' ? 'zh-Hant' : language;
  if (shown === null || own === locale || claim.original !== '') return { text, reason };
  return { text: textIn(t, claim, locale), reason: reasonIn(kind, shown.reasons, reason, locale, t) };
}

function textIn(t: TFunction, { shown, kind, text }: Claim, locale: string): string {
  if (shown === null) return text;
  if (kind === 'missing')
    return t('workshop.missing', {
      kinds: shown.kinds
        .map((either) =>
          either
            .split('|')
            .map((one) => kindName(one, locale) ?? one)
            .join(locale === 'en' ? ' / ' : '／'),
        )
        .join(locale === 'en' ? '; ' : '；'),
    });
  if (shown.lead === 0 && shown.words === null) return text;
  const clause = clauseIn(t, shown.clause);
  const ofDrafts = kind === 'draft-difference' ? t('workshop.draftDifference') : '';
  const lead = [kindName(kind, locale) ?? ofDrafts, clause].filter((part) => part !== '').join(' · ');
  return shown.words === null ? `${lead}: ${text.slice(shown.lead)}` : `${lead} — ${shown.words}`;
}

/** As the reports name a clause: a number that is written out already stands alone. */
function clauseIn(t: TFunction, clause: NonNullable<Claim['shown']>['clause']): string {
  if (clause === null) return '';
  if (clause.number === '') return clause.heading;
  return /^[\d(（[]/.test(clause.number) && !/[第條条款]/.test(clause.number)
    ? t('workshop.clause', { number: clause.number })
    : clause.number;
}

function reasonIn(kind: string, reasons: readonly string[], written: string, locale: string, t: TFunction): string {
  if (kind === 'missing') return t('workshop.missingWhy');
  if (reasons.length === 0) return written;
  return reasons.map((reason) => reasonWords(reason, locale)).join(locale === 'en' ? '; ' : '；');
}
