import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Answer, DocumentPin } from '#contract/answer.ts';
import { errorWords } from '../locale/error-words.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { chooseLens, useLens } from '../page/lens-store.ts';
import { openDocument, useOpenDocument } from '../page/open-document-store.ts';
import { pinsOf, takeUpPins, usePins } from '../reading/pins-store.ts';
import { readWords } from '../reading/read-words.ts';
import { DroppedSentences } from '../summaries/dropped-sentences.tsx';
import { type Asked, isUnderWay } from './asked.ts';
import { FurtherPlacesList } from './further-places.tsx';
import { PlaceChips } from './place-chips.tsx';
import { ask, cancelAsk, showReadingOf, useQuestions } from './questions-store.ts';

/** A question with its answer: under way, answered, not in the documents, stopped or failed. */
export function AnswerCard({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const { answer, error, draft, progress } = asked;
  return (
    <article className="answer-card" aria-busy={isUnderWay(asked)}>
      <h3 className="asked-question selectable" dir="auto">
        {asked.question}
      </h3>
      <Scope asked={asked} />
      {isUnderWay(asked) ? (
        <>
          {draft === '' ? null : (
            <p className="draft" lang={asked.language} dir="auto">
              {draft}
            </p>
          )}
          <div className="answer-foot">
            <span role="status">{t(progress === null ? 'ask.underWay' : `stage.${progress.stage}`)}</span>
            <span className="spacer" />
            <Button className="link-button" onPress={() => void cancelAsk(asked.askId)}>
              {t('documents.cancel')}
            </Button>
          </div>
        </>
      ) : null}
      {error === null ? null : (
        <p className="failure" role="alert">
          {error.code === 'cancelled' ? t('ask.stopped') : errorWords(t, error)}
        </p>
      )}
      {answer === null ? null : <AnswerText answer={answer} />}
      {isUnderWay(asked) ? null : <Foot asked={asked} />}
    </article>
  );
}

function Scope({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const [only] = asked.documentIds;
  const document = useMatters((state) => documentOf(state, asked.documentIds.length === 1 ? (only ?? null) : null));
  const words =
    asked.documentIds.length === 0
      ? t('ask.wholeMatter')
      : (document?.name ?? t('ask.documents', { count: asked.documentIds.length }));
  return (
    <p className="answer-scope" dir="auto">
      {words}
      {asked.answer === null ? '' : ` · ${t(`ask.method.${asked.answer.method}`)}`}
    </p>
  );
}

function AnswerText({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation();
  if (!answer.found) {
    return (
      <div className="not-found" role="status">
        <p>{t('ask.notFound')}</p>
        <p className="field-hint">{t('ask.notFoundHint')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className="statements" aria-live="polite">
        {answer.statements.map((statement, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no id and never move
          <li key={index}>
            <p
              className={statement.citations.length > 0 ? 'statement' : 'statement is-unsupported'}
              lang={statement.language}
              dir="auto"
            >
              <span className="selectable">{statement.text}</span>{' '}
              {statement.citations.length > 0 ? (
                <PlaceChips citations={statement.citations} />
              ) : (
                <span className="unsupported">{t('summary.unsupported')}</span>
              )}
            </p>
            <FurtherPlacesList words="ask.alsoIn" places={statement.alsoIn} />
            <FurtherPlacesList words="ask.similarIn" places={statement.similarIn} />
          </li>
        ))}
      </ul>
      <DroppedSentences dropped={answer.dropped} />
    </>
  );
}

/** How much was read for it, the way to see what, and asking once more with the pins of now. */
function Foot({ asked }: { readonly asked: Asked }) {
  const { t, i18n } = useTranslation();
  const lens = useLens((state) => state.lens);
  const shownAskId = useQuestions((state) => state.shownAskId);
  const openId = useOpenDocument((state) => state.documentId);
  const pins = usePins((state) => state.pins);
  const { answer } = asked;
  const now = pinsOf(pins, asked.documentIds);
  // Pins of an earlier session are offered, not taken along unasked.
  const earlier = now.length === 0 ? asked.pins : [];
  const mine = now.length === 0 ? earlier : now;
  const again = (withPins: readonly DocumentPin[]) => {
    takeUpPins(withPins);
    void ask({ ...asked, pins: withPins });
  };
  const isShown = lens === 'reading' && shownAskId === asked.askId;
  const show = () => {
    showReadingOf(asked.askId);
    chooseLens('reading');
    const [first] = answer?.documentIds ?? [];
    const isThere = openId !== null && (answer?.documentIds.includes(openId) ?? false);
    if (!isThere && first !== undefined) void openDocument(first);
  };
  return (
    <div className="answer-foot">
      {answer === null || answer.compression.wholeTokens === 0 ? null : (
        <>
          <span>{readWords(t, answer.compression, i18n.language)}</span>
          <Button className="link-button" isDisabled={isShown} onPress={show}>
            {t('reading.show')}
          </Button>
        </>
      )}
      <span className="spacer" />
      {earlier.length === 0 ? null : (
        <Button className="link-button" onPress={() => again([])}>
          {t('ask.againWithoutPins')}
        </Button>
      )}
      <Button className="link-button" onPress={() => again(mine)}>
        {mine.length === 0 ? t('ask.again') : t('ask.againWithPins', { count: mine.length })}
      </Button>
    </div>
  );
}
