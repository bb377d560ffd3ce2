import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ClauseReference } from '#contract/finding.ts';
import type { FlowBlock, FlowDocument, FlowParagraph } from '#contract/flow.ts';
import { clauseWords, pageRanges } from '#main/reports/place-words.ts';
import { playbookWords } from '#main/reports/playbook-words.ts';
import { fill, labelled, reportWords } from '#main/reports/report-words.ts';
import type { Proposal } from './proposal.ts';

/** A proposal as the rider lists it. */
export interface RiderEntry extends Proposal {
  readonly title: string;
  readonly anchors: readonly Anchor[];
  readonly clause: ClauseReference | null;
}

export interface RiderOptions {
  /** The document's name. */
  readonly name: string;
  readonly language: OutputLanguage;
}

/** The number under which a proposal stands on its page and in the rider, by its place in the list: R1, R2 … */
export function riderLabel(index: number): string {
  return `R${index + 1}`;
}

const size = 10.5;
/** The rider repeats enough of a clause to know it by; the whole is marked on its page. */
const longestQuote = 400;

/** The rider as a document that can be typeset: numbered proposals with their places, words and reasons. */
export function riderFlow(entries: readonly RiderEntry[], { name, language }: RiderOptions): FlowDocument {
  const words = playbookWords(language);
  const blocks: FlowBlock[] = [
    paragraph(words.rider, { bold: true, size: 16, spaceAfter: 6 }),
    paragraph(fill(words.about, { name }), { spaceAfter: 14, color: '#555555' }),
    ...entries.flatMap((entry, index) => entryBlocks(entry, riderLabel(index), language)),
  ];
  return { mediaType: 'text/plain', sections: [{ blocks }], attachments: [], facts: [], warnings: [] };
}

function entryBlocks(entry: RiderEntry, label: string, language: OutputLanguage): FlowBlock[] {
  const words = playbookWords(language);
  const pages = entry.anchors.map(({ page }) => page);
  const report = reportWords(language);
  const place = [
    clauseWords(entry.clause, report),
    pages.length === 0 ? '' : fill(report.page, { page: pageRanges(pages, language) }),
  ].filter((part) => part !== '');
  const change = { 'insert-after': words.insert, comment: words.comment, replace: words.replace }[entry.change];
  const does = entry.change === 'replace' && entry.words === '' ? words.strike : change;
  const quote = entry.quote.replace(/\s*\n\s*/g, language === 'en' ? ' ' : '');
  const shown = quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote;
  const lines: FlowBlock[] = [
    paragraph(`${label} ${entry.title}`, { bold: true, size: 12, spaceBefore: 10, isKept: true }),
    paragraph(place.join(language === 'en' ? ', ' : '，'), { color: '#555555', spaceAfter: 4, isKept: true }),
    paragraph(labelled(words.marked, shown, language), { indent: 14, spaceAfter: 4, color: '#555555' }),
  ];
  if (entry.words === '') lines.push(paragraph(does, { indent: 14, spaceAfter: 4 }));
  else {
    lines.push(paragraph(labelled(does, '', language).trim(), { indent: 14, spaceAfter: 2, isKept: true }));
    for (const line of entry.words.split('\n')) lines.push(paragraph(line, { indent: 28, spaceAfter: 4, size: 11 }));
  }
  lines.push(paragraph(labelled(words.reason, '', language).trim(), { indent: 14, spaceAfter: 2, isKept: true }));
  const reasons = entry.reason.split('\n').filter((line) => line !== entry.title);
  for (const line of reasons) lines.push(paragraph(line, { indent: 28, spaceAfter: 2 }));
  return [...lines, { kind: 'rule' }];
}

interface Look extends Pick<FlowParagraph, 'indent' | 'spaceBefore' | 'spaceAfter'> {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
  /** On one page with what follows, as a heading is. */
  readonly isKept?: boolean;
}

function paragraph(text: string, { bold = false, size: points = size, color, isKept, ...place }: Look): FlowParagraph {
  const span = { text, size: points, bold, ...(color && { color }) };
  return { kind: 'paragraph', spaceBefore: 0, ...place, ...(isKept && { headingLevel: 4 }), spans: [span] };
}
