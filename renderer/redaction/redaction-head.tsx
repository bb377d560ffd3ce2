import { type FormEvent, useEffect, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { redactionReasons } from '#contract/redaction.ts';
import { undoLast, useUndo } from '../commands/undo-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { PrivilegeDialog } from './privilege-dialog.tsx';
import {
  chooseReason,
  markFound,
  removeRedactions,
  showRedactionsOf,
  useRedactions,
  writeRedacted,
} from './redactions-store.ts';
import './redaction.css';

/** How much is marked, how more is marked, why, and the way to the copy. */
export function RedactionHead({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation();
  const { content, selectedId, reason, isBusy } = useRedactions();
  const isLastChange = useUndo(({ done }) => done.at(-1)?.what === 'redaction');
  const [words, setWords] = useState('');
  const [isLogOpen, setLogOpen] = useState(false);
  useEffect(() => void showRedactionsOf(document.id), [document.id]);
  const selected = content.redactions.find(({ id }) => id === selectedId);
  const count = content.redactions.length;
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== '') void markFound([words], false).then(() => setWords(''));
  };
  return (
    <div className="reading-head redaction-head">
      <strong title={t('redaction.hint')}>{t('redaction.marked', { count })}</strong>
      {count === 0 ? <span className="reading-for">{t('redaction.hint')}</span> : null}
      <ChoiceSelect
        label={t('redaction.reasonLabel')}
        isLabelHidden
        choices={redactionReasons.map((id) => ({ id, words: t(`redaction.reason.${id}`) }))}
        value={selected?.reason ?? reason}
        onChange={chooseReason}
      />
      <form onSubmit={find}>
        <TextField
          className="redaction-words"
          value={words}
          onChange={setWords}
          isDisabled={document.state !== 'ready'}
        >
          <Label className="visually-hidden">{t('redaction.words')}</Label>
          <Input className="input" placeholder={t('redaction.words')} />
        </TextField>
        <Button className="link-button" type="submit" isDisabled={words.trim() === ''} isPending={isBusy}>
          {t('redaction.find')}
        </Button>
      </form>
      <Button
        className="link-button"
        isDisabled={document.state !== 'ready'}
        isPending={isBusy}
        onPress={() => void markFound([], true)}
      >
        {t('redaction.personalData')}
      </Button>
      {selected === undefined ? null : (
        <Button className="link-button" onPress={() => removeRedactions('selected')}>
          {t('redaction.remove')}
        </Button>
      )}
      {isLastChange ? (
        <Button className="link-button" onPress={() => void undoLast()}>
          {t('redaction.undo')}
        </Button>
      ) : null}
      <Button className="link-button" onPress={() => setLogOpen(true)}>
        {t(content.privilege === null ? 'privilege.add' : 'privilege.edit')}
      </Button>
      <PrivilegeDialog isOpen={isLogOpen} onOpenChange={setLogOpen} />
      <Button
        className="button"
        isDisabled={count === 0 && content.privilege?.withheld !== true}
        isPending={isBusy}
        onPress={() => void writeRedacted()}
      >
        {t(isBusy ? 'redaction.working' : 'redaction.write')}
      </Button>
    </div>
  );
}
