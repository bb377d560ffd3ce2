import type { TextFinding } from '#contract/finding.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { clauseFields } from '../clause-fields.ts';
import { headedClause, isBareHeading } from '../matching/headings.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { quoted, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import { type ClauseJudge, kindProbability, kindScores } from './clause-judge.ts';

export interface JudgedKindsInput {
  readonly reading: Reading;
  readonly ontology: Ontology;
  /** What the rules found. */
  readonly findings: readonly TextFinding[];
}

/** A text of this length, folded, is a clause or two. */
const longestAlone = 1200;
const longestPassage = 2400;
/** Shorter passages are headings and lines of a form; a Chinese character says about three letters. */
const shortestLetters = 30;
/** Parts of a text that provide for nothing themselves. */
const silentParts: ReadonlySet<string> = new Set(['title', 'recital', 'definition', 'signature']);

/**
 * Clause kinds that no rule found under a heading and whose wording the judge knows well: of each kind the likeliest
 * passage below that heading, with origin `classifier` and the judge's probability as confidence. Where nothing has a
 * heading, by clause or by passage.
 */
export function judgedKinds(input: JudgedKindsInput, judge: ClauseJudge): TextFinding[] {
  const likely =
    input.reading.folded.text.length <= longestAlone ? likelyAlone(input, judge) : likelyWithin(input, judge);
  return likely.flatMap((one) => findingOf(input, one));
}

interface Likely {
  readonly kind: string;
  readonly passage: Passage;
  readonly probability: number;
}

/** Of a clause or two that stand alone: the kinds of the whole, each at the passage that is most like it. */
function likelyAlone({ reading, findings }: JudgedKindsInput, judge: ClauseJudge): Likely[] {
  const told = new Set(findings.map(({ kind }) => kind));
  const scored = reading.passages.map((passage) => ({ passage, scores: kindScores(judge, passage.text) }));
  const scores = kindScores(judge, reading.folded.text);
  return judge.kinds.flatMap(({ id }, kind) => {
    const probability = kindProbability(scores[kind] ?? 0, judge.alone, 0);
    if (probability < judge.tellAbove || told.has(id)) return [];
    const [likest] = scored.toSorted((one, other) => (other.scores[kind] ?? 0) - (one.scores[kind] ?? 0));
    return likest === undefined ? [] : [{ kind: id, passage: likest.passage, probability }];
  });
}

/** Of a longer text: under each heading the likeliest passage of a kind that no rule told there. */
function likelyWithin({ reading, findings }: JudgedKindsInput, judge: ClauseJudge): Likely[] {
  const told = toldIn(reading, findings);
  const best = new Map<string, Likely>();
  reading.passages.forEach((passage, place) => {
    if (lettersOf(passage) < shortestLetters || isSilent(passage)) return;
    const scores = kindScores(judge, passage.text.slice(0, longestPassage));
    const scope = scopeOf(passage, place);
    judge.kinds.forEach(({ id, shift }, kind) => {
      const probability = kindProbability(scores[kind] ?? 0, judge.within, shift);
      const key = `${id} ${scope}`;
      if (probability < judge.tellAbove || told.has(key) || probability <= (best.get(key)?.probability ?? 0)) return;
      best.set(key, { kind: id, passage, probability });
    });
  });
  return [...best.values()];
}

function findingOf({ reading: { folded }, ontology }: JudgedKindsInput, likely: Likely): TextFinding[] {
  const kind = ontology.kinds.find(({ id }) => id === likely.kind);
  if (kind === undefined) return [];
  const { start, end, clause } = likely.passage;
  const told = textFinding(folded, kind, {
    start,
    end,
    confidence: likely.probability,
    reasons: [`labelled clauses of this wording are of this kind: ${quoted(folded, start, end)}`],
    clause,
    fields: clauseFields(kind, folded.source.slice(folded.sourceStart(start), folded.sourceEnd(end))),
  });
  return [{ ...told, origin: 'classifier' }];
}

function lettersOf({ text, chinese }: Passage): number {
  return text.trim().length * (chinese ? 3 : 1);
}

const definesWord = /^[\s\-–•*()\w.]{0,8}["'][^"']{1,60}["'] ?(?:shall )?(?:means?\b|has the meaning|指|系指|是指)/;

/** A heading, a row of a table, a definition, a recital. */
function isSilent({ clause, text }: Passage): boolean {
  if (/^\s*[|#]/.test(text) || definesWord.test(text)) return true;
  return isBareHeading({ clause, text: text.trim() }, 6) || (clause !== null && silentParts.has(clause.kind));
}

/** The nearest clause with a heading by where it begins, else the innermost, else the passage itself. */
function scopeOf(passage: Passage, place: number): string {
  const clause = headedClause(passage) ?? passage.clause;
  return clause === null ? `passage ${place}` : `clause ${clause.start}`;
}

/** Kind and scope of each passage that a rule's finding touches. */
function toldIn({ folded, passages }: Reading, findings: readonly TextFinding[]): ReadonlySet<string> {
  const told = new Set<string>();
  for (const { kind, start, end } of findings) {
    const [from, to] = [folded.foldedAt(start), folded.foldedAt(end)];
    for (let place = firstEndingAfter(passages, from); place < passages.length; place += 1) {
      const passage = passages[place];
      if (passage === undefined || passage.start >= Math.max(to, from + 1)) break;
      told.add(`${kind} ${scopeOf(passage, place)}`);
    }
  }
  return told;
}
