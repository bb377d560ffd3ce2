import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishStem } from '#main/language/english-stem.ts';
import { fold, formsOf, sourceOf } from '#main/language/folding.ts';
import { type IndexTerm, indexTerms, queryKeys } from '#main/language/search-keys.ts';
import { variantClassesModule } from '#main/training/variants.ts';
import { anyText } from './any-text.ts';

function keyOf(text: string): string {
  return fold(text).key;
}

function slice(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}

/** Whether an index of the text finds the query: each term by one of its ways, keys after one another. */
function finds(text: string, query: string): boolean {
  const terms = indexTerms(text);
  return queryKeys(query).every((term) =>
    term.alternatives.some((keys) => terms.some((from) => follows(terms, from, keys, term.prefix))),
  );
}

function follows(terms: readonly IndexTerm[], from: IndexTerm, keys: readonly string[], prefix: boolean): boolean {
  const [first = '', ...others] = keys;
  if (prefix ? !from.key.startsWith(first) : from.key !== first) return false;
  let before = from;
  for (const key of others) {
    const next = terms.find((term) => term.key === key && term.start > before.start && term.start <= before.end + 1);
    if (next === undefined) return false;
    before = next;
  }
  return true;
}

describe('fold', () => {
  test('one key for the forms of the scripts and regions', () => {
    for (const forms of [
      ['後', '后'],
      ['發', '髮', '发'],
      ['乾', '幹', '干'],
      ['裏', '裡', '里'],
      ['臺', '檯', '台', '颱'],
      ['著', '着'],
      ['衞', '衛', '卫'],
      ['峯', '峰'],
      ['説', '說', '说'],
      ['俾', '畀'],
    ]) {
      expect(new Set(forms.map(keyOf)).size, forms.join('')).toBe(1);
      for (const form of forms) expect(formsOf(form)).toEqual(expect.arrayContaining(forms));
    }
    expect(keyOf('皇')).not.toBe(keyOf('后'));
  });

  test('width, case, accents, radicals and compatibility ideographs', () => {
    expect(keyOf('ＨＫ＄１，０００')).toBe('hk$1,000');
    expect(keyOf('Café ﬁrm №5 Ⅳ ㎡')).toBe('cafe firm no5 iv m2');
    expect(keyOf('⼈⺠\uf9b4')).toBe(keyOf('人民領'));
    expect(keyOf('“a”—‘b’')).toBe('"a"-\'b\'');
  });

  test('the places lead back to the source', () => {
    const text = 'ABC ﬁrm e\u0301 衞生';
    const folded = fold(text);
    const at = folded.key.indexOf(keyOf('衛生'));
    expect(slice(text, sourceOf(folded, at, at + 2))).toBe('衞生');
    const letter = folded.key.indexOf('e ');
    expect(sourceOf(folded, letter, letter + 1)).toEqual({ start: 8, end: 10 });
  });

  test('any text: rising places that cover what is kept, and folding again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { key, starts, ends } = fold(text);
        expect([starts.length, ends.length]).toEqual([key.length, key.length]);
        for (let index = 0; index < key.length; index += 1) {
          const [start = 0, end = 0] = [starts[index], ends[index]];
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        // Half a pair that meets the other half once what stood between is dropped is a pair.
        if (text.isWellFormed()) expect(keyOf(key)).toBe(key);
      }),
    );
  });

  test('every character: folding its key again changes nothing', () => {
    const changed: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const { key } = fold(String.fromCodePoint(point));
      if (fold(key).key !== key) changed.push(point.toString(16));
    }
    expect(changed).toEqual([]);
  });

  test('the table of variants follows from the dictionaries', () => {
    const table = readFileSync(new URL('../../main/language/variant-classes.ts', import.meta.url), 'utf8');
    expect(table).toBe(variantClassesModule());
  });
});

describe('indexTerms and queryKeys', () => {
  test('a word of two ideographs is found however the text is cut', () => {
    const text = '被申請人未依約交付貨物，仲裁庭裁定其賠償損失。';
    for (const query of ['申請', '请人', '仲裁庭', '賠償', '赔偿损失', '償', '失'])
      expect(finds(text, query), query).toBe(true);
    for (const query of ['申人', '庭裁決', '物仲']) expect(finds(text, query), query).toBe(false);
  });

  test('English by stems, numbers without separators, references by their parts', () => {
    const text = 'Payments of HK$1,000,000 for non-performance under HCCL 12/2023 on 2024年3月5日';
    for (const query of [
      'payment',
      'paying',
      '1000000',
      'HK$1,000,000',
      'performance',
      'non-performance',
      '12/2023',
      '2024',
      '2024年3月5日',
    ])
      expect(finds(text, query), query).toBe(query !== 'paying');
  });

  test('every pair of forms in OpenCC’s dictionary of phrases meets, both ways', () => {
    const path = createRequire(import.meta.url).resolve('opencc-js/dict/STPhrases');
    const source = readFileSync(path, 'utf8');
    const pairs = source
      .slice(source.indexOf('"') + 1, source.lastIndexOf('"'))
      .split('|')
      .map((entry) => entry.split(' '));
    expect(pairs.length).toBeGreaterThan(40_000);
    const apart = pairs.filter(([simplified = '', traditional = '']) => keyOf(simplified) !== keyOf(traditional));
    // Two words, not two forms of one: 呆 and 待.
    expect(apart).toEqual([['呆着', '待着']]);
    for (const [simplified = '', traditional = ''] of pairs.slice(0, 2_000)) {
      expect(finds(`甲${traditional}乙`, simplified), simplified).toBe(true);
      expect(finds(`甲${simplified}乙`, traditional), traditional).toBe(true);
    }
  });

  test('any text: terms lie in the text, rise, and hold the key of their source', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const { start, end, key, kind } of indexTerms(text)) {
          expect(start).toBeGreaterThanOrEqual(kind === 'part' || kind === 'stem' ? 0 : reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(key).not.toBe('');
          if (kind === 'pair' || kind === 'last') expect(keyOf(text.slice(start, end))).toContain(key);
          if (kind !== 'part' && kind !== 'stem') reached = start;
        }
      }),
    );
  });
});

test('English stems as Snowball’s published examples', () => {
  // From the sample vocabulary of the algorithm's page.
  const samples =
    'consign:consign consigned:consign consigning:consign consignment:consign consist:consist consisted:consist consistency:consist consistent:consist consistently:consist consolation:consol knack:knack knackeries:knackeri knavish:knavish kneaded:knead knees:knee knightly:knight knights:knight knocked:knock arbitration:arbitr arbitrators:arbitr agreement:agreement agreed:agre liabilities:liabil parties:parti';
  for (const sample of samples.split(' ')) {
    const [word = '', stem] = sample.split(':');
    expect(englishStem(word), word).toBe(stem);
  }
});
