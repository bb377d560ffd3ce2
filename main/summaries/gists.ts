import type { ClauseReference, SummaryMethod } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { languageOf } from '#main/language/identify.ts';
import { sentences } from '#main/language/sentences.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { checkedDraft } from './checked-draft.ts';
import { documentParties } from './document-parties.ts';
import { shortened } from './extractive.ts';
import { partyWords } from './glossary/party-words.ts';
import { generateDraft } from './model-summary.ts';
import { draftLanguage, framedPrompt, gistQuestions, partyWordsLine, systemPrompts } from './prompts.ts';
import type { SummaryInput, TextStatement } from './text-summary.ts';
import { oneLine } from './topic-passages.ts';

/** One line that says what a clause does; `clauseIndex` is its place in the list given. */
export interface TextGist {
  readonly clauseIndex: number;
  readonly clause: ClauseReference;
  readonly statement: TextStatement;
  readonly method: SummaryMethod;
}

/** How strongly a sentence lays something down: duties, rights, prohibitions, amounts and periods. */
const operative =
  /\b(?:shall|must|may|will|agrees?|is entitled|hereby|governed by|means)\b|应|應|须|須|不得|可以|有权|有權|必须|必須|负责|負責|要|唔可以/giu;
const figures = /\d|[一二三四五六七八九十百千万萬]+(?:日|天|個月|个月|年|元)/u;

/**
 * For every clause with text of its own, its most telling sentence, word for
 * word and shortened only at the end. Text of clauses within a clause counts
 * for the inner ones.
 */
export function extractiveGists(input: { readonly text: string; readonly clauses: readonly TextClause[] }): TextGist[] {
  const gists: TextGist[] = [];
  input.clauses.forEach((clause, clauseIndex) => {
    const end = ownEnd(clause, clauseIndex, input.clauses);
    const body = input.text.slice(clause.start, end);
    let chosen: { readonly start: number; readonly end: number } | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [index, sentence] of sentences(body).entries()) {
      const words = body.slice(sentence.start, sentence.end);
      const bare = oneLine(words);
      if (bare.length < 4 || bare === clause.number || bare === clause.heading) continue;
      const length = bare.length * (/\p{Script=Han}/u.test(bare) ? 2.5 : 1);
      const score =
        Math.min(3, bare.match(operative)?.length ?? 0) +
        (figures.test(bare) ? 0.5 : 0) -
        index * 0.25 -
        (length < 30 ? 2 : 0);
      if (score > bestScore) {
        chosen = sentence;
        bestScore = score;
      }
    }
    if (chosen === null) return;
    const { start, end: stop } = chosen;
    const words = oneLine(body.slice(start, stop));
    gists.push({
      clauseIndex,
      clause: { number: clause.number, heading: clause.heading },
      statement: {
        text: shortened(withoutNumber(words, clause)),
        language: languageOf(words),
        citations: [{ start: clause.start + start, end: clause.start + stop }],
        by: 'quote',
      },
      method: 'extractive',
    });
  });
  return gists;
}

/** Where a clause's own text stops: at the first clause inside it. */
function ownEnd(clause: TextClause, index: number, clauses: readonly TextClause[]): number {
  for (let next = index + 1; next < clauses.length; next += 1) {
    const inner = clauses[next];
    if (!inner || inner.start >= clause.end) break;
    if (inner.start > clause.start) return inner.start;
  }
  return clause.end;
}

function withoutNumber(words: string, clause: TextClause): string {
  let rest = words;
  if (clause.number !== '' && rest.startsWith(clause.number))
    rest = rest.slice(clause.number.length).replace(/^[\s.、．:：)）]+/u, '');
  if (clause.heading !== '' && rest.startsWith(clause.heading) && rest.length > clause.heading.length + 8) {
    rest = rest.slice(clause.heading.length).replace(/^[\s.、．:：。—–-]+/u, '');
  }
  return rest === '' ? words : rest;
}

export interface ModelGistInput extends SummaryInput {
  readonly clauseIndex: number;
  readonly runtime: ModelRuntime;
  readonly signal?: AbortSignal;
}

const gistClauseTokens = 600;

/**
 * What one clause does in one sentence of the model, checked against the clause
 * like a summary's; null where the clause is empty or the sentence did not
 * survive, and the extractive gist stays.
 */
export async function modelGist(input: ModelGistInput): Promise<TextGist | null> {
  const clause = input.clauses[input.clauseIndex];
  if (!clause) return null;
  const words = oneLine(input.text.slice(clause.start, clause.end));
  if (!/\p{L}{2}/u.test(words)) return null;
  const tokens = input.runtime.countTokens(words);
  const text =
    tokens <= gistClauseTokens ? words : words.slice(0, Math.floor((words.length * gistClauseTokens) / tokens));
  const wanted = draftLanguage(input.language);
  const draft = await generateDraft(
    input,
    systemPrompts[wanted],
    framedPrompt([text], `${gistQuestions[wanted]}${partyWordsLine(partyWords([text], wanted), wanted)}`),
    70,
  );
  const passage = { text, clauseNumber: clause.number, start: clause.start, end: clause.end };
  const checked = checkedDraft(draft, [passage], [], {
    language: input.language,
    parties: documentParties(input.text, input.findings),
    limit: 1,
  });
  const [statement] = checked.statements;
  if (!statement) return null;
  return {
    clauseIndex: input.clauseIndex,
    clause: { number: clause.number, heading: clause.heading },
    statement,
    method: 'model',
  };
}
