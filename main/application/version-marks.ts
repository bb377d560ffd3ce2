import type { ClauseNode, Finding } from '#contract/finding.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { type ListedFinding, listClauses, listFindings } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** What versions of one instrument share, whatever their languages. */
export interface VersionMarks {
  readonly document: Pick<DocumentRecord, 'sha256'>;
  readonly clauseNumbers: ReadonlySet<number>;
  readonly clauseCount: number;
  /** Amounts, dates and periods by value, whatever language they are written in, each with the clause it stands in. */
  readonly facts: ReadonlySet<string>;
}

/** A read document's clause numbers, and its amounts, dates and periods with their clauses. */
export function versionMarks({ database }: Pick<AnalysisContext, 'database'>, document: DocumentRecord): VersionMarks {
  return marksOf(document, listClauses(database, document.id), listFindings(database, document.id));
}

/** The same of clauses and findings. */
export function marksOf(
  document: VersionMarks['document'],
  nodes: readonly Pick<ClauseNode, 'kind' | 'level' | 'number' | 'start' | 'end'>[],
  findings: readonly (Pick<ListedFinding, 'bodyStart'> & { readonly finding: Pick<Finding, 'kind' | 'fields'> })[],
): VersionMarks {
  const clauses = nodes
    .filter(({ kind, level }) => kind === 'clause' && level === 1)
    .map(({ number, start, end }, index) => ({ ordinal: ordinalOf(number) ?? index + 1, start, end }));
  const facts = findings.flatMap(({ bodyStart, finding }) => {
    const fact = factOf(finding);
    const clause = clauses.find(({ start, end }) => start <= bodyStart && bodyStart < end);
    return fact === null || clause === undefined ? [] : [`${clause.ordinal} ${fact}`];
  });
  return {
    document,
    clauseNumbers: new Set(clauses.map(({ ordinal }) => ordinal)),
    clauseCount: clauses.length,
    facts: new Set(facts),
  };
}

const hanDigits = '零一二三四五六七八九';

/** 12 for "12.", "Article 12" and "第十二條"; null where there is no number. */
function ordinalOf(number: string): number | null {
  const arabic = /\d+/.exec(number)?.[0];
  if (arabic !== undefined) return Number(arabic);
  const han = /[一二三四五六七八九十]+/.exec(number)?.[0];
  if (han === undefined) return null;
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
  const tensValue = han.includes('十') ? (tens ? hanDigits.indexOf(tens) : 1) : 0;
  return tensValue * 10 + (ones ? hanDigits.indexOf(ones) : 0);
}

function factOf({ kind, fields }: Pick<Finding, 'kind' | 'fields'>): string | null {
  const { value, date_iso: date, unit } = fields;
  if (kind === 'fact.amount' && typeof value === 'number') return `amount:${value}`;
  if (kind === 'fact.dated_event' && typeof date === 'string') return `date:${date}`;
  if (kind === 'fact.period' && typeof value === 'number') return `period:${value}:${String(unit)}`;
  return null;
}

const leastShared = 3;

/**
 * Whether two documents are versions of one instrument, lengths aside, and how
 * much they share, 0–1: at least five numbered clauses each, nine in ten of them
 * in both, and more than half of the smaller one's facts at the same clause in
 * both. Unrelated contracts share numbering, and thirty days in one clause or
 * another; not the same facts at the same clauses.
 */
export function sharedMarks(a: VersionMarks, b: VersionMarks): { likely: boolean; likeness: number } {
  const clauses = overlap(a.clauseNumbers, b.clauseNumbers);
  const facts = overlap(a.facts, b.facts);
  const ofClauses = clauses.shared / Math.max(1, clauses.all);
  const ofFacts = facts.shared / Math.max(1, facts.smaller);
  const likely =
    a.document.sha256 !== b.document.sha256 &&
    Math.min(a.clauseCount, b.clauseCount) >= 5 &&
    facts.shared >= leastShared &&
    ofClauses >= 0.9 &&
    ofFacts > 0.5;
  return { likely, likeness: (ofClauses + ofFacts) / 2 };
}

function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): { shared: number; smaller: number; all: number } {
  const shared = [...a].filter((value) => b.has(value)).length;
  return { shared, smaller: Math.min(a.size, b.size), all: a.size + b.size - shared };
}
