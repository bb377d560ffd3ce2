import type { FlowBlock, FlowDocument, FlowParagraph, FlowSection } from '#contract/flow.ts';
import { childElements, readXml, textOf, type XmlElement } from '#main/formats/xml-elements.ts';
import { openZipMembers } from '#main/formats/zip-members.ts';

function paragraphWords(paragraph: FlowParagraph): string {
  return paragraph.spans
    .map(
      (span) =>
        span.text +
        (span.marks ?? []).map((mark) => ` ${mark.note ?? ''} `).join('') +
        (span.footnote ?? []).map(paragraphWords).join('\n'),
    )
    .join('');
}

/** All words of blocks: of cells, notes and comments too; numbers in front. */
export function blockWords(blocks: readonly FlowBlock[] = []): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return (block.number ? `${block.number} ` : '') + paragraphWords(block);
      if (block.kind === 'table')
        return block.rows
          .flat()
          .map((cell) => blockWords(cell.blocks))
          .join('\n');
      return '';
    })
    .join('\n');
}

function sectionWords(section: FlowSection): string {
  const { header, footer, firstHeader, firstFooter, evenHeader, evenFooter, blocks } = section;
  return [header, firstHeader, evenHeader, blocks, footer, firstFooter, evenFooter]
    .map((part) => blockWords(part))
    .join('\n');
}

/** All words of a document. */
export function documentWords(flow: FlowDocument): string {
  return flow.sections.map(sectionWords).join('\n');
}

/** The blocks of all sections. */
export function bodyBlocks(flow: FlowDocument): readonly FlowBlock[] {
  return flow.sections.flatMap((section) => section.blocks);
}

/** The paragraphs of the body, tables left out. */
export function bodyParagraphs(flow: FlowDocument): FlowParagraph[] {
  return bodyBlocks(flow).filter((block) => block.kind === 'paragraph');
}

export function textOfParagraph(paragraph: FlowParagraph | undefined): string {
  return (paragraph?.spans ?? []).map((span) => span.text).join('');
}

/** Numbers and words of the body's paragraphs, one line each. */
export function bodyLines(flow: FlowDocument): string[] {
  return bodyParagraphs(flow).map((paragraph) =>
    [paragraph.number, textOfParagraph(paragraph)].filter(Boolean).join(' '),
  );
}

/** Every text that a Word package holds in its document, notes, comments, headers and footers: `w:t`, `w:delText`, `m:t`. */
export async function wordsInPackage(bytes: Uint8Array): Promise<string[]> {
  const zip = await openZipMembers(bytes);
  const words: string[] = [];
  for (const name of zip.names) {
    if (!/^word\/(document|footnotes|endnotes|comments|header|footer)[^/]*\.xml$/.test(name)) continue;
    const xml = await zip.read(name);
    if (xml) collect(readXml(xml), words);
  }
  return words.filter((word) => word !== '');
}

/** Of alternatives only the first counts: the others say the same for older programs. */
function collect(element: XmlElement, words: string[]): void {
  if (/^(w:t|w:delText|m:t)$/.test(element.name)) words.push(textOf(element).trim());
  const children = element.name === 'mc:AlternateContent' ? childElements(element).slice(0, 1) : childElements(element);
  for (const child of children) collect(child, words);
}
