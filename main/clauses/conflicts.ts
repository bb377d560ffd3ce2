import type { TextFinding } from '#contract/finding.ts';
import { alignedDifferences } from './conflicts/aligned-differences.ts';
import { conflictFinding } from './conflicts/conflict-finding.ts';
import { differences } from './conflicts/differences.ts';
import { pairedBetween } from './conflicts/paired-clauses.ts';
import type { Version } from './conflicts/version.ts';
import type { Alignment } from './versions/align-versions.ts';
import type { PieceMeanings } from './versions/left-out-meanings.ts';

export type { Version } from './conflicts/version.ts';

/**
 * The conflicts between two versions of one document, as findings in `a`:
 * `fact.bilingual_mismatch`, each with the field that differs and both values.
 * The other version's place stands in the fields `other_start`, `other_end` and
 * `other_quote` (offsets of `b`'s text), since a finding's spans are of one text.
 * Clauses are paired by number; with an `alignment` (`alignVersions`) by that,
 * and compared sentence by sentence: drafts in one language by their changed
 * words, a translation by what is likely a conflict. Silence of one version on a
 * value is no conflict there; words that it leaves out are, found better with the
 * meanings of their pieces (`wordsWithMeaning`).
 */
export function conflictsBetween(
  a: Version,
  b: Version,
  { alignment, meanings }: { readonly alignment?: Alignment; readonly meanings?: PieceMeanings | undefined } = {},
): TextFinding[] {
  const one = { text: a.text, findings: a.extraction.findings };
  const other = { text: b.text, findings: b.extraction.findings };
  const found =
    alignment === undefined
      ? differences(one, other, pairedBetween(a, b))
      : alignedDifferences(alignment, one, other, meanings);
  return found.map((difference) => conflictFinding(one, other, difference));
}
