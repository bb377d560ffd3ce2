import { Button, Label, ProgressBar, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ModelStatus } from '#contract/matter.ts';
import { EndpointChoice } from '../endpoints/endpoint-choice.tsx';
import { errorWords } from '../locale/error-words.ts';
import { byteWords } from '../locale/number-words.ts';
import { cancelModelFetch, changeSettings, fetchModel, useSettings } from './settings-store.ts';

/** Which model writes, and fetching it. Nothing is fetched unless a person asks. */
export function ModelChoice() {
  const { t } = useTranslation();
  const { models, settings } = useSettings();
  return (
    <RadioGroup
      className="models"
      value={settings.modelId}
      onChange={(modelId) => void changeSettings({ modelId })}
      aria-label={t('model.title')}
    >
      <Label>{t('model.title')}</Label>
      <p className="field-hint">{t('model.hint')}</p>
      <Radio value="none" className="model-radio">
        <span className="model-name">{t('model.none')}</span>
        <span className="model-facts">{t('model.noneHint')}</span>
      </Radio>
      {models.map((model) => (
        <ModelRow key={model.id} model={model} />
      ))}
      <EndpointChoice />
    </RadioGroup>
  );
}

function ModelRow({ model }: { readonly model: ModelStatus }) {
  const { t, i18n } = useTranslation();
  const isThere = model.state === 'present' || model.state === 'loaded';
  return (
    <div className="model-row">
      <Radio value={model.id} className="model-radio">
        <span className="model-name">{model.name}</span>
        <span className="model-facts">
          {byteWords(model.byteLength, i18n.language)} · {model.licence} · {t(`model.state.${model.state}`)}
        </span>
        {model.error === null ? null : <span className="field-error">{errorWords(t, model.error)}</span>}
      </Radio>
      {model.state === 'downloading' ? (
        <>
          <FetchProgress model={model} />
          <Button className="button" onPress={() => void cancelModelFetch(model.id)}>
            {t('app.cancel')}
          </Button>
        </>
      ) : isThere ? null : (
        <Button className="button" onPress={() => void fetchModel(model.id)}>
          {t('model.fetch')}
        </Button>
      )}
    </div>
  );
}

/** How far the fetching of a model has come. */
export function FetchProgress({ model }: { readonly model: ModelStatus }) {
  const { t } = useTranslation();
  const { progress } = model;
  const isKnown = progress !== null && progress.total > 0;
  return (
    <ProgressBar
      className="progress"
      aria-label={t('model.fetching', { name: model.name })}
      {...(isKnown ? { value: progress.done, maxValue: progress.total } : { isIndeterminate: true })}
    >
      {({ percentage, valueText }) => (
        <>
          <progress
            aria-hidden
            max={100}
            className={isKnown ? '' : 'is-indeterminate'}
            {...(isKnown ? { value: percentage ?? 0 } : {})}
          />
          <span>{isKnown ? valueText : ''}</span>
        </>
      )}
    </ProgressBar>
  );
}
