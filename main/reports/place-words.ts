import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ClauseReference, Finding } from '#contract/finding.ts';
import type { RelatedDocument, ReportDocument, ReportInput } from './report-input.ts';
import { fill, listed, type ReportWords, reportWords } from './report-words.ts';

/** What the places of a document's findings are named by. */
export interface PlaceInput extends Pick<ReportInput, 'language'> {
  readonly document: Pick<ReportDocument, 'id'> & {
    readonly pages: readonly Pick<ReportDocument['pages'][number], 'number' | 'label'>[];
  };
  readonly relatedDocuments?: readonly Pick<RelatedDocument, 'id' | 'name'>[];
}

/** The page of that number: mostly it stands at its place. */
export function pageNumbered<Numbered extends { readonly number: number }>(
  pages: readonly Numbered[],
  number: number,
): Numbered | undefined {
  const expected = pages[number - 1];
  return expected?.number === number ? expected : pages.find((page) => page.number === number);
}

/** The pages that are only an image and were not read. */
export function imageOnlyPages(document: ReportDocument): readonly number[] {
  return document.pages.filter((page) => page.origin === 'image').map((page) => page.number);
}

/** "6–8, 11", in the language's own list marks. */
export function pageRanges(pages: readonly number[], language: OutputLanguage): string {
  const ranges: [number, number][] = [];
  for (const page of [...new Set(pages)].toSorted((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return listed(
    ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)),
    language,
  );
}

/** The sentence that says which pages were not read; null where every page was. */
export function imageOnlySentence(document: ReportDocument, language: OutputLanguage): string | null {
  const pages = imageOnlyPages(document);
  if (pages.length === 0) return null;
  const words = reportWords(language);
  return fill(pages.length === 1 ? words.imageOnly : words.imageOnlyMany, { pages: pageRanges(pages, language) });
}

/** "p. 3 (iii)": the place in the file, and the printed label where it differs. */
export function pageWords(page: number, document: PlaceInput['document'], words: ReportWords): string {
  const label = pageNumbered(document.pages, page)?.label ?? null;
  const place = fill(words.page, { page });
  return label === null || label === String(page) ? place : `${place} (${label})`;
}

/** "clause 15.2"; a number that is already written out ("第十五條", "Schedule 2") stands alone. */
export function clauseWords(clause: ClauseReference | null, words: ReportWords): string {
  if (clause === null || (clause.number === '' && clause.heading === '')) return '';
  if (clause.number === '') return clause.heading;
  // "（1）" is written out in Chinese, "(1)" is not in English.
  const bare = words === reportWords('en') ? /^[\d(（[]/ : /^\d/;
  return bare.test(clause.number) && !/[第條条款]/.test(clause.number)
    ? fill(words.clause, { number: clause.number })
    : clause.number;
}

/** The pages of some anchors with their clause: "clause 15.2, p. 4". Anchors in other documents are named by document. */
export function placeWords(anchors: readonly Anchor[], clause: ClauseReference | null, input: PlaceInput): string {
  const words = reportWords(input.language);
  const parts: string[] = [];
  const named = clauseWords(clause, words);
  if (named !== '') parts.push(named);
  const pages = new Set<string>();
  for (const { documentId, page } of anchors) {
    if (documentId === input.document.id) pages.add(pageWords(page, input.document, words));
    else {
      const other = input.relatedDocuments?.find(({ id }) => id === documentId)?.name;
      pages.add([other, fill(words.page, { page })].filter((part) => part !== undefined).join(' '));
    }
  }
  const place = listed([...pages], input.language);
  return [...parts, place].filter((part) => part !== '').join(input.language === 'en' ? ', ' : '，');
}

/** The words an anchor stands on, cut from its page; empty where the page is not at hand. */
export function anchorText(anchor: Anchor, input: ReportInput): string {
  const pages =
    anchor.documentId === input.document.id
      ? input.document.pages
      : (input.relatedDocuments?.find(({ id }) => id === anchor.documentId)?.pages ?? []);
  return pageNumbered(pages, anchor.page)?.text.slice(anchor.start, anchor.end) ?? '';
}

/** The further places a finding rests on that its own anchors do not show already. */
export function furtherPlaces(finding: Pick<Finding, 'anchors' | 'supports'>): readonly Anchor[] {
  return finding.supports.filter(
    (support) =>
      !finding.anchors.some(
        ({ documentId, page, start, end }) =>
          documentId === support.documentId && page === support.page && start <= support.start && support.end <= end,
      ),
  );
}
