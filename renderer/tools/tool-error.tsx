import { useTranslation } from 'react-i18next';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';

/** What exactly went wrong with a tool: its name, its server's own words. */
export function ToolError({ message }: { readonly message: string }) {
  const { i18n } = useTranslation();
  const shown = reasonWords(message, i18n.language);
  return (
    <bdi className="tool-error selectable" lang={reasonLanguage(shown, i18n.language)}>
      {shown}
    </bdi>
  );
}
