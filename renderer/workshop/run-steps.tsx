import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanStep, RunView, WorkshopStep } from '#contract/workshop.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { ToolError } from '../tools/tool-error.tsx';
import { claimWords } from './claim-words.ts';
import { spentWords, stepSentence } from './plan-words.ts';
import { StepDetails } from './step-details.tsx';
import { stepErrorWords } from './step-error-words.ts';

const shownAtOnce = 50;

/** The steps of a run in their order, each with its state, time and tokens; opened, item by item. */
export function RunSteps({ view }: { readonly view: RunView }) {
  const { t } = useTranslation();
  const [openStep, setOpen] = useState<string | null>(null);
  return (
    <section aria-label={t('workshop.steps')}>
      <h4>{t('workshop.steps')}</h4>
      <ol className="run-steps">
        {view.plan.steps.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            view={view}
            isOpen={openStep === step.id}
            onToggle={() => setOpen(openStep === step.id ? null : step.id)}
          />
        ))}
      </ol>
    </section>
  );
}

function spentMs({ startedAtMs, finishedAtMs }: WorkshopStep): number {
  return startedAtMs === null || finishedAtMs === null ? 0 : finishedAtMs - startedAtMs;
}

interface StepRowProps {
  readonly step: PlanStep;
  readonly view: RunView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function StepRow({ step, view, isOpen, onToggle }: StepRowProps) {
  const { t, i18n } = useTranslation();
  const [count, setCount] = useState(shownAtOnce);
  const items = view.steps.filter((one) => one.step === step.id);
  const of = (state: WorkshopStep['state']) => items.filter((one) => one.state === state).length;
  const tokens = items.reduce((sum, one) => sum + one.tokens, 0);
  const ms = items.reduce((sum, one) => sum + spentMs(one), 0);
  const parts = [
    ...(items.length === 0 ? [t('workshop.notYet')] : []),
    ...(['running', 'done', 'failed', 'declined'] as const).flatMap((state) =>
      of(state) === 0 ? [] : [t(`workshop.stepState.${state}`, { count: of(state) })],
    ),
    ...(ms > 0 ? [spentWords(ms, i18n.language)] : []),
    ...(tokens > 0 ? [t('workshop.tokens', { count: tokens })] : []),
  ];
  return (
    <li>
      <Button className="workshop-row" aria-expanded={isOpen} isDisabled={items.length === 0} onPress={onToggle}>
        <span>{stepSentence(t, step)}</span>
        <span className={of('failed') > 0 ? 'workshop-soft failure' : 'workshop-soft'}>{parts.join(' · ')}</span>
      </Button>
      {isOpen ? (
        <ul className="step-items">
          {items.slice(0, count).map((one) => (
            <StepItemRow key={one.item} step={step} one={one} view={view} />
          ))}
        </ul>
      ) : null}
      {isOpen && items.length > count ? (
        <Button className="link-button workshop-more" onPress={() => setCount(count + shownAtOnce)}>
          {t('workshop.more', { count: items.length - count })}
        </Button>
      ) : null}
    </li>
  );
}

interface StepItemRowProps {
  readonly step: PlanStep;
  readonly one: WorkshopStep;
  readonly view: RunView;
}

function StepItemRow({ step, one, view }: StepItemRowProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const document = useMatters((state) => documentOf(state, step.over === 'documents' ? one.item : null));
  const claim = step.over === 'claims' ? view.claims.find(({ id }) => id === one.item) : undefined;
  const name =
    step.over === 'matter'
      ? t('workshop.over_matter')
      : (document?.name ??
        (claim && claimWords(t, claim, view.plan.language, i18n.language).text) ??
        t('workshop.goneItem'));
  const parts = [
    t(`workshop.state_${one.state}`),
    ...(one.finishedAtMs === null ? [] : [spentWords(spentMs(one), i18n.language)]),
    ...(one.tokens > 0 ? [t('workshop.tokens', { count: one.tokens })] : []),
    ...(one.attempts > 1 ? [t('workshop.attempts', { count: one.attempts })] : []),
  ];
  return (
    <li>
      <span className="step-item-name" dir="auto" title={name}>
        {name}
      </span>
      <span className="workshop-soft">
        {parts.join(' · ')}{' '}
        <Button
          className="link-button"
          aria-expanded={isOpen}
          aria-label={t('workshop.detailsOf', { name })}
          onPress={() => setOpen(!isOpen)}
        >
          {t('workshop.details')}
        </Button>
      </span>
      {one.error === null ? null : <span className="failure">{stepErrorWords(t, one.error, i18n.language)}</span>}
      {isOpen ? <StepDetails one={one} /> : null}
      {one.error === null || step.use !== 'tool' ? null : <ToolError message={one.error.message} />}
    </li>
  );
}
