import { type FormEvent, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { leastPassphraseLength } from '#contract/encryption.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notify } from '../design/notices.ts';
import { errorWords } from '../locale/error-words.ts';
import { PassphraseField } from '../lock/passphrase-field.tsx';

function scrolledIntoView(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
}

/** Asks for the passphrases that turning encryption on or off, or changing the passphrase, needs. */
export function EncryptionForm({
  way,
  onClose,
}: {
  readonly way: 'on' | 'change' | 'off';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const isNextGood = way === 'off' || ([...next].length >= leastPassphraseLength && next === again);
  const isComplete = isNextGood && (way === 'on' || now !== '');
  const differs = again !== '' && next !== again;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || isWorking) return;
    setWorking(true);
    setFailure(null);
    try {
      if (way === 'on') await request('encryption.turnOn', { passphrase: next });
      if (way === 'change') await request('encryption.change', { passphrase: now, next });
      if (way === 'off') await request('encryption.turnOff', { passphrase: now });
      notify({ kind: 'done', content: { key: `encryption.done.${way}` } });
      onClose();
    } catch (error) {
      setFailure(errorWords(t, errorValueOf(error)));
      setWorking(false);
    }
  };

  return (
    <Form
      ref={scrolledIntoView}
      className="encryption-form"
      onSubmit={(event) => void send(event)}
      validationBehavior="aria"
    >
      {way === 'on' ? <p>{t('encryption.warning')}</p> : null}
      {way === 'off' ? <p>{t('encryption.offWarning')}</p> : null}
      {way === 'on' ? null : (
        <PassphraseField label={t('encryption.now')} value={now} onChange={setNow} error={failure} autoFocus />
      )}
      {way === 'off' ? null : (
        <>
          <PassphraseField
            label={t('encryption.next')}
            value={next}
            onChange={setNext}
            hint={t('encryption.nextHint', { count: leastPassphraseLength })}
            error={way === 'on' ? failure : null}
            autoFocus={way === 'on'}
          />
          <PassphraseField
            label={t('encryption.again')}
            value={again}
            onChange={setAgain}
            error={differs && again.length >= next.length ? t('encryption.differs') : null}
          />
        </>
      )}
      <div className="encryption-buttons">
        <Button className="button" onPress={onClose} isDisabled={isWorking}>
          {t('app.cancel')}
        </Button>
        <Button
          type="submit"
          className={way === 'off' ? 'button is-danger' : 'button is-primary'}
          isDisabled={!isComplete || isWorking}
        >
          {t(isWorking ? `encryption.working.${way}` : `encryption.do.${way}`)}
        </Button>
      </div>
    </Form>
  );
}
