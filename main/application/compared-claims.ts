import type { OutputLanguage } from '#contract/document.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { isCellClaim, isDisputeColumn, isOff, lacking, sideBySide } from '#contract/side-by-side.ts';
import type { Claim } from '#contract/workshop.ts';
import { fill, labelled, listed } from '#main/reports/report-words.ts';
import { columnTitle } from '#main/reports/workshop-table.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { columnKinds, comparedCells } from './compared-cells.ts';
import { reviewedFindings } from './document-views.ts';
import { citationsOf, claimOf, shownAs } from './workshop-claims.ts';

type Words = Readonly<Record<string, string>>;

/** What a document says in each of the columns, a claim each; a claim says so where nothing was found. */
export function comparedClaims(
  database: StoreDatabase,
  documentId: string,
  given: { readonly columns: readonly string[]; readonly language: OutputLanguage; readonly words: Words },
): Claim[] {
  const { columns, language, words } = given;
  const findings = reviewedFindings(database, documentId, 'finding', 'defect')
    .filter(({ review }) => review?.state !== 'rejected')
    .map((finding) => ({ ...finding, fields: currentFields(finding), words: finding.quote }));
  const agreement = findings.find(({ kind }) => kind === 'arb.agreement');
  return comparedCells(findings, columns).map(({ column, kind, value, words: said, from }) => {
    const title = columnTitle(column, language, words);
    const cell = { documentId, column, value, words: said };
    const [first] = from;
    if (first === undefined) {
      const none = column === 'defects' ? words.cellNoDefects : words.cellNone;
      return claimOf({
        kind: 'missing',
        text: labelled(title, none ?? '', language),
        citations: [{ documentId, page: 1, start: 0, end: 0 }],
        shown: shownAs({ kinds: [isDisputeColumn(column) ? columnKinds[column] : column] }),
        cell,
      });
    }
    // A term of the agreement is found again only beside the words that send disputes to arbitration.
    const beside = kind.startsWith('arb.') && agreement !== undefined && !from.includes(agreement) ? [agreement] : [];
    return claimOf({
      kind,
      text: labelled(title, said[language], language),
      quote: first.quote,
      citations: citationsOf([...from, ...beside].flatMap(({ anchors, supports }) => [...anchors, ...supports])),
      severity: column === 'defects' ? (first.severity ?? null) : null,
      cell,
    });
  });
}

function currentFields({ fields, review }: ReviewedFinding): ReviewedFinding['fields'] {
  return review?.state === 'corrected' ? { ...fields, ...review.fields } : fields;
}

const mostNamed = 12;

/** What differs from the most common, a claim for each cell that does, and one for each column in which some contracts say nothing. */
export function differenceClaims(
  claims: readonly Claim[],
  given: { readonly language: OutputLanguage; readonly words: Words; readonly nameOf: (documentId: string) => string },
): Claim[] {
  const { language, words, nameOf } = given;
  const table = sideBySide(claims);
  if (table === null || table.rows.length < 2) return [];
  return table.columns.flatMap((column, index) => {
    const title = columnTitle(column, language, words);
    const most = table.most[index] ?? null;
    const off = table.rows
      .flatMap(({ cells }) => cells[index] ?? [])
      .filter(isCellClaim)
      .filter((claim) => isOff(claim, most))
      .map(({ cell, citations, quote, verdict, reason }) =>
        claimOf({
          kind: 'difference',
          text: fill(words.cellDiffers ?? '', {
            document: nameOf(cell.documentId),
            column: title,
            own: cell.words[language],
            most: most?.words[language] ?? '',
            count: most?.count ?? 0,
            of: most?.of ?? 0,
          }),
          citations: [...citations],
          quote,
          verdict,
          reason,
        }),
      );
    const without = lacking(table, index).map(nameOf);
    const further =
      without.length > mostNamed ? ` ${fill(words.cellFurther ?? '', { count: without.length - mostNamed })}` : '';
    const absent =
      without.length === 0
        ? []
        : [
            claimOf({
              kind: 'difference',
              text: fill(words.cellLacking ?? '', {
                column: title,
                documents: listed(without.slice(0, mostNamed), language) + further,
              }),
            }),
          ];
    return [...off, ...absent];
  });
}
