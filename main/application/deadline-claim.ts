import type { DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { Claim } from '#contract/workshop.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { clauseWords } from '#main/reports/place-words.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
import { reportWords } from '#main/reports/report-words.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';
import { citationsOf, claimOf, shownAs } from './workshop-claims.ts';

/** What a deadline claims: what it is, its period and what starts it, and the sentence that sets it. */
export function deadlineClaim(
  { kind, quote, anchors, day, clause, trigger, doubts, warnings }: DeadlineView,
  sentence: string,
  { language, words }: { readonly language: OutputLanguage; readonly words: Readonly<Record<string, string>> },
): Claim {
  const what = [kindName({ kind, label: '' }, language), clauseWords(clause, reportWords(language))];
  const from = oneLine(trigger ?? '');
  const counted = language === 'en' ? ` (${words.countedFrom ?? ''} ${from})` : `（${words.countedFrom ?? ''}${from}）`;
  const period = `${oneLine(quote)}${from === '' ? '' : counted}`;
  const lead = what.filter((part) => part !== '').join(' · ');
  const reasons = [...warnings.map(({ words: warning }) => warning), ...doubts];
  const neutral = from === '' ? oneLine(quote) : `${oneLine(quote)} (${from})`;
  return claimOf({
    kind,
    text: [lead, period, sentence].filter((part) => part !== '').join(' — '),
    quote,
    citations: citationsOf(anchors),
    day,
    severity: warnings.length > 0 ? 'high' : null,
    reason: reasons.map((reason) => reasonWords(reason, language)).join(language === 'en' ? '; ' : '；'),
    shown: shownAs({
      clause,
      words: [neutral, sentence].filter((part) => part !== '').join(' — '),
      reasons,
    }),
  });
}
