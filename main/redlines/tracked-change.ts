import type { XmlElement } from '@rgrove/parse-xml';
import type { ProposalRefusal } from '#contract/proposal.ts';
import type { Proposal, ProposalStamp } from './proposal.ts';
import { firstQuotedPlace } from './quoted-place.ts';
import { elementsOf, type SourceRun, sourceParagraphs, wordsOf } from './word-source.ts';

/** A piece of a part's source to be written in place of another. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Change {
  readonly source: string;
  readonly proposal: Proposal;
  readonly commentId: number;
  /** The attributes of a tracked change, with an id of its own. */
  readonly marked: () => string;
}

/**
 * The source of word/document.xml with the proposal in it as tracked changes
 * with a comment's range (ECMA-376 Part 1 §17.13); all else stays as it is.
 * Errors: `damaged-file`.
 */
export function withTrackedChange(
  source: string,
  proposal: Proposal,
  { stamp, commentId }: { readonly stamp: ProposalStamp; readonly commentId: number },
): { readonly source: string } | ProposalRefusal {
  const quotes = [proposal.quote, ...(proposal.otherQuotes ?? [])];
  const place = firstQuotedPlace(sourceParagraphs(source, stamp), quotes, proposal.within);
  if (typeof place === 'string') return place;
  if (proposal.change === 'replace' && !place.isWithinOne) return 'not-plain';
  let id = Math.max(0, ...[...source.matchAll(/\bw:id="(\d+)"/g)].map(([, digits]) => Number(digits)));
  const marked = () => {
    id += 1;
    return `w:id="${id}" w:author="${escaped(stamp.author)}" w:date="${escaped(stamp.date)}"`;
  };
  const change: Change = { source, proposal, commentId, marked };
  const touched: { readonly run: SourceRun; readonly from: number; readonly to: number }[] = [];
  let at = 0;
  for (const run of place.paragraph.runs) {
    const from = Math.max(place.start - at, 0);
    const to = Math.min(place.end - at, run.text.length);
    const within = at >= place.start && at < place.end;
    at += run.text.length;
    if (from < to) touched.push({ run, from, to });
    else if (within && !run.plain && proposal.change === 'replace') return 'not-plain';
  }
  const last = touched.at(-1);
  if (!last) return 'not-found';
  if (proposal.change === 'insert-after') {
    return { source: spliced(source, [newParagraph(change, place.paragraph.element, last.run)]) };
  }
  if (proposal.change === 'comment') {
    const [first] = touched;
    return {
      source: spliced(source, commentAround(place.paragraph.element, first?.run ?? last.run, last.run, commentId)),
    };
  }
  if (touched.some(({ run }) => !run.plain)) return 'not-plain';
  const splices = touched.map(({ run, from, to }, index) => ({
    start: run.element.start,
    end: run.element.end,
    text: [
      runPart(source, run.element, 0, from, 'w:t'),
      index === 0 ? `<w:commentRangeStart w:id="${commentId}"/>` : '',
      `<w:del ${marked()}>${runPart(source, run.element, from, to, 'w:delText')}</w:del>`,
      run === last.run ? insertion(change, run) : '',
      runPart(source, run.element, to, run.text.length, 'w:t'),
    ].join(''),
  }));
  return { source: spliced(source, splices) };
}

/** The new words and the comment's end; an insertion they stand in is closed before and opened again behind. */
function insertion({ source, proposal, commentId, marked }: Change, run: SourceRun): string {
  const words = proposal.words === '' ? '' : insertedRun(source, run.element, proposal.words, marked());
  const added = `${words}${commentEnd(commentId)}`;
  if (run.insertion === null) return added;
  const opened = openTag(source, run.insertion).replace(/\bw:id="\d+"/, `w:id="${/\d+/.exec(marked())?.[0] ?? ''}"`);
  return `</w:ins>${added}${opened}`;
}

function newParagraph(change: Change, paragraph: XmlElement, run: SourceRun): Splice {
  const { source, proposal, commentId, marked } = change;
  const properties = elementsOf(paragraph).find(({ name }) => name === 'w:pPr');
  // Neither the style nor the number: the clauses behind would be numbered anew.
  const look = (properties ? elementsOf(properties) : [])
    .filter(({ name }) => name === 'w:spacing' || name === 'w:ind' || name === 'w:jc')
    .map(({ start, end }) => source.slice(start, end))
    .join('');
  const head = `<w:pPr>${look}<w:rPr><w:ins ${marked()}/></w:rPr></w:pPr>`;
  const words = insertedRun(source, run.element, proposal.words, marked());
  const text = `<w:p>${head}<w:commentRangeStart w:id="${commentId}"/>${words}${commentEnd(commentId)}</w:p>`;
  return { start: paragraph.end, end: paragraph.end, text };
}

/** A comment's range around the paragraph's parts that hold these runs: not within another's insertion, which may go. */
function commentAround(paragraph: XmlElement, first: SourceRun, last: SourceRun, id: number): readonly Splice[] {
  const partOf = ({ element }: SourceRun) =>
    elementsOf(paragraph).find(({ start, end }) => start <= element.start && end >= element.end) ?? element;
  const start = partOf(first).start;
  const end = partOf(last).end;
  return [
    { start, end: start, text: `<w:commentRangeStart w:id="${id}"/>` },
    { start: end, end, text: commentEnd(id) },
  ];
}

function insertedRun(source: string, like: XmlElement, words: string, attributes: string): string {
  // New words have no history of formatting: that would be the other run's, under the same id.
  const look = lookOf(source, like).replace(/<w:rPrChange\b[\s\S]*?<\/w:rPrChange>/g, '');
  return `<w:ins ${attributes}><w:r>${look}${textElement('w:t', words)}</w:r></w:ins>`;
}

function commentEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

/** The run's words from one offset to another as a run of the same look; nothing where there are none. */
function runPart(source: string, run: XmlElement, from: number, to: number, element: 'w:t' | 'w:delText'): string {
  if (from >= to) return '';
  let at = 0;
  let content = '';
  for (const node of elementsOf(run)) {
    const words = wordsOf(node);
    const kept = words.slice(Math.max(from - at, 0), Math.max(to - at, 0));
    at += words.length;
    if (kept === '') continue;
    content += node.name === 'w:t' ? textElement(element, kept) : source.slice(node.start, node.end);
  }
  return `${openTag(source, run)}${lookOf(source, run)}${content}</w:r>`;
}

/** The run’s properties as they stand. */
function lookOf(source: string, run: XmlElement): string {
  const properties = elementsOf(run).find(({ name }) => name === 'w:rPr');
  return properties ? source.slice(properties.start, properties.end) : '';
}

function openTag(source: string, element: XmlElement): string {
  return /^<[^>]*>/.exec(source.slice(element.start, element.end))?.[0] ?? '';
}

function textElement(name: 'w:t' | 'w:delText', words: string): string {
  return `<${name} xml:space="preserve">${escaped(words)}</${name}>`;
}

/** Text for XML's content and attributes; characters that XML forbids become spaces. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the forbidden ones
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

function spliced(source: string, splices: readonly Splice[]): string {
  let text = source;
  for (const { start, end, text: piece } of splices.toReversed()) {
    text = text.slice(0, start) + piece + text.slice(end);
  }
  return text;
}
