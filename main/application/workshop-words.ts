import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';

const schema = z.record(z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']), z.record(z.string(), z.string()));

const read = new Map<string, z.infer<typeof schema>>();

/** The words of files that the workshop writes, in a language. */
export function workshopWords(resourcesFolder: string, language: OutputLanguage): Readonly<Record<string, string>> {
  const path = join(resourcesFolder, 'workshop', 'words.json');
  const all = read.get(path) ?? schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  read.set(path, all);
  return all[language];
}
