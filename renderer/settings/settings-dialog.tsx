import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/matter.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { EndpointNaming } from '../endpoints/endpoint-choice.tsx';
import { MachineSpeed } from '../endpoints/machine-speed.tsx';
import { ChoiceSelect } from './choice-select.tsx';
import { EncryptionSetting } from './encryption-setting.tsx';
import { LongRunsSetting } from './long-runs-setting.tsx';
import { ModelChoice } from './model-choice.tsx';
import { OutputLanguageSelect } from './output-language-select.tsx';
import { changeSettings, useSettings } from './settings-store.ts';
import { UpdateSetting } from './update-setting.tsx';

const localeNames = [
  { id: 'en', words: 'English', lang: 'en' },
  { id: 'zh-Hant', words: '繁體中文', lang: 'zh-Hant' },
  { id: 'zh-Hans', words: '简体中文', lang: 'zh-Hans' },
] as const satisfies readonly { id: Settings['locale']; words: string; lang: string }[];

/** Language, theme, the language Sampan writes in, and the model. */
export function SettingsDialog() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { settings, info } = useSettings();

  useEffect(() => answerCommands({ settings: () => setOpen(true) }), []);

  return (
    <DialogFrame title={t('settings.title')} isOpen={isOpen} onOpenChange={setOpen}>
      <div className="form settings">
        <div className="form-pair">
          <ChoiceSelect
            label={t('settings.locale')}
            value={settings.locale}
            choices={localeNames}
            onChange={(locale) => void changeSettings({ locale })}
          />
          <ChoiceSelect
            label={t('settings.theme')}
            value={settings.theme}
            choices={(['system', 'light', 'dark'] as const).map((theme) => ({ id: theme, words: t(`theme.${theme}`) }))}
            onChange={(theme) => void changeSettings({ theme })}
          />
        </div>
        <div>
          <OutputLanguageSelect
            label={t('settings.outputLanguage')}
            value={settings.outputLanguage}
            onChange={(outputLanguage) => void changeSettings({ outputLanguage })}
          />
          <p className="field-hint">{t('settings.outputLanguageHint')}</p>
        </div>
        <ModelChoice />
        <EndpointNaming />
        <MachineSpeed />
        <LongRunsSetting />
        <EncryptionSetting />
        <UpdateSetting />
        {info === null ? null : (
          <p className="about selectable">
            {t('settings.about', { version: info.version, electron: info.electron })}
            <br />
            {t('settings.dataFolder', { folder: info.dataFolder })}
          </p>
        )}
      </div>
    </DialogFrame>
  );
}
