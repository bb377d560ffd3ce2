import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { type LabelledContract, unitsIn } from '#main/training/compression/cuad-passages.ts';
import { chosenByScore } from './peers.ts';
import { passageSurprises, selectiveContextKept, tokenSurprises } from './selective-context.ts';

const windowTokens = 2_000;

/**
 * Selective Context with the model's own chances on the beginnings of a few
 * contracts, one window of 2,000 tokens each: labels kept whole by words and by
 * sentences, and labels.
 */
export async function selectiveSample(
  contracts: readonly LabelledContract[],
  gguf: string,
  ratios: readonly number[],
  countTokens: (text: string) => number,
) {
  const texts = contracts.map(({ text }) => {
    let length = Math.min(text.length, 4 * windowTokens);
    while (countTokens(text.slice(0, length)) > windowTokens) length = Math.floor(length * 0.95);
    return text.slice(0, length);
  });
  const surprises = await tokenSurprises(gguf, texts, windowTokens);
  return ratios.map((ratio) => {
    const sums = { ratio, words: 0, sentences: 0, labels: 0 };
    contracts.forEach(({ spans }, index) => {
      const text = texts[index] ?? '';
      const tokens = surprises[index] ?? [];
      const own = spans.filter(({ end }) => end <= text.length);
      const units = passageUnits(text, clauseTree(text));
      const costs = units.map((unit) => countTokens(text.slice(unit.start, unit.end)));
      const kept = chosenByScore(passageSurprises(units, tokens), costs, countTokens(text) / ratio);
      sums.words += selectiveContextKept(text, tokens, ratio, own);
      sums.sentences += own.filter(({ start, end }) =>
        unitsIn(units, start, end).every((unit) => kept.has(unit)),
      ).length;
      sums.labels += own.length;
    });
    return sums;
  });
}
