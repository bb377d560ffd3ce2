import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { UpdateCheck } from '#contract/update.ts';
import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

/** Checks a release that somebody brought in a folder; nothing is looked for by itself and nothing is installed. */
export function UpdateSetting() {
  const { t } = useTranslation();
  const [check, setCheck] = useState<UpdateCheck | null>(null);
  const [isChecking, setChecking] = useState(false);

  const choose = async () => {
    setChecking(true);
    try {
      const found = await request('updates.check', {});
      if (found !== null) setCheck(found);
    } catch (error) {
      notifyError(error);
    } finally {
      setChecking(false);
    }
  };

  return (
    <section className="encryption" aria-label={t('update.title')}>
      <h3>{t('update.title')}</h3>
      <p className="field-hint">{t('update.hint')}</p>
      <div className="encryption-buttons">
        <Button className="button" isPending={isChecking} onPress={() => void choose()}>
          {t(isChecking ? 'update.checking' : 'update.choose')}
        </Button>
      </div>
      <div role="status">{check === null ? null : <UpdateFound check={check} />}</div>
    </section>
  );
}

function UpdateFound({ check }: { readonly check: UpdateCheck }) {
  const { t } = useTranslation();
  if (check.state === 'current') return <p>{t('update.current', { version: check.version })}</p>;
  if (check.state === 'refused') return <p className="failure">{t(`update.refused.${check.reason}`)}</p>;
  const { version, released, kind, path } = check;
  return (
    <>
      <p>{t('update.verified', { version, released })}</p>
      <p className="about selectable">{path}</p>
      <p>{t(`update.way.${kind}`)}</p>
      <Button className="link-button" onPress={() => void request('exports.reveal', { path }).catch(notifyError)}>
        {t('exports.showInFolder')}
      </Button>
    </>
  );
}
