import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { conflictFinding } from './conflict-finding.ts';
import { differences } from './differences.ts';
import { pairedWithin } from './paired-clauses.ts';

/** The conflicts between the English and the Chinese of one text; none where it has one language only. */
export function conflictsWithin(
  text: string,
  clauses: readonly TextClause[],
  findings: readonly TextFinding[],
): TextFinding[] {
  const chinese = findings.filter((finding) => isChinese(finding.text));
  const english = findings.filter((finding) => !isChinese(finding.text));
  const pairs = pairedWithin(text, clauses);
  if (chinese.length === 0 || english.length === 0) return [];
  const one = { text, findings: english };
  const other = { text, findings: chinese };
  return differences(one, other, pairs).map((difference) => conflictFinding(one, other, difference));
}

function isChinese(words: string): boolean {
  const han = words.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const latin = words.match(/[A-Za-z]/g)?.length ?? 0;
  return han * 2.5 > latin;
}
