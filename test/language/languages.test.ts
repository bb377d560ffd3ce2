import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '#main/language/identify.ts';
import { languageMix } from '#main/language/mix.ts';
import { languageSpans } from '#main/language/spans.ts';
import { anyText } from './any-text.ts';

function marked(text: string): string {
  return languageSpans(text)
    .map((span) => `${span.language}:${text.slice(span.start, span.end).trim()}`)
    .join(' / ');
}

describe('languageOf', () => {
  test.each([
    ['This Agreement is governed by the laws of Hong Kong.', 'en'],
    ['凡因本合同引起的爭議，應提交香港國際仲裁中心仲裁。', 'zh-Hant'],
    ['凡因本合同引起的争议，应提交中国国际经济贸易仲裁委员会仲裁。', 'zh-Hans'],
    ['佢話張單聽日先找數，你唔好信佢。', 'yue-Hant'],
    ['你听日黎唔黎？佢地唔系甘样讲噶。', 'yue-Hans'],
    ['唔該你幫我睇下份合約先，有冇問題？', 'yue-Hant'],
    ['呢份 agreement 要 sign 咗先', 'yue-Hant'],
    ['個 client 話份 quotation 未 confirm，叫我哋 hold 住先', 'yue-Hant'],
    ['買方須於收到發票後三十日內付款，逾期者按年利率五厘計息。', 'zh-Hant'],
    ['財政部報請行政院同意後，得派員查核縣（市）公共債務。', 'zh-Hant'],
    ['被告係爭房屋之所有權人，關係人應返還之。', 'zh-Hant'],
    ['O presente contrato de prestação de serviços é celebrado entre as partes.', 'und'],
    ['12.3 (4) — 5', 'und'],
    ['', 'und'],
    ['第十二條', 'zh-Hant'],
    ['合同', 'zh-Hant'],
  ])('%s → %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('languageSpans', () => {
  test('English words inside Cantonese are spans of their own', () => {
    expect(marked('呢份 agreement 要 sign 咗先')).toBe(
      'yue-Hant:呢份 / en:agreement / yue-Hant:要 / en:sign / yue-Hant:咗先',
    );
  });

  test('a Cantonese quotation inside formal Chinese', () => {
    expect(marked('證人指被告曾說：「你哋都唔使旨意我會找數」，但被告否認。')).toBe(
      'zh-Hant:證人指被告曾說： / yue-Hant:「你哋都唔使旨意我會找數」， / zh-Hant:但被告否認。',
    );
  });

  test('two columns of two languages line by line', () => {
    expect(marked('1. Definitions\n1. 定義\n2. Payment of the price\n2. 支付價款')).toBe(
      'en:1. Definitions / zh-Hant:1. 定義 / en:2. Payment of the price / zh-Hant:2. 支付價款',
    );
  });

  test('what both scripts write takes the script of its surroundings', () => {
    expect(marked('争议提交仲裁。\n第三章 合同\n违约责任')).toBe('zh-Hans:争议提交仲裁。\n第三章 合同\n违约责任');
  });

  test('a short message in a Cantonese chat is Cantonese', () => {
    expect(languageSpans('你聽日嚟唔嚟？\n好\n收到').map((span) => span.language)).toEqual(['yue-Hant']);
  });

  test('currency signs and Roman numbering are not English', () => {
    expect(marked('買方須支付HK$1,000予賣方；(ii) 交付貨物。')).toBe(
      'zh-Hant:買方須支付HK$1,000予賣方；(ii) 交付貨物。',
    );
  });

  test('spans cover any text without gaps, neighbours differ, and the result is the same every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = languageSpans(text);
        expect(spans.map((span) => text.slice(span.start, span.end)).join('')).toBe(text);
        for (const [index, span] of spans.entries()) {
          expect(span.end).toBeGreaterThan(span.start);
          if (index > 0) expect(span.language).not.toBe(spans[index - 1]?.language);
        }
        expect(languageSpans(text)).toEqual(spans);
      }),
    );
  });
});

describe('languageMix', () => {
  test('shares of a bilingual page, largest first', () => {
    const mix = languageMix('The parties agree to arbitrate.\n雙方同意仲裁。');
    expect(mix.map((part) => part.language)).toEqual(['en', 'zh-Hant']);
    expect(mix.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1);
  });

  test('shares add up to one for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const mix = languageMix(text);
        expect(mix.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1);
        expect(mix.toSorted((a, b) => b.share - a.share).map((part) => part.share)).toEqual(
          mix.map((part) => part.share),
        );
      }),
    );
  });
});
