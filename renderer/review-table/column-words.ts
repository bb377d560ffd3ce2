import type { ReviewColumn, ReviewTemplate } from '#contract/review-table.ts';

/** A title of the program in the interface's language, or a person's own words. */
export function columnWords(title: ReviewColumn['title'], language: string): string {
  if (typeof title === 'string') return title;
  return language === 'zh-Hant' || language === 'zh-Hans' ? title[language] : title.en;
}

/** A table's name; one that was made of a template and kept its name is named in the interface's language. */
export function tableWords(name: string, templates: readonly ReviewTemplate[], language: string): string {
  const template = templates.find(({ name: words }) => Object.values(words).includes(name));
  return template === undefined ? name : columnWords(template.name, language);
}
