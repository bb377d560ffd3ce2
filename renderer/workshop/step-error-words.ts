import type { TFunction } from 'i18next';
import { reasonWords } from '../findings/reason-words.ts';
import { errorWords } from '../locale/error-words.ts';

/** Where several rules refuse a step, each says so in a sentence of its own. */
const betweenRules = /(?<=\.) (?=The rules of this matter)/;

/** Why a step failed, in the window's language: the rule that refused it, else what its code means. */
export function stepErrorWords(
  t: TFunction,
  error: { readonly code: string; readonly message: string },
  locale: string,
): string {
  const sentences = error.message.split(betweenRules);
  if (!sentences.every((sentence) => sentence.startsWith('The rules of this matter do not allow this step: ')))
    return errorWords(t, error);
  const shown = sentences.map((sentence) => reasonWords(sentence, locale));
  // A rule without a translation is told by its code: no English in a Chinese window.
  const isTold = !locale.startsWith('zh') || shown.every((words, index) => words !== sentences[index]);
  return isTold ? shown.join(locale.startsWith('zh') ? '' : ' ') : errorWords(t, error);
}
