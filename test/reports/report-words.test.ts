import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldValueWords, readableFields, shownFields } from '#main/reports/field-words.ts';
import { quotedLanguage } from '#main/reports/quoted-words.ts';
import { fieldName, reportWords } from '#main/reports/report-words.ts';
import { madeFinding } from './made-report.ts';
import { outputLanguages } from './rich-input.ts';

const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));
interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every sentence of a locale file by its path. */
function sentences(words: Tree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...sentences(value, `${path}${key}.`)],
    ),
  );
}

function places(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
}

const english = sentences(tree.parse(reportWords('en')));

describe('the words of reports', () => {
  test.each(outputLanguages)('%s has every sentence with its places', (language) => {
    const own = sentences(tree.parse(reportWords(language)));
    expect([...own.keys()]).toEqual([...english.keys()]);
    for (const [key, sentence] of own) {
      expect(sentence.trim(), key).not.toBe('');
      expect(places(sentence), key).toEqual(places(english.get(key) ?? ''));
    }
  });

  test('Traditional and Simplified do not borrow from each other', () => {
    const traditional = [...sentences(tree.parse(reportWords('zh-Hant'))).values()].join('');
    const simplified = [...sentences(tree.parse(reportWords('zh-Hans'))).values()].join('');
    expect(traditional).not.toMatch(/[这页没报语仅见专业条约书证据实现规则们]/u);
    expect(simplified).not.toMatch(/[這頁沒報語僅見專業條約書證據實現規則們]/u);
  });

  test('Cantonese is written as Cantonese', () => {
    const cantonese = [...sentences(tree.parse(reportWords('yue-Hant'))).values()].join('');
    expect(cantonese.match(/[嘅咗冇唔係啲佢喺嗰]/gu)?.length ?? 0).toBeGreaterThan(20);
  });
});

describe('fields', () => {
  test('values are said in the report’s language', () => {
    expect(fieldValueWords([true, 1_200_000, null, { step: 'negotiation', days: 30 }], 'en')).toBe(
      'yes, 1,200,000, step: negotiation; days: 30',
    );
    expect(fieldValueWords({ mandatory: false, seat: '香港' }, 'zh-Hant')).toBe('強制性：否；仲裁地：香港');
  });

  test('places, bodies and their rules are named in the report’s language', () => {
    expect(fieldValueWords('Hong Kong', 'zh-Hans')).toBe('香港');
    expect(fieldValueWords('Shenzhen Court of International Arbitration', 'yue-Hant')).toBe('深圳國際仲裁院');
    expect(fieldValueWords('CIETAC Arbitration Rules', 'zh-Hans')).toBe('中国国际经济贸易仲裁委员会仲裁规则');
    expect(fieldValueWords('some other words', 'zh-Hans')).toBe('some other words');
  });

  test('what only machines need is not read out', () => {
    const finding = madeFinding({
      id: 'period',
      fields: {
        period: 'one month',
        count: 1,
        unit: 'month',
        clear_days: false,
        institution_id: 'hkiac',
        institution: 'HKIAC',
      },
    });
    expect(readableFields(finding, 'en').map(({ field }) => field)).toEqual(['period', 'institution']);
    expect(shownFields(finding, 'en')).toHaveLength(6);
  });

  test('the bodies that a misnomer may mean stand in its reason, not as codes', () => {
    const candidates = [{ id: 'lmaa', name: 'London Maritime Arbitrators Association', score: 0.7 }];
    const finding = madeFinding({ id: 'misnomer', fields: { name: 'Association of Arbitrators', candidates } });
    expect(readableFields(finding, 'zh-Hant').map(({ field }) => field)).toEqual(['name']);
  });

  test('a field without a translation is shown by its own words', () => {
    expect(fieldName(reportWords('zh-Hans'), 'seat')).toBe('仲裁地');
    expect(fieldName(reportWords('en'), 'someNew_field')).toBe('some new field');
    expect(fieldName(reportWords('en'), 'constructor')).toBe('constructor');
  });
});

describe('quotedLanguage', () => {
  const bilingual = [
    { language: 'en', share: 0.6 },
    { language: 'zh-Hans', share: 0.4 },
  ] as const;

  test.each([
    ['The seat is Hong Kong', 'en'],
    ['争议提交 HKIAC 仲裁', 'zh-Hans'],
    ['15.3', 'und'],
  ] as const)('%s is %s', (text, language) => {
    expect(quotedLanguage(text, bilingual)).toBe(language);
  });
});
