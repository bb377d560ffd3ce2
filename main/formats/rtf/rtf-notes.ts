import type { FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { formatNumber } from '../number-formats.ts';

/** Footnotes and endnotes of a file, counted as they come. */
export class RtfNotes {
  /** Set at the end of the document. */
  readonly endnotes: FlowParagraph[] = [];
  private readonly counts = { foot: 0, end: 0 };
  private number: number | null = null;
  private isEndnote = false;

  /** The automatic number (`\chftn`) in the text, to which the note that follows belongs. */
  nextNumber(): string {
    this.number = this.counts.foot + 1;
    return String(this.number);
  }

  /** Takes the word that makes the note that is being read an endnote; false for another. */
  take(word: string): boolean {
    if (word !== 'ftnalt') return false;
    this.isEndnote = true;
    return true;
  }

  /** Gives the number that was just written a span of its own, so that the note hangs on it alone. */
  splitReference(spans: FlowSpan[]): void {
    const last = spans.at(-1);
    const number = String(this.number);
    if (!last?.text.endsWith(number)) return;
    spans.pop();
    const before = last.text.slice(0, -number.length);
    if (before !== '') spans.push({ ...last, text: before });
    spans.push({ ...last, text: number, position: 'superscript' });
  }

  /** Opens a note; the result hangs its paragraphs on the last of `spans`. */
  open(): (paragraphs: readonly FlowParagraph[], spans: FlowSpan[]) => void {
    const { number } = this;
    this.number = null;
    this.isEndnote = false;
    return (paragraphs, spans) => {
      const reference = number !== null && spans.length > 0 ? spans.pop() : undefined;
      if (!this.isEndnote) {
        if (number !== null) this.counts.foot += 1;
        const text = reference ? formatNumber(this.counts.foot, 'decimal') : '';
        spans.push({ ...reference, text, footnote: paragraphs });
        return;
      }
      if (number !== null) this.counts.end += 1;
      const text = reference ? formatNumber(this.counts.end, 'lowerRoman') : '';
      if (reference) spans.push({ ...reference, text });
      for (const [index, paragraph] of paragraphs.entries()) {
        this.endnotes.push(index === 0 && text ? { ...paragraph, number: text } : paragraph);
      }
      this.isEndnote = false;
    };
  }
}
