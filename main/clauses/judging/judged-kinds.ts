import type { TextFinding } from '#contract/finding.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { clauseFields } from '../clause-fields.ts';
import { headedClause, isBareHeading } from '../matching/headings.ts';
import type { Passage, Reading } from '../matching/reading.ts';
import { quoted, textFinding } from '../matching/text-finding.ts';
import type { Ontology } from '../ontology.ts';
import { type ClauseJudge, kindProbability, kindScores, tellingFrom, wordingOf } from './clause-judge.ts';
import { lettersOf, wordedClauses } from './worded-clauses.ts';

export interface JudgedKindsInput {
  readonly reading: Reading;
  readonly ontology: Ontology;
  /** What the rules found. */
  readonly findings: readonly TextFinding[];
}

/** A text of this length, folded, is a clause or two. */
const longestAlone = 1200;
/** Shorter passages are headings and lines of a form. */
const shortestLetters = 30;
/** Parts of a text that provide for nothing themselves. */
const silentParts: ReadonlySet<string> = new Set(['title', 'recital', 'definition', 'signature']);

/**
 * What the rules found without the clause kinds that their place is not worded like, and the kinds that no rule found
 * under a heading and whose wording the judge knows well: of each the likeliest passage below that heading, with origin
 * `classifier` and the judge's probability as confidence. Where nothing has a heading, by clause or by passage.
 */
export function judgedKinds(input: JudgedKindsInput, judge: ClauseJudge): TextFinding[] {
  const { kept, likely } =
    input.reading.folded.text.length <= longestAlone ? judgedAlone(input, judge) : judgedWithin(input, judge);
  return [...kept, ...likely.flatMap((one) => findingOf(input, one))];
}

interface Judged {
  readonly kept: readonly TextFinding[];
  readonly likely: readonly Likely[];
}

interface Likely {
  readonly kind: string;
  readonly passage: Passage;
  readonly probability: number;
}

/** Of a clause or two that stand alone: the kinds of the whole, each at the passage that is most like it. */
function judgedAlone({ reading, findings }: JudgedKindsInput, judge: ClauseJudge): Judged {
  const wholes = kindScores(judge, wordingOf(judge, reading.folded.text));
  const probabilityOf = (kind: number, rule: number): number => {
    const score = wholes[kind] ?? 0;
    return kindProbability({ passage: score, clause: score, rule }, judge.alone);
  };
  const places = new Map(judge.kinds.map((id, kind) => [id, kind]));
  const kept = findings.filter(({ kind: id, confidence }) => {
    const kind = places.get(id);
    return kind === undefined || probabilityOf(kind, confidence) >= judge.dropBelow;
  });
  const told = new Set(kept.map(({ kind }) => kind));
  const scored = reading.passages.map((passage) => ({
    passage,
    scores: kindScores(judge, wordingOf(judge, passage.text)),
  }));
  const least = Math.min(judge.tellAbove.english, judge.tellAbove.chinese);
  const likely = judge.kinds.flatMap((id, kind) => {
    const probability = probabilityOf(kind, 0);
    if (probability < least || told.has(id)) return [];
    const [likest] = scored.toSorted((one, other) => (other.scores[kind] ?? 0) - (one.scores[kind] ?? 0));
    if (likest === undefined || probability < tellingFrom(judge, likest.passage)) return [];
    return [{ kind: id, passage: likest.passage, probability }];
  });
  return { kept, likely };
}

/** Of a longer text: rules' findings where they are likely, and under each heading the likeliest passage of other kinds. */
function judgedWithin({ reading, findings }: JudgedKindsInput, judge: ClauseJudge): Judged {
  const rules = rulesAt(reading, findings, judge);
  const surest = new Map<TextFinding, number>();
  const best = new Map<string, Likely & { readonly key: string }>();
  for (const { passages, scores: clauses } of wordedClauses(reading, judge)) {
    for (const { passage, place, scores } of passages) {
      for (const { finding, kind } of rules.get(place) ?? []) {
        const probability = kindProbability(
          { passage: scores[kind] ?? 0, clause: clauses[kind] ?? 0, rule: finding.confidence },
          judge.within,
        );
        surest.set(finding, Math.max(probability, surest.get(finding) ?? 0));
      }
      if (lettersOf(passage) < shortestLetters || isSilent(passage)) continue;
      const scope = scopeOf(passage, place);
      const above = tellingFrom(judge, passage);
      judge.kinds.forEach((id, kind) => {
        const [own, clause] = [scores[kind] as number, clauses[kind] as number];
        if (own + clause < leastScores) return;
        const probability = kindProbability({ passage: own, clause, rule: 0 }, judge.within);
        const key = `${id} ${scope}`;
        if (probability < above || probability <= (best.get(key)?.probability ?? 0)) return;
        best.set(key, { kind: id, passage, probability, key });
      });
    }
  }
  const kept = findings.filter((finding) => (surest.get(finding) ?? 1) >= judge.dropBelow);
  const told = toldIn(reading, kept);
  return { kept, likely: [...best.values()].filter(({ key }) => !told.has(key)) };
}

/** Passage and clause that score less than this together are like no kind. */
const leastScores = 0.2;

interface RuleAt {
  readonly finding: TextFinding;
  /** Its kind's place among the judge's. */
  readonly kind: number;
}

/** The findings of the judge's kinds by the places of the passages that they touch. */
function rulesAt(reading: Reading, findings: readonly TextFinding[], { kinds }: ClauseJudge): Map<number, RuleAt[]> {
  const places = new Map(kinds.map((id, kind) => [id, kind]));
  const rules = new Map<number, RuleAt[]>();
  for (const finding of findings) {
    const kind = places.get(finding.kind);
    if (kind === undefined) continue;
    for (const place of placesOf(reading, finding)) {
      const own = rules.get(place);
      if (own === undefined) rules.set(place, [{ finding, kind }]);
      else own.push({ finding, kind });
    }
  }
  return rules;
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
function toldIn(reading: Reading, findings: readonly TextFinding[]): ReadonlySet<string> {
  const told = new Set<string>();
  for (const finding of findings)
    for (const place of placesOf(reading, finding)) {
      const passage = reading.passages[place];
      if (passage !== undefined) told.add(`${finding.kind} ${scopeOf(passage, place)}`);
    }
  return told;
}

/** The places of the passages that a finding touches. */
function placesOf({ folded, passages }: Reading, { start, end }: TextFinding): number[] {
  const [from, to] = [folded.foldedAt(start), folded.foldedAt(end)];
  const places: number[] = [];
  for (let place = firstEndingAfter(passages, from); place < passages.length; place += 1) {
    const passage = passages[place];
    if (passage === undefined || passage.start >= Math.max(to, from + 1)) break;
    places.push(place);
  }
  return places;
}
