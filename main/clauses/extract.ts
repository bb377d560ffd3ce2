import type { TextFinding } from '#contract/finding.ts';
import { type AmendingText, extractAmended } from './amendments/extract-amended.ts';
import { agreements } from './arbitration/agreement.ts';
import { arbitrationFindings, arbitrationKinds } from './arbitration/arbitration-findings.ts';
import { chatStatements } from './chat-statements.ts';
import { clauseFindings } from './clause-findings.ts';
import { conflictsWithin } from './conflicts/conflicts-within.ts';
import { contractLawFindings, contractLawKinds } from './contract-law-findings.ts';
import { fixedDayFindings } from './deadlines/fixed-day-findings.ts';
import { deadlineFindings } from './deadlines.ts';
import { defectFindings } from './defects/defect-findings.ts';
import { documentTitle } from './document-title.ts';
import { findFacts } from './facts/find-facts.ts';
import { kindTriggers } from './matching/kind-triggers.ts';
import { type Reading, readText } from './matching/reading.ts';
import type { Institutions, Ontology } from './ontology.ts';
import { clauseTree } from './structure/clause-tree.ts';
import type { TextClause } from './structure/text-clause.ts';
import type { VersionGlossary } from './versions/meaning-marks.ts';

export interface ExtractionOptions {
  readonly ontology: Ontology;
  readonly institutions: Institutions;
  /** What carries words over the language border, for a text in English and Chinese by turns. */
  readonly glossary?: () => VersionGlossary;
}

/** What the rules find in a text. All offsets are UTF-16 units of the text; each list is in the text's order. */
export interface Extraction {
  readonly clauses: readonly TextClause[];
  /** Clause kinds and facts. */
  readonly findings: readonly TextFinding[];
  /** `path.*`: what may go wrong with an arbitration clause. */
  readonly defects: readonly TextFinding[];
  /** Differences between the language versions within the text. */
  readonly conflicts: readonly TextFinding[];
  /** Periods and fixed days tied to a duty or a bar. */
  readonly deadlines: readonly TextFinding[];
}

/**
 * Clauses, facts, defects, conflicts and deadlines of a document's body text in
 * reading order, by rules over structure and wording, in English, Traditional
 * and Simplified Chinese and written Cantonese. What the text itself or one of
 * `amending` (other documents that amend it) replaced or deleted gives nothing
 * but `gen.superseded`. Pure and linear in the text.
 */
export function extract(text: string, options: ExtractionOptions, amending: readonly AmendingText[] = []): Extraction {
  const { genre, ...printed } = extractPrinted(text, options);
  if (genre === 'law') return printed;
  const read = (amended: string): Extraction => {
    const { genre: _genre, ...now } = extractPrinted(amended, options);
    return now;
  };
  return extractAmended({ text, printed, ontology: options.ontology, read, amending });
}

function extractPrinted(
  text: string,
  { ontology, institutions, glossary }: ExtractionOptions,
): Extraction & Pick<Reading, 'genre'> {
  const clauses = clauseTree(text);
  const reading = readText(text, clauses);
  const triggers = kindTriggers(ontology);
  const found = agreements(reading, institutions);
  const facts = findFacts(text, clauses);
  const findings =
    reading.genre === 'law'
      ? facts
      : [
          ...arbitrationFindings(reading, ontology, found),
          ...contractLawFindings(reading, ontology),
          ...clauseFindings(
            reading,
            triggers.kinds,
            triggers.hits(reading.folded.text, reading.passages),
            ({ id }) =>
              arbitrationKinds.has(id) ||
              contractLawKinds.has(id) ||
              id === 'gen.time_bar' ||
              // A contract's "agrees" is no admission; a message's is.
              (id === 'fact.agreement_admission' && reading.genre === 'contract'),
          ),
          ...facts,
          ...documentTitle(reading, ontology),
        ];
  const statements = chatStatements(reading, ontology, findings);
  const conflicts = conflictsWithin(text, { clauses, findings, glossary });
  return {
    genre: reading.genre,
    clauses,
    findings: inOrder([...findings, ...statements]),
    defects: inOrder(defectFindings(reading, { ontology, institutions, agreements: found, facts, conflicts })),
    conflicts: inOrder(conflicts),
    deadlines: inOrder([...deadlineFindings(reading, ontology), ...fixedDayFindings(reading, ontology)]),
  };
}

function inOrder(findings: readonly TextFinding[]): TextFinding[] {
  return findings.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
