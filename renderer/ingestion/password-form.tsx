import { type FormEvent, useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { errorValueOf, request } from '../bridge.ts';
import { errorWords } from '../locale/error-words.ts';
import { refreshOpenDocument, useOpenDocument } from '../page/open-document-store.ts';

/** Asks for the password of a protected file. The password goes to the application and is not kept here. */
export function PasswordForm({
  document,
  autoFocus = false,
  isWrong = false,
}: {
  readonly document: DocumentSummary;
  readonly autoFocus?: boolean;
  readonly isWrong?: boolean;
}) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const storedFailure = document.error?.code === 'password-wrong' || isWrong ? t('errors.password-wrong') : null;
  const shown = failure ?? storedFailure;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return;
    setSending(true);
    setFailure(null);
    try {
      await request('queue.retry', { documentId: document.id, password });
      setPassword('');
      if (useOpenDocument.getState().documentId === document.id) await refreshOpenDocument();
    } catch (error) {
      setFailure(errorWords(t, errorValueOf(error)));
    } finally {
      setSending(false);
    }
  };

  return (
    <Form className="password-form" onSubmit={(event) => void send(event)} validationBehavior="aria">
      <TextField
        type="password"
        value={password}
        onChange={setPassword}
        isInvalid={shown !== null}
        autoFocus={autoFocus}
        autoComplete="off"
      >
        <Label>{t('documents.passwordLabel')}</Label>
        <div className="field-line">
          <Input className="input" onKeyDown={(event) => event.stopPropagation()} />
          <Button type="submit" className="button is-primary" isDisabled={password === '' || isSending}>
            {t('documents.unlock')}
          </Button>
        </div>
        <FieldError className="field-error">{shown}</FieldError>
      </TextField>
    </Form>
  );
}
