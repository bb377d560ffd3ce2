import type { TextFinding } from '#contract/finding.ts';
import { kindOf } from './arbitration/arbitration-findings.ts';
import { governingLaws } from './arbitration/governing-law.ts';
import { courtClauses } from './court-clauses.ts';
import type { Reading } from './matching/reading.ts';
import { quoted, textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';
import { prevailingLanguages } from './prevailing-language.ts';

/** The kinds that this reader finds itself. */
export const contractLawKinds: ReadonlySet<string> = new Set([
  'gen.governing_law',
  'gen.jurisdiction',
  'gen.language_prevails',
]);

/** Governing law, court jurisdiction and prevailing language, with what each chooses. */
export function contractLawFindings(reading: Reading, ontology: Ontology): TextFinding[] {
  if (reading.genre === 'law') return [];
  return [
    ...governingLaws(reading).map((law) => {
      const { folded } = reading;
      return textFinding(folded, kindOf(ontology, 'gen.governing_law'), {
        start: law.passage.start,
        end: law.passage.end,
        confidence: 0.9,
        reasons: [`the words ${quoted(folded, law.start, law.end)} choose a law`],
        clause: law.passage.clause,
        fields: {
          law: law.places[0]?.law ?? null,
          further_laws: law.places.slice(1).map(({ law: name }) => name),
          excludes_conflict_rules: /conflicts? of laws?|choice of law|法律冲突|冲突法/.test(law.passage.text),
          excludes_cisg: /international sale of goods|\bcisg\b|国际货物销售合同公约/.test(law.passage.text),
        },
      });
    }),
    ...courtClauses(reading).map(({ passage, last, start, end, exclusive, courts }) =>
      textFinding(reading.folded, kindOf(ontology, 'gen.jurisdiction'), {
        start: passage.start,
        end: last.end,
        confidence: 0.85,
        reasons: [`the words ${quoted(reading.folded, start, end)} name courts`],
        clause: passage.clause,
        fields: { courts, exclusive },
      }),
    ),
    ...prevailingLanguages(reading).map(({ passage, start, end, prevails, equal }) =>
      textFinding(reading.folded, kindOf(ontology, 'gen.language_prevails'), {
        start: passage.start,
        end: passage.end,
        confidence: 0.88,
        reasons: [`the words ${quoted(reading.folded, start, end)} rank the versions`],
        clause: passage.clause,
        fields: { prevailing: prevails, equal_force: equal },
      }),
    ),
  ];
}
