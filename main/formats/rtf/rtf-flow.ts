import type { FlowBlock, FlowParagraph, FlowSection } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { tooLarge } from '../format-errors.ts';
import { RtfContainer } from './rtf-container.ts';
import { RtfLayout } from './rtf-layout.ts';
import { paragraphLook } from './rtf-look.ts';
import { RtfRowDefinition } from './rtf-row-definition.ts';
import type { ParagraphState } from './rtf-state.ts';

/** The sections of a file while they are built: the containers that are open, and the row that the file defines. */
export class RtfFlow {
  readonly layout = new RtfLayout();
  row = new RtfRowDefinition();
  private readonly containers: RtfContainer[] = [new RtfContainer()];
  private readonly budget: FlowBudget;
  private readonly headings: ReadonlyMap<number, number>;

  /** `headings` has the levels of the file's styles, which are known only after a while. */
  constructor(budget: FlowBudget, headings: ReadonlyMap<number, number>) {
    this.budget = budget;
    this.headings = headings;
  }

  get sections(): readonly FlowSection[] {
    return this.layout.sections;
  }

  get container(): RtfContainer {
    const container = this.containers.at(-1);
    if (!container) throw new RangeError('no open container');
    return container;
  }

  /** Whether words go into the body, not into a note, comment, text box or margin. */
  get isBody(): boolean {
    return this.containers.length === 1;
  }

  /** Opens a container with a row of its own; the result closes it and gives its blocks. */
  open(): (paragraph: ParagraphState) => FlowBlock[] {
    const container = new RtfContainer();
    this.containers.push(container);
    if (this.containers.length > this.budget.limits.nesting) throw tooLarge('levels of nesting');
    const { row } = this;
    this.row = new RtfRowDefinition();
    return (paragraph) => {
      this.endParagraph(paragraph, false);
      this.containers.pop();
      this.row = row;
      return container.take();
    };
  }

  /** Takes a word that ends a paragraph, cell, row, page or section; false where it is none. */
  take(word: string, paragraph: ParagraphState): boolean {
    const { container } = this;
    const nested = Math.max(2, levelOf(paragraph));
    switch (word) {
      case 'par':
        this.endParagraph(paragraph, true);
        return true;
      case 'page':
        this.endParagraph(paragraph, false);
        container.add({ kind: 'page-break' }, levelOf(paragraph));
        return true;
      case 'cell':
      case 'nestcell': {
        this.budget.cell();
        const level = word === 'cell' ? 1 : nested;
        this.endParagraph(paragraph, false, level);
        container.table(level).endCell();
        return true;
      }
      case 'row':
      case 'nestrow':
        container.table(word === 'row' ? 1 : nested).endRow(this.row.cells, this.row.header);
        return true;
      case 'sect':
        if (this.isBody) this.endSection(paragraph);
        return true;
    }
    return false;
  }

  /** Ends the last section, the endnotes under a rule at its end. */
  finish(paragraph: ParagraphState, endnotes: readonly FlowParagraph[]): void {
    if (endnotes.length > 0) {
      this.endParagraph(paragraph, false);
      this.container.add({ kind: 'rule' }, 0);
      for (const note of endnotes) this.container.add(note, 0);
    }
    this.endSection(paragraph);
  }

  private endParagraph(paragraph: ParagraphState, keepEmpty: boolean, level = levelOf(paragraph)): void {
    this.budget.paragraph();
    if (paragraph.pageBreakBefore && this.container.spans.length > 0 && level === 0) {
      this.container.add({ kind: 'page-break' }, 0);
    }
    this.container.endParagraph(paragraphLook(paragraph, this.headings), level, keepEmpty);
  }

  private endSection(paragraph: ParagraphState): void {
    this.endParagraph(paragraph, false);
    this.layout.end(this.container.take(), this.budget);
  }
}

function levelOf({ inTable, tableLevel }: ParagraphState): number {
  return inTable ? Math.max(1, tableLevel) : tableLevel;
}
