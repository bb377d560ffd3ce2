/** Aligned sections in several written forms, in two halves that share no document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toScript } from '#main/language/script.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import { byRuleCantonese } from './by-rule-cantonese.ts';

export type Form = 'en' | 'zh-Hant' | 'zh-Hans' | 'yue-Hant';

export interface Section {
  readonly id: string;
  readonly source: 'ordinances' | 'acts' | 'dialogue';
  readonly heldOut: boolean;
  readonly texts: Readonly<Partial<Record<Form, string>>>;
}

const ordinance = z.object({ cap: z.string(), section: z.string(), en: z.string(), 'zh-Hant': z.string() });
const act = z.object({
  pcode: z.string(),
  articles: z.array(z.object({ no: z.string(), zh: z.string(), en: z.string() })),
});

/** Cap. 6A, 6B and 32C are held out: nothing was set or learnt with them. */
const heldOutCaps = new Set(['Cap6A', 'Cap6B', 'Cap32C']);

/** All sections that say enough to be asked for, without those whose words come twice. */
export function alignedSections(data: string, actsOfEachHalf: number): Section[] {
  const sections: Section[] = [];
  const lines = (path: string): unknown[] =>
    readFileSync(join(data, path), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  for (const line of lines('hk_ordinances/sections.jsonl')) {
    const { cap, section, en, 'zh-Hant': hant } = ordinance.parse(line);
    sections.push(made(`${cap} ${section}`, 'ordinances', heldOutCaps.has(cap), tidy(en), tidy(hant)));
  }
  const articles: Section[] = [];
  for (const line of lines('taiwan_law/acts_same_version.jsonl')) {
    const { pcode, articles: own } = act.parse(line);
    for (const { no, en, zh } of own)
      articles.push(made(`${pcode} ${no}`, 'acts', isHeldOut(pcode), tidy(en), tidy(zh)));
  }
  for (const half of [true, false]) {
    const own = distinct(articles.filter(({ heldOut }) => heldOut === half));
    const step = Math.max(1, own.length / actsOfEachHalf);
    for (let at = 0; at < own.length; at += step) {
      const section = own[Math.floor(at)];
      if (section) sections.push(section);
    }
  }
  return distinct(sections);
}

/** The first film's sentences: what the words of Cantonese were looked at with. The other two are held out. */
const sentencesOfFirstFilm = 410;

/**
 * Sentences of three student films, transcribed in written Cantonese, with their
 * subtitles in standard Chinese (Universal Dependencies; tests only). The
 * subtitles say the same freely, and some say something else.
 */
export function cantoneseSentences(data: string): Section[] {
  const texts = (path: string): string[] =>
    [...readFileSync(join(data, 'ud_yue_zh_hk', path), 'utf8').matchAll(/^# text = (.*)$/gm)].map(
      ([, text = '']) => text,
    );
  const spoken = texts('UD_Cantonese-HK/yue_hk-ud-test.conllu');
  const written = texts('UD_Chinese-HK/zh_hk-ud-test.conllu');
  const all = spoken.slice(0, written.length).map((text, index): Section => {
    const hant = written[index] ?? '';
    return {
      id: `ud ${index}`,
      source: 'dialogue',
      heldOut: index >= sentencesOfFirstFilm,
      texts: { 'yue-Hant': text, 'zh-Hant': hant, 'zh-Hans': toScript(hant, 'zh-Hans') },
    };
  });
  const seen = new Set<string>();
  return all.filter(({ texts: own }) => {
    const key = own['zh-Hant'] ?? '';
    if (key.length < 10 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function made(id: string, source: Section['source'], heldOut: boolean, en: string, hant: string): Section {
  const texts = { en, 'zh-Hant': hant, 'zh-Hans': toScript(hant, 'zh-Hans'), 'yue-Hant': byRuleCantonese(hant) };
  return { id, source, heldOut, texts };
}

function tidy(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
}

function distinct(sections: readonly Section[]): Section[] {
  const seen = new Set<string>();
  return sections.filter(({ texts }) => {
    const { en = '', 'zh-Hant': hant = '' } = texts;
    const keys = [en.replace(/[^A-Za-z]+/g, ' ').toLowerCase(), hant.replace(/[^\p{Script=Han}]+/gu, '')];
    if (en.length < 160 || hant.length < 40 || keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}
