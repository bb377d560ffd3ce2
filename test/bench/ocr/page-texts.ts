import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export type Language = 'en' | 'zh-Hant' | 'zh-Hans' | 'mixed';

export const languages: readonly Language[] = ['en', 'zh-Hant', 'zh-Hans', 'mixed'];

const sectionSchema = z.object({ cap: z.string(), section: z.string(), en: z.string(), 'zh-Hant': z.string() });
const actSchema = z.object({
  pcode: z.string(),
  articles: z.array(z.object({ zh: z.string(), en: z.string() })),
});

/**
 * Paragraphs of held-out documents: no text of them was used to train the
 * vocabulary. `development` and `report` share no document.
 */
export async function paragraphsOf(
  data: string,
  language: Language,
  side: 'development' | 'report',
): Promise<string[]> {
  const isOurs = (name: string): boolean => {
    const [first = 0, second = 0] = createHash('sha256').update(name).digest();
    return first % 4 === 0 && (second % 2 === 0) === (side === 'development');
  };
  const found: string[] = [];
  const add = (text: string, least: number): void => {
    const line = text
      .replace(/^\s*(#|\*)+\s*/u, '')
      .replace(/\s+/gu, ' ')
      .trim();
    // The running head of the source, with its vertical colons.
    if (/︰|^\s*\d+\s*$/u.test(line)) return;
    if (line.length >= least && line.length <= 900) found.push(line);
  };
  if (language === 'zh-Hans') {
    for (const folder of ['民商法', '民法商法', '经济法', '行政法', '诉讼与非诉讼程序法']) {
      const names = await readdir(join(data, 'prc_law', folder)).catch(() => []);
      for (const name of names.sort()) {
        if (!name.endsWith('.md') || !isOurs(name)) continue;
        const text = await readFile(join(data, 'prc_law', folder, name), 'utf8');
        for (const line of text.split('\n')) if (!/^\s*[<|]/u.test(line)) add(line, 30);
      }
    }
    return found;
  }
  if (language === 'mixed') {
    for (const line of (await readFile(join(data, 'taiwan_law', 'acts_same_version.jsonl'), 'utf8')).split('\n')) {
      if (line.trim() === '') continue;
      const act = actSchema.parse(JSON.parse(line));
      if (!isOurs(act.pcode)) continue;
      for (const { zh, en } of act.articles) {
        add(zh, 30);
        add(en, 30);
      }
    }
    return found;
  }
  for (const line of (await readFile(join(data, 'hk_ordinances', 'sections.jsonl'), 'utf8')).split('\n')) {
    if (line.trim() === '') continue;
    const section = sectionSchema.parse(JSON.parse(line));
    if (!isOurs(`${section.cap}/${section.section}`)) continue;
    // The layout of the source: a paragraph ends where a line is blank.
    for (const paragraph of section[language].split(/\n\s*\n/u)) {
      const joined =
        language === 'en' ? paragraph : paragraph.replace(/(?<=[^\x20-\x7e])\s*\n\s*(?=[^\x20-\x7e])/gu, '');
      add(joined, language === 'en' ? 80 : 40);
    }
  }
  return found;
}
