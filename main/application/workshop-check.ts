import type { OutputLanguage } from '#contract/document.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { Citation, Claim, ClaimCell } from '#contract/workshop.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';
import type { ApplicationRoom } from './application-room.ts';
import { comparedCells } from './compared-cells.ts';
import { readExtractOptions } from './extract-options.ts';
import { draftDifference } from './extracted-claims.ts';
import { shownAs } from './workshop-claims.ts';
import { workshopWords } from './workshop-words.ts';

/** What the checker needs of the application. */
export type CheckingRoom = Pick<ApplicationRoom, 'resourcesFolder'> & {
  readonly context: Pick<ApplicationRoom['context'], 'database'>;
};

const optionsOf = new WeakMap<CheckingRoom, ReturnType<typeof readExtractOptions>>();

/** Kinds that rules find; others, such as answers, are held to their words only. */
const foundByRule = /^(?:(?:arb|gen|con|ship|log|fin|fact|proc|path)\.|draft-difference$)/;

/**
 * The claim with a verdict, derived anew from the pages it cites and nothing
 * else: the cited words must stand there, and rules that see these pages alone
 * must find the same kind over them; a difference between two documents is
 * looked for between their cited pages.
 */
export function checkedClaim(room: CheckingRoom, claim: Claim, language: OutputLanguage): Claim {
  const words = workshopWords(room.resourcesFolder, language);
  const english = workshopWords(room.resourcesFolder, 'en');
  const { database } = room.context;
  const [place] = claim.citations;
  if (claim.kind === 'document' || claim.kind === 'missing' || place === undefined) return claim;
  const disagrees = (reason: string, english: string): Claim => ({
    ...claim,
    verdict: 'disagrees',
    reason,
    shown: shownAs({ ...claim.shown, reasons: [english] }),
  });
  // What it rests on beside its own words is cited behind them.
  if (!squeezed(citedWords(database, claim.citations)).startsWith(squeezed(claim.quote)))
    return disagrees(words.notThere ?? '', english.notThere ?? '');
  if (!foundByRule.test(claim.kind)) return { ...claim, verdict: 'confirmed' };
  const options = optionsOf.get(room) ?? readExtractOptions(room.resourcesFolder);
  optionsOf.set(room, options);
  const own = citedPages(database, claim.citations, place.documentId);
  const extraction = extract(own.text, options);
  const other = claim.citations.find(({ documentId }) => documentId !== place.documentId);
  const differences = (): TextFinding[] => {
    if (other === undefined) return [];
    const { text } = citedPages(database, claim.citations, other.documentId);
    return conflictsBetween({ text: own.text, extraction }, { text, extraction: extract(text, options) });
  };
  const { findings, defects, conflicts, deadlines } = extraction;
  if (claim.cell !== null)
    return isCellAgain(claim.cell, [...findings, ...defects])
      ? { ...claim, verdict: 'confirmed' }
      : disagrees(words.notAgain ?? '', english.notAgain ?? '');
  const start = own.startOf(place.page) + place.start;
  const end = own.startOf(place.page) + place.end;
  const found = [...findings, ...defects, ...conflicts, ...deadlines, ...differences()].some(
    (finding) => finding.kind === kindOf(claim) && finding.start < end && finding.end > start,
  );
  return found ? { ...claim, verdict: 'confirmed' } : disagrees(words.notAgain ?? '', english.notAgain ?? '');
}

/** Drafts in one language are held against each other by the rules that hold languages against each other. */
function kindOf({ kind }: Claim): string {
  return kind === draftDifference ? 'fact.bilingual_mismatch' : kind;
}

/** Whether the cited pages alone say all that a cell says. */
function isCellAgain({ column, value, words }: ClaimCell, findings: readonly TextFinding[]): boolean {
  const [again] = comparedCells(
    findings.map((finding) => ({ ...finding, words: finding.text })),
    [column],
  );
  if (again === undefined) return false;
  if (value === '') return again.words.en === words.en;
  const found = new Set(again.value.split('; '));
  return value.split('; ').every((part) => found.has(part));
}

function citedWords(database: StoreDatabase, citations: readonly Citation[]): string {
  return citations
    .map(({ documentId, page, start, end }) => loadPage(database, documentId, page)?.text.slice(start, end) ?? '')
    .join('');
}

/** The cited pages of one document, one after another, and where each begins. */
function citedPages(database: StoreDatabase, citations: readonly Citation[], ofDocument: string) {
  const numbers = new Set(citations.flatMap(({ documentId, page }) => (documentId === ofDocument ? [page] : [])));
  const starts = new Map<number, number>();
  let text = '';
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    starts.set(number, text.length);
    text += `${loadPage(database, ofDocument, number)?.text ?? ''}\n\n`;
  }
  return { text, startOf: (page: number) => starts.get(page) ?? 0 };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
