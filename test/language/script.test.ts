import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptDrift, scriptOf, toScript } from '#main/language/script.ts';
import {
  sharedCharacters,
  simplifiedOnlyCharacters,
  traditionalOnlyCharacters,
} from '#main/language/script-characters.ts';

/** The pairs of one of OpenCC's dictionaries, each with its first replacement. */
function dictionary(name: string): [string, string][] {
  const path = createRequire(import.meta.url).resolve(`opencc-js/dict/${name}`);
  const source = readFileSync(path, 'utf8');
  const content = source.slice(source.indexOf('"') + 1, source.lastIndexOf('"'));
  return content.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return [from, to];
  });
}

test('the tables follow from the dictionaries', () => {
  const shared = new Set(sharedCharacters);
  const fromTraditional = dictionary('TSCharacters');
  const toTraditional = dictionary('STCharacters');
  const simplifiedForms = new Set(fromTraditional.map(([, to]) => to));
  const traditionalForms = new Set(fromTraditional.map(([from]) => from));
  const traditional = new Set<string>();
  const simplified = new Set<string>();
  for (const [from, to] of fromTraditional) {
    if (from !== to && !shared.has(from) && !simplifiedForms.has(from)) traditional.add(from);
  }
  for (const [from, to] of toTraditional) if (from !== to && !shared.has(from)) simplified.add(from);
  for (const [standard, form] of [...dictionary('HKVariants'), ...dictionary('TWVariants')]) {
    if (traditionalForms.has(standard) && !simplifiedForms.has(form) && !shared.has(form)) traditional.add(form);
  }
  const only = (own: Set<string>, other: Set<string>): string =>
    [...own]
      .filter(
        (character) =>
          !other.has(character) && character >= '\u4e00' && character <= '\u9fff' && character.length === 1,
      )
      .sort()
      .join('');
  expect(traditionalOnlyCharacters).toBe(only(traditional, simplified));
  expect(simplifiedOnlyCharacters).toBe(only(simplified, traditional));
});

describe('scriptOf', () => {
  test('shares of the ideographs', () => {
    expect(scriptOf('買方 buys')).toEqual({ han: 2, traditional: 0.5, simplified: 0 });
    expect(scriptOf('买方')).toEqual({ han: 2, traditional: 0, simplified: 0.5 });
    expect(scriptOf('no ideograph')).toEqual({ han: 0, traditional: 0, simplified: 0 });
  });
});

describe('scriptDrift', () => {
  test('names the characters of the other script once each', () => {
    expect(scriptDrift('买方應付买价', 'zh-Hant')).toEqual({ ok: false, offending: ['买', '价'] });
    expect(scriptDrift('買方应付', 'zh-Hans')).toEqual({ ok: false, offending: ['買'] });
  });

  test('Cantonese is written in Traditional', () => {
    expect(scriptDrift('佢哋仲未找數', 'yue-Hant').ok).toBe(true);
    expect(scriptDrift('佢哋还未找数', 'yue-Hant').ok).toBe(false);
  });

  test('characters of both scripts and English are never drift', () => {
    expect(scriptDrift('合同第三章由王后台里', 'zh-Hant').ok).toBe(true);
    expect(scriptDrift('买方 means 買方', 'en').ok).toBe(true);
  });
});

describe('toScript', () => {
  test('Hong Kong forms one way, Simplified the other', () => {
    expect(toScript('买方应于三十日内支付货款，里面说明卫生。', 'zh-Hant')).toBe(
      '買方應於三十日內支付貨款，裏面説明衞生。',
    );
    expect(toScript('買方應於三十日內支付貨款，裏面説明衞生。', 'zh-Hans')).toBe(
      '买方应于三十日内支付货款，里面说明卫生。',
    );
  });

  test('what was converted no longer drifts', () => {
    const sentences = ['争议应提交仲裁', '爭議應提交仲裁', '甲方须于签署后付款', '乙方逾期交貨'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sentences), { minLength: 1 }), (parts) => {
        const text = parts.join('，');
        expect(scriptDrift(toScript(text, 'zh-Hans'), 'zh-Hans')).toEqual({ ok: true, offending: [] });
        expect(scriptDrift(toScript(text, 'zh-Hant'), 'zh-Hant')).toEqual({ ok: true, offending: [] });
      }),
    );
  });
});
