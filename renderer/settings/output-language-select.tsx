import ChevronDown from 'lucide-react/icons/chevron-down';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';

export const outputLanguages = ['en', 'zh-Hant', 'zh-Hans', 'yue-Hant'] as const satisfies readonly OutputLanguage[];

interface OutputLanguageSelectProps {
  readonly label: string;
  readonly value: OutputLanguage;
  readonly onChange: (language: OutputLanguage) => void;
  readonly isLabelHidden?: boolean;
}

/** Chooses the language that Sampan writes in; each is named in itself. */
export function OutputLanguageSelect({ label, value, onChange, isLabelHidden = false }: OutputLanguageSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="select"
      value={value}
      onChange={(key) => {
        const chosen = outputLanguages.find((language) => language === key);
        if (chosen !== undefined) onChange(chosen);
      }}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Button className="select-button">
        <SelectValue />
        <ChevronDown size={13} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {outputLanguages.map((language) => (
            <ListBoxItem key={language} id={language} lang={language} textValue={t(`languages.${language}`)}>
              {t(`languages.${language}`)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
