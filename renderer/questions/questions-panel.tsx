import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { useMatters } from '../matters/matters-store.ts';
import { useSettings } from '../settings/settings-store.ts';
import { AnswerCard } from './answer-card.tsx';
import { QuestionForm } from './question-form.tsx';
import { useQuestions } from './questions-store.ts';

/** Questions to this document or the whole matter, and the answers, the newest first. */
export function QuestionsPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t } = useTranslation();
  const chosenMatterId = useMatters((state) => state.chosenMatterId);
  const matterId = document?.matterId ?? chosenMatterId;
  const matter = useMatters((state) => state.matters.find((known) => known.id === matterId) ?? null);
  const outputLanguage = useSettings((state) => state.settings.outputLanguage);
  const asked = useQuestions((state) => state.asked);
  const newestFirst = useMemo(() => asked.toReversed(), [asked]);
  if (matter === null) return <p className="panel-note">{t('known.nothingOpen')}</p>;
  return (
    <>
      <QuestionForm
        matterId={matter.id}
        document={document?.state === 'ready' ? document : null}
        language={matter.language ?? outputLanguage}
      />
      {newestFirst.length === 0 ? (
        <p className="panel-note">{t('ask.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling list must be reachable by keyboard
        <section className="answers" aria-label={t('ask.answers')} tabIndex={0}>
          {newestFirst.map((one) => (
            <AnswerCard key={one.askId} asked={one} />
          ))}
        </section>
      )}
    </>
  );
}
