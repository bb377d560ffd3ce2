import { type FormEvent, useState } from 'react';
import { Button, Form, Input, Label, TextArea, TextField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PrivilegeEntry } from '#contract/redaction.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { setPrivilege, useRedactions } from './redactions-store.ts';

const empty: PrivilegeEntry = {
  withheld: false,
  date: '',
  kind: '',
  author: '',
  recipients: '',
  basis: '',
  description: '',
};
const fields = ['date', 'kind', 'author', 'recipients', 'basis', 'description'] as const;

interface PrivilegeDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What the privilege log says of the document. */
export function PrivilegeDialog({ isOpen, onOpenChange }: PrivilegeDialogProps) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={t('privilege.title')} isOpen={isOpen} onOpenChange={onOpenChange} size="small">
      <PrivilegeForm onEnd={() => onOpenChange(false)} />
    </DialogFrame>
  );
}

function PrivilegeForm({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const kept = useRedactions.getState().content.privilege;
  const [entry, setEntry] = useState(kept ?? empty);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void setPrivilege(entry);
    onEnd();
  };
  return (
    <Form className="form" onSubmit={save}>
      {fields.map((name) => (
        <TextField key={name} value={entry[name]} onChange={(value) => setEntry({ ...entry, [name]: value })}>
          <Label>{t(`privilege.${name}`)}</Label>
          {name === 'description' || name === 'recipients' ? (
            <TextArea className="input" rows={2} />
          ) : (
            <Input className="input" />
          )}
        </TextField>
      ))}
      <ToggleButton
        className="chip-button privilege-withheld"
        isSelected={entry.withheld}
        onChange={(withheld) => setEntry({ ...entry, withheld })}
      >
        {t('privilege.withheld')}
      </ToggleButton>
      <footer className="dialog-footer">
        {kept === null ? null : (
          <Button
            className="button"
            onPress={() => {
              void setPrivilege(null);
              onEnd();
            }}
          >
            {t('privilege.remove')}
          </Button>
        )}
        <Button type="submit" className="button is-primary">
          {t('app.save')}
        </Button>
      </footer>
    </Form>
  );
}
