import type { Anchor, OutputLanguage } from '#contract/document.ts';
import { type ClauseReference, mendText, type Severity } from '#contract/finding.ts';
import { wordsFor } from '#contract/playbook.ts';
import { sentences } from '#main/language/sentences.ts';
import type { Proposal } from '#main/redlines/proposal.ts';
import { kindName } from '#main/reports/kind-names.ts';
import { playbookWords } from '#main/reports/playbook-words.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { checkedDocuments } from './checked-documents.ts';
import { reviewedFindings } from './document-views.ts';
import type { Holder } from './held-against.ts';

/** A proposal with its place on the pages. */
export interface PlacedProposal extends Proposal {
  /** What it is about, in a few words. */
  readonly title: string;
  readonly anchors: readonly Anchor[];
  readonly clause: ClauseReference | null;
}

/** What is proposed: the mends of defects, the positions of a playbook, or both. */
export interface ProposalSources {
  readonly mends: boolean;
  /** What each document's playbook is; null where none is asked. */
  readonly held: Holder | null;
}

/** The proposals for a document: mends first, then the playbook's in its order. */
export async function documentProposals(
  context: AnalysisContext,
  document: DocumentRecord,
  { mends, held }: ProposalSources,
): Promise<PlacedProposal[]> {
  const language = mainLanguage(context, document.id);
  return [
    ...(mends ? mendProposals(context, document.id, language) : []),
    ...(held === null ? [] : await playbookProposals(context, document, { held, language })),
  ];
}

const gravest: readonly (Severity | undefined)[] = ['high', 'medium', 'low', 'note', undefined];

/** One proposal for each wording: several defects of a clause may have the same mend, and two ways out of one are no help. */
function mendProposals(context: AnalysisContext, documentId: string, language: OutputLanguage): PlacedProposal[] {
  const mends = reviewedFindings(context.database, documentId)
    .filter(({ fields, review }) => mendText(fields.mend ?? null) !== '' && review?.state !== 'rejected')
    .toSorted((one, other) => gravest.indexOf(one.severity) - gravest.indexOf(other.severity));
  const proposals = new Map<string, PlacedProposal>();
  const answered = new Set<string>();
  for (const finding of mends) {
    const { quote, clause, reasons, fields, review, anchors } = finding;
    const words = mendText(fields.mend ?? null);
    const place = clause?.number || quote;
    const isChosen = review?.state === 'accepted' || review?.state === 'corrected' || !answered.has(place);
    if (!isChosen || proposals.has(words)) continue;
    answered.add(place);
    const why = reasons.map((reason) => reasonWords(reason, language));
    const title = kindName(finding, language);
    const reason = [title, ...why].join('\n');
    const quotes = quotesOf(quote, clause);
    proposals.set(words, { ...quotes, change: 'insert-after', words, reason, title, anchors, clause });
  }
  return [...proposals.values()];
}

async function playbookProposals(
  context: AnalysisContext,
  document: DocumentRecord,
  { held, language }: { readonly held: Holder; readonly language: OutputLanguage },
): Promise<PlacedProposal[]> {
  const [checked] = await checkedDocuments(context, [document], { held, language });
  const states = playbookWords(language).states;
  return (checked?.results ?? []).flatMap(({ name, state, whys, reason, proposal, clause }): PlacedProposal[] => {
    if (proposal === null) return [];
    const { change, words, anchors, quote, around } = proposal;
    const title = wordsFor(name, language);
    const lines = [`${title} – ${states[state]}`, ...whys, wordsFor(reason, language)];
    const said = { words, reason: [...new Set(lines)].join('\n'), title, anchors, clause };
    if (change === 'strike') {
      const { quote: sentence, otherQuotes } = quotesOf(around, clause);
      return [{ ...said, quote, change: 'replace' as const, within: [sentence, ...otherQuotes] }];
    }
    return [{ ...said, ...quotesOf(quote, clause), change: change === 'comment' ? change : ('insert-after' as const) }];
  });
}

/**
 * The words by which a clause is looked for in the file: all of them, then the
 * last sentence. An automatic number is on the page, but not among the file's words.
 */
function quotesOf(quote: string, clause: ClauseReference | null): Required<Pick<Proposal, 'quote' | 'otherQuotes'>> {
  const number = clause?.number ?? '';
  const own =
    number !== '' && quote.startsWith(number) ? quote.slice(number.length).replace(/^[.、:：\s]+/, '') : quote;
  const last = sentences(own).at(-1);
  const sentence = last === undefined ? '' : own.slice(last.start, last.end);
  const others = [quote, sentence, sentence.replace(/^[(（]?[\d.a-z]+[)）.、]?\s+/i, '')];
  return { quote: own, otherQuotes: [...new Set(others)].filter((words) => words !== own && words.length > 3) };
}
