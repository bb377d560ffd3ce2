import type { OutputLanguage } from '#contract/document.ts';
import { shortened } from './extractive.ts';
import { oneLine } from './topic-passages.ts';
import { clauseMark, type InFourLanguages } from './wording.ts';

/** One thing found in a document. */
export interface WholeItem {
  readonly quote: string;
  readonly clauseNumber: string;
}

export interface WholeDocument<Item extends WholeItem> {
  readonly name: string;
  readonly items: readonly Item[];
}

/** A line of the answer and the items it rests on, never none. */
export interface WholeLine<Item extends WholeItem> {
  readonly text: string;
  readonly items: readonly Item[];
}

/** More lines than this are not read by anyone; what is beyond is counted in words. */
const mostLines = 200;

const totals: InFourLanguages = {
  en: '{with} of {all} documents speak of this, in {places} places.',
  'zh-Hant': '{all} 份文件中有 {with} 份提及，共 {places} 處。',
  'zh-Hans': '{all} 份文件中有 {with} 份提及，共 {places} 处。',
  'yue-Hant': '{all} 份文件入面有 {with} 份講到，一共 {places} 處。',
};
const without: InFourLanguages = {
  en: 'Nothing of it was found in: {names}.',
  'zh-Hant': '以下文件中沒有找到：{names}。',
  'zh-Hans': '以下文件中没有找到：{names}。',
  'yue-Hant': '呢啲文件入面搵唔到：{names}。',
};
const beyond: InFourLanguages = {
  en: '{count} more places are not listed here.',
  'zh-Hant': '另有 {count} 處未列於此。',
  'zh-Hans': '另有 {count} 处未列于此。',
  'yue-Hant': '仲有 {count} 處冇列出嚟。',
};

/**
 * The answer to a question that needs the whole, made of what was extracted
 * from every document: how many speak of it, where each does, and which do not.
 * Empty where nothing was found.
 */
export function wholeAnswer<Item extends WholeItem>(
  documents: readonly WholeDocument<Item>[],
  language: OutputLanguage,
): WholeLine<Item>[] {
  const speaking = documents.filter(({ items }) => items.length > 0);
  const every = speaking.flatMap(({ items }) => items);
  if (every.length === 0) return [];
  const fill = (template: InFourLanguages, values: Readonly<Record<string, string | number>>) =>
    template[language].replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''));
  const firsts = speaking.flatMap(({ items }) => items.slice(0, 1));
  const lines: WholeLine<Item>[] = [
    {
      text: fill(totals, { with: speaking.length, all: documents.length, places: every.length }),
      items: firsts,
    },
  ];
  const silent = documents.filter(({ items }) => items.length === 0).map(({ name }) => name);
  if (silent.length > 0) {
    const names = silent.slice(0, 30).join(language === 'en' ? ', ' : '、') + (silent.length > 30 ? ' …' : '');
    lines.push({ text: fill(without, { names }), items: firsts });
  }
  const listed = speaking.flatMap(({ name, items }) =>
    items.map((item) => {
      const quote = shortened(oneLine(item.quote));
      const mark = clauseMark(item.clauseNumber, language);
      const quoted = language === 'en' ? `“${quote}”${mark}` : `「${quote}」${mark}`;
      return { text: documents.length > 1 ? `${name}: ${quoted}` : quoted, items: [item] };
    }),
  );
  lines.push(...listed.slice(0, mostLines));
  if (listed.length > mostLines) {
    lines.push({ text: fill(beyond, { count: listed.length - mostLines }), items: firsts });
  }
  return lines;
}
