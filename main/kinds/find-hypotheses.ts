import type { TextFinding } from '#contract/finding.ts';
import type { ChineseGlossary } from '#main/compression/passage-features.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { type HypothesesModel, judgeHypotheses } from './judge-hypotheses.ts';
import type { PassageReading } from './kind-features.ts';

const leastEvidence = 0.3;
const mostPassages = 3;

/**
 * What an NDA says to each hypothesis: one finding a hypothesis that it speaks of,
 * at its surest passage, with the other passages as `supports`; in the text's order.
 * `fields` holds `choice` (`entailment` or `contradiction`) and `hypothesis`, the sentence.
 */
export function findHypotheses(
  input: Omit<PassageReading, 'units'>,
  model: HypothesesModel,
  glossary: ChineseGlossary | null,
): TextFinding[] {
  const units = passageUnits(input.text, input.clauses);
  if (units.length === 0) return [];
  return judgeHypotheses({ ...input, units }, model, glossary)
    .flatMap(({ hypothesis, choice, confidence, evidence }): TextFinding[] => {
      const known = model.hypotheses[hypothesis];
      if (choice === 'not-mentioned' || known === undefined) return [];
      const order = [...evidence.keys()].sort((a, b) => (evidence[b] ?? 0) - (evidence[a] ?? 0) || a - b);
      const [first, ...others] = order.flatMap((unit) => units[unit] ?? []);
      if (first === undefined) return [];
      const supports = others
        .slice(0, mostPassages - 1)
        .filter((_, rank) => (evidence[order[rank + 1] ?? -1] ?? 0) >= leastEvidence)
        .map(({ start, end }) => ({ start, end }));
      const clause = input.clauses[first.clause];
      return [
        {
          kind: `contractnli.${known.id.replace('-', '_')}`,
          label: known.label,
          group: 'general',
          start: first.start,
          end: first.end,
          text: input.text.slice(first.start, first.end),
          fields: { choice, hypothesis: known.sentence },
          confidence: Math.round(confidence * 1000) / 1000,
          origin: 'model',
          reasons: [`learned from expert labels of contracts: ${known.label}`],
          clause: clause === undefined ? null : { number: clause.number, heading: clause.heading },
          supports,
        },
      ];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
