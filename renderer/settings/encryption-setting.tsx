import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { useEncryption } from '../lock/encryption-store.ts';
import { lockNow } from '../lock/follow-lock.ts';
import '../lock/lock.css';
import { ChoiceSelect } from './choice-select.tsx';
import { EncryptionForm } from './encryption-form.tsx';

const minutes = ['5', '15', '30', '60', 'never'] as const;

/** Whether the data folder is encrypted, and what can be done about it. */
export function EncryptionSetting() {
  const { t } = useTranslation();
  const { encrypted, lockAfterMinutes } = useEncryption((state) => state.encryption);
  const [open, setOpen] = useState<'none' | 'on' | 'change' | 'off'>('none');
  const close = () => setOpen('none');

  const lockAfter = async (choice: (typeof minutes)[number]) => {
    try {
      await request('encryption.lockAfter', { minutes: choice === 'never' ? null : Number(choice) });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <section className="encryption" aria-label={t('encryption.title')}>
      <h3>{t('encryption.title')}</h3>
      <p className="field-hint">{t(encrypted ? 'encryption.onHint' : 'encryption.offHint')}</p>
      {encrypted ? (
        <ChoiceSelect
          label={t('encryption.lockAfter')}
          value={minutes.find((choice) => choice === String(lockAfterMinutes)) ?? 'never'}
          choices={minutes.map((id) => ({
            id,
            words: id === 'never' ? t('encryption.never') : t('encryption.minutes', { count: Number(id) }),
          }))}
          onChange={(choice) => void lockAfter(choice)}
        />
      ) : null}
      {open === 'none' ? (
        <div className="encryption-buttons">
          {encrypted ? (
            <>
              <Button className="button" onPress={() => void lockNow()}>
                {t('encryption.lockNow')}
              </Button>
              <Button className="button" onPress={() => setOpen('change')}>
                {t('encryption.change')}
              </Button>
              <Button className="button" onPress={() => setOpen('off')}>
                {t('encryption.turnOff')}
              </Button>
            </>
          ) : (
            <Button className="button" onPress={() => setOpen('on')}>
              {t('encryption.turnOn')}
            </Button>
          )}
        </div>
      ) : (
        <EncryptionForm way={open} onClose={close} />
      )}
    </section>
  );
}
