import Trash2 from 'lucide-react/icons/trash-2';
import type { KeyboardEvent } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';
import { IconButton } from '../design/icon-button.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { sendsOnEnter } from '../questions/sends-on-enter.ts';
import { isOwn, namedWords, templateSentence } from './plan-words.ts';
import { deleteTemplate, planFor, showDraft, useWorkshop } from './workshop-store.ts';

/** An instruction in any language, or a template: either shows the plan before it runs. */
export function BeginForm({ language }: { readonly language: OutputLanguage }) {
  const { t, i18n } = useTranslation();
  const { templates, isPlanning, matterId } = useWorkshop();
  const { text: instruction, type: setInstruction, forget } = useDraft(`instruction:${matterId ?? ''}`, matterId);
  const plan = () => {
    if (instruction.trim() !== '' && !isPlanning)
      void planFor(instruction.trim(), language).then((isPlanned) => isPlanned && forget());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sendsOnEnter(event.nativeEvent)) return;
    event.preventDefault();
    plan();
  };
  return (
    <>
      <div className="workshop-begin">
        <TextField value={instruction} onChange={setInstruction} maxLength={2_000} onKeyDown={onKeyDown}>
          <Label>{t('workshop.instruction')}</Label>
          <TextArea className="input" rows={2} placeholder={t('workshop.example')} />
        </TextField>
        <Button className="button is-primary" isDisabled={instruction.trim() === '' || isPlanning} onPress={plan}>
          {t(isPlanning ? 'workshop.planning' : 'workshop.makePlan')}
        </Button>
      </div>
      <section className="workshop-list" aria-label={t('workshop.templates')}>
        <h3>{t('workshop.templates')}</h3>
        <ul>
          {templates.map((template) => (
            <li key={template.id} className={isOwn(template) ? 'own-template' : ''}>
              <Button className="workshop-row" onPress={() => showDraft({ plan: { ...template, language }, by: null })}>
                <span className="workshop-name">{namedWords(template.name, i18n.language)}</span>
                <span className="workshop-soft">{templateSentence(t, template)}</span>
              </Button>
              {isOwn(template) ? (
                <IconButton
                  icon={Trash2}
                  label={t('workshop.deleteTemplate', { name: namedWords(template.name, i18n.language) })}
                  onPress={() => void deleteTemplate(template)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
