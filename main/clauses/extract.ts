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
import { type Extraction, inTextOrder } from './extraction.ts';
import { findFacts } from './facts/find-facts.ts';
import type { ClauseJudge } from './judging/clause-judge.ts';
import type { DefectJudge } from './judging/defect-judge.ts';
import { judgedDefects } from './judging/judged-defects.ts';
import { judgedKinds } from './judging/judged-kinds.ts';
import { kindTriggers } from './matching/kind-triggers.ts';
import { isChat, type Reading, readText } from './matching/reading.ts';
import type { Institutions, Ontology } from './ontology.ts';
import { clauseTree } from './structure/clause-tree.ts';
import type { VersionGlossary } from './versions/meaning-marks.ts';

export interface ExtractionOptions {
  readonly ontology: Ontology;
  readonly institutions: Institutions;
  /** What carries words over the language border, for a text in English and Chinese by turns. */
  readonly glossary?: () => VersionGlossary;
  /** Judges the defects beside the rules; the rules alone where absent. */
  readonly judge?: DefectJudge;
  /** Tells clause kinds whose wording no rule knows and drops those of the rules that nothing else speaks for; the rules alone where absent. */
  readonly clauseJudge?: ClauseJudge;
}

/**
 * Clauses, facts, defects, conflicts and deadlines of a document's body text in
 * reading order, by rules over structure and wording, in English, Traditional
 * and Simplified Chinese and written Cantonese. What the text itself or one of
 * `amending` (other documents that amend it) replaced or deleted gives nothing
 * but `gen.superseded`. Pure and linear in the text.
 */
export function extract(text: string, options: ExtractionOptions, amending: readonly AmendingText[] = []): Extraction {
  const { reading, found: printed } = readPrinted(text, options);
  if (reading.genre === 'law') return printed;
  return extractAmended({
    folded: reading.folded,
    text,
    printed,
    ontology: options.ontology,
    read: (amended) => readPrinted(amended, options).found,
    amending,
  });
}

function readPrinted(
  text: string,
  { ontology, institutions, glossary, judge, clauseJudge }: ExtractionOptions,
): { readonly reading: Reading; readonly found: Extraction } {
  const clauses = clauseTree(text);
  const reading = readText(text, clauses);
  const triggers = kindTriggers(ontology);
  const agreed = agreements(reading, institutions);
  const facts = findFacts(text, clauses);
  const findings =
    reading.genre === 'law'
      ? facts
      : [
          ...arbitrationFindings(reading, ontology, agreed),
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
  const standing =
    clauseJudge === undefined || reading.genre === 'law'
      ? findings
      : judgedKinds({ reading, ontology, findings }, clauseJudge);
  // Messages in two languages are no two versions of one text.
  const conflicts = isChat(reading) ? [] : conflictsWithin(text, { clauses, findings, glossary });
  const defects = defectFindings(reading, { ontology, institutions, agreements: agreed, facts, conflicts });
  return {
    reading,
    found: {
      clauses,
      findings: inTextOrder([...standing, ...statements]),
      defects: inTextOrder(
        judge === undefined
          ? defects
          : judgedDefects({ reading, ontology, agreements: agreed, findings, defects }, judge),
      ),
      conflicts: inTextOrder(conflicts),
      deadlines: inTextOrder([...deadlineFindings(reading, ontology), ...fixedDayFindings(reading, ontology)]),
    },
  };
}
