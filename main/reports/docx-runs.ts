import { type IRunOptions, TextRun } from 'docx';
import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import { runLook } from './docx-fonts.ts';
import type { ReportWords } from './report-words.ts';

/** What the runs of a document's own words share. */
export interface Setting {
  readonly language: OutputLanguage;
  readonly words: ReportWords;
}

/** Runs of a text, its line breaks kept; characters that XML forbids are left out. */
export function runs(
  text: string,
  setting: Pick<Setting, 'language'>,
  options: IRunOptions = {},
  language?: LanguageTag,
): readonly TextRun[] {
  const look = runLook(language ?? setting.language, setting.language);
  return legalText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...look, ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

/** Without the characters that XML forbids. */
export function legalText(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');
}
