import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One law in English and Traditional Chinese, section by section; nothing of a number is left in the texts. */
export interface LawTexts {
  readonly name: string;
  readonly source: 'Hong Kong' | 'Taiwan';
  readonly sections: readonly { readonly en: string; readonly zh: string }[];
}

const hongKong = z.object({ cap: z.string(), section: z.string(), en: z.string(), 'zh-Hant': z.string() });
const taiwan = z.object({
  name_en: z.string(),
  same_version: z.boolean(),
  articles: z.array(z.object({ no: z.string(), zh: z.string(), en: z.string() })),
});

export function readLaws(data: string): LawTexts[] {
  const lines = (path: string): string[] =>
    readFileSync(join(data, path), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const caps = new Map<string, { en: string; zh: string }[]>();
  for (const line of lines('hk_ordinances/sections.jsonl')) {
    const { cap, en, 'zh-Hant': zh } = hongKong.parse(JSON.parse(line));
    const section = { en: withoutNumber(flat(en)), zh: withoutNumber(flat(zh)) };
    if (section.en.length < 60 || section.zh.length < 20 || section.en.length > 6000) continue;
    caps.set(cap, [...(caps.get(cap) ?? []), section]);
  }
  const ordinances = [...caps].flatMap(([cap, sections]) =>
    chunks(sections, 60).map(
      (part, index): LawTexts => ({ name: `${cap}/${index}`, source: 'Hong Kong', sections: part }),
    ),
  );
  const acts = lines('taiwan_law/acts_same_version.jsonl').flatMap((line): LawTexts[] => {
    const act = taiwan.parse(JSON.parse(line));
    const sections = act.articles
      .map(({ zh, en }) => ({ en: flat(en), zh: flat(zh) }))
      .filter(({ en, zh }) => en.length > 20 && zh.length > 6);
    return act.same_version && sections.length >= 10 && sections.length <= 120
      ? [{ name: act.name_en, source: 'Taiwan', sections }]
      : [];
  });
  return [...ordinances, ...acts];
}

/** A page's head and the notes on amendments are printed differently in the two: both left out, with line ends. */
function flat(text: string): string {
  return text
    .replace(
      /\([^()]*(?:Version|Instrument No|Amended|Added|Replaced|Format changes)[^()]*(?:\([^()]*\)[^()]*)*\)/g,
      ' ',
    )
    .replace(/[（(][^（）()]*(?:版本日期|由\d{4}年|增補|修訂|編輯修訂|代替|格式變更)[^（）()]*[)）]/g, ' ')
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutNumber(text: string): string {
  return text.replace(/^.{0,120}?\b\d+[A-Z]{0,3}\.\s+(?=\S)/, '');
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
