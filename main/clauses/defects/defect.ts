import type { FieldValue, Severity, TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { kindOf, passageAt } from '../arbitration/arbitration-findings.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { quoted, textFinding } from '../matching/text-finding.ts';
import type { Institutions, Ontology } from '../ontology.ts';

/** A longer text, folded, is no note or letter that tells of a clause: it is the contract itself. */
export const longestNote = 2_400;

export interface Words {
  readonly start: number;
  readonly end: number;
}

/** A defect before it is a finding; offsets are folded. */
export interface Defect {
  readonly kind: string;
  readonly severity: Severity;
  readonly confidence: number;
  /** The words it rests on; the finding's place is the passage around the first. */
  readonly words: readonly Words[];
  /** Each says what is wrong; the words are quoted after the first. */
  readonly reasons: readonly string[];
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

export interface DefectContext {
  readonly ontology: Ontology;
  readonly institutions: Institutions;
  readonly agreements: readonly Agreement[];
  readonly facts: readonly TextFinding[];
  /** Findings of the clauses and of the differences between versions. */
  readonly conflicts: readonly TextFinding[];
}

export function defectFinding(reading: Reading, ontology: Ontology, defect: Defect): TextFinding {
  const { folded } = reading;
  const first = defect.words[0] ?? { start: 0, end: 0 };
  const passage = passageAt(reading, first.start);
  const quotes = defect.words.slice(0, 4).map(({ start, end }) => quoted(folded, start, end));
  const [lead = '', ...further] = defect.reasons;
  return textFinding(folded, kindOf(ontology, defect.kind), {
    start: passage?.start ?? first.start,
    end: Math.max(passage?.end ?? 0, first.end),
    fields: defect.fields ?? {},
    confidence: defect.confidence,
    reasons: [quotes.length === 0 ? lead : `${lead}: ${quotes.join(', ')}`, ...further],
    clause: passage?.clause ?? null,
    severity: defect.severity,
    supports: defect.words,
  });
}

/** The first words in the passages that a pattern meets; null where none has them. */
export function wordsIn(passages: readonly Passage[], pattern: RegExp): Words | null {
  for (const passage of passages) {
    const match = pattern.exec(passage.text);
    if (match !== null)
      return { start: passage.start + match.index, end: passage.start + match.index + match[0].length };
  }
  return null;
}

/** The words that make it an arbitration agreement. */
export function agreementPlace({ lead, words }: Agreement): Words {
  return { start: lead.start + words.start, end: lead.start + words.end };
}
