import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import type { Budget, Plan } from '#contract/workshop.ts';
import { IconButton } from '../design/icon-button.tsx';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { ToolCallFields } from '../tools/tool-call-fields.tsx';
import { namedWords, stepSentence } from './plan-words.ts';
import { leaveDraft, type PlanDraft, saveAsTemplate, showDraft, startRun, useWorkshop } from './workshop-store.ts';

const limits = ['minutes', 'tokens', 'steps'] as const satisfies readonly (keyof Budget)[];

interface PlanCardProps {
  readonly draft: PlanDraft;
  readonly document: DocumentSummary | null;
}

/** A limit as it was typed: a positive number, or null for none. */
function limitOf(typed: string, limit: keyof Budget): number | null {
  const value = limit === 'minutes' ? Number(typed) : Math.round(Number(typed));
  return Number.isFinite(value) && value > 0 ? Math.min(value, 100_000_000) : null;
}

/** Whether a plan has a field for a tool from outside and its arguments. */
function callsTool({ fields, steps }: Plan): boolean {
  return steps.some(({ use }) => use === 'tool') && fields.some(({ name }) => name === 'arguments');
}

/** The days that a step keeps to. */
function StepDays({ step }: { readonly step: Plan['steps'][number] }) {
  const { t } = useTranslation();
  const { before, after } = step.with;
  const days = [
    ...(typeof after === 'string' && after !== '' ? [t('workshop.after', { day: after })] : []),
    ...(typeof before === 'string' && before !== '' ? [t('workshop.before', { day: before })] : []),
  ];
  return days.length === 0 ? null : <span className="workshop-soft"> {days.join(' · ')}</span>;
}

/** A plan before it runs: its steps, what is to be filled in, over which documents, and its limits. */
export function PlanCard({ draft, document }: PlanCardProps) {
  const { t, i18n } = useTranslation();
  const { plan } = draft;
  const setPlan = (changed: Plan) => showDraft({ ...draft, plan: changed });
  const [scope, setScope] = useState<'matter' | 'document'>('matter');
  const [templateName, setTemplateName] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const count = useMatters((state) => state.documents[useWorkshop.getState().matterId ?? '']?.length ?? 0);
  // The folder is chosen in the system's dialog when the plan is run.
  const asked = plan.fields.filter(({ name }) => name !== 'folder');
  // Which tool and with what is chosen from what the matter has granted.
  const toolField = callsTool(plan) ? plan.fields.find(({ name }) => name === 'tool') : undefined;
  const fields = toolField === undefined ? asked : asked.filter(({ name }) => name !== 'tool' && name !== 'arguments');
  const writesFiles = plan.steps.some(({ use }) => use === 'export');
  const lacks = count === 0 || asked.some(({ required, value }) => required && value.trim() === '');
  const run = async () => {
    setStarting(true);
    await startRun(plan, scope === 'document' && document !== null ? [document.id] : []);
    setStarting(false);
  };
  return (
    <section className="plan-card" aria-label={t('workshop.plan')}>
      <header className="workshop-head">
        <IconButton icon={ArrowLeft} label={t('workshop.back')} onPress={leaveDraft} />
        <h3>{namedWords(plan.name, i18n.language)}</h3>
      </header>
      {draft.by === null ? null : <p className="workshop-soft">{t(`workshop.by.${draft.by}`)}</p>}
      {draft.notDone === undefined || draft.notDone.length === 0 ? null : (
        <p className="workshop-soft" role="status">
          {t('workshop.notDone', { parts: draft.notDone.join(i18n.language.startsWith('zh') ? '；' : '; ') })}
        </p>
      )}
      <ol className="plan-steps" aria-label={t('workshop.steps')}>
        {plan.steps.map((step) => (
          <li key={step.id}>
            {stepSentence(t, step)}
            <StepDays step={step} />
            {step.use === 'export' || step.use === 'tool' || step.approval !== undefined ? (
              <span className="workshop-soft"> {t('workshop.asksFirst')}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {fields.map(({ name, label, value, required }) => (
        <TextField
          key={name}
          value={value}
          isRequired={required}
          onChange={(typed) =>
            setPlan({ ...plan, fields: plan.fields.map((one) => (one.name === name ? { ...one, value: typed } : one)) })
          }
        >
          <Label>{namedWords(label, i18n.language)}</Label>
          <Input className="input" />
        </TextField>
      ))}
      {toolField === undefined ? null : (
        <ToolCallFields
          matterId={useWorkshop.getState().matterId ?? ''}
          tool={toolField.value}
          onChange={(tool, given) => {
            const typed: Readonly<Record<string, string>> = { tool, arguments: given };
            setPlan({
              ...plan,
              fields: plan.fields.map((one) => ({ ...one, value: typed[one.name] ?? one.value })),
            });
          }}
        />
      )}
      <ChoiceSelect
        label={t('workshop.documents')}
        value={scope === 'document' && document !== null ? 'document' : 'matter'}
        choices={[
          { id: 'matter', words: t('workshop.allDocuments', { count }) },
          ...(document === null ? [] : [{ id: 'document' as const, words: document.name }]),
        ]}
        onChange={setScope}
      />
      <OutputLanguageSelect
        label={t('workshop.language')}
        value={plan.language}
        onChange={(language) => setPlan({ ...plan, language })}
      />
      <fieldset className="plan-budget">
        <legend>{t('workshop.budget')}</legend>
        {limits.map((limit) => (
          <TextField
            key={limit}
            defaultValue={plan.budget[limit] === null ? '' : String(plan.budget[limit])}
            onChange={(typed) => setPlan({ ...plan, budget: { ...plan.budget, [limit]: limitOf(typed, limit) } })}
          >
            <Label>{t(`workshop.limit.${limit}`)}</Label>
            <Input className="input" inputMode="numeric" placeholder={t('workshop.noLimit')} />
          </TextField>
        ))}
      </fieldset>
      {writesFiles ? <p className="workshop-soft">{t('workshop.folderAsked')}</p> : null}
      {templateName === null ? null : (
        <div className="plan-save">
          <TextField
            aria-label={t('workshop.templateName')}
            value={templateName}
            onChange={setTemplateName}
            maxLength={100}
          >
            <Input className="input" placeholder={t('workshop.templateName')} />
          </TextField>
          <Button
            className="button"
            isDisabled={templateName.trim() === ''}
            onPress={() => {
              void saveAsTemplate(plan, templateName.trim());
              setTemplateName(null);
            }}
          >
            {t('workshop.save')}
          </Button>
        </div>
      )}
      <footer className="workshop-actions">
        {templateName === null ? (
          <Button className="button" onPress={() => setTemplateName('')}>
            {t('workshop.saveTemplate')}
          </Button>
        ) : null}
        <span className="spacer" />
        <Button className="button is-primary" isDisabled={lacks || isStarting} onPress={() => void run()}>
          {t('workshop.run')}
        </Button>
      </footer>
    </section>
  );
}
