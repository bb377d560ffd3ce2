import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EndpointStatus } from '#contract/machine.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { useSettings } from '../settings/settings-store.ts';
import { saveEndpoint } from './endpoints-store.ts';

interface EndpointFormProps {
  /** null: a new one. */
  readonly endpoint: EndpointStatus | null;
  readonly onClose: () => void;
}

const unknownVocabulary = 'unknown';
const usualContextTokens = 8_192;

function isServerUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Names a server: its address, the model it serves, how much it takes at once. Saving tries it. */
export function EndpointForm({ endpoint, onClose }: EndpointFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(endpoint?.name ?? '');
  const [baseUrl, setBaseUrl] = useState(endpoint?.baseUrl ?? '');
  const [model, setModel] = useState(endpoint?.model ?? '');
  const [context, setContext] = useState(String(endpoint?.contextTokens ?? usualContextTokens));
  const [key, setKey] = useState('');
  const [vocabulary, setVocabulary] = useState(endpoint?.vocabularyModelId ?? unknownVocabulary);
  const models = useSettings((state) => state.models);
  const save = async () => {
    const taken = await saveEndpoint({
      endpointId: endpoint?.id ?? null,
      name: name.trim() === '' ? model.trim() : name.trim(),
      baseUrl: baseUrl.trim(),
      model: model.trim(),
      contextTokens: Number(context),
      ...(key === '' ? {} : { key }),
      vocabularyModelId: vocabulary === unknownVocabulary ? null : vocabulary,
    });
    if (taken) onClose();
  };
  return (
    <Form
      className="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        isRequired
        value={baseUrl}
        onChange={setBaseUrl}
        validate={(text) => (isServerUrl(text.trim()) ? null : t('endpoints.addressWrong'))}
      >
        <Label>{t('endpoints.address')}</Label>
        <Input className="input" placeholder="http://127.0.0.1:8080/v1" spellCheck={false} />
        <FieldError className="field-error" />
      </TextField>
      <div className="form-pair">
        <TextField isRequired value={model} onChange={setModel}>
          <Label>{t('endpoints.model')}</Label>
          <Input className="input" spellCheck={false} />
          <FieldError className="field-error">{t('endpoints.modelMissing')}</FieldError>
        </TextField>
        <TextField
          isRequired
          value={context}
          onChange={setContext}
          validate={(text) => (/^\d{3,8}$/.test(text) && Number(text) >= 512 ? null : t('endpoints.contextWrong'))}
        >
          <Label>{t('endpoints.context')}</Label>
          <Input className="input" inputMode="numeric" />
          <FieldError className="field-error" />
        </TextField>
      </div>
      <div className="form-pair">
        <TextField value={name} onChange={setName}>
          <Label>{t('endpoints.name')}</Label>
          <Input className="input" placeholder={model} />
        </TextField>
        <TextField value={key} onChange={setKey} type="password">
          <Label>{t(endpoint?.hasKey === true ? 'endpoints.keyKept' : 'endpoints.key')}</Label>
          <Input className="input" autoComplete="off" />
        </TextField>
      </div>
      <ChoiceSelect
        label={t('endpoints.vocabulary')}
        value={vocabulary}
        choices={[
          { id: unknownVocabulary, words: t('endpoints.vocabularyUnknown') },
          ...models.map(({ id, name: known, state }) => ({
            id,
            words: state === 'absent' ? t('endpoints.vocabularyAbsent', { name: known }) : known,
          })),
        ]}
        onChange={setVocabulary}
      />
      <p className="field-hint">{t('endpoints.vocabularyHint')}</p>
      <div className="dialog-footer">
        <Button className="button" onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" className="button is-primary">
          {t('endpoints.save')}
        </Button>
      </div>
    </Form>
  );
}
