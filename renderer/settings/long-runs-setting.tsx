import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import '../matters/rules-fields.css';
import { ChoiceSelect } from './choice-select.tsx';
import { changeSettings, useSettings } from './settings-store.ts';

/** What is told of runs while nobody looks, and whether the computer stays awake for them. */
export function LongRunsSetting() {
  const { t } = useTranslation();
  const { notify, keepAwake } = useSettings((state) => state.settings);
  return (
    <section className="encryption" aria-label={t('longRuns.title')}>
      <h3>{t('longRuns.title')}</h3>
      <div>
        <ChoiceSelect
          label={t('longRuns.notify')}
          value={notify}
          choices={(['named', 'unnamed', 'off'] as const).map((id) => ({ id, words: t(`longRuns.${id}`) }))}
          onChange={(chosen) => void changeSettings({ notify: chosen })}
        />
        <p className="field-hint">{t('longRuns.notifyHint')}</p>
      </div>
      <Switch
        className="rule-switch"
        isSelected={keepAwake}
        onChange={(isOn) => void changeSettings({ keepAwake: isOn })}
        aria-label={t('longRuns.keepAwake')}
        aria-description={t('longRuns.keepAwakeHint')}
      >
        <span className="rule-track" aria-hidden />
        <span aria-hidden>
          <span className="rule-name">{t('longRuns.keepAwake')}</span>
          <span className="field-hint">{t('longRuns.keepAwakeHint')}</span>
        </span>
      </Switch>
    </section>
  );
}
