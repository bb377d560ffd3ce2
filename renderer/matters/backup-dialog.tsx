import { type FormEvent, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { leastPassphraseLength } from '#contract/encryption.ts';
import type { Matter } from '#contract/matter.ts';
import { errorValueOf, request } from '../bridge.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notify } from '../design/notices.ts';
import { errorWords } from '../locale/error-words.ts';
import { PassphraseField } from '../lock/passphrase-field.tsx';
import { chooseMatter } from './matters-store.ts';

interface BackupDialogProps {
  /** The matter to back up; null restores one. */
  readonly matter: Matter | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Backs a matter up into one file, or restores one, with the backup's own passphrase where it has one. */
export function BackupDialog({ matter, isOpen, onOpenChange }: BackupDialogProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const isShort = matter !== null && passphrase !== '' && [...passphrase].length < leastPassphraseLength;
  const way = matter === null ? 'restore' : 'backup';

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    setWorking(true);
    setFailure(null);
    const given = passphrase === '' ? {} : { passphrase };
    try {
      const isDone = matter === null ? await restore(given) : await backUp(matter.id, given);
      if (!isDone) return;
      setPassphrase('');
      onOpenChange(false);
    } catch (error) {
      setFailure(errorWords(t, errorValueOf(error)));
    } finally {
      setWorking(false);
    }
  };

  return (
    <DialogFrame title={t(`backup.${way}Title`)} isOpen={isOpen} onOpenChange={onOpenChange} size="small">
      <Form className="form" onSubmit={(event) => void send(event)} validationBehavior="aria">
        <p>{t(`backup.${way}Text`, { name: matter?.name ?? '' })}</p>
        <PassphraseField
          label={t('backup.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={failure}
          hint={t(`backup.${way}Hint`)}
        />
        <footer className="dialog-footer">
          <Button className="button" onPress={() => onOpenChange(false)}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" className="button is-primary" isDisabled={isWorking || isShort}>
            {t(isWorking ? `backup.${way}Working` : `backup.${way}Choose`)}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  );
}

async function backUp(matterId: string, given: { readonly passphrase?: string }): Promise<boolean> {
  const path = await request('matters.backup', { matterId, ...given });
  if (path === null) return false;
  notify({
    kind: 'done',
    content: { key: 'backup.backedUp' },
    action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }) },
  });
  return true;
}

async function restore(given: { readonly passphrase?: string }): Promise<boolean> {
  const restored = await request('matters.restore', given);
  if (restored === null) return false;
  chooseMatter(restored.matterId);
  notify({ kind: 'done', content: { key: 'backup.restored', values: { name: restored.name, count: restored.added } } });
  return true;
}
