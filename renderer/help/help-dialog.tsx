import { useTranslation } from 'react-i18next';
import en from '../../resources/help/en.json' with { type: 'json' };
import zhHans from '../../resources/help/zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/help/zh-Hant.json' with { type: 'json' };
import { commandNames } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { LicenceList } from './licence-list.tsx';
import './help.css';

interface HelpDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** How the program is used, in the window's language, every key, and whose work is inside. */
export function HelpDialog({ isOpen, onOpenChange }: HelpDialogProps) {
  const { t, i18n } = useTranslation();
  const sections = i18n.language === 'zh-Hant' ? zhHant : i18n.language === 'zh-Hans' ? zhHans : en;
  return (
    <DialogFrame title={t('help.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <div className="help" role="document" tabIndex={0}>
        {sections.map(({ heading, text }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <p>{text}</p>
          </section>
        ))}
        <section>
          <h3>{t('help.keys')}</h3>
          <dl className="help-keys">
            {commandNames.map((name) => {
              const keys = commandKeys(name);
              return keys === null ? null : (
                <div key={name}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{t(`commands.${name}`)}</dd>
                </div>
              );
            })}
          </dl>
        </section>
        <LicenceList />
      </div>
    </DialogFrame>
  );
}
