import type { PlaybookRule, PlaybookWords } from '#contract/playbook.ts';
import type { CheckedFinding, DecidedProposal, PlaybookDocument } from './decided-rule.ts';

/** Facts stand in clauses of every kind, and say nothing of what a clause is about. */
const clauseKind = /^(?!fact\.|path\.|gen\.(?:document_title|definitions|parties_authority)$)/;

/**
 * What is proposed for a clause that says something else than the rule: its words
 * give way to the wording where the rule says so and no other kind stands in
 * them; else the wording goes behind it, or a comment where there is none.
 */
export function otherClause(
  { replaces, kinds }: PlaybookRule,
  words: PlaybookWords | undefined,
  { document, place }: { readonly document: PlaybookDocument; readonly place: CheckedFinding },
): DecidedProposal {
  if (words === undefined) return { change: 'comment', words: null, place };
  const overlaps = ({ start, end }: CheckedFinding) => start < place.end && end > place.start;
  const isShared = document.findings.some(
    (finding) => overlaps(finding) && clauseKind.test(finding.kind) && !kinds.includes(finding.kind),
  );
  if (!replaces || isShared) return { change: 'insert', words, place };
  return { change: 'strike', words, place: { start: place.start + numberLength(document, place), end: place.end } };
}

/** The number in front of a clause stays where it is. */
function numberLength({ text }: PlaybookDocument, { start, end, clause }: CheckedFinding): number {
  const words = text.slice(start, end);
  const number = clause?.number ?? '';
  if (number !== '' && words.startsWith(number)) {
    return number.length + (/^[.、:：)）]?\s*/.exec(words.slice(number.length))?.[0].length ?? 0);
  }
  return /^\s*(?:[(（]?(?:\d+(?:\.\d+)*|[a-z])[.)）、]?\s+)?/.exec(words)?.[0].length ?? 0;
}
