import type { FlowBlock, FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { addSpan, paragraphsOf } from '../flow-text.ts';
import { formatNumber } from '../number-formats.ts';
import { onOff } from '../on-off.ts';
import { symbolCharacter, withoutSymbolFont } from '../symbol-fonts.ts';
import { fieldName, fieldWithoutResult, pageFieldOf } from '../word-field.ts';
import { child, childElements, descend, textOf, type XmlElement } from '../xml-elements.ts';
import { readDrawing } from './drawing.ts';
import { mathText } from './math.ts';
import { changeMark, chosenBranch, leaveOut, type Notes, type Story } from './story.ts';
import { numberingReference, paragraphLook, type RunStyle, runStyle } from './style-sheet.ts';

/** A paragraph while its runs are read: page breaks cut it into pieces, drawings follow it. */
interface OpenParagraph {
  readonly story: Story;
  readonly run: RunStyle;
  readonly pieces: FlowSpan[][];
  spans: FlowSpan[];
  readonly after: FlowBlock[];
  /** A note whose own mark is the text that follows. */
  note: readonly FlowParagraph[] | null;
  formValue: boolean;
}

const hiddenMark: FlowMark = { kind: 'hidden' };
const struckOutMark: FlowMark = { kind: 'struck-out' };
const highlightMark: FlowMark = { kind: 'highlight' };
const formValueMark: FlowMark = { kind: 'form-value' };

/** A `w:p` as blocks: the paragraph (cut at page breaks) and the drawings anchored in it. */
export function readParagraph(element: XmlElement, story: Story): FlowBlock[] {
  const { context } = story;
  context.budget.paragraph();
  const properties = child(element, 'w:pPr');
  const style = context.styles.paragraph(child(properties, 'w:pStyle')?.attributes['w:val'] ?? null);
  const open: OpenParagraph = {
    story,
    run: style.run,
    pieces: [],
    spans: [],
    after: [],
    note: null,
    formValue: false,
  };
  readInline(element, open);
  open.pieces.push(open.spans);

  const own = numberingReference(properties);
  const reference = own ? { ...style.numbering, ...own } : style.numbering;
  const deletion = deletedParagraph(properties, open.pieces);
  const listed = reference.numberingId === undefined ? null : context.numbering.next(reference, deletion === null);
  const look = { ...style.look, ...listed?.look };
  // Indents that a style sets beside its list go before the list's own.
  if (!own && style.look.indent !== undefined && listed) Object.assign(look, indentsOf(style.look));
  const { pageBreakBefore, ...shown } = { ...look, ...paragraphLook(properties) };

  const number = listed?.number ?? '';
  const first = open.pieces[0] ?? [];
  if (number !== '' && deletion) first.unshift({ text: `${number}\t`, marks: [deletion] });
  const blocks: FlowBlock[] = pageBreakBefore ? [{ kind: 'page-break' }] : [];
  for (const [index, spans] of open.pieces.entries()) {
    if (index > 0) blocks.push({ kind: 'page-break' });
    const numbered = index === 0 && number !== '' && !deletion;
    if (spans.length === 0 && !numbered && (open.pieces.length > 1 || open.after.length > 0)) continue;
    blocks.push({ kind: 'paragraph', ...shown, ...(numbered ? { number } : {}), spans });
  }
  return [...blocks, ...open.after];
}

function indentsOf({ indent, firstLineIndent }: { readonly indent?: number; readonly firstLineIndent?: number }) {
  return { ...(indent === undefined ? {} : { indent }), ...(firstLineIndent === undefined ? {} : { firstLineIndent }) };
}

/** The change that took the whole paragraph out, its mark and all its words; null where something stays. */
function deletedParagraph(properties: XmlElement | null, pieces: readonly FlowSpan[][]): FlowMark | null {
  const mark = child(properties, 'w:rPr');
  const deletion = child(mark, 'w:del') ?? child(mark, 'w:moveFrom');
  if (!deletion) return null;
  const spans = pieces.flat();
  if (spans.length === 0) return null;
  const gone = spans.every((span) => span.marks?.some(({ kind }) => kind === 'deleted') ?? span.text.trim() === '');
  return gone ? changeMark(deletion, 'deleted') : null;
}

function readInline(container: XmlElement, open: OpenParagraph): void {
  const { story } = open;
  story.context.budget.nested(() => {
    for (const node of childElements(container)) readInlineNode(node, open);
  });
}

function readInlineNode(node: XmlElement, open: OpenParagraph): void {
  const { story } = open;
  switch (node.name) {
    case 'w:r':
      readRun(node, open);
      break;
    case 'w:ins':
    case 'w:moveTo':
    case 'w:del':
    case 'w:moveFrom':
      story.changes.push(changeMark(node, /^w:(ins|moveTo)$/.test(node.name) ? 'inserted' : 'deleted'));
      readInline(node, open);
      story.changes.pop();
      break;
    case 'w:commentRangeStart':
      openComment(node.attributes['w:id'] ?? '', story);
      break;
    case 'w:commentRangeEnd':
      closeComment(node.attributes['w:id'] ?? '', open);
      break;
    case 'w:fldSimple':
      readSimpleField(node, open);
      break;
    case 'w:sdt':
      readContentControl(node, open);
      break;
    case 'mc:AlternateContent': {
      const branch = chosenBranch(node);
      if (branch) readInline(branch, open);
      break;
    }
    case 'm:oMath':
    case 'm:oMathPara':
      addText(mathText(node), open.run, open);
      break;
    case 'w:subDoc':
      leaveOut(story.context, 'linked sub-document');
      break;
    case 'w:pPr':
    case 'w:sdtPr':
    case 'w:sdtEndPr':
      break;
    default:
      readInline(node, open);
  }
}

function openComment(id: string, story: Story): void {
  story.openComments.set(id, story.context.comments.marks(id));
}

/** A range without words keeps its comment on an empty span. */
function closeComment(id: string, open: OpenParagraph): void {
  const { story } = open;
  const marks = story.openComments.get(id);
  story.openComments.delete(id);
  if (!marks || story.context.placedComments.has(id)) return;
  story.context.placedComments.add(id);
  if (marks.length > 0) open.spans.push({ text: '', marks });
}

function readSimpleField(node: XmlElement, open: OpenParagraph): void {
  const field = { instruction: node.attributes['w:instr'] ?? '', inResult: true, formData: null };
  open.story.fields.push(field);
  readInline(node, open);
  open.story.fields.pop();
}

const valueControls = ['w14:checkbox', 'w:dropDownList', 'w:comboBox', 'w:date', 'w:text'];

function readContentControl(node: XmlElement, open: OpenParagraph): void {
  const properties = child(node, 'w:sdtPr');
  const before = open.formValue;
  const isValue = valueControls.some((name) => child(properties, name)) && !child(properties, 'w:showingPlcHdr');
  open.formValue ||= isValue;
  readInline(child(node, 'w:sdtContent') ?? node, open);
  open.formValue = before;
}

function readRun(run: XmlElement, open: OpenParagraph): void {
  const properties = child(run, 'w:rPr');
  const styleId = child(properties, 'w:rStyle')?.attributes['w:val'];
  const character = styleId === undefined ? {} : open.story.context.styles.character(styleId);
  const style = { ...open.run, ...toggled(open.run, character), ...runStyle(properties) };
  for (const node of childElements(run)) readRunContent(node, style, open);
}

/** Toggle properties of a character style turn those of the paragraph's style round (ECMA-376 Part 1 §17.7.3). */
function toggled(paragraph: RunStyle, character: RunStyle): RunStyle {
  const result: { -readonly [K in keyof RunStyle]: RunStyle[K] } = { ...character };
  for (const name of ['bold', 'italic', 'strike', 'hidden'] as const) {
    if (character[name] !== undefined) result[name] = character[name] !== (paragraph[name] ?? false);
  }
  return result;
}

function readRunContent(node: XmlElement, style: RunStyle, open: OpenParagraph): void {
  const { story } = open;
  switch (node.name) {
    case 'w:t':
    case 'w:delText':
      addText(spacedText(node), style, open);
      break;
    case 'w:tab':
    case 'w:ptab':
      addText('\t', style, open);
      break;
    case 'w:br':
      if (node.attributes['w:type'] === 'page') breakPage(open);
      else addText('\n', style, open);
      break;
    case 'w:cr':
      addText('\n', style, open);
      break;
    case 'w:noBreakHyphen':
      addText('\u2011', style, open);
      break;
    case 'w:softHyphen':
      addText('\u00ad', style, open);
      break;
    case 'w:sym': {
      const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
      if (Number.isInteger(code)) addText(symbolCharacter(code, node.attributes['w:font'] ?? '') ?? '□', style, open);
      break;
    }
    case 'w:pgNum':
      addText('#', style, open, 'number');
      break;
    case 'w:fldChar':
      readFieldCharacter(node, style, open);
      break;
    case 'w:instrText': {
      const field = story.fields.at(-1);
      if (field && !field.inResult && field.instruction.length < 10_000) field.instruction += textOf(node);
      break;
    }
    case 'w:footnoteReference':
      readNoteReference(node, story.context.footnotes, style, open);
      break;
    case 'w:endnoteReference':
      readNoteReference(node, story.context.endnotes, style, open);
      break;
    case 'w:commentReference':
      readCommentReference(node.attributes['w:id'] ?? '', open);
      break;
    case 'w:ruby':
      for (const part of childElements(child(node, 'w:rubyBase'))) readInlineNode(part, open);
      addText('（', style, open);
      for (const part of childElements(child(node, 'w:rt'))) readInlineNode(part, open);
      addText('）', style, open);
      break;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      open.after.push(...readDrawing(node, story));
      break;
    case 'mc:AlternateContent': {
      const branch = chosenBranch(node);
      for (const part of childElements(branch)) readRunContent(part, style, open);
      break;
    }
  }
}

/** Space at the ends counts only where the file says so (XML §2.10); line breaks of a pretty-printed file are spaces. */
function spacedText(node: XmlElement): string {
  const text = textOf(node).replace(/[\r\n\t]+/g, ' ');
  return node.attributes['xml:space'] === 'preserve' ? text : text.replace(/^ +| +$/g, '');
}

function breakPage(open: OpenParagraph): void {
  open.pieces.push(open.spans);
  open.spans = [];
}

function readFieldCharacter(node: XmlElement, style: RunStyle, open: OpenParagraph): void {
  const { fields, fieldsBalanced, context } = open.story;
  if (!fieldsBalanced) return;
  const type = node.attributes['w:fldCharType'];
  if (type === 'begin') {
    fields.push({ instruction: '', inResult: false, formData: child(node, 'w:ffData') });
    return;
  }
  const field = fields.at(-1);
  if (!field) return;
  if (type === 'separate') {
    field.inResult = true;
    const form = descend(field.formData, 'w:checkBox') ?? descend(field.formData, 'w:ddList');
    if (form) addText(fieldWithoutResult(field.instruction, field.formData) ?? '', style, open);
  } else if (type === 'end') {
    fields.pop();
    if (field.inResult) return;
    const shown = fieldWithoutResult(field.instruction, field.formData);
    if (shown === null) leaveOut(context, `field without a result (${fieldName(field.instruction)})`);
    else addText(shown, style, open);
  }
}

function readNoteReference(node: XmlElement, notes: Notes, style: RunStyle, open: OpenParagraph): void {
  const { story } = open;
  const { context } = story;
  const element = notes.elements.get(node.attributes['w:id'] ?? '');
  if (!element) return;
  const ownMark = onOff(node.attributes['w:customMarkFollows'], false);
  if (!ownMark) notes.count += 1;
  const number = formatNumber(notes.count, notes.format);
  const blocks = context.budget.nested(() =>
    story.blocks(element, {
      ...story,
      content: notes.content,
      fields: [],
      changes: [...story.changes],
      openComments: new Map(),
    }),
  );
  const paragraphs = paragraphsOf(blocks);
  if (notes === context.endnotes) {
    for (const [index, paragraph] of paragraphs.entries()) {
      context.endnoteParagraphs.push(index === 0 && !ownMark ? { ...paragraph, number } : paragraph);
    }
    if (!ownMark) addText(number, { ...style, position: 'superscript' }, open);
    return;
  }
  open.note = paragraphs;
  if (!ownMark) addText(number, { ...style, position: 'superscript' }, open);
}

function readCommentReference(id: string, open: OpenParagraph): void {
  const { comments, placedComments } = open.story.context;
  if (placedComments.has(id) || open.story.openComments.has(id)) return;
  const marks = comments.marks(id);
  placedComments.add(id);
  if (marks.length > 0) open.spans.push({ text: '', marks });
}

function addText(text: string, style: RunStyle, open: OpenParagraph, pageField?: 'number' | 'count'): void {
  const { story } = open;
  if (text === '' || !story.fields.every((field) => field.inResult)) return;
  story.context.budget.characters(text.length);
  const fieldOfPage = pageField ?? story.fields.map((field) => pageFieldOf(field.instruction)).find(Boolean);
  const marks = marksOf(style, open);
  const { bold, italic, underline, strike, size, color, position } = style;
  addSpan(open.spans, withoutSymbolFont(text, style.font ?? ''), {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strike } : {}),
    ...(size === undefined ? {} : { size }),
    ...(color === undefined ? {} : { color }),
    ...(position === undefined ? {} : { position }),
    ...(fieldOfPage === undefined ? {} : { pageField: fieldOfPage }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(open.note ? { footnote: open.note } : {}),
  });
  open.note = null;
}

function marksOf(style: RunStyle, open: OpenParagraph): FlowMark[] {
  const { story } = open;
  const marks: FlowMark[] = [...story.changes];
  for (const [id, comment] of story.openComments) {
    story.context.placedComments.add(id);
    marks.push(...comment);
  }
  if (style.strike) marks.push(struckOutMark);
  if (style.hidden) marks.push(hiddenMark);
  if (style.highlight) marks.push(highlightMark);
  if (open.formValue || story.fields.some((field) => field.formData)) marks.push(formValueMark);
  return marks;
}
