import type { FlowBlock, FlowCell, FlowMark, FlowParagraph, FlowSpan, FlowTable } from '#contract/flow.ts';
import { addSpan, paragraphsOf } from '../flow-text.ts';
import { child, childElements, textOf, type XmlElement } from '../xml-elements.ts';
import { annotationMark } from './odt-changes.ts';
import { type ListCounters, type ListStyle, nextListNumber } from './odt-lists.ts';
import type { OdtStory } from './odt-story.ts';
import { type OdtTextStyle, odtLength } from './odt-styles.ts';
import { inlinePicture } from './open-document.ts';

interface ListPlace {
  readonly style: ListStyle;
  readonly styleName: string;
  readonly counters: ListCounters;
  readonly level: number;
}

/** The blocks of a body, cell, header, note or text box. */
export function readOdtBlocks(container: XmlElement, story: OdtStory, list: ListPlace | null = null): FlowBlock[] {
  return story.budget.nested(() => childElements(container).flatMap((node) => readBlock(node, story, list)));
}

function readBlock(node: XmlElement, story: OdtStory, list: ListPlace | null): FlowBlock[] {
  switch (node.name) {
    case 'text:p':
    case 'text:h':
      return readParagraph(node, story, '');
    case 'text:list':
      return readList(node, story, list);
    case 'table:table':
      return [story.budget.nested(() => readTable(node, story))];
    case 'text:section': {
      const hidden = node.attributes['text:display'] === 'none';
      if (hidden) story.marks.push({ kind: 'hidden' });
      const blocks = readOdtBlocks(node, story);
      if (hidden) story.marks.pop();
      return blocks;
    }
    case 'text:change': {
      const change = story.changes.get(node.attributes['text:change-id'] ?? '');
      return change?.content ? readDeleted(change.content, change.mark, story) : [];
    }
    case 'text:change-start':
    case 'text:change-end':
      changeRange(node, story);
      return [];
    case 'draw:frame':
    case 'draw:custom-shape':
    case 'draw:g':
    case 'draw:rect':
      return readDrawing(node, story);
    case 'text:tracked-changes':
    case 'text:sequence-decls':
    case 'office:forms':
    case 'text:table-of-content-source':
    case 'text:alphabetical-index-source':
      return [];
    case 'text:soft-page-break':
      return [];
    default:
      return readOdtBlocks(node, story, list);
  }
}

function readDeleted(content: XmlElement, mark: FlowMark, story: OdtStory): FlowBlock[] {
  story.marks.push(mark);
  const blocks = readOdtBlocks(content, story);
  story.marks.pop();
  return blocks;
}

function readList(node: XmlElement, story: OdtStory, outer: ListPlace | null): FlowBlock[] {
  const place = outer ? { ...outer, ...ownStyle(node, story), level: outer.level + 1 } : openList(node, story);
  const blocks: FlowBlock[] = [];
  for (const item of childElements(node)) {
    if (item.name !== 'text:list-item' && item.name !== 'text:list-header') continue;
    const start = Number(item.attributes['text:start-value']);
    let numbered = item.name === 'text:list-header';
    for (const part of childElements(item)) {
      if (part.name !== 'text:p' && part.name !== 'text:h') {
        blocks.push(...story.budget.nested(() => readBlock(part, story, place)));
        continue;
      }
      const number = numbered
        ? ''
        : nextListNumber(place.style, place.counters, place.level, Number.isInteger(start) ? start : null);
      numbered = true;
      blocks.push(...readParagraph(part, story, number, true));
    }
  }
  return blocks;
}

function ownStyle(node: XmlElement, story: OdtStory): Partial<ListPlace> {
  const styleName = node.attributes['text:style-name'];
  const style = styleName === undefined ? undefined : story.listStyles.get(styleName);
  return style && styleName !== undefined ? { style, styleName } : {};
}

function openList(node: XmlElement, story: OdtStory): ListPlace {
  const { attributes } = node;
  const first = childElements(childElements(node)[0]).find((part) => /^text:[ph]$/.test(part.name));
  const styleName =
    attributes['text:style-name'] ?? story.styles.paragraph(first?.attributes['text:style-name']).listStyle ?? '';
  const continued = attributes['text:continue-list'];
  const counters =
    (continued === undefined ? undefined : story.counters.get(`#${continued}`)) ??
    (attributes['text:continue-numbering'] === 'true' ? story.counters.get(styleName) : undefined) ??
    new Array<number | null>(11).fill(null);
  story.counters.set(styleName, counters);
  const id = attributes['xml:id'];
  if (id !== undefined) story.counters.set(`#${id}`, counters);
  return { style: story.listStyles.get(styleName) ?? new Map(), styleName, counters, level: 1 };
}

function readParagraph(node: XmlElement, story: OdtStory, listNumber: string, inList = false): FlowBlock[] {
  story.budget.paragraph();
  const style = story.styles.paragraph(node.attributes['text:style-name']);
  if (style.masterPage !== null && !inList) story.onMasterPage(style.masterPage);
  const outline = node.name === 'text:h' ? Number(node.attributes['text:outline-level'] ?? 1) : style.outlineLevel;
  const headingLevel = outline !== null && outline >= 1 ? Math.min(outline, 9) : null;
  let number = listNumber;
  if (node.name === 'text:h' && !inList && node.attributes['text:is-list-header'] !== 'true') {
    number = headingNumber(node, headingLevel ?? 1, story);
  }
  const open: OpenParagraph = { story, spans: [], after: [] };
  readInline(node, style.text, open);
  const paragraph: FlowParagraph = {
    kind: 'paragraph',
    ...style.look,
    ...(headingLevel === null ? {} : { headingLevel }),
    ...(number === '' ? {} : { number }),
    spans: trimmedEnd(open.spans),
  };
  const onlyDrawing = paragraph.spans.length === 0 && number === '' && open.after.length > 0;
  return [
    ...(style.pageBreakBefore ? [{ kind: 'page-break' } as const] : []),
    ...(onlyDrawing ? [] : [paragraph]),
    ...open.after,
  ];
}

function headingNumber(node: XmlElement, level: number, story: OdtStory): string {
  const style = story.listStyles.get('');
  if (!style) return '';
  const counters = story.counters.get('outline') ?? new Array<number | null>(11).fill(null);
  story.counters.set('outline', counters);
  const restart = node.attributes['text:restart-numbering'] === 'true';
  const start = Number(node.attributes['text:start-value'] ?? 1);
  return nextListNumber(style, counters, level, restart && Number.isInteger(start) ? start : null);
}

interface OpenParagraph {
  readonly story: OdtStory;
  readonly spans: FlowSpan[];
  readonly after: FlowBlock[];
}

function readInline(container: XmlElement, style: OdtTextStyle, open: OpenParagraph): void {
  open.story.budget.nested(() => {
    for (const node of container.children) {
      if (typeof node === 'string') addCollapsed(node, style, open);
      else readInlineNode(node, style, open);
    }
  });
}

function readInlineNode(node: XmlElement, style: OdtTextStyle, open: OpenParagraph): void {
  const { story } = open;
  switch (node.name) {
    case 'text:span':
      readInline(node, { ...style, ...story.styles.text(node.attributes['text:style-name']) }, open);
      break;
    case 'text:s':
      addText(' '.repeat(Math.min(Math.max(Number(node.attributes['text:c'] ?? 1) || 1, 1), 1_000)), style, open);
      break;
    case 'text:tab':
      addText('\t', style, open);
      break;
    case 'text:line-break':
      addText('\n', style, open);
      break;
    case 'text:page-number':
      addText(textOf(node) || '1', style, open, 'number');
      break;
    case 'text:page-count':
      addText(textOf(node) || '1', style, open, 'count');
      break;
    case 'text:note':
      readNote(node, style, open);
      break;
    case 'office:annotation':
      openAnnotation(node, open);
      break;
    case 'office:annotation-end':
      story.comments.delete(node.attributes['office:name'] ?? '');
      break;
    case 'text:change-start':
    case 'text:change-end':
      changeRange(node, story);
      break;
    case 'text:change':
      insertDeleted(node, open);
      break;
    case 'text:ruby':
      readInline(child(node, 'text:ruby-base') ?? node, style, open);
      addText('（', style, open);
      readInline(child(node, 'text:ruby-text') ?? { ...node, children: [] }, style, open);
      addText('）', style, open);
      break;
    case 'text:hidden-text':
      addText(node.attributes['text:string-value'] ?? textOf(node), { ...style, hidden: true }, open);
      break;
    case 'draw:frame':
    case 'draw:custom-shape':
    case 'draw:g':
    case 'draw:rect':
    case 'draw:text-box':
      open.after.push(...readDrawing(node, story));
      break;
    case 'text:soft-page-break':
      break;
    default:
      readInline(node, style, open);
  }
}

function changeRange(node: XmlElement, story: OdtStory): void {
  const change = story.changes.get(node.attributes['text:change-id'] ?? '');
  if (!change) return;
  if (node.name === 'text:change-start') story.marks.push(change.mark);
  else {
    const place = story.marks.lastIndexOf(change.mark);
    if (place >= 0) story.marks.splice(place, 1);
  }
}

/** Words that were taken out stand where they stood; paragraphs among them are lines. */
function insertDeleted(node: XmlElement, open: OpenParagraph): void {
  const change = open.story.changes.get(node.attributes['text:change-id'] ?? '');
  if (!change?.content) return;
  for (const [index, paragraph] of paragraphsOf(readDeleted(change.content, change.mark, open.story)).entries()) {
    if (index > 0) addSpan(open.spans, '\n', { marks: [change.mark] });
    if (paragraph.number) addSpan(open.spans, `${paragraph.number} `, { marks: [change.mark] });
    for (const { text, ...rest } of paragraph.spans) addSpan(open.spans, text, rest);
  }
}

function readNote(node: XmlElement, style: OdtTextStyle, open: OpenParagraph): void {
  const { story } = open;
  const citation = textOf(child(node, 'text:note-citation')).trim();
  const body = child(node, 'text:note-body');
  const paragraphs = body ? paragraphsOf(readOdtBlocks(body, story)) : [];
  if (node.attributes['text:note-class'] === 'endnote') {
    for (const [index, paragraph] of paragraphs.entries()) {
      story.endnotes.push(index === 0 && citation ? { ...paragraph, number: citation } : paragraph);
    }
    addText(citation, { ...style, position: 'superscript' }, open);
  } else {
    addText(citation || '*', { ...style, position: 'superscript' }, open, undefined, paragraphs);
  }
}

function openAnnotation(node: XmlElement, open: OpenParagraph): void {
  const mark = annotationMark(node);
  const name = node.attributes['office:name'] ?? '';
  if (name !== '' && open.story.annotationEnds.has(name)) open.story.comments.set(name, mark);
  else open.spans.push({ text: '', marks: [mark] });
}

/** White space is collapsed as ODF 1.3 §6.1.2 says. */
function addCollapsed(text: string, style: OdtTextStyle, open: OpenParagraph): void {
  const collapsed = text.replace(/[\t\r\n ]+/g, ' ');
  const before = open.spans.at(-1)?.text ?? '';
  const atSpace = before === '' ? open.spans.length === 0 : before.endsWith(' ') || before.endsWith('\n');
  addText(atSpace ? collapsed.replace(/^ /, '') : collapsed, style, open);
}

function trimmedEnd(spans: readonly FlowSpan[]): FlowSpan[] {
  const last = spans.at(-1);
  if (!last?.text.endsWith(' ') || last.text === ' ') return [...spans];
  return [...spans.slice(0, -1), { ...last, text: last.text.slice(0, -1) }];
}

function addText(
  text: string,
  style: OdtTextStyle,
  open: OpenParagraph,
  pageField?: 'number' | 'count',
  footnote?: readonly FlowParagraph[],
): void {
  if (text === '') return;
  const { story } = open;
  story.budget.characters(text.length);
  const marks: FlowMark[] = [...story.marks, ...story.comments.values()];
  if (style.strike) marks.push({ kind: 'struck-out' });
  if (style.hidden) marks.push({ kind: 'hidden' });
  if (style.highlight) marks.push({ kind: 'highlight' });
  addSpan(open.spans, text, {
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.underline ? { underline: true } : {}),
    ...(style.strike ? { strike: true } : {}),
    ...(style.size === undefined ? {} : { size: style.size }),
    ...(style.color === undefined ? {} : { color: style.color }),
    ...(style.position === undefined ? {} : { position: style.position }),
    ...(pageField === undefined ? {} : { pageField }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(footnote === undefined ? {} : { footnote }),
  });
}

function readDrawing(node: XmlElement, story: OdtStory): FlowBlock[] {
  return story.budget.nested(() => {
    const blocks: FlowBlock[] = [];
    const width = odtLength(node.attributes['svg:width']);
    const height = odtLength(node.attributes['svg:height']);
    const alt = textOf(child(node, 'svg:desc')) || textOf(child(node, 'svg:title'));
    let pictured = false;
    for (const part of childElements(node)) {
      const href = (part.attributes['xlink:href'] ?? '').replace(/^\.\//, '');
      if (part.name === 'draw:image') {
        const picture = story.pictures.get(href) ?? inlinePicture(part, story.budget);
        if (picture && !pictured) {
          blocks.push({
            kind: 'picture',
            ...picture,
            ...(width === undefined || height === undefined ? {} : { width, height }),
            ...(alt ? { alt } : {}),
          });
          pictured = true;
        } else if (!picture) story.leftOut.set('linked picture', (story.leftOut.get('linked picture') ?? 0) + 1);
      } else if (part.name === 'draw:object' || part.name === 'draw:object-ole') {
        story.leftOut.set('embedded object', (story.leftOut.get('embedded object') ?? 0) + 1);
      } else if (part.name === 'svg:desc' || part.name === 'svg:title') continue;
      else blocks.push(...readBlock(part, { ...story, comments: new Map() }, null));
    }
    return blocks;
  });
}

function readTable(element: XmlElement, story: OdtStory): FlowTable {
  const rows: FlowCell[][] = [];
  const columnWidths: number[] = [];
  let headerRows = 0;

  function takeRows(container: XmlElement, header: boolean): void {
    for (const node of childElements(container)) {
      if (node.name === 'table:table-row') {
        rows.push(readRow(node, header, story));
        if (header && headerRows === rows.length - 1) headerRows += 1;
      } else if (node.name === 'table:table-column') {
        const width = story.styles.columnWidth(node.attributes['table:style-name']);
        const repeated = Math.min(Number(node.attributes['table:number-columns-repeated'] ?? 1) || 1, 1_000);
        for (let count = 0; count < repeated; count += 1) columnWidths.push(width ?? 0);
      } else if (/^table:table-(header-rows|rows|row-group|columns|header-columns|column-group)$/.test(node.name)) {
        takeRows(node, header || node.name === 'table:table-header-rows');
      }
    }
  }
  takeRows(element, false);
  return {
    kind: 'table',
    rows,
    ...(columnWidths.length > 0 && columnWidths.every((width) => width > 0) ? { columnWidths } : {}),
    ...(headerRows > 0 && headerRows < rows.length ? { headerRows } : {}),
  };
}

function readRow(row: XmlElement, header: boolean, story: OdtStory): FlowCell[] {
  const cells: FlowCell[] = [];
  for (const node of childElements(row, 'table:table-cell')) {
    const { attributes } = node;
    const repeated = Math.min(Number(attributes['table:number-columns-repeated'] ?? 1) || 1, 1_000);
    const columnSpan = Number(attributes['table:number-columns-spanned'] ?? 1);
    const rowSpan = Number(attributes['table:number-rows-spanned'] ?? 1);
    for (let count = 0; count < repeated; count += 1) {
      story.budget.cell();
      cells.push({
        blocks: readOdtBlocks(node, story),
        ...(header ? { header } : {}),
        ...(columnSpan > 1 && columnSpan <= 1_000 ? { columnSpan } : {}),
        ...(rowSpan > 1 && rowSpan <= 100_000 ? { rowSpan } : {}),
      });
    }
  }
  return cells;
}
