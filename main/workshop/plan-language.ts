import type { OutputLanguage } from '#contract/document.ts';

/** The language that an instruction asks to write in, and the text without the words that ask. */
export interface LanguageAsked {
  readonly language: OutputLanguage | null;
  /** Whether it asks to put what is there into that language. */
  readonly translates: boolean;
  readonly rest: string;
}

const named: readonly (readonly [OutputLanguage, string])[] = [
  ['zh-Hant', '(?:traditional chinese|繁体中文|繁体字|繁体|繁中|正体中文|正体)'],
  ['zh-Hans', '(?:simplified chinese|简体中文|简体字|简体|简中|mandarin)'],
  ['yue-Hant', '(?:(?:written )?cantonese|广东话|粤语|粤文|白话文)'],
  ['en', '(?:english|英文|英语)'],
];
const chinese = '(?:chinese|中文|汉语)';

function asking(name: string): RegExp {
  return new RegExp(
    `(?<translates>(?:translat\\w*|render\\w*)(?:[^,;.]*?)\\s+(?:in)?to\\s+${name}|(?:翻译|译)(?:成|做|为|作|返做)?${name}(?:版)?)|\\b(?:in|into)\\s+${name}|(?:用|以|使用)${name}(?:版本|版)?|${name}(?=(?:的|嘅)?(?:备忘录|摘要|报告|初稿|草稿|意见|note|memo|summary|report|draft))|\\b${name}(?= (?:note|memo|summary|report|draft|letter))`,
  );
}

/**
 * `text` is in lower case and, where Chinese, simplified. "Chinese" alone is
 * the Chinese of who asks; an English speaker's is traditional, as it is
 * written in Hong Kong.
 */
export function languageAsked(text: string, own: OutputLanguage): LanguageAsked {
  const candidates: readonly (readonly [OutputLanguage, string])[] = [
    ...named,
    [own === 'en' ? 'zh-Hant' : own, chinese],
  ];
  for (const [language, name] of candidates) {
    const match = asking(name).exec(text);
    if (!match) continue;
    const translates = match.groups?.translates !== undefined;
    // The thing to be translated stands between the verb and the language.
    const kept = translates
      ? match[0].replace(/^(?:translat\w*|render\w*)/, '').replace(new RegExp(`${name}.*$`), '')
      : '';
    const stop = match.index + match[0].length;
    return { language, translates, rest: `${text.slice(0, match.index)} ${kept} ${text.slice(stop)}` };
  }
  return {
    language: null,
    translates: /\btranslat\w*|翻译/.test(text) && !/language versions?/.test(text),
    rest: text,
  };
}
