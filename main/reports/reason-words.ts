import type { OutputLanguage } from '#contract/document.ts';
import { reasonIn } from '#contract/reason-words.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };
import { bodyName } from './body-names.ts';
import { reportWords, valueName } from './report-words.ts';

/** A reason or a prevailing rule in the report's language; words of the document stay as they are. */
export function reasonWords(reason: string, language: OutputLanguage): string {
  const words = reportWords(language);
  return reasonIn(language, reason, templates, (name) => bodyName(name, language) ?? valueName(words, name));
}
