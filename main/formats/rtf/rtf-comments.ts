import type { FlowMark } from '#contract/flow.ts';
import { tooLarge } from '../format-errors.ts';
import { packedDate } from './rtf-state.ts';

type WritableMark = { -readonly [K in keyof FlowMark]: FlowMark[K] };

/** The comments of a file: their words come after the range that they are about. */
export class RtfComments {
  private readonly marks = new Map<string, WritableMark>();
  private readonly open = new Set<string>();
  private author = '';
  private reference: string | null = null;
  private date: string | null = null;

  /** Marks of the comments whose range is open. */
  openMarks(): FlowMark[] {
    return [...this.open].flatMap((id) => this.marks.get(id) ?? []);
  }

  /** Until a comment's words come its mark holds its number, so that two are never one. */
  start(id: string): void {
    if (this.open.size > 1_000) throw tooLarge('comments over one another');
    this.marks.set(id, { kind: 'comment', note: id });
    this.open.add(id);
  }

  end(id: string): void {
    this.open.delete(id);
  }

  /** What a group says of the comment that comes next (`atnauthor`) or is being read; false for another word. */
  take(word: string, value: string): boolean {
    if (word === 'atnauthor') this.author = value;
    else if (word === 'atnref') this.reference = value;
    else if (word === 'atndate') this.date = packedDate(Number(value));
    else if (word === 'atrfstart') this.start(value);
    else if (word === 'atrfend') this.end(value);
    else return false;
    return true;
  }

  /** Opens a comment's words; the result takes them, and gives a mark that has no range and needs a place. */
  openWords(): (note: string) => FlowMark | null {
    this.reference = null;
    this.date = null;
    const { author } = this;
    this.author = '';
    return (note) => {
      const known = this.marks.get(this.reference ?? '');
      const mark: WritableMark = known ?? { kind: 'comment' };
      mark.note = note;
      if (author) mark.author = author;
      if (this.date) mark.at = this.date;
      if (this.reference !== null) this.open.delete(this.reference);
      return known ? null : mark;
    };
  }
}
