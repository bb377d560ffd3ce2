import type { TextFinding } from '#contract/finding.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { numerals } from '#main/language/numerals.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { amountFacts } from './amount-facts.ts';
import { dateFacts } from './date-facts.ts';
import { citedNumbers, type Fact, factFinding } from './fact-finding.ts';
import { partyFacts } from './party-facts.ts';
import { periodFacts } from './period-facts.ts';
import { termFacts } from './term-facts.ts';

/**
 * The facts of a text, in order: `fact.amount`, `fact.dated_event`,
 * `fact.period`, `gen.parties_authority`, `fact.defined_term`. The same party or
 * term met again, and the same sum, date or period again in one clause, is one
 * finding whose `supports` are the other places. Linear time.
 */
export function findFacts(text: string, clauses: readonly TextClause[]): TextFinding[] {
  const numbers = numerals(text);
  const dates = dateFacts(text);
  const facts = [
    ...amountFacts(text, numbers),
    ...dates,
    ...periodFacts(text, numbers).filter((period) => !overlapsAny(period, dates)),
    ...partyFacts(text, clauses),
    ...termFacts(text, clauses),
  ];
  const cited = citedNumbers(clauses);
  facts.sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1));
  return merged(facts.map((fact) => factFinding(text, clauses, cited, fact)));
}

/** Whether the fact touches one of `others`, which are in order and apart. */
function overlapsAny(fact: Fact, others: readonly Fact[]): boolean {
  const first = others[firstEndingAfter(others, fact.start)];
  return first !== undefined && first.start < fact.end;
}

function merged(findings: readonly TextFinding[]): TextFinding[] {
  const places = new Map<string, { finding: TextFinding; supports: { start: number; end: number }[] }>();
  for (const finding of findings) {
    const key = identity(finding);
    const first = places.get(key);
    if (first === undefined) places.set(key, { finding, supports: [] });
    else if (finding.start >= first.finding.end) first.supports.push({ start: finding.start, end: finding.end });
  }
  return [...places.values()].map(({ finding, supports }) =>
    supports.length === 0 ? finding : { ...finding, supports },
  );
}

/** What makes two findings the same fact. */
function identity(finding: TextFinding): string {
  const { kind, fields, clause } = finding;
  const place = `${clause?.number ?? ''}|${clause?.heading ?? ''}`;
  switch (kind) {
    case 'gen.parties_authority':
      return `${kind}|${String(fields.name).toLowerCase()}|${String(fields.alias ?? fields.role).toLowerCase()}`;
    case 'fact.defined_term':
      return `${kind}|${String(fields.term)}|${String(fields.form)}`;
    case 'fact.amount':
      return `${kind}|${fields.value}|${fields.currency}|${fields.words_agree}|${place}`;
    case 'fact.dated_event':
      return `${kind}|${fields.date_iso ?? JSON.stringify(fields.readings ?? finding.text)}|${place}`;
    default:
      return `${kind}|${fields.value}|${fields.unit}|${fields.trigger}|${place}`;
  }
}
