import type { TextFinding } from '#contract/finding.ts';
import { plainWords } from '../matching/text-finding.ts';
import type { Difference, VersionFindings } from './difference.ts';

/** A difference as a finding in the first version; in one document the other place is a support. */
export function conflictFinding(one: VersionFindings, other: VersionFindings, difference: Difference): TextFinding {
  const { a, b, field, severity, clause } = difference;
  const quote = shortened(one.text.slice(a.start, a.end));
  const otherQuote = shortened(other.text.slice(b.start, b.end));
  const rule = difference.prevailing;
  return {
    kind: 'fact.bilingual_mismatch',
    label: 'Difference between language versions',
    group: 'conflict',
    start: a.start,
    end: a.end,
    text: one.text.slice(a.start, a.end),
    fields: {
      field,
      value: difference.aValue,
      other_value: difference.bValue,
      other_quote: otherQuote,
      other_start: b.start,
      other_end: b.end,
      prevailing_rule: rule,
    },
    confidence: difference.confidence,
    origin: 'rule',
    reasons: [
      ...reasonsFor(difference, quote, otherQuote),
      rule === null ? 'no clause found that says which version prevails' : rule,
    ],
    clause,
    severity,
    ...(one.text === other.text ? { supports: [{ start: b.start, end: b.end }] } : {}),
  };
}

function reasonsFor({ field, aValue, bValue, isEachItself }: Difference, quote: string, otherQuote: string): string[] {
  const left = field === 'proviso' ? (aValue ?? bValue) : null;
  if (typeof left === 'string') return [`the other version seems to have nothing for “${left}”`];
  return [
    `the two versions differ on ${field.replaceAll('_', ' ')}: “${quote}” against “${otherQuote}”`,
    ...(isEachItself === true ? ['each version names itself as the one that prevails'] : []),
  ];
}

function shortened(words: string): string {
  const plain = plainWords(words);
  return plain.length > 140 ? `${plain.slice(0, 137)}…` : plain;
}
