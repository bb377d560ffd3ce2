import type { TextClause } from '../structure/text-clause.ts';
import type { Fact } from './fact-finding.ts';
import { oneLine } from './one-line.ts';

const longestDefinition = 600;
/** "X" means …, wherever it stands. */
const means =
  /["“]([^"”\n]{1,80})["”]\s{0,3}(?:[(（][^)）\n]{1,50}[)）]\s{0,2})?(?:means?|shall (?:have the meaning|mean)|has the meaning|refers? to|shall refer to)(?![a-z])/g;
const zhMeans =
  /[「“『"]([^」”』"\n]{1,40})[」”』"]\s{0,2}(?:[(（][^)）\n]{1,50}[)）]\s{0,2})?[:：]?\s{0,2}(?:是指|係指|系指|指的是|指(?![定示派出令引明責责控]))/g;
/** (the "X"), （以下簡稱「X」）, （「X」）. */
const parenthetical =
  /[(（]\s?(?:(?:hereinafter|hereafter|referred|called|known|collectively|together|each|individually|the|an?|as|to|or|and|as defined below)[\s,:]{1,2}){0,9}["“]([^"”\n]{2,60})["”][^)）\n]{0,60}[)）]|[（(](?:以下|下稱|下称|簡稱|简称|統稱|统称|合稱|合称|稱|称|[一-鿿]{0,6})[^「“『"）)\n]{0,10}[「“『"]([^」”』"\n]{1,30})[」”』"][^）)\n]{0,20}[）)]/g;

/** `fact.defined_term`: `term`, `form` (`means` or `parenthetical`) and, for the first, `definition`. */
export function termFacts(text: string, clauses: readonly TextClause[]): Fact[] {
  const facts: Fact[] = [];
  const definitions = clauses.filter((clause) => clause.kind === 'definition');
  for (const clause of definitions) {
    const end = sentenceEnd(text, clause.start, clause.end);
    facts.push(
      termFact(clause.start, end, clause.heading, text.slice(clause.start, end), 'a definition on a line of its own'),
    );
  }
  const starts = new Set(definitions.map((clause) => clause.start));
  for (const pattern of [means, zhMeans]) {
    for (const match of text.matchAll(pattern)) {
      if (starts.has(match.index)) continue;
      const end = sentenceEnd(text, match.index, Math.min(text.length, match.index + longestDefinition));
      facts.push(
        termFact(
          match.index,
          end,
          match[1] ?? '',
          text.slice(match.index, end),
          `“${match[0].slice(-12).trim()}” after the term`,
        ),
      );
    }
  }
  for (const match of text.matchAll(parenthetical)) {
    const term = (match[1] ?? match[2] ?? '').trim();
    if (term === '') continue;
    facts.push({
      kind: 'fact.defined_term',
      label: 'Defined term',
      start: match.index,
      end: match.index + match[0].length,
      fields: { term, form: 'parenthetical' },
      confidence: 0.85,
      reasons: ['a term in quotation marks inside brackets'],
    });
  }
  return facts;
}

function termFact(start: number, end: number, term: string, definition: string, reason: string): Fact {
  return {
    kind: 'fact.defined_term',
    label: 'Defined term',
    start,
    end,
    fields: {
      term: term.replace(/[,，]$/, '').trim(),
      form: 'means',
      definition: oneLine(definition),
    },
    confidence: 0.9,
    reasons: [reason],
  };
}

/** The end of the definition's first sentence, or of what may be quoted. */
function sentenceEnd(text: string, start: number, limit: number): number {
  const most = Math.min(limit, start + longestDefinition);
  for (let index = start + 4; index < most; index += 1) {
    const character = text.charAt(index);
    if (character === '。' || character === '；') return index + 1;
    if (
      character === ';' ||
      (character === '.' &&
        /[\s"”]/.test(text.charAt(index + 1) || ' ') &&
        !/\b(?:No|Inc|Ltd|Co|Corp|Cap|e\.g|i\.e)$/.test(text.slice(index - 5, index)))
    )
      return index + 1;
    if (character === '\n' && text.charAt(index + 1) === '\n') return index;
  }
  let end = most;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
