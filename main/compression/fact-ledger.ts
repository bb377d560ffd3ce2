import type { FieldValue, TextFinding } from '#contract/finding.ts';

/** One fact of the document, with every place that states it. */
export interface LedgerEntry {
  readonly kind: string;
  /** The fact's words at its first place. */
  readonly text: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The facts among the findings (dates, amounts, periods, parties, defined
 * terms), each once however often it is stated, in order of first mention.
 */
export function factLedger(findings: readonly TextFinding[]): LedgerEntry[] {
  const entries = new Map<string, { finding: TextFinding; places: { start: number; end: number }[] }>();
  const facts = findings.filter(
    (finding) => finding.kind.startsWith('fact.') || finding.kind === 'gen.parties_authority',
  );
  for (const finding of facts.toSorted((a, b) => a.start - b.start)) {
    const key = `${finding.kind}\n${identity(finding)}`;
    const place = { start: finding.start, end: finding.end };
    const entry = entries.get(key);
    if (entry) entry.places.push(place);
    else entries.set(key, { finding, places: [place] });
  }
  return [...entries.values()].map(({ finding, places }) => ({
    kind: finding.kind,
    text: finding.text,
    fields: finding.fields,
    places,
  }));
}

/** What makes two statements the same fact: its value where it has one, else its words. */
function identity(finding: TextFinding): string {
  const { value, currency, iso, date_iso: dateIso, unit } = finding.fields;
  const parts = [iso ?? dateIso ?? value, currency ?? unit].filter((part) => part !== undefined && part !== null);
  return parts.length > 0 ? JSON.stringify(parts) : finding.text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
