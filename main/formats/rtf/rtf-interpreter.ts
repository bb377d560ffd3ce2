import type { FlowBlock, FlowMark, FlowSection, SourceFact } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { addSpan, paragraphsOf, paragraphText } from '../flow-text.ts';
import { pageFieldOf } from '../word-field.ts';
import { RtfBinaries } from './rtf-binaries.ts';
import { RtfComments } from './rtf-comments.ts';
import {
  characterControl,
  characterSymbols,
  characterWords,
  factWords,
  paragraphControl,
  shownDestinations,
  silentDestinations,
  tableDestinations,
} from './rtf-controls.ts';
import { fieldEnd, RtfFields } from './rtf-fields.ts';
import { RtfFileTables } from './rtf-file-tables.ts';
import { RtfFlow } from './rtf-flow.ts';
import { RtfGroups } from './rtf-groups.ts';
import { characterLook, characterMarks } from './rtf-look.ts';
import { RtfNotes } from './rtf-notes.ts';
import { RtfRowDefinition } from './rtf-row-definition.ts';
import type { GroupState } from './rtf-state.ts';
import type { RtfToken } from './rtf-tokens.ts';

/** Reads tokens into sections. One object reads one file, once. */
export class RtfInterpreter {
  readonly facts: SourceFact[] = [];
  readonly warnings: string[] = [];

  private readonly budget: FlowBudget;
  private readonly groups: RtfGroups;
  private pending: number[] = [];
  private skip = 0;
  private optional = false;
  private fields: RtfFields;
  private readonly binaries: RtfBinaries;
  private readonly comments = new RtfComments();
  private readonly notes = new RtfNotes();
  private readonly tables = new RtfFileTables();
  private readonly flow: RtfFlow;
  private inInfo = false;

  constructor(budget: FlowBudget) {
    this.budget = budget;
    this.groups = new RtfGroups(budget.limits.nesting * 4);
    this.fields = new RtfFields(budget.limits.nesting);
    this.binaries = new RtfBinaries(budget);
    this.flow = new RtfFlow(budget, this.tables.headings);
  }

  get attachments(): RtfBinaries['attachments'] {
    return this.binaries.attachments;
  }

  take(token: RtfToken): void {
    switch (token.kind) {
      case 'open':
        this.betweenGroups(() => this.groups.open());
        break;
      case 'close':
        this.betweenGroups(() => this.groups.close());
        break;
      case 'text':
        this.takeBytes(token.bytes);
        break;
      case 'byte':
        if (this.skip > 0) this.skip -= 1;
        else this.takeByte(token.byte);
        break;
      case 'binary':
        this.binaries.takeBytes(token.bytes);
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
    if (this.groups.isOpen) this.warnings.push('The file ends early; what was there is shown.');
    while (this.groups.isOpen) this.betweenGroups(() => this.groups.close());
    this.flush();
    this.flow.finish(this.state.paragraph, this.notes.endnotes);
    const objects = this.attachments.length;
    if (objects > 0) this.warnings.push(`${objects} embedded objects were kept as attachments, not shown.`);
  }

  get sections(): readonly FlowSection[] {
    return this.flow.sections;
  }

  private get state(): GroupState {
    return this.groups.state;
  }

  private betweenGroups(step: () => void): void {
    this.flush();
    this.skip = 0;
    this.optional = false;
    step();
  }

  private takeBytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.skip, bytes.length);
    this.skip -= skipped;
    const { destination } = this.state;
    if (destination === 'picture') this.binaries.takeDigits('picture', bytes.subarray(skipped));
    else if (destination === 'object') this.binaries.takeDigits('object', bytes);
    else if (destination !== 'skip') {
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
        this.groups.collect(this.tables.inFont(text, this.state.font));
    }
  }

  private emitWords(text: string, pageField?: 'number' | 'count'): void {
    const { state } = this;
    this.budget.characters(text.length);
    const field = this.fields.innermost;
    const fieldOfPage = pageField ?? (field?.hasResult ? pageFieldOf(field.instruction) : undefined);
    const marks: FlowMark[] = characterMarks(state, this.comments.openMarks(), this.tables.authors);
    if (field?.formField) marks.push({ kind: 'form-value' });
    addSpan(this.flow.container.spans, this.tables.inFont(text, state.font), {
      ...characterLook(state, this.tables.colorOf(state.color)),
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
      if (!shownDestinations.has(word)) this.groups.enter('skip');
      return;
    }
    if (this.flow.row.take(word, value) || this.tables.takeWord(this.state.destination, word, value)) return;
    if (this.flow.layout.take(word, value) || this.notes.take(word) || this.fields.take(word, value ?? 0)) return;
    if (this.state.destination === 'picture') {
      this.binaries.takePictureWord(word, value);
      return;
    }
    if (characterControl(this.state, word, value) || paragraphControl(this.state, word, value)) return;
    const character = characterWords.get(word);
    if (character !== undefined) this.emit(character);
    else if (this.state.destination === 'text' && !this.flow.take(word, this.state.paragraph)) this.takeNumber(word);
  }

  private takeDestination(word: string, value: number | null, optional: boolean): boolean {
    if (silentDestinations.has(word)) {
      this.groups.enter('skip');
      return true;
    }
    const fact = factWords.get(word);
    if (fact !== undefined && this.inInfo) {
      this.groups.enter('fact', () => this.addFact(fact, this.groups.collected));
      return true;
    }
    const table = tableDestinations.get(word);
    if (table !== undefined) {
      this.groups.enter(table);
      return true;
    }
    switch (word) {
      case 'info':
        this.groups.enter('value');
        this.inInfo = true;
        this.groups.atEnd(() => {
          this.inInfo = false;
        });
        break;
      case 'listtext':
      case 'pntext':
        this.groups.enter('number', () => {
          this.flow.container.number = this.groups.collected.replace(/^\s+|\s+$/g, '');
        });
        break;
      case 'pict':
        this.openPicture();
        break;
      case 'object':
        this.fields.beginObject();
        this.groups.atEnd(() => this.fields.endInnermost());
        break;
      case 'objdata':
        this.groups.enter('object', this.binaries.openObject());
        break;
      case 'result':
        break;
      case 'field':
        this.openField();
        break;
      case 'fldinst': {
        const field = this.fields.innermost;
        this.groups.enter('instruction', () => {
          if (field) field.instruction = this.groups.collected;
        });
        break;
      }
      case 'fldrslt': {
        const field = this.fields.innermost;
        if (field) field.hasResult = true;
        if (field?.checkBox) this.groups.enter('skip');
        else this.state.destination = 'text';
        break;
      }
      case 'formfield': {
        const field = this.fields.innermost;
        if (field) field.formField = true;
        break;
      }
      case 'footnote':
        this.openNote();
        break;
      case 'annotation':
        this.openAnnotation();
        break;
      // The first half is for readers without Unicode, {\*\ud …} holds the same in full.
      case 'upr':
      case 'atnid':
      case 'atntime':
      case 'atnparent':
        this.groups.enter('skip');
        break;
      case 'atnauthor':
      case 'atnref':
      case 'atndate':
      case 'atrfstart':
      case 'atrfend':
        this.groups.enter('value', () => this.comments.take(word, this.groups.collected.trim()));
        break;
      case 'shptxt':
      case 'dptxbxtext':
        this.openContainer((blocks) => this.flow.container.after.push(...blocks));
        break;
      case 'nesttableprops': {
        const { row } = this.flow;
        this.flow.row = new RtfRowDefinition();
        this.groups.atEnd(() => {
          this.flow.row = row;
        });
        break;
      }
      case 'sv':
        // A shape's property: only a picture in it is shown.
        this.groups.enter('value');
        break;
      default: {
        const margin = /^(header|footer)([lrf]?)$/.exec(word);
        if (!margin || (value !== null && !optional)) return false;
        this.openMargin(margin[1] === 'header' ? 'Header' : 'Footer', margin[2] ?? '');
      }
    }
    return true;
  }

  private addFact(name: string, value: string): void {
    if (value.trim() !== '') this.facts.push({ name, value: value.trim() });
  }

  /** Words into a container of their own; `done` has its blocks when the group ends. */
  private openContainer(done: (blocks: FlowBlock[]) => void, inTable = false): void {
    this.state.destination = 'text';
    if (!inTable) this.state.paragraph = { ...this.state.paragraph, inTable: false, tableLevel: 0 };
    const close = this.flow.open();
    const { fields } = this;
    this.fields = new RtfFields(this.budget.limits.nesting);
    this.groups.atEnd(() => {
      const blocks = close(this.state.paragraph);
      this.fields = fields;
      done(blocks);
    });
  }

  private openMargin(kind: 'Header' | 'Footer', page: string): void {
    this.openContainer((blocks) => {
      this.flow.layout.setMargin(kind, page, blocks);
    });
  }

  private openNote(): void {
    const place = this.notes.open();
    this.openContainer((blocks) => place(paragraphsOf(blocks), this.flow.container.spans));
  }

  private openAnnotation(): void {
    const place = this.comments.openWords();
    this.openContainer((blocks) => {
      const mark = place(paragraphsOf(blocks).map(paragraphText).join('\n').trim());
      if (mark !== null) this.flow.container.spans.push({ text: '', marks: [mark] });
    }, true);
  }

  private openField(): void {
    const { fields } = this;
    const field = fields.begin();
    this.groups.atEnd(() => {
      const { words, warning } = fieldEnd(field);
      if (warning !== undefined) this.warnings.push(warning);
      if (words !== undefined) this.emit(words);
      fields.end(field);
    });
  }

  private openPicture(): void {
    const take = this.binaries.openPicture();
    this.groups.enter('picture', () => {
      const picture = take();
      if (picture !== null) this.flow.container.after.push(picture);
    });
  }

  /** A number that the file's program counts, and what breaks a column. */
  private takeNumber(word: string): void {
    switch (word) {
      case 'chpgn':
        this.emit('1', 'number');
        break;
      case 'chftn':
        // Inside the note itself its number is set by whoever sets the note.
        if (this.flow.isBody) {
          this.emit(this.notes.nextNumber());
          this.notes.splitReference(this.flow.container.spans);
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
}
