import type { Attachment, FlowBlock, FlowDocument } from '#contract/flow.ts';
import { type FlowBudget, flowBudget } from '../flow-budget.ts';
import { emptyFile, readUntrusted } from '../format-errors.ts';
import type { ReadOptions } from '../format-limits.ts';
import {
  counted,
  embeddedFile,
  mainPart,
  type OfficePackage,
  openOfficePackage,
  type PackagePart,
  packageFacts,
  packageWarnings,
} from '../office-package.ts';
import { onOff } from '../on-off.ts';
import { child, childElements, descend, descendants, type XmlElement } from '../xml-elements.ts';
import { readComments } from './comments.ts';
import { readNumbering } from './numbering.ts';
import { readParagraph } from './paragraph.ts';
import { readPartContent } from './part-content.ts';
import { flowSections, type RawSection } from './section.ts';
import { chosenBranch, type DocxContext, leaveOut, type Notes, type Story } from './story.ts';
import { readStyleSheet } from './style-sheet.ts';
import { readTable } from './table.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const what = 'Word document';

/**
 * Reads a Word document (DOCX, DOCM, templates; transitional and strict).
 *
 * Automatic numbers are counted, tracked changes and comments are marks,
 * headers, footers, notes, text boxes and tables stand in their places.
 * Throws `damaged-file`, `password-needed`, `too-large`, `empty-file`.
 */
export function readDocx(bytes: Uint8Array, options: ReadOptions = {}): Promise<FlowDocument> {
  return readUntrusted(what, async () => {
    if (bytes.byteLength === 0) throw emptyFile(what);
    const budget = flowBudget(options);
    const opened = await openOfficePackage(bytes, budget);
    return readOpened(opened, budget);
  });
}

async function readOpened(opened: OfficePackage, budget: FlowBudget): Promise<FlowDocument> {
  const main = await mainPart(opened, 'word/document.xml', what);
  const settings = (await opened.related(main, 'settings'))?.root ?? null;
  const context = await readContext(opened, main, settings, budget);
  const story = await openStory(main, opened, context);
  const raw = readBody(child(main.root, 'w:body') ?? main.root, story);
  placeRest(raw, context);
  const headers = await readMargins(main, opened, context);
  const evenAndOdd = child(settings, 'w:evenAndOddHeaders');
  const sections = flowSections(
    raw,
    evenAndOdd !== null && onOff(evenAndOdd.attributes['w:val']),
    (id) => headers.get(id) ?? [],
  );
  for (const _ of sections) budget.section();
  const attachments = await embeddedFiles(opened, budget);
  return {
    mediaType,
    sections,
    attachments,
    facts: await packageFacts(opened),
    warnings: [...packageWarnings(opened), ...warningsOf(context, attachments)],
  };
}

async function readContext(
  opened: OfficePackage,
  main: PackagePart,
  settings: XmlElement | null,
  budget: FlowBudget,
): Promise<DocxContext> {
  const root = async (type: string) => (await opened.related(main, type))?.root ?? null;
  const ranges = new Set(
    descendants(main.root, 'w:commentRangeStart').map((element) => element.attributes['w:id'] ?? ''),
  );
  return {
    styles: readStyleSheet(await root('styles')),
    numbering: readNumbering(await root('numbering')),
    comments: readComments(await root('comments'), await root('commentsExtended'), ranges),
    placedComments: new Set(),
    footnotes: await readNotes('footnote', opened, main, settings, budget),
    endnotes: await readNotes('endnote', opened, main, settings, budget),
    endnoteParagraphs: [],
    budget,
    leftOut: new Map(),
  };
}

async function readNotes(
  kind: 'footnote' | 'endnote',
  opened: OfficePackage,
  main: PackagePart,
  settings: XmlElement | null,
  budget: FlowBudget,
): Promise<Notes> {
  const part = await opened.related(main, `${kind}s`);
  const elements = new Map<string, XmlElement>();
  for (const element of childElements(part?.root, `w:${kind}`)) {
    const type = element.attributes['w:type'] ?? 'normal';
    if (type === 'normal') elements.set(element.attributes['w:id'] ?? '', element);
  }
  const inSections = descendants(main.root, `w:${kind}Pr`).map((element) => child(element, 'w:numFmt'));
  const format =
    inSections.find((element) => element !== null)?.attributes['w:val'] ??
    descend(settings, `w:${kind}Pr`, 'w:numFmt')?.attributes['w:val'] ??
    (kind === 'footnote' ? 'decimal' : 'lowerRoman');
  return { elements, content: await readPartContent(part, opened, budget), format, count: 0 };
}

async function openStory(part: PackagePart, opened: OfficePackage, context: DocxContext): Promise<Story> {
  return {
    context,
    content: await readPartContent(part, opened, context.budget),
    fields: [],
    fieldsBalanced: fieldsBalanced(part.root),
    changes: [],
    openComments: new Map(),
    blocks: readBlocks,
  };
}

function fieldsBalanced(root: XmlElement): boolean {
  const types = descendants(root, 'w:fldChar').map((element) => element.attributes['w:fldCharType']);
  return types.filter((type) => type === 'begin').length === types.filter((type) => type === 'end').length;
}

/** The blocks of a container, section by section. */
function readBody(body: XmlElement, story: Story): RawSection[] {
  const raw: RawSection[] = [];
  let blocks: FlowBlock[] = [];
  for (const node of childElements(body)) {
    if (node.name === 'w:sectPr') {
      raw.push({ blocks, properties: node });
      blocks = [];
      continue;
    }
    blocks.push(...readBlockNode(node, story));
    const properties = node.name === 'w:p' ? descend(node, 'w:pPr', 'w:sectPr') : null;
    if (properties) {
      raw.push({ blocks, properties });
      blocks = [];
    }
  }
  if (blocks.length > 0 || raw.length === 0) raw.push({ blocks, properties: raw.at(-1)?.properties ?? null });
  return raw;
}

function readBlocks(container: XmlElement, story: Story): FlowBlock[] {
  return story.context.budget.nested(() => childElements(container).flatMap((node) => readBlockNode(node, story)));
}

function readBlockNode(node: XmlElement, story: Story): FlowBlock[] {
  switch (node.name) {
    case 'w:p':
      return readParagraph(node, story);
    case 'w:tbl':
      return [story.context.budget.nested(() => readTable(node, story))];
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:customXml':
    case 'w:ins':
    case 'w:moveTo':
      return readBlocks(node, story);
    case 'mc:AlternateContent': {
      const branch = chosenBranch(node);
      return branch ? readBlocks(branch, story) : [];
    }
    case 'w:altChunk':
      leaveOut(story.context, 'inserted file');
      return [];
    case 'w:commentRangeStart':
      story.openComments.set(
        node.attributes['w:id'] ?? '',
        story.context.comments.marks(node.attributes['w:id'] ?? ''),
      );
      return [];
    case 'w:commentRangeEnd':
      story.openComments.delete(node.attributes['w:id'] ?? '');
      return [];
    case 'w:r':
    case 'w:hyperlink':
      return readParagraph({ name: 'w:p', attributes: {}, children: [node] }, story);
    default:
      return [];
  }
}

/** Endnotes and comments without a place stand at the end of the document. */
function placeRest(raw: readonly RawSection[], context: DocxContext): void {
  const last = raw.at(-1);
  if (context.endnoteParagraphs.length > 0) last?.blocks.push({ kind: 'rule' });
  for (const paragraph of context.endnoteParagraphs) last?.blocks.push(paragraph);
  const marks = context.comments.unplaced(context.placedComments);
  if (marks.length > 0) last?.blocks.push({ kind: 'paragraph', spans: [{ text: '', marks }] });
}

async function readMargins(
  main: PackagePart,
  opened: OfficePackage,
  context: DocxContext,
): Promise<Map<string, readonly FlowBlock[]>> {
  const margins = new Map<string, readonly FlowBlock[]>();
  for (const relationship of main.relationships.values()) {
    if (!/^(header|footer)$/.test(relationship.type)) continue;
    const part = await opened.part(relationship.target);
    if (part) margins.set(relationship.id, readBlocks(part.root, await openStory(part, opened, context)));
  }
  return margins;
}

async function embeddedFiles(opened: OfficePackage, budget: FlowBudget): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const name of opened.names) {
    if (!/^word\/(embeddings\/|afchunk)/i.test(name)) continue;
    const bytes = await opened.bytes(name);
    if (!bytes) continue;
    budget.attachment(bytes.byteLength);
    attachments.push(embeddedFile(name, bytes));
  }
  return attachments;
}

function warningsOf(context: DocxContext, attachments: readonly Attachment[]): string[] {
  const warnings: string[] = [];
  for (const [noun, count] of context.leftOut) {
    const kept = noun === 'embedded object' || noun === 'inserted file';
    if (kept && attachments.length > 0) warnings.push(`${counted(count, noun)} kept as an attachment, not shown.`);
    else if (noun === 'chart') warnings.push(`${counted(count, noun)} not drawn; its words are shown.`);
    else warnings.push(`${counted(count, noun)} left out.`);
  }
  return warnings;
}
