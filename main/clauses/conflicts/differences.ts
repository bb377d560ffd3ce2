import type { FieldValue, Severity, TextFinding } from '#contract/finding.ts';
import { clauseDifferences } from './clause-differences.ts';
import { type Difference, overlaps, type Place, type VersionFindings } from './difference.ts';
import type { ClausePair } from './paired-clauses.ts';

const termKind: Readonly<Record<string, string>> = {
  institution_id: 'arb.institution_rules',
  seat: 'arb.seat',
  number_of_arbitrators: 'arb.tribunal',
  language: 'arb.language',
  law_of_agreement: 'arb.law_of_agreement',
};
const agreementFields: readonly (readonly [string, Severity])[] = [
  ['institution_id', 'high'],
  ['seat', 'high'],
  ['number_of_arbitrators', 'high'],
  ['language', 'medium'],
  ['law_of_agreement', 'high'],
  ['mandatory', 'high'],
];

/** Where two versions of one document say different things, terms of law first, then clause by clause. */
export function differences(one: VersionFindings, other: VersionFindings, pairs: readonly ClausePair[]): Difference[] {
  const prevailing = prevailingRule(one, other);
  const terms = termDifferences(one, other);
  const clauses = pairs
    .flatMap((pair) => clauseDifferences(one, other, pair))
    .filter((difference) => !terms.some((term) => overlaps(term.a, difference.a) && overlaps(term.b, difference.b)));
  return [...terms, ...clauses].map((difference) => ({ ...difference, prevailing }));
}

type Unruled = Omit<Difference, 'prevailing'>;

/** Where the arbitration agreements, the choices of law and court and the language clauses differ. */
export function termDifferences(one: VersionFindings, other: VersionFindings): Unruled[] {
  return [...agreementDifferences(one, other), ...lawDifferences(one, other), ...languageDifferences(one, other)];
}

function agreementDifferences(one: VersionFindings, other: VersionFindings): Unruled[] {
  const ours = one.findings.filter(({ kind }) => kind === 'arb.agreement');
  const theirs = other.findings.filter(({ kind }) => kind === 'arb.agreement');
  const pairs =
    ours.length === theirs.length
      ? ours.map((finding, index) => [finding, theirs[index]] as const)
      : [[best(ours), best(theirs)] as const];
  return pairs.flatMap(([a, b]) => {
    if (a === undefined || b === undefined) return [];
    return agreementFields.flatMap(([field, severity]): Unruled[] => {
      const aValue = a.fields[field] ?? null;
      const bValue = b.fields[field] ?? null;
      if (aValue === null || bValue === null || same(aValue, bValue)) return [];
      return [
        {
          field: field === 'institution_id' ? 'institution' : field,
          a: termPlace(one, field, aValue) ?? a,
          b: termPlace(other, field, bValue) ?? b,
          aValue: field === 'institution_id' ? (a.fields.institution ?? aValue) : aValue,
          bValue: field === 'institution_id' ? (b.fields.institution ?? bValue) : bValue,
          severity,
          confidence: 0.88,
          clause: a.clause,
        },
      ];
    });
  });
}

function best(findings: readonly TextFinding[]): TextFinding | undefined {
  return findings.toSorted((one, other) => other.confidence - one.confidence)[0];
}

/** The sentence that carries the term, if it has a finding of its own. */
function termPlace(version: VersionFindings, field: string, value: FieldValue): Place | undefined {
  const kind = termKind[field];
  const fieldName = field === 'institution_id' ? 'institution' : field === 'law_of_agreement' ? 'law' : field;
  return version.findings.find(
    (finding) =>
      finding.kind === kind && (field === 'institution_id' || same(finding.fields[fieldName] ?? null, value)),
  );
}

function lawDifferences(one: VersionFindings, other: VersionFindings): Unruled[] {
  const a = one.findings.find(({ kind }) => kind === 'gen.governing_law');
  const b = other.findings.find(({ kind }) => kind === 'gen.governing_law');
  const found: Unruled[] = [];
  const aLaw = a?.fields.law ?? null;
  const bLaw = b?.fields.law ?? null;
  if (a !== undefined && b !== undefined && aLaw !== null && bLaw !== null && aLaw !== bLaw) {
    found.push({
      field: 'governing_law',
      a,
      b,
      aValue: aLaw,
      bValue: bLaw,
      severity: 'high',
      confidence: 0.88,
      clause: a.clause,
    });
  }
  const ours = one.findings.find(({ kind }) => kind === 'gen.jurisdiction');
  const theirs = other.findings.find(({ kind }) => kind === 'gen.jurisdiction');
  if (ours !== undefined && theirs !== undefined) {
    for (const field of ['courts', 'exclusive']) {
      const aValue = ours.fields[field] ?? null;
      const bValue = theirs.fields[field] ?? null;
      if (aValue === null || bValue === null || aValue === bValue) continue;
      found.push({
        field: field === 'courts' ? 'jurisdiction' : 'exclusive_jurisdiction',
        a: ours,
        b: theirs,
        aValue,
        bValue,
        severity: 'high',
        confidence: 0.8,
        clause: ours.clause,
      });
    }
  }
  return found;
}

function languageDifferences(one: VersionFindings, other: VersionFindings): Unruled[] {
  const a = one.findings.find(({ kind }) => kind === 'gen.language_prevails');
  const b = other.findings.find(({ kind }) => kind === 'gen.language_prevails');
  if (a === undefined || b === undefined || same(ranking(a), ranking(b))) return [];
  return [
    {
      field: 'prevailing_language',
      a,
      b,
      aValue: ranking(a),
      bValue: ranking(b),
      severity: 'high',
      confidence: 0.88,
      clause: a.clause,
      isEachItself: namesItself(a) && namesItself(b),
    },
  ];
}

/** Whether a language clause ranks the version first that it is written in. */
function namesItself(finding: TextFinding): boolean {
  return ranking(finding) === (/\p{Script=Han}{4}/u.test(finding.text) ? 'zh' : 'en');
}

function ranking(finding: TextFinding): FieldValue {
  return finding.fields.equal_force === true ? 'equal force' : (finding.fields.prevailing ?? null);
}

/** What the versions' own clauses say on which prevails, in plain English; null where none does. */
export function prevailingRule(one: VersionFindings, other: VersionFindings): string | null {
  const clauses = [...one.findings, ...other.findings].filter(({ kind }) => kind === 'gen.language_prevails');
  const rankings = [...new Set(clauses.map(ranking))];
  const clause = clauses[0];
  if (clause === undefined) return null;
  if (rankings.length > 1) return 'the clauses on the prevailing version contradict each other';
  const number = clause.clause?.number ?? '';
  const where = number === '' ? 'a clause' : `clause ${number}`;
  if (rankings[0] === 'equal force') return `${where} gives both versions equal force: neither prevails by itself`;
  return `${where} says that the ${rankings[0] === 'en' ? 'English' : 'Chinese'} version prevails`;
}

/** Equal as values; lists as sets. */
function same(one: FieldValue, other: FieldValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const left = one.map((value) => JSON.stringify(value)).toSorted();
    const right = other.map((value) => JSON.stringify(value)).toSorted();
    return left.join() === right.join();
  }
  return JSON.stringify(one) === JSON.stringify(other);
}
