import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { damagedFile } from '#main/formats/format-errors.ts';
import type { ProposalStamp } from './proposal.ts';

/** A run of words as it stands in the source of a part; offsets are UTF-16 units of that source. */
export interface SourceRun {
  readonly element: XmlElement;
  /** The tracked insertion that it stands in. */
  readonly insertion: XmlElement | null;
  readonly text: string;
  /** Nothing but words, tabs and line breaks, directly in its paragraph or in an insertion there. */
  readonly plain: boolean;
}

export interface SourceParagraph {
  readonly element: XmlElement;
  readonly runs: readonly SourceRun[];
}

const wordLike: ReadonlySet<string> = new Set(['w:rPr', 'w:t', 'w:tab', 'w:br', 'w:cr', 'w:lastRenderedPageBreak']);
const removed: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr']);

/**
 * The paragraphs of a part in the order of the source, without the words that
 * tracked changes take out, nor those that this stamp inserted. Errors: `damaged-file`.
 */
export function sourceParagraphs(source: string, without?: ProposalStamp): SourceParagraph[] {
  let root: XmlElement | null;
  try {
    // The parser joins a line end of two characters into one: offsets must stay those of the source.
    const sameLength = source.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
    root = parseXml(sameLength, { includeOffsets: true, ignoreUndefinedEntities: true }).root;
  } catch (error) {
    throw damagedFile('Word document', error);
  }
  const paragraphs: SourceParagraph[] = [];
  if (root) collectParagraphs(root, paragraphs, without);
  return paragraphs;
}

function collectParagraphs(element: XmlElement, paragraphs: SourceParagraph[], without?: ProposalStamp): void {
  for (const node of elementsOf(element)) {
    if (node.name === 'w:p') {
      const runs: SourceRun[] = [];
      collectRuns(node, null, true, runs);
      const isOwn = ({ insertion }: SourceRun) =>
        without !== undefined &&
        insertion?.attributes['w:author'] === without.author &&
        insertion.attributes['w:date'] === without.date;
      paragraphs.push({ element: node, runs: runs.filter((run) => !isOwn(run)) });
    }
    collectParagraphs(node, paragraphs, without);
  }
}

function collectRuns(element: XmlElement, insertion: XmlElement | null, near: boolean, runs: SourceRun[]): void {
  for (const node of elementsOf(element)) {
    if (node.name === 'w:r') {
      const content = elementsOf(node);
      runs.push({
        element: node,
        insertion,
        text: content.map(wordsOf).join(''),
        plain: near && content.every(({ name }) => wordLike.has(name)),
      });
    } else if (node.name === 'w:ins') collectRuns(node, node, near && insertion === null, runs);
    else if (!removed.has(node.name)) collectRuns(node, insertion, false, runs);
  }
}

/** The child elements. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((node) => node instanceof XmlElement);
}

/** The words of a run's child; a tab and a line break are one character. */
export function wordsOf(node: XmlElement): string {
  if (node.name === 'w:tab') return '\t';
  if (node.name === 'w:br' || node.name === 'w:cr') return '\n';
  return node.name === 'w:t' ? node.text : '';
}
