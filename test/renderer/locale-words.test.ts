import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '#contract/errors.ts';
import { commandNames } from '#renderer/commands/command-bus.ts';
import { windowWords } from '#renderer/locale/window-words.ts';
import reports from '../../resources/locales/reports.en.json' with { type: 'json' };
import en from '../../resources/locales/window.en.json' with { type: 'json' };
import zhHans from '../../resources/locales/window.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/window.zh-Hant.json' with { type: 'json' };

function flat(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[key, value]];
    return typeof value === 'object' && value !== null ? flat(value, key) : [];
  });
}

const english = new Map(flat(en));
const chinese = { 'zh-Hant': new Map(flat(zhHant)), 'zh-Hans': new Map(flat(zhHans)) };

function placeholders(words: string): string[] {
  return [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}

/** Chinese has one form where English has two, so `_one` has no counterpart there. */
const expectedKeys = [...english.keys()].filter((key) => !key.endsWith('_one')).sort();

describe.each(['zh-Hant', 'zh-Hans'] as const)('the words in %s', (locale) => {
  const words = chinese[locale];

  test('are there for everything that English has, and for nothing else', () => {
    expect([...words.keys()].sort()).toEqual(expectedKeys);
  });

  test('name the same things to be put in', () => {
    const different = [...words].filter(([key, text]) => {
      const counterpart = english.get(key) ?? '';
      // A count may be left out of Chinese where English needs it for its plural only.
      const wanted = new Set(placeholders(counterpart));
      return placeholders(text).some((name) => !wanted.has(name) && name !== 'count' && name !== 'name');
    });
    expect(different).toEqual([]);
  });

  test('are Chinese, in the right script', () => {
    const wrong =
      locale === 'zh-Hant'
        ? /[们这说对时会过还来没问题国务实业产东车长门见贝页风马鱼书写约额义议决员应规则责险违价亲证权协该项据双条终争选择须当费开发标档设导关显录]/u
        : /[們這說對時會過還來沒問題國務實業產東車長門見貝頁風馬魚書寫約額義議決員應規則責險違價親證權協該項據雙條終爭選擇須當費開發標檔設導關顯錄]/u;
    const named = /^(languages|values)\./;
    expect([...words].filter(([key, text]) => wrong.test(text) && !named.test(key))).toEqual([]);
  });

  test('keep Chinese punctuation between Chinese characters', () => {
    const wrong = [...words].filter(([, text]) => /\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?!\w)/u.test(text));
    expect(wrong).toEqual([]);
  });
});

test('every field and value of a finding that a report names is named in the window, in each language', () => {
  for (const words of Object.values(windowWords)) {
    expect(Object.keys(words.fields)).toEqual(expect.arrayContaining(Object.keys(reports.fields)));
    expect(Object.keys(words.values)).toEqual(expect.arrayContaining(Object.keys(reports.values)));
  }
  expect(windowWords.en.fields).toMatchObject({ default_seat: 'Default seat', seat: 'Seat' });
  expect(windowWords['zh-Hant'].fields).toMatchObject({ default_seat: '預設仲裁地' });
  expect(windowWords['zh-Hans'].values).toMatchObject({ Tokyo: '东京' });
});

test('every failure a person can meet has its words', () => {
  expect(errorCodes.filter((code) => !english.has(`errors.${code}`))).toEqual([]);
});

test('every command has a name', () => {
  expect(commandNames.filter((name) => !english.has(`commands.${name}`))).toEqual([]);
});

test('every key that the window asks for by name is there', () => {
  const folder = join(import.meta.dirname, '..', '..', 'renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const asked = files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(/\b(?:t|key:)\s*\(?\s*'([a-z]\w*(?:\.[\w-]+)+)'/gi)].map(([, key = '']) => key);
  });
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !english.has(key) && !english.has(`${key}_other`))).toEqual([]);
});
