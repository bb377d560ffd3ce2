import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import { answerCommands, runCommand } from '../commands/command-bus.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { pinsOf, usePins } from '../reading/pins-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { ask } from './questions-store.ts';
import { sendsOnEnter } from './sends-on-enter.ts';

interface QuestionFormProps {
  readonly matterId: string;
  readonly document: DocumentSummary | null;
  readonly language: OutputLanguage;
}

/** A question in any language, to this document or to the whole matter, and the language of its answer. */
export function QuestionForm({ matterId, document, language }: QuestionFormProps) {
  const { t } = useTranslation();
  const { text, type: setText, forget } = useDraft(`question:${matterId}`, matterId);
  const [chosenScope, setScope] = useState<'document' | 'matter'>('document');
  const [chosenLanguage, setLanguage] = useState<OutputLanguage | null>(null);
  const pins = usePins((state) => state.pins);
  const area = useRef<HTMLTextAreaElement>(null);
  const scope = document === null ? 'matter' : chosenScope;

  useEffect(
    () =>
      answerCommands({
        ask: () => {
          runCommand('show-questions');
          requestAnimationFrame(() => area.current?.focus());
        },
      }),
    [],
  );

  const scopeIds = scope === 'document' && document !== null ? [document.id] : [];
  const goingAlong = pinsOf(pins, scopeIds).length;
  const send = async () => {
    const question = text.trim();
    if (question === '') return;
    const taken = await ask({
      matterId,
      documentIds: scopeIds,
      question,
      language: chosenLanguage ?? language,
      pins: pinsOf(pins, scopeIds),
    });
    if (taken) forget();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { isComposing, keyCode } = event.nativeEvent;
    if (!sendsOnEnter({ key: event.key, shiftKey: event.shiftKey, altKey: event.altKey, isComposing, keyCode })) return;
    event.preventDefault();
    void send();
  };

  return (
    <form
      className="question-form"
      aria-label={t('ask.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField value={text} onChange={setText}>
        <Label className="visually-hidden">{t('ask.question')}</Label>
        <TextArea
          ref={area}
          className="input"
          rows={2}
          dir="auto"
          maxLength={20_000}
          placeholder={t('ask.placeholder')}
          onKeyDown={onKeyDown}
        />
      </TextField>
      <div className="question-choices">
        <ChoiceSelect
          label={t('ask.scope')}
          isLabelHidden
          value={scope}
          choices={[
            ...(document === null ? [] : [{ id: 'document', words: t('ask.thisDocument') } as const]),
            { id: 'matter', words: t('ask.wholeMatter') },
          ]}
          onChange={setScope}
        />
        <OutputLanguageSelect
          label={t('ask.language')}
          isLabelHidden
          value={chosenLanguage ?? language}
          onChange={setLanguage}
        />
        {goingAlong === 0 ? null : <span className="field-hint">{t('ask.pinsGoAlong', { count: goingAlong })}</span>}
        <span className="spacer" />
        <Button type="submit" className="button is-primary" isDisabled={text.trim() === ''}>
          {t('ask.send')}
        </Button>
      </div>
    </form>
  );
}
