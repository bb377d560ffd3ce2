import type { FlowBlock, FlowDocument, FlowMark, FlowParagraph, FlowSection, SourceFact } from '#contract/flow.ts';
import { flowBudget } from '../flow-budget.ts';
import { paragraphsOf, paragraphText } from '../flow-text.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import { formatNumber } from '../number-formats.ts';
import { counted } from '../office-package.ts';
import { type DocFile, openDocFile } from './doc-file.ts';
import { readDocLists } from './doc-lists.ts';
import { byteOf, readSprms, shortOf } from './doc-sprms.ts';
import { type DocStories, readDocRange } from './doc-story.ts';
import { readDocStyles } from './doc-styles.ts';
import { readSummary } from './summary-information.ts';

const what = 'Word document';

/**
 * Reads a Word 97–2003 document (DOC): automatic numbers counted, tracked
 * changes and comments as marks, tables, notes, headers and footers by section;
 * text boxes at the end. Pictures are not read and told as a warning.
 * Throws `damaged-file`, `password-needed`, `too-large`, `empty-file`.
 */
export function readDoc(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const file = openDocFile(bytes, budget.limits);
    const bare: DocStories = {
      file,
      styles: readDocStyles(file.table(1)),
      numbering: readDocLists(file.tableOnwards(73), file.table(73).byteLength, file.table(74)),
      authors: readStringTable(file.table(51)),
      budget,
      footnotes: new Map(),
      endnotes: new Map(),
      comments: new Map(),
      pictures: 0,
    };
    const [text = 0, notes = 0, headers = 0, macros = 0, comments = 0, ends = 0, boxes = 0, headerBoxes = 0] =
      file.lengths;
    const starts = { notes: text, headers: text + notes, comments: text + notes + headers + macros, ends: 0, boxes: 0 };
    starts.ends = starts.comments + comments;
    starts.boxes = starts.ends + ends;
    const endnotes = readNotes(bare, 46, 47, starts.ends, 'lowerRoman');
    const stories: DocStories = {
      ...bare,
      footnotes: readNotes(bare, 2, 3, starts.notes, 'decimal'),
      endnotes,
      comments: readComments(bare, starts.comments),
    };
    const sections = readSections(stories, text, starts.headers);
    const rest: FlowBlock[] = [];
    for (const note of endnotes.values()) {
      rest.push(
        ...note.paragraphs.map((paragraph, index) => (index === 0 ? { ...paragraph, number: note.number } : paragraph)),
      );
    }
    const boxed =
      boxes + headerBoxes > 0 ? readDocRange(stories, starts.boxes, starts.boxes + boxes + headerBoxes) : [];
    if (rest.length > 0 || boxed.length > 0) {
      const last = sections.at(-1);
      const added: FlowBlock[] = [...(rest.length > 0 ? [{ kind: 'rule' } as const, ...rest] : []), ...boxed];
      if (last) sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...added] };
    }
    const warnings: string[] = [];
    if (stories.pictures > 0) warnings.push(`${counted(stories.pictures, 'picture or drawing')} not shown.`);
    if (boxed.length > 0) warnings.push('Text boxes are shown at the end of the document.');
    if (file.ole.names.includes('Macros')) warnings.push('The file has macros; they were not run and are not shown.');
    if (file.ole.names.includes('ObjectPool')) warnings.push('The file has embedded objects; they are not shown.');
    return { mediaType: 'application/msword', sections, attachments: [], facts: facts(file), warnings };
  });
}

function facts(file: DocFile): SourceFact[] {
  const stream = file.ole.read('\u0005SummaryInformation');
  return stream ? readSummary(stream) : [];
}

function readNotes(stories: DocStories, references: number, texts: number, start: number, format: string) {
  const notes = new Map<number, { readonly number: string; readonly paragraphs: readonly FlowParagraph[] }>();
  const places = stories.file.table(references);
  const bounds = stories.file.table(texts);
  const count = Math.max(0, Math.floor((places.byteLength - 4) / 6));
  for (let index = 0; index < count; index += 1) {
    if ((index + 2) * 4 > bounds.byteLength) break;
    const [from, to] = [bounds.getUint32(index * 4, true), bounds.getUint32(index * 4 + 4, true)];
    const paragraphs = paragraphsOf(readDocRange(stories, start + from, start + Math.max(from, to)));
    notes.set(places.getUint32(index * 4, true), {
      number: formatNumber(index + 1, format),
      paragraphs: trimmed(paragraphs),
    });
  }
  return notes;
}

/** Without the empty line that ends a story. */
function trimmed(paragraphs: readonly FlowParagraph[]): FlowParagraph[] {
  const kept = [...paragraphs];
  while (kept.length > 1 && kept.at(-1)?.spans.length === 0) kept.pop();
  return kept;
}

function readComments(stories: DocStories, start: number): Map<number, FlowMark> {
  const marks = new Map<number, FlowMark>();
  const places = stories.file.table(4);
  const bounds = stories.file.table(5);
  const owners = readStrings(stories.file.table(36));
  const count = Math.max(0, Math.floor((places.byteLength - 4) / 34));
  for (let index = 0; index < count; index += 1) {
    if ((index + 2) * 4 > bounds.byteLength) break;
    const [from, to] = [bounds.getUint32(index * 4, true), bounds.getUint32(index * 4 + 4, true)];
    const blocks = readDocRange(stories, start + from, start + Math.max(from, to));
    const author = owners[places.getUint16((count + 1) * 4 + index * 30 + 20, true)];
    const note = paragraphsOf(blocks).map(paragraphText).join('\n').trim();
    marks.set(places.getUint32(index * 4, true), { kind: 'comment', note, ...(author ? { author } : {}) });
  }
  return marks;
}

function readSections(stories: DocStories, length: number, headerStart: number): FlowSection[] {
  const { file } = stories;
  const table = file.table(6);
  const count = Math.max(1, Math.floor((table.byteLength - 4) / 16));
  const sections: FlowSection[] = [];
  let inherited: FlowBlock[][] = [];
  for (let index = 0; index < count; index += 1) {
    stories.budget.section();
    const known = table.byteLength >= 20;
    const from = known ? Math.min(table.getUint32(index * 4, true), length) : 0;
    const to = known && index < count - 1 ? Math.min(table.getUint32(index * 4 + 4, true), length) : length;
    const properties = known ? sectionProperties(file, table.getUint32((count + 1) * 4 + index * 12 + 2, true)) : {};
    const blocks = readDocRange(stories, from, Math.max(from, to));
    if (blocks.at(-1)?.kind === 'page-break') blocks.pop();
    const margins = readMargins(stories, headerStart, index, inherited);
    inherited = margins;
    const [evenHeader = [], header = [], evenFooter = [], footer = [], firstHeader = [], firstFooter = []] = margins;
    const previous = sections.at(-1);
    const sameSize = previous?.pageWidth === properties.pageWidth && previous?.pageHeight === properties.pageHeight;
    if (previous && properties.continuous && sameSize) {
      sections[sections.length - 1] = { ...previous, blocks: [...previous.blocks, ...blocks] };
      continue;
    }
    const { pageWidth, pageHeight } = properties;
    sections.push({
      ...(pageWidth && pageHeight ? { pageWidth, pageHeight } : {}),
      ...(header.length > 0 ? { header } : {}),
      ...(footer.length > 0 ? { footer } : {}),
      ...(properties.titlePage ? { firstHeader, firstFooter } : {}),
      ...(evenHeader.length + evenFooter.length > 0 ? { evenHeader, evenFooter } : {}),
      blocks,
    });
  }
  return sections;
}

interface SectionProperties {
  pageWidth?: number;
  pageHeight?: number;
  titlePage?: boolean;
  continuous?: boolean;
}

function sectionProperties(file: DocFile, place: number): SectionProperties {
  const properties: SectionProperties = {};
  if (place === 0xffffffff || place + 2 > file.main.byteLength) return properties;
  const length = new DataView(file.main.buffer, file.main.byteOffset + place, 2).getUint16(0, true);
  for (const sprm of readSprms(file.main.subarray(place + 2, place + 2 + length))) {
    const points = (shortOf(sprm) & 0xffff) / 20;
    if (sprm.code === 0xb01f && points > 36) properties.pageWidth = points;
    if (sprm.code === 0xb020 && points > 36) properties.pageHeight = points;
    if (sprm.code === 0x300a) properties.titlePage = byteOf(sprm) === 1;
    if (sprm.code === 0x3009) properties.continuous = byteOf(sprm) === 0;
  }
  return properties;
}

/** The six headers and footers of a section; an empty one is that of the section before. */
function readMargins(
  stories: DocStories,
  start: number,
  section: number,
  inherited: readonly FlowBlock[][],
): FlowBlock[][] {
  const table = stories.file.table(11);
  return Array.from({ length: 6 }, (_, index) => {
    const at = (6 + section * 6 + index) * 4;
    if (at + 8 > table.byteLength) return inherited[index] ?? [];
    const [from, to] = [table.getUint32(at, true), table.getUint32(at + 4, true)];
    if (to <= from) return inherited[index] ?? [];
    const blocks = readDocRange(stories, start + from, start + to);
    const last = blocks.at(-1);
    if (last?.kind === 'paragraph' && last.spans.length === 0) blocks.pop();
    return blocks;
  });
}

/** A string table (STTB, MS-DOC §2.2.4) of 16-bit characters. */
function readStringTable(view: DataView): string[] {
  if (view.byteLength < 6 || view.getUint16(0, true) !== 0xffff) return [];
  const extra = view.getUint16(4, true);
  return readStrings(new DataView(view.buffer, view.byteOffset + 6, view.byteLength - 6), extra);
}

function readStrings(view: DataView, extra = 0): string[] {
  const strings: string[] = [];
  for (let at = 0; at + 2 <= view.byteLength; ) {
    const length = Math.min(view.getUint16(at, true), (view.byteLength - at - 2) >>> 1);
    let text = '';
    for (let index = 0; index < length; index += 1)
      text += String.fromCharCode(view.getUint16(at + 2 + index * 2, true));
    strings.push(text);
    at += 2 + length * 2 + extra;
  }
  return strings;
}
