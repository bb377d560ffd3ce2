import type { FlowBlock, FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { addSpan } from '../flow-text.ts';
import type { Numbering } from '../list-numbering.ts';
import { RtfContainer } from '../rtf/rtf-container.ts';
import { revisionMark } from '../rtf/rtf-state.ts';
import { symbolCharacter } from '../symbol-fonts.ts';
import { fieldWithoutResult, pageFieldOf } from '../word-field.ts';
import { type DocFile, runAt } from './doc-file.ts';
import { type DocCharacters, docCharacters, docParagraph } from './doc-look.ts';
import { type DocStyle, styleSprms } from './doc-styles.ts';

export interface DocStories {
  readonly file: DocFile;
  readonly styles: ReadonlyMap<number, DocStyle>;
  readonly numbering: Numbering;
  readonly authors: readonly string[];
  readonly budget: FlowBudget;
  /** What hangs on a reference at a place: a note's paragraphs, a comment. */
  readonly footnotes: ReadonlyMap<number, { readonly number: string; readonly paragraphs: readonly FlowParagraph[] }>;
  readonly endnotes: ReadonlyMap<number, { readonly number: string }>;
  readonly comments: ReadonlyMap<number, FlowMark>;
  pictures: number;
}

interface Field {
  instruction: string;
  inResult: boolean;
}

/** The blocks of the characters from `start` to `end`. */
export function readDocRange(stories: DocStories, start: number, to: number): FlowBlock[] {
  const container = new RtfContainer();
  const fields: Field[] = [];
  const { text } = stories.file;
  // A damaged table may name a place far behind the text.
  const end = Math.min(to, text.length);
  let from = start;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x0d && unit !== 0x07 && unit !== 0x0c) continue;
    readParagraph(stories, container, fields, from, at, unit);
    from = at + 1;
  }
  if (from < end) readParagraph(stories, container, fields, from, end, 0x0d);
  return container.take();
}

function readParagraph(
  stories: DocStories,
  container: RtfContainer,
  fields: Field[],
  start: number,
  end: number,
  mark: number,
): void {
  stories.budget.paragraph();
  const { file, styles } = stories;
  const run = runAt(file.paragraphs, file.place(end));
  const style = run?.style ?? 0;
  const properties = docParagraph([...styleSprms(styles, style, 'paragraph'), ...(run?.sprms ?? [])]);
  const level = properties.inTable || properties.depth ? Math.max(1, properties.depth ?? 1) : 0;
  if (properties.rowEnd || properties.innerRowEnd) {
    container
      .table(properties.innerRowEnd ? Math.max(2, level) : Math.max(1, level))
      .endRow(properties.cells ?? [], properties.headerRow ?? false);
    return;
  }
  readCharacters(stories, container, fields, start, end, styleSprms(styles, style, 'characters'));
  const listed =
    properties.list && properties.list > 0
      ? stories.numbering.next({ numberingId: String(properties.list), level: properties.level ?? 0 })
      : null;
  if (listed) container.number = listed.number.trim();
  const heading = styles.get(style)?.headingLevel ?? null;
  const outline = properties.outline !== undefined && properties.outline < 9 ? properties.outline + 1 : null;
  const headingLevel = outline ?? heading;
  if (properties.pageBreakBefore && level === 0) container.add({ kind: 'page-break' }, 0);
  const isCell = mark === 0x07 || properties.innerCell === true;
  container.endParagraph(
    { ...properties.look, ...(headingLevel === null ? {} : { headingLevel }) },
    isCell ? Math.max(1, level) : level,
    mark === 0x0d && !isCell,
  );
  if (isCell) {
    stories.budget.cell();
    container.table(Math.max(1, level)).endCell();
  } else if (mark === 0x0c) container.add({ kind: 'page-break' }, 0);
}

function readCharacters(
  stories: DocStories,
  container: RtfContainer,
  fields: Field[],
  start: number,
  end: number,
  style: ReturnType<typeof styleSprms>,
): void {
  const { file } = stories;
  // A damaged file may cut one run into single characters: its look is worked out once.
  let lookedAt: ReturnType<typeof runAt> = null;
  let look: DocCharacters | null = null;
  for (let at = start; at < end; ) {
    const place = file.place(at);
    const run = runAt(file.characters, place);
    const step = file.place(at + 1) - place === 1 ? 1 : 2;
    // A run may reach over the end of a piece of text; characters there are looked up anew.
    let until = at + 1;
    while (until < end && run && file.place(until) === place + (until - at) * step && file.place(until) < run.end)
      until += 1;
    if (look === null || run !== lookedAt) {
      const characterStyle = run?.sprms.find((sprm) => sprm.code === 0x4a30);
      const named = characterStyle
        ? styleSprms(stories.styles, characterStyle.operand.getUint16(0, true), 'characters')
        : [];
      look = docCharacters([...style, ...named], run?.sprms ?? []);
      lookedAt = run;
    }
    for (let cp = at; cp < until; cp += 1) takeCharacter(stories, container, fields, cp, look);
    at = until;
  }
}

function takeCharacter(
  stories: DocStories,
  container: RtfContainer,
  fields: Field[],
  cp: number,
  look: DocCharacters,
): void {
  const sign = stories.file.text[cp] ?? '';
  const unit = sign.charCodeAt(0);
  const field = fields.at(-1);
  if (unit === 0x13) fields.push({ instruction: '', inResult: false });
  else if (unit === 0x14) {
    if (field) field.inResult = true;
  } else if (unit === 0x15) {
    fields.pop();
    if (field && !field.inResult)
      addWords(stories, container, fields, fieldWithoutResult(field.instruction, null) ?? '', look);
  } else if (field && !field.inResult) {
    if (field.instruction.length < 10_000) field.instruction += sign;
  } else if (unit === 0x02 || unit === 0x05) addReference(stories, container, cp, unit, look);
  else if (unit === 0x01 || unit === 0x08) stories.pictures += 1;
  else if (look.symbol !== undefined && sign === '(') {
    addWords(stories, container, fields, symbolCharacter(look.symbol, 'Wingdings') ?? '□', look);
  } else if (unit >= 0x20 || unit === 0x09) addWords(stories, container, fields, sign, look);
  else if (unit === 0x0b || unit === 0x0e) addWords(stories, container, fields, '\n', look);
  else if (unit === 0x1e) addWords(stories, container, fields, '\u2011', look);
  else if (unit === 0x1f) addWords(stories, container, fields, '\u00ad', look);
}

function addReference(
  stories: DocStories,
  container: RtfContainer,
  cp: number,
  unit: number,
  look: DocCharacters,
): void {
  if (unit === 0x05) {
    const comment = stories.comments.get(cp);
    if (comment) container.spans.push({ text: '', marks: [comment] });
    return;
  }
  const note = stories.footnotes.get(cp);
  const endnote = stories.endnotes.get(cp);
  const style = styleOf(stories, look);
  if (note) container.spans.push({ ...style, text: note.number, position: 'superscript', footnote: note.paragraphs });
  else if (endnote) container.spans.push({ ...style, text: endnote.number, position: 'superscript' });
}

function addWords(
  stories: DocStories,
  container: RtfContainer,
  fields: readonly Field[],
  text: string,
  look: DocCharacters,
): void {
  if (text === '') return;
  stories.budget.characters(text.length);
  const pageField = fields.map((field) => pageFieldOf(field.instruction)).find(Boolean);
  addSpan(container.spans, text, { ...styleOf(stories, look), ...(pageField === undefined ? {} : { pageField }) });
}

function styleOf(stories: DocStories, look: DocCharacters): Omit<FlowSpan, 'text'> {
  const marks: FlowMark[] = [];
  if (look.inserted) {
    marks.push(revisionMark('inserted', { author: look.insertedBy ?? 0, at: look.insertedAt ?? 0 }, stories.authors));
  }
  if (look.deleted) {
    marks.push(revisionMark('deleted', { author: look.deletedBy ?? 0, at: look.deletedAt ?? 0 }, stories.authors));
  }
  if (look.strike) marks.push({ kind: 'struck-out' });
  if (look.hidden) marks.push({ kind: 'hidden' });
  if (look.highlight) marks.push({ kind: 'highlight' });
  return {
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.underline ? { underline: true } : {}),
    ...(look.strike ? { strike: true } : {}),
    ...(look.size === undefined ? {} : { size: look.size }),
    ...(look.position === undefined ? {} : { position: look.position }),
    ...(marks.length > 0 ? { marks } : {}),
  };
}
