import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { LanguageShare } from './report-input.ts';

/** The language of words from a page: its script decides between English and the page's chief Chinese language. */
export function quotedLanguage(text: string, languages: readonly LanguageShare[]): LanguageTag {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // A word of Latin letters weighs as one character: a clause that names "HKIAC" is still Chinese.
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu)?.length ?? 0;
  if (han === 0 && words === 0) return 'und';
  if (han < words) return 'en';
  return languages.find(({ language }) => language !== 'en' && language !== 'und')?.language ?? 'zh-Hant';
}

/** Words in the quotation marks of the language that quotes them. */
export function inQuotes(text: string, language: OutputLanguage): string {
  return language === 'zh-Hant' || language === 'yue-Hant' ? `「${text}」` : `“${text}”`;
}

/** A quote on one line: where its lines broke on the page says nothing in a report. Chinese joins without a space. */
export function joinedLines(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。；：、）」』”])\s*\n\s*(?=[\p{Script=Han}（「『“])/gu, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
