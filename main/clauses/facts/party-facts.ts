import type { TextClause } from '../structure/text-clause.ts';
import { chineseParties } from './chinese-parties.ts';
import { englishParties } from './english-parties.ts';
import type { Fact } from './fact-finding.ts';
import { labelledParties } from './labelled-parties.ts';

/** How far from the top the parties stand where no clause tells; signature blocks only repeat them. */
const preamble = 12_000;
/** A first clause nearer to the top than this may itself name the parties. */
const shortPreamble = 300;
const insideFirstClauses = 3_000;

/**
 * `gen.parties_authority`: a party with `name`, `role` (甲方, Buyer), `alias` and
 * `description` (what the text says it is). Found where parties are introduced:
 * above the first clause, and in the first pages where nothing stands there.
 */
export function partyFacts(text: string, clauses: readonly TextClause[]): Fact[] {
  const first = clauses.find((clause) => clause.kind === 'clause')?.start ?? preamble;
  const above = text.slice(0, Math.min(preamble, first < shortPreamble ? first + insideFirstClauses : first));
  const found = partiesIn(above);
  return found.length > 0 ? found : partiesIn(text.slice(0, Math.min(preamble, first + insideFirstClauses)));
}

function partiesIn(top: string): Fact[] {
  const found = [...englishParties(top), ...chineseParties(top)];
  const labelled = labelledParties(top).filter(
    ({ start, end }) => !found.some((one) => one.start < end && start < one.end),
  );
  return [...found, ...labelled];
}
