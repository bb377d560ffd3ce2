import { type FormEvent, useEffect, useState } from 'react';
import { Button, Form, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';
import type { MatterRules } from '#contract/guardrails.ts';
import type { Matter } from '#contract/matter.ts';
import { request } from '../bridge.ts';
import { keepStep } from '../commands/undo-store.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { useSettings } from '../settings/settings-store.ts';
import { AddToolDialog } from '../tools/add-tool-dialog.tsx';
import { GrantedTools } from '../tools/granted-tools.tsx';
import { useMatterRules } from './matter-rules.ts';
import { chooseMatter } from './matters-store.ts';
import { RulesFields } from './rules-fields.tsx';

interface MatterDialogProps {
  /** The matter to change; null makes a new one. */
  readonly matter: Matter | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Name, parties and language of a matter. */
export function MatterDialog({ matter, isOpen, onOpenChange }: MatterDialogProps) {
  const { t } = useTranslation();
  const outputLanguage = useSettings((state) => state.settings.outputLanguage);
  const [name, setName] = useState('');
  const [parties, setParties] = useState('');
  const [language, setLanguage] = useState<OutputLanguage>('en');
  const [rules, setRules] = useMatterRules(isOpen ? (matter?.id ?? null) : null);

  useEffect(() => {
    if (!isOpen) return;
    setName(matter?.name ?? '');
    setParties(matter?.parties.join('\n') ?? '');
    setLanguage(matter?.language ?? outputLanguage);
  }, [isOpen, matter, outputLanguage]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim();
    if (named === '') return;
    const listed = parties.split('\n').flatMap((party) => (party.trim() === '' ? [] : [party.trim()]));
    try {
      if (matter === null) {
        const created = await request('matters.create', { name: named, parties: listed, language });
        chooseMatter(created.id);
      } else {
        const { id: matterId } = matter;
        const before = { name: matter.name, parties: [...matter.parties], language: matter.language };
        const after = { name: named, parties: listed, language };
        const rulesBefore = rules.changed === null ? null : await request('rules.get', { matterId });
        const change = async (to: typeof after, toRules: MatterRules | null) => {
          await request('matters.update', { matterId, ...to });
          if (toRules !== null) await request('rules.set', { matterId, rules: toRules });
        };
        await change(after, rules.changed);
        keepStep({
          what: 'matter',
          undo: () => change(before, rulesBefore),
          redo: () => change(after, rules.changed),
        });
      }
      onOpenChange(false);
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <>
      <DialogFrame
        title={t(matter === null ? 'matters.newTitle' : 'matters.editTitle')}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        size="small"
      >
        <Form className="form" onSubmit={(event) => void save(event)}>
          <TextField value={name} onChange={setName} autoFocus isRequired maxLength={500}>
            <Label>{t('matters.name')}</Label>
            <Input className="input" placeholder={t('matters.namePlaceholder')} />
          </TextField>
          <TextField value={parties} onChange={setParties}>
            <Label>{t('matters.parties')}</Label>
            <TextArea className="input" rows={3} />
            <Text slot="description" className="field-hint">
              {t('matters.partiesHint')}
            </Text>
          </TextField>
          <OutputLanguageSelect label={t('matters.language')} value={language} onChange={setLanguage} />
          {rules.shown === null ? null : <RulesFields rules={rules.shown} onChange={setRules} />}
          {matter === null ? null : <GrantedTools matterId={matter.id} />}
          <footer className="dialog-footer">
            <Button className="button" onPress={() => onOpenChange(false)}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" className="button is-primary" isDisabled={name.trim() === ''}>
              {t(matter === null ? 'matters.create' : 'app.save')}
            </Button>
          </footer>
        </Form>
      </DialogFrame>
      {/* Beside the form, for a form within a form would send both. */}
      {matter !== null && isOpen ? <AddToolDialog /> : null}
    </>
  );
}
