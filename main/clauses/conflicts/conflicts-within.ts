import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '../structure/text-clause.ts';
import { type Alignment, alignVersions } from '../versions/align-versions.ts';
import type { VersionGlossary } from '../versions/meaning-marks.ts';
import { alignedDifferences } from './aligned-differences.ts';
import { conflictFinding } from './conflict-finding.ts';
import { differences } from './differences.ts';
import { pairedWithin } from './paired-clauses.ts';
import { wordsIn } from './words-in.ts';

interface Within {
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  /** Asked for only where a text has both languages; without it clauses are paired by number and compared by the simpler rules. */
  readonly glossary?: (() => VersionGlossary) | undefined;
}

/** The conflicts between the English and the Chinese of one text; none where it has one language only. */
export function conflictsWithin(text: string, { clauses, findings, glossary }: Within): TextFinding[] {
  const chinese = findings.filter((finding) => isChinese(finding.text));
  const english = findings.filter((finding) => !isChinese(finding.text));
  if (chinese.length === 0 || english.length === 0) return [];
  const [one, other] = [
    { text, findings: english },
    { text, findings: chinese },
  ];
  const own = { en: wordsIn(text, 'en'), zh: wordsIn(text, 'zh') };
  const alignment = glossary === undefined ? null : byTurns(own, clauses, glossary);
  const found =
    alignment === null
      ? differences(one, other, pairedWithin(text, clauses))
      : alignedDifferences(alignment, { ...one, text: own.en }, { ...other, text: own.zh });
  return found.map((difference) => conflictFinding(one, other, difference));
}

/** Half of the words of either language must answer to some of the other's: a Chinese annex makes no bilingual text. */
const leastPaired = 0.5;

/** The two languages of a text aligned like two documents; null where they do not say the same. */
function byTurns(
  { en, zh }: { readonly en: string; readonly zh: string },
  clauses: readonly TextClause[],
  glossary: () => VersionGlossary,
): Alignment | null {
  const [ours, theirs] = [lettersIn(en), lettersIn(zh)];
  const ratio = theirs / Math.max(1, ours);
  if (ratio < 0.12 || ratio > 1.2) return null;
  const version = (text: string) => ({
    text,
    extraction: { clauses, findings: [] },
  });
  const alignment = alignVersions(version(en), version(zh), { glossary: glossary() });
  const paired = alignment.pairs.filter(({ a, b }) => a.length > 0 && b.length > 0);
  const share = (text: string, side: 'a' | 'b', all: number): number =>
    paired.reduce(
      (sum, pair) => sum + pair[side].reduce((length, { start, end }) => length + lettersIn(text.slice(start, end)), 0),
      0,
    ) / Math.max(1, all);
  return share(en, 'a', ours) >= leastPaired && share(zh, 'b', theirs) >= leastPaired ? alignment : null;
}

function lettersIn(text: string): number {
  return text.match(/[A-Za-z\u4e00-\u9fff]/g)?.length ?? 0;
}

function isChinese(words: string): boolean {
  const han = words.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const latin = words.match(/[A-Za-z]/g)?.length ?? 0;
  return han * 2.5 > latin;
}
