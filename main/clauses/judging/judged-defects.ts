import type { TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import { kindOf, passageAt } from '../arbitration/arbitration-findings.ts';
import { mendOf } from '../defects/mend.ts';
import type { Reading } from '../matching/reading.ts';
import { quoted, sourceSpan, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import { answeredKinds } from './answered-kinds.ts';
import { type DefectJudge, defectProbabilities, wordingScores } from './defect-judge.ts';
import { wordingMarks } from './wording-marks.ts';

export interface JudgedInput {
  readonly reading: Reading;
  readonly ontology: Ontology;
  readonly agreements: readonly Agreement[];
  readonly findings: readonly TextFinding[];
  /** What the rules found. */
  readonly defects: readonly TextFinding[];
}

/**
 * The defects as the learned judge sees them beside the rules: a kind whose wording it knows well and that no rule
 * told is added (origin `classifier`); one that a rule told and that it thinks unlikely stays as a note. Whatever the rules
 * found stays; nothing is judged away from an arbitration agreement.
 */
export function judgedDefects(input: JudgedInput, judge: DefectJudge): TextFinding[] {
  let defects = [...input.defects];
  for (const scope of scopesOf(input)) defects = judgedScope({ ...input, defects }, judge, scope);
  return defects;
}

/** Folded offsets of a dispute clause. */
interface Scope {
  readonly start: number;
  readonly end: number;
  readonly agreement: Agreement;
}

/** A rule that is surer than this is not doubted in a longer text. */
const surestDoubted = 0.75;
/** A text of this length, folded, is one clause. */
const longestClause = 2400;

/** The dispute clauses of the text, each once: the whole of a short text, else what stands around each agreement. */
function scopesOf({ reading, agreements }: JudgedInput): Scope[] {
  const { length } = reading.folded.text;
  const [first] = agreements;
  if (first === undefined) return [];
  if (length <= longestClause) return [{ start: 0, end: length, agreement: first }];
  const scopes: Scope[] = [];
  for (const agreement of agreements) {
    const { lead, zone } = agreement;
    const middle = (lead.start + lead.end) / 2;
    const near = zone.filter(
      ({ start, end }) => start >= middle - longestClause / 2 && end <= middle + longestClause / 2,
    );
    const scope = {
      start: Math.min(lead.start, ...near.map(({ start }) => start)),
      end: Math.max(lead.end, ...near.map(({ end }) => end)),
      agreement,
    };
    if (scopes.every(({ start, end }) => scope.start >= end || scope.end <= start)) scopes.push(scope);
  }
  return scopes;
}

function judgedScope(input: JudgedInput, judge: DefectJudge, scope: Scope): TextFinding[] {
  const { reading, findings, defects } = input;
  const { folded } = reading;
  const span = sourceSpan(folded, scope.start, scope.end);
  const isWithin = ({ start }: TextFinding): boolean => start >= span.start && start < span.end;
  const told = new Map<string, number>();
  for (const defect of defects.filter(isWithin))
    if (defect.severity !== 'note') told.set(defect.kind, Math.max(defect.confidence, told.get(defect.kind) ?? 0));
  const answered = answeredKinds(findings.filter(isWithin));
  const marks = wordingMarks(folded.text.slice(scope.start, scope.end), [...findings, ...defects].filter(isWithin));
  const probabilities = defectProbabilities(judge, marks, told);
  const isAlone = folded.text.length <= longestClause;
  const { addAbove, noteBelow } = isAlone ? judge.alone : judge.within;
  const kept = defects.map((defect) => {
    const probability = probabilities.get(defect.kind) ?? 1;
    return isWithin(defect) && isDoubtful(defect, isAlone) && probability < noteBelow
      ? noted(defect, probability)
      : defect;
  });
  const added = judge.kinds.flatMap(({ id }) => {
    const probability = probabilities.get(id) ?? 0;
    return told.has(id) || answered.has(id) || probability <= addAbove || isOfOtherPaper(input, id)
      ? []
      : [addedDefect(input, judge, scope, id, probability)];
  });
  // What the rules only noted is told once.
  const raised = new Set(added.map(({ kind }) => kind));
  return [
    ...kept.filter((defect) => !(isWithin(defect) && defect.severity === 'note' && raised.has(defect.kind))),
    ...added,
  ];
}

/** How linked contracts differ cannot be told where only one of them is at hand. */
function isOfOtherPaper({ agreements }: JudgedInput, id: string): boolean {
  return id === 'path.linked_contracts' && agreements.length < 2;
}

/**
 * What the judge learned are clauses that stand alone. In a longer text what a rule is sure of, or what would void the
 * clause, is never made a note of.
 */
function isDoubtful({ severity, confidence }: TextFinding, isAlone: boolean): boolean {
  return severity !== 'note' && (isAlone || (severity !== 'high' && confidence <= surestDoubted));
}

function noted(defect: TextFinding, probability: number): TextFinding {
  return {
    ...defect,
    severity: 'note',
    confidence: Math.min(defect.confidence, Math.round(probability * 100) / 100),
    reasons: [...defect.reasons, 'labelled clauses of this wording mostly lack this defect, so that it is only noted'],
  };
}

function addedDefect(
  { reading, ontology }: JudgedInput,
  judge: DefectJudge,
  { start, end, agreement }: Scope,
  id: string,
  probability: number,
): TextFinding {
  const { folded, passages } = reading;
  const kind = judge.kinds.findIndex((one) => one.id === id);
  const [likest] = passages
    .filter((passage) => passage.end > start && passage.start < end)
    .map((passage) => ({ passage, score: wordingScores(judge, wordingMarks(passage.text, []))[kind] ?? 0 }))
    .toSorted((one, other) => other.score - one.score);
  const place = likest?.passage ?? passageAt(reading, start) ?? agreement.lead;
  return {
    ...textFinding(folded, kindOf(ontology, id), {
      start: place.start,
      end: place.end,
      fields: { mend: mendOf(reading, id, agreement, place.start) },
      confidence: probability,
      reasons: [`labelled clauses of this wording mostly have this defect: ${quoted(folded, place.start, place.end)}`],
      clause: place.clause,
      severity: judge.kinds[kind]?.severity ?? 'low',
      supports: [{ start: place.start, end: place.end }],
    }),
    origin: 'classifier',
  };
}
