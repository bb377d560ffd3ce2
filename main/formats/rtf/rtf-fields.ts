import { tooLarge } from '../format-errors.ts';
import { fieldName, fieldWithoutResult } from '../word-field.ts';

/** A field while it is read: its instruction and what its result is. */
export interface RtfField {
  instruction: string;
  hasResult: boolean;
  checkBox: boolean;
  checked: boolean;
  formField: boolean;
}

/** The fields that are open at one place of a file, the innermost last. */
export class RtfFields {
  private readonly open: RtfField[] = [];
  private readonly mostOpen: number;

  constructor(mostOpen: number) {
    this.mostOpen = mostOpen;
  }

  get innermost(): RtfField | undefined {
    return this.open.at(-1);
  }

  /** Throws `too-large` for fields in fields without end. */
  begin(): RtfField {
    const field = freshField(false);
    this.open.push(field);
    if (this.open.length > this.mostOpen) throw tooLarge('levels of nesting');
    return field;
  }

  /** An embedded object stands like a field whose result is there. */
  beginObject(): void {
    this.open.push(freshField(true));
  }

  end(field: RtfField): void {
    if (this.innermost === field) this.open.pop();
  }

  endInnermost(): void {
    this.open.pop();
  }

  /** Takes a word of a form field; false where it is none. */
  take(word: string, value: number): boolean {
    if (word !== 'fftype' && word !== 'ffres' && word !== 'ffdefres') return false;
    const field = this.innermost;
    if (!field) return true;
    if (word === 'fftype') field.checkBox = value === 1;
    else if (word === 'ffres' ? value !== 25 : !field.checked) field.checked = value === 1;
    return true;
  }
}

function freshField(hasResult: boolean): RtfField {
  return { instruction: '', hasResult, checkBox: false, checked: false, formField: false };
}

/** What stands for a field at its end: words, a warning that it was left out, or nothing where its result was there. */
export function fieldEnd(field: RtfField): { readonly words?: string; readonly warning?: string } {
  if (field.checkBox) return { words: field.checked ? '☒' : '☐' };
  if (field.hasResult) return {};
  const words = fieldWithoutResult(field.instruction, null);
  if (words !== null) return { words };
  return { warning: `A field without a result (${fieldName(field.instruction)}) was left out.` };
}
