import type { TextFinding } from '#contract/finding.ts';

/**
 * A contract's text with blanks for what its amendments replaced or deleted, so
 * that nobody quotes it: whole clauses, and the sentences of which some words
 * changed. Every offset stays.
 */
export function standingText(
  text: string,
  findings: readonly Pick<TextFinding, 'kind' | 'start' | 'end' | 'fields'>[],
): string {
  let standing = text;
  for (const { kind, start, end, fields } of findings) {
    if (kind !== 'gen.superseded') continue;
    const isWhole = fields.action === 'replace_clause' || fields.action === 'delete_clause';
    const [from, to] = isWhole ? [start, end] : [sentenceStart(text, start), sentenceEnd(text, end)];
    standing = `${standing.slice(0, from)}${standing.slice(from, to).replace(/[^\n]/g, ' ')}${standing.slice(to)}`;
  }
  return standing;
}

const longestSentence = 1_500;

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - longestSentence), at);
  const ends = [...before.matchAll(/[.;](?=\s)|[。；]|\n\s*\n/g)].at(-1);
  return ends === undefined ? at : at - before.length + ends.index + ends[0].length;
}

function sentenceEnd(text: string, at: number): number {
  const after = /[.;](?=\s|$)|[。；]|\n\s*\n/.exec(text.slice(at, at + longestSentence));
  return after === null ? at : at + after.index + 1;
}
