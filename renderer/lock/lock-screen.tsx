import Lock from 'lucide-react/icons/lock';
import { type FormEvent, useState } from 'react';
import { Button, Form, I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { errorValueOf, request } from '../bridge.ts';
import { errorWords } from '../locale/error-words.ts';
import { useEncryption } from './encryption-store.ts';
import './lock.css';
import { PassphraseField } from './passphrase-field.tsx';

/** All that is seen of a locked window: what it is, and the field that opens it. */
export function LockScreen({ onOpened }: { readonly onOpened: () => void }) {
  const { t, i18n } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const isFinishing = useEncryption((state) => state.encryption.finishing);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || isOpening) return;
    setOpening(true);
    setFailure(null);
    try {
      await request('encryption.unlock', { passphrase });
      setPassphrase('');
      onOpened();
    } catch (error) {
      setFailure(errorWords(t, errorValueOf(error)));
      setOpening(false);
    }
  };

  return (
    <I18nProvider locale={i18n.language}>
      <main className="lock-screen" aria-label={t('lock.title')}>
        <div className="lock-box">
          <Lock size={22} strokeWidth={1.6} aria-hidden className="lock-glyph" />
          <h1>{t('lock.title')}</h1>
          <p className="lock-text">{t('lock.text')}</p>
          <Form className="form" onSubmit={(event) => void open(event)} validationBehavior="aria">
            <PassphraseField
              label={t('encryption.passphrase')}
              value={passphrase}
              onChange={(value) => {
                setPassphrase(value);
                setFailure(null);
              }}
              error={failure}
              autoFocus
            />
            <Button type="submit" className="button is-primary" isDisabled={passphrase === '' || isOpening}>
              {t(isOpening ? 'lock.opening' : 'lock.open')}
            </Button>
          </Form>
          <p className="field-hint" role="status">
            {isFinishing ? t('lock.finishing') : null}
          </p>
          <p className="field-hint">{t('lock.forgotten')}</p>
        </div>
      </main>
    </I18nProvider>
  );
}
