import type { Attachment, FlowBlock, FlowMark, FlowParagraph, FlowSection, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { addSpan, paragraphsOf, paragraphText } from '../flow-text.ts';
import { tooLarge } from '../format-errors.ts';
import { formatNumber } from '../number-formats.ts';
import { pictureMediaType } from '../office-package.ts';
import { fieldName, fieldWithoutResult, pageFieldOf } from '../word-field.ts';
import { RtfContainer } from './rtf-container.ts';
import {
  characterControl,
  characterSymbols,
  characterWords,
  factWords,
  paragraphControl,
  shownDestinations,
  silentDestinations,
} from './rtf-controls.ts';
import { RtfFileTables } from './rtf-file-tables.ts';
import { RtfLayout } from './rtf-layout.ts';
import { RtfRowDefinition } from './rtf-row-definition.ts';
import { type Destination, freshGroup, type GroupState, packedDate, revisionMark } from './rtf-state.ts';
import type { RtfToken } from './rtf-tokens.ts';

interface Frame {
  readonly state: GroupState;
  /** Runs when the group ends, still in the group's own state. */
  onClose: (() => void) | null;
}

interface Field {
  instruction: string;
  hasResult: boolean;
  checkBox: boolean;
  checked: boolean;
  formField: boolean;
}

interface Picture {
  readonly hex: string[];
  readonly binary: Uint8Array[];
  width: number;
  height: number;
}

type WritableMark = { -readonly [K in keyof FlowMark]: FlowMark[K] };

/** Reads tokens into sections. One object reads one file, once. */
export class RtfInterpreter {
  readonly facts: SourceFact[] = [];
  readonly attachments: Attachment[] = [];
  readonly warnings: string[] = [];

  private readonly budget: FlowBudget;
  private readonly stack: Frame[] = [];
  private state = freshGroup();
  private frame: Frame = { state: this.state, onClose: null };
  private containers: RtfContainer[] = [new RtfContainer()];
  private pending: number[] = [];
  private skip = 0;
  private optional = false;
  private collected = '';
  private fields: Field[] = [];
  private picture: Picture | null = null;
  private object: Picture | null = null;
  private readonly comments = new Map<string, WritableMark>();
  private readonly openComments = new Set<string>();
  private commentAuthor = '';
  private commentReference: string | null = null;
  private commentDate: string | null = null;
  private noteNumber: number | null = null;
  private readonly noteCounts = { foot: 0, end: 0 };
  private endnote = false;
  private readonly endnotes: FlowParagraph[] = [];
  private readonly tables = new RtfFileTables();
  private row = new RtfRowDefinition();
  private readonly layout = new RtfLayout();
  private objects = 0;

  constructor(budget: FlowBudget) {
    this.budget = budget;
  }

  take(token: RtfToken): void {
    switch (token.kind) {
      case 'open':
        this.openGroup();
        break;
      case 'close':
        this.closeGroup();
        break;
      case 'text':
        this.takeBytes(token.bytes);
        break;
      case 'byte':
        if (this.skip > 0) this.skip -= 1;
        else this.takeByte(token.byte);
        break;
      case 'binary':
        (this.picture ?? this.object)?.binary.push(token.bytes);
        break;
      case 'symbol':
        this.takeSymbol(token.symbol);
        break;
      case 'word':
        this.takeWord(token.word, token.value);
        break;
    }
  }

  /** Ends everything that is still open. */
  finish(): void {
    if (this.stack.length > 0) this.warnings.push('The file ends early; what was there is shown.');
    while (this.stack.length > 0) this.closeGroup();
    this.flush();
    if (this.endnotes.length > 0) {
      this.endParagraph(false);
      this.container.add({ kind: 'rule' }, 0);
      for (const paragraph of this.endnotes) this.container.add(paragraph, 0);
    }
    this.endSection();
    if (this.objects > 0) this.warnings.push(`${this.objects} embedded objects were kept as attachments, not shown.`);
  }

  get sections(): readonly FlowSection[] {
    return this.layout.sections;
  }

  private get container(): RtfContainer {
    const container = this.containers.at(-1);
    if (!container) throw new RangeError('no open container');
    return container;
  }

  private openGroup(): void {
    this.flush();
    this.skip = 0;
    this.optional = false;
    if (this.stack.length > this.budget.limits.nesting * 4) throw tooLarge('levels of nesting');
    this.stack.push(this.frame);
    this.state = { ...this.state };
    this.frame = { state: this.state, onClose: null };
  }

  private closeGroup(): void {
    this.flush();
    this.skip = 0;
    this.optional = false;
    this.frame.onClose?.();
    const outer = this.stack.pop();
    if (!outer) return;
    this.frame = outer;
    this.state = outer.state;
  }

  private enter(destination: Destination, onClose?: () => void): void {
    this.state.destination = destination;
    this.collected = '';
    if (onClose) this.frame.onClose = onClose;
  }

  private takeBytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.skip, bytes.length);
    this.skip -= skipped;
    const { destination } = this.state;
    if (destination === 'picture') {
      this.picture?.hex.push(Buffer.from(bytes.subarray(skipped)).toString('latin1'));
    } else if (destination === 'object') {
      this.object?.hex.push(Buffer.from(bytes).toString('latin1'));
    } else if (destination !== 'skip') {
      for (let at = skipped; at < bytes.length; at += 1) this.takeByte(bytes[at] ?? 0);
    }
  }

  private takeByte(byte: number): void {
    if (this.state.destination !== 'skip') this.pending.push(byte);
    if (this.pending.length > 100_000) this.flush();
  }

  private takeSymbol(symbol: string): void {
    if (symbol === '*') {
      this.flush();
      this.optional = true;
      return;
    }
    const character = characterSymbols.get(symbol);
    if (character === undefined) return;
    if (this.skip > 0) {
      this.skip -= 1;
      return;
    }
    this.flush();
    this.emit(character);
  }

  /** Decodes the bytes read so far in the font that they were written in. */
  private flush(): void {
    if (this.pending.length === 0) return;
    const bytes = Uint8Array.from(this.pending);
    this.pending = [];
    this.emit(this.tables.decode(bytes, this.state));
  }

  private emit(text: string, pageField?: 'number' | 'count'): void {
    if (text === '' || this.tables.takeText(this.state.destination, text)) return;
    switch (this.state.destination) {
      case 'text':
        this.emitWords(text, pageField);
        break;
      case 'skip':
      case 'picture':
      case 'object':
        break;
      default:
        if (this.collected.length < 100_000) this.collected += this.fontText(text);
    }
  }

  private fontText(text: string): string {
    return this.tables.inFont(text, this.state.font);
  }

  private emitWords(text: string, pageField?: 'number' | 'count'): void {
    const { state } = this;
    this.budget.characters(text.length);
    const field = this.fields.at(-1);
    const fieldOfPage = pageField ?? (field?.hasResult ? pageFieldOf(field.instruction) : undefined);
    const marks: FlowMark[] = [];
    if (state.inserted) marks.push(revisionMark('inserted', state.inserted, this.tables.authors));
    if (state.deleted) marks.push(revisionMark('deleted', state.deleted, this.tables.authors));
    for (const id of this.openComments) {
      const mark = this.comments.get(id);
      if (mark) marks.push(mark);
    }
    if (state.strike) marks.push({ kind: 'struck-out' });
    if (state.hidden) marks.push({ kind: 'hidden' });
    if (state.highlight) marks.push({ kind: 'highlight' });
    if (field?.formField) marks.push({ kind: 'form-value' });
    const color = this.tables.colorOf(state.color);
    addSpan(this.container.spans, this.fontText(text), {
      ...(state.bold ? { bold: true } : {}),
      ...(state.italic ? { italic: true } : {}),
      ...(state.underline ? { underline: true } : {}),
      ...(state.strike ? { strike: true } : {}),
      ...(state.size === null ? {} : { size: state.size }),
      ...(color === null ? {} : { color }),
      ...(state.position === null ? {} : { position: state.position }),
      ...(fieldOfPage === undefined ? {} : { pageField: fieldOfPage }),
      ...(marks.length > 0 ? { marks } : {}),
    });
  }

  private takeWord(word: string, value: number | null): void {
    if (word === 'u') {
      // Between \u… only the stand-ins for older readers come; bytes before it are text of their own.
      this.flush();
      if (value !== null) this.emit(String.fromCharCode(((value % 65_536) + 65_536) % 65_536));
      this.skip = this.state.unicodeSkip;
      return;
    }
    if (this.skip > 0) {
      this.skip -= 1;
      return;
    }
    this.flush();
    const { optional } = this;
    this.optional = false;
    if (this.state.destination === 'skip') return;
    if (this.takeDestination(word, value, optional)) return;
    if (optional) {
      if (!shownDestinations.has(word)) this.enter('skip');
      return;
    }
    if (this.row.take(word, value) || this.tables.takeWord(this.state.destination, word, value)) return;
    if (this.layout.take(word, value) || this.takeOtherProperty(word, value)) return;
    if (this.state.destination === 'picture') {
      this.takePictureWord(word, value);
      return;
    }
    if (characterControl(this.state, word, value) || paragraphControl(this.state, word, value)) return;
    const character = characterWords.get(word);
    if (character !== undefined) this.emit(character);
    else if (this.state.destination === 'text') this.takeStructure(word);
  }

  private takeDestination(word: string, value: number | null, optional: boolean): boolean {
    if (silentDestinations.has(word)) {
      this.enter('skip');
      return true;
    }
    const fact = factWords.get(word);
    if (fact !== undefined && this.inInfo) {
      this.enter('fact', () => this.addFact(fact, this.collected));
      return true;
    }
    switch (word) {
      case 'fonttbl':
        this.enter('fonts');
        break;
      case 'colortbl':
        this.enter('colors');
        break;
      case 'stylesheet':
        this.enter('styles');
        break;
      case 'revtbl':
        this.enter('authors');
        break;
      case 'info':
        this.enter('value');
        this.inInfo = true;
        this.frame.onClose = () => {
          this.inInfo = false;
        };
        break;
      case 'listtext':
      case 'pntext':
        this.enter('number', () => {
          this.container.number = this.collected.replace(/^\s+|\s+$/g, '');
        });
        break;
      case 'upr':
        // The first half is for readers without Unicode, {\*\ud …} holds the same in full.
        this.enter('skip');
        break;
      case 'pict':
        this.openPicture();
        break;
      case 'object':
        this.fields.push({ instruction: '', hasResult: true, checkBox: false, checked: false, formField: false });
        this.frame.onClose = () => this.fields.pop();
        break;
      case 'objdata':
        this.openObject();
        break;
      case 'result':
        break;
      case 'field':
        this.openField();
        break;
      case 'fldinst': {
        const field = this.fields.at(-1);
        this.enter('instruction', () => {
          if (field) field.instruction = this.collected;
        });
        break;
      }
      case 'fldrslt': {
        const field = this.fields.at(-1);
        if (field) field.hasResult = true;
        if (field?.checkBox) this.enter('skip');
        else this.state.destination = 'text';
        break;
      }
      case 'formfield': {
        const field = this.fields.at(-1);
        if (field) field.formField = true;
        break;
      }
      case 'footnote':
        this.openNote();
        break;
      case 'annotation':
        this.openAnnotation();
        break;
      case 'atnauthor':
        this.enter('value', () => {
          this.commentAuthor = this.collected.trim();
        });
        break;
      case 'atnid':
      case 'atntime':
      case 'atnparent':
        this.enter('skip');
        break;
      case 'atnref':
        this.enter('value', () => {
          this.commentReference = this.collected.trim();
        });
        break;
      case 'atndate':
        this.enter('value', () => {
          this.commentDate = packedDate(Number(this.collected));
        });
        break;
      case 'atrfstart':
        this.enter('value', () => this.startComment(this.collected.trim()));
        break;
      case 'atrfend':
        this.enter('value', () => this.openComments.delete(this.collected.trim()));
        break;
      case 'shptxt':
      case 'dptxbxtext':
        this.openTextBox();
        break;
      case 'nesttableprops': {
        const { row } = this;
        this.row = new RtfRowDefinition();
        this.frame.onClose = () => {
          this.row = row;
        };
        break;
      }
      case 'sv':
        // A shape's property: only a picture in it is shown.
        this.enter('value');
        break;
      default: {
        const margin = /^(header|footer)([lrf]?)$/.exec(word);
        if (!margin || (value !== null && !optional)) return false;
        this.openMargin(margin[1] === 'header' ? 'Header' : 'Footer', margin[2] ?? '');
      }
    }
    return true;
  }

  private inInfo = false;

  private addFact(name: string, value: string): void {
    if (value.trim() !== '') this.facts.push({ name, value: value.trim() });
  }

  /** Words into a container of their own; `done` has its blocks when the group ends. */
  private openContainer(done: (blocks: FlowBlock[]) => void): void {
    this.state.destination = 'text';
    const container = new RtfContainer();
    this.containers.push(container);
    if (this.containers.length > this.budget.limits.nesting) throw tooLarge('levels of nesting');
    const { fields } = this;
    this.fields = [];
    const { row } = this;
    this.row = new RtfRowDefinition();
    this.frame.onClose = () => {
      this.endParagraph(false);
      this.containers.pop();
      this.fields = fields;
      this.row = row;
      done(container.take());
    };
  }

  private openTextBox(): void {
    this.openContainer((blocks) => {
      this.container.after.push(...blocks);
    });
    this.state.paragraph = { ...this.state.paragraph, inTable: false, tableLevel: 0 };
  }

  private openMargin(kind: 'Header' | 'Footer', page: string): void {
    this.openContainer((blocks) => {
      this.layout.setMargin(kind, page, blocks);
    });
    this.state.paragraph = { ...this.state.paragraph, inTable: false, tableLevel: 0 };
  }

  private openNote(): void {
    const number = this.noteNumber;
    this.noteNumber = null;
    this.endnote = false;
    this.openContainer((blocks) => {
      const paragraphs = paragraphsOf(blocks);
      const { spans } = this.container;
      const last = spans.at(-1);
      const reference = number !== null && last ? spans.pop() : undefined;
      if (!this.endnote) {
        if (number !== null) this.noteCounts.foot += 1;
        const text = reference ? formatNumber(this.noteCounts.foot, 'decimal') : '';
        spans.push({ ...reference, text, footnote: paragraphs });
        return;
      }
      if (number !== null) this.noteCounts.end += 1;
      const text = reference ? formatNumber(this.noteCounts.end, 'lowerRoman') : '';
      if (reference) spans.push({ ...reference, text });
      for (const [index, paragraph] of paragraphs.entries()) {
        this.endnotes.push(index === 0 && text ? { ...paragraph, number: text } : paragraph);
      }
      this.endnote = false;
    });
    this.state.paragraph = { ...this.state.paragraph, inTable: false, tableLevel: 0 };
  }

  private openAnnotation(): void {
    this.commentReference = null;
    this.commentDate = null;
    const author = this.commentAuthor;
    this.commentAuthor = '';
    this.openContainer((blocks) => {
      const note = paragraphsOf(blocks).map(paragraphText).join('\n').trim();
      const known = this.comments.get(this.commentReference ?? '');
      const mark: WritableMark = known ?? { kind: 'comment' };
      mark.note = note;
      if (author) mark.author = author;
      if (this.commentDate) mark.at = this.commentDate;
      if (!known || mark.kind !== 'comment') this.container.spans.push({ text: '', marks: [mark] });
      if (this.commentReference !== null) this.openComments.delete(this.commentReference);
    });
  }

  /** The comment's words come after its range; until then the mark holds its number, so that two are never one. */
  private startComment(id: string): void {
    if (this.openComments.size > 1_000) throw tooLarge('comments over one another');
    this.comments.set(id, { kind: 'comment', note: id });
    this.openComments.add(id);
  }

  private openField(): void {
    const field: Field = { instruction: '', hasResult: false, checkBox: false, checked: false, formField: false };
    this.fields.push(field);
    if (this.fields.length > this.budget.limits.nesting) throw tooLarge('levels of nesting');
    this.frame.onClose = () => {
      if (field.checkBox) {
        this.emit(field.checked ? '☒' : '☐');
      } else if (!field.hasResult) {
        const shown = fieldWithoutResult(field.instruction, null);
        if (shown === null)
          this.warnings.push(`A field without a result (${fieldName(field.instruction)}) was left out.`);
        else this.emit(shown);
      }
      if (this.fields.at(-1) === field) this.fields.pop();
    };
  }

  private openPicture(): void {
    const picture: Picture = { hex: [], binary: [], width: 0, height: 0 };
    this.picture = picture;
    this.enter('picture', () => {
      const bytes = picture.binary.length > 0 ? Buffer.concat(picture.binary) : Buffer.from(hexOf(picture.hex), 'hex');
      this.picture = null;
      if (bytes.byteLength === 0) return;
      this.budget.attachment(bytes.byteLength);
      this.container.after.push({
        kind: 'picture',
        bytes: new Uint8Array(bytes),
        mediaType: pictureMediaType(bytes, ''),
        ...(picture.width > 0 && picture.height > 0 ? { width: picture.width, height: picture.height } : {}),
      });
    });
  }

  private takePictureWord(word: string, value: number | null): void {
    const points = value !== null && value > 0 && value < 100_000 ? value / 20 : 0;
    if (this.picture && word === 'picwgoal') this.picture.width = points;
    if (this.picture && word === 'pichgoal') this.picture.height = points;
  }

  private openObject(): void {
    const object: Picture = { hex: [], binary: [], width: 0, height: 0 };
    this.object = object;
    this.enter('object', () => {
      const bytes = object.binary.length > 0 ? Buffer.concat(object.binary) : Buffer.from(hexOf(object.hex), 'hex');
      this.object = null;
      if (bytes.byteLength === 0) return;
      this.budget.attachment(bytes.byteLength);
      this.objects += 1;
      this.attachments.push({ name: `object${this.objects}.bin`, bytes: new Uint8Array(bytes), mediaType: null });
    });
  }

  private takeOtherProperty(word: string, value: number | null): boolean {
    switch (word) {
      case 'ftnalt':
        this.endnote = true;
        return true;
      case 'fftype':
      case 'ffres':
      case 'ffdefres':
        this.takeFormField(word, value ?? 0);
        return true;
    }
    return false;
  }

  private takeFormField(word: string, value: number): void {
    const field = this.fields.at(-1);
    if (!field) return;
    if (word === 'fftype') field.checkBox = value === 1;
    else if (word === 'ffres' ? value !== 25 : !field.checked) field.checked = value === 1;
  }

  private takeStructure(word: string): void {
    const { container } = this;
    switch (word) {
      case 'par':
        this.endParagraph(true);
        break;
      case 'page':
        this.endParagraph(false);
        container.add({ kind: 'page-break' }, this.tableLevel);
        break;
      case 'cell':
      case 'nestcell': {
        this.budget.cell();
        const level = word === 'cell' ? 1 : Math.max(2, this.tableLevel);
        this.endParagraph(false, level);
        container.table(level).endCell();
        break;
      }
      case 'row':
      case 'nestrow': {
        const level = word === 'row' ? 1 : Math.max(2, this.tableLevel);
        container.table(level).endRow(this.row.cells, this.row.header);
        break;
      }
      case 'sect':
        if (this.containers.length === 1) this.endSection();
        break;
      case 'chpgn':
        this.emit('1', 'number');
        break;
      case 'chftn':
        // Inside the note itself its number is set by whoever sets the note.
        if (this.containers.length === 1) {
          this.noteNumber = this.noteCounts.foot + 1;
          this.emit(String(this.noteNumber));
          this.splitReference();
        }
        break;
      case 'sectnum':
        this.emit(String(this.sections.length + 1));
        break;
      case 'column':
        this.emit('\n');
        break;
    }
  }

  /** Gives the number that was just written a span of its own, so that the note hangs on it alone. */
  private splitReference(): void {
    const { spans } = this.container;
    const last = spans.at(-1);
    const number = String(this.noteNumber);
    if (!last?.text.endsWith(number)) return;
    spans.pop();
    const before = last.text.slice(0, -number.length);
    if (before !== '') spans.push({ ...last, text: before });
    spans.push({ ...last, text: number, position: 'superscript' });
  }

  private get tableLevel(): number {
    const { inTable, tableLevel } = this.state.paragraph;
    return inTable ? Math.max(1, tableLevel) : tableLevel;
  }

  private endParagraph(keepEmpty: boolean, level = this.tableLevel): void {
    this.budget.paragraph();
    const { paragraph } = this.state;
    const headingLevel =
      paragraph.outlineLevel === null ? this.tables.headings.get(paragraph.style) : paragraph.outlineLevel + 1;
    if (paragraph.pageBreakBefore && this.container.spans.length > 0 && level === 0) {
      this.container.add({ kind: 'page-break' }, 0);
    }
    this.container.endParagraph(
      {
        ...(headingLevel === undefined ? {} : { headingLevel }),
        ...(paragraph.align ? { align: paragraph.align } : {}),
        ...(paragraph.indent !== 0 ? { indent: paragraph.indent } : {}),
        ...(paragraph.firstLineIndent !== 0 ? { firstLineIndent: paragraph.firstLineIndent } : {}),
        ...(paragraph.spaceBefore > 0 ? { spaceBefore: paragraph.spaceBefore } : {}),
        ...(paragraph.spaceAfter > 0 ? { spaceAfter: paragraph.spaceAfter } : {}),
      },
      level,
      keepEmpty,
    );
  }

  private endSection(): void {
    this.endParagraph(false);
    this.layout.end(this.container.take(), this.budget);
  }
}

function hexOf(parts: readonly string[]): string {
  const hex = parts.join('').replace(/[^0-9a-f]/gi, '');
  return hex.length % 2 === 0 ? hex : hex.slice(0, -1);
}
