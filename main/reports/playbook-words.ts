import type { OutputLanguage } from '#contract/document.ts';
import { type RuleState, type RuleWhy, wordsFor } from '#contract/playbook.ts';
import locale from '../../resources/locales/playbooks.json' with { type: 'json' };
import { fieldValueWords } from './field-words.ts';
import { pageRanges } from './place-words.ts';
import { reasonWords } from './reason-words.ts';
import { fieldName, fill, reportWords } from './report-words.ts';

/** What playbooks and riders say in a language; English is the pattern the others are checked against. */
export type PlaybookLocale = typeof locale.en;

/** The words of playbooks and riders in a language. */
export function playbookWords(language: OutputLanguage): PlaybookLocale {
  return locale[language];
}

/** `Missing`, `欠缺`. */
export function ruleStateWords(state: RuleState, language: OutputLanguage): string {
  return playbookWords(language).states[state];
}

/** How a rule was decided, as a sentence. */
export function ruleWhyWords(why: RuleWhy, language: OutputLanguage): string {
  const words = playbookWords(language);
  if (why.code === 'reason') return reasonWords(why.words, language);
  const sentence = words.why[why.code];
  switch (why.code) {
    case 'forbidden':
      return wordsFor(why.reason, language);
    case 'words':
    case 'forbidden-words':
      return fill(sentence, { words: why.words });
    case 'unread-pages':
      return fill(sentence, { pages: pageRanges(why.pages, language) });
    case 'is':
    case 'is-not':
    case 'silent':
    case 'not-read': {
      const name = fieldName(reportWords(language), why.field);
      const field = why.code.startsWith('is') ? name.replace(/^[a-z]/, (first) => first.toUpperCase()) : name;
      return fill(sentence, { field, value: fieldValueWords(why.value, language) });
    }
    default:
      return sentence;
  }
}
