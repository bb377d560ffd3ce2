import { tooLarge } from '../format-errors.ts';
import { type Destination, freshGroup, type GroupState } from './rtf-state.ts';

interface Frame {
  readonly state: GroupState;
  /** Runs when the group ends, still in the group's own state. */
  onClose: (() => void) | null;
}

/** The groups that are open, each with a state of its own that ends with it. */
export class RtfGroups {
  state = freshGroup();
  /** Words that the innermost destination collected, which are not part of the text. */
  collected = '';
  private frame: Frame = { state: this.state, onClose: null };
  private readonly stack: Frame[] = [];
  private readonly mostOpen: number;

  constructor(mostOpen: number) {
    this.mostOpen = mostOpen;
  }

  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  open(): void {
    if (this.stack.length > this.mostOpen) throw tooLarge('levels of nesting');
    this.stack.push(this.frame);
    this.state = { ...this.state };
    this.frame = { state: this.state, onClose: null };
  }

  close(): void {
    this.frame.onClose?.();
    const outer = this.stack.pop();
    if (!outer) return;
    this.frame = outer;
    this.state = outer.state;
  }

  /** Runs when the innermost group ends, instead of what was set before. */
  atEnd(run: () => void): void {
    this.frame.onClose = run;
  }

  /** Text goes to `destination` until the group ends. */
  enter(destination: Destination, atEnd?: () => void): void {
    this.state.destination = destination;
    this.collected = '';
    if (atEnd) this.atEnd(atEnd);
  }

  collect(words: string): void {
    if (this.collected.length < 100_000) this.collected += words;
  }
}
