import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cantoneseLogOdds } from '#main/language/cantonese-evidence.ts';
import { cantoneseWeights } from '#main/language/cantonese-weights.ts';
import { isHan, isLatin, isOtherLetter } from '#main/language/characters.ts';
import { identifyLanguages, languageOf, languageOfWithConfidence } from '#main/language/identify.ts';
import { languageSpans } from '#main/language/spans.ts';
import { posteriors } from '#main/language/two-state-chain.ts';
import { textNgrams } from '#main/training/languages/text-ngrams.ts';
import { anyText } from './any-text.ts';

const row = z.object({ kind: z.string(), segments: z.array(z.tuple([z.string(), z.string()])) });

function labelledSentences(): z.infer<typeof row>[] {
  const path = new URL('../fixtures/languages/development.jsonl', import.meta.url);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));
}

test('letters of the labelled sentences have their language', () => {
  let letters = 0;
  let right = 0;
  for (const { segments } of labelledSentences()) {
    const text = segments.map(([, piece]) => piece).join('');
    const gold = segments.flatMap(([language, piece]) => Array.from({ length: piece.length }, () => language));
    const spans = languageSpans(text);
    for (const [index, language] of gold.entries()) {
      const unit = text.charCodeAt(index);
      if (!isHan(unit) && !isLatin(unit) && !isOtherLetter(unit)) continue;
      letters += 1;
      if (spans.find(({ end }) => index < end)?.language === language) right += 1;
    }
  }
  expect(right / letters).toBeGreaterThanOrEqual(0.98);
});

describe('register is not language', () => {
  test.each([
    ['我今日唔返工', 'yue-Hant'],
    ['我今天不上班', 'zh-Hant'],
    ['上述嘅文件，本公司從來未收過。', 'yue-Hant'],
    ['上述的文件，本公司從來沒有收到。', 'zh-Hant'],
    ['主席，我想問政府有冇計劃檢討呢條法例。', 'yue-Hant'],
    ['主席，我想問政府有沒有計劃檢討這條法例。', 'zh-Hant'],
    ['呢单嘢你搞掂未？', 'yue-Hans'],
    ['这件事你办好了吗？', 'zh-Hans'],
    ['你地去左邊度呀？', 'yue-Hant'],
    ['被告係爭房屋之所有權人，關係人應返還之。', 'zh-Hant'],
  ])('%s → %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('cantoneseLogOdds', () => {
  test('is the sum of the weights of the n-grams', () => {
    const weights = new Map(
      cantoneseWeights
        .trim()
        .split('\n')
        .flatMap((line) => {
          const [weight, ...ngrams] = line.split(' ');
          return ngrams.map((ngram) => [ngram, Number(weight)] as const);
        }),
    );
    const known = [...weights.keys()].join('').replaceAll('|', '');
    const run = fc
      .array(fc.constantFrom(...[...known].slice(0, 400), '𡃉', '𨋢', '喺', '的'), { minLength: 1, maxLength: 30 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(run, (text) => {
        const sum = textNgrams(text).reduce((total, ngram) => total + (weights.get(ngram) ?? 0), 0);
        expect(cantoneseLogOdds(text, 0, text.length)).toBeCloseTo(sum / 16, 9);
      }),
    );
  });
});

describe('confidence', () => {
  test('is high where words tell, low where they do not', () => {
    expect(languageOfWithConfidence('佢哋話聽日先嚟，你信唔信呀？').confidence).toBeGreaterThan(0.95);
    expect(languageOfWithConfidence('一百。').confidence).toBeLessThan(0.7);
  });

  test('is a probability, and one reading gives what the two give', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { language, confidence, spans } = identifyLanguages(text);
        expect(language).toBe(languageOf(text));
        expect(spans).toEqual(languageSpans(text));
        for (const value of [confidence, ...spans.map((span) => span.confidence)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('posteriors', () => {
  /** By summing over every sequence of states. */
  function byEnumeration(places: readonly number[], logOdds: readonly number[], prior: number): number[] {
    const totals = logOdds.map(() => 0);
    let all = 0;
    for (let states = 0; states < 1 << logOdds.length; states += 1) {
      let weight = 1;
      for (const [index, odds] of logOdds.entries()) {
        const first = (states >> index) & 1;
        const likeness = index === 0 ? 0 : 0.75 * Math.exp(-((places[index] ?? 0) - (places[index - 1] ?? 0)) / 600);
        const stationary = first === 1 ? prior : 1 - prior;
        const same = index > 0 && first === ((states >> (index - 1)) & 1) ? 1 : 0;
        weight *= (likeness * same + (1 - likeness) * stationary) * (first === 1 ? Math.exp(odds) : 1);
      }
      all += weight;
      for (const index of totals.keys())
        if (((states >> index) & 1) === 1) totals[index] = (totals[index] ?? 0) + weight;
    }
    return totals.map((total) => total / all);
  }

  test('equal the sum over all sequences of states', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.double({ min: -6, max: 6, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (gaps, prior) => {
        let place = 0;
        const places = gaps.map(([gap]) => {
          place += gap;
          return place;
        });
        const logOdds = gaps.map(([, odds]) => odds);
        const found = posteriors({
          members: [...gaps.keys()],
          places: Int32Array.from(places),
          logOdds: Float64Array.from(logOdds),
          prior,
        });
        for (const [index, expected] of byEnumeration(places, logOdds, prior).entries()) {
          expect(found[index]).toBeCloseTo(expected, 8);
        }
      }),
    );
  });
});
