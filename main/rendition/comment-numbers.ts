import type { FlowMark, FlowParagraph } from '#contract/flow.ts';

const mostWords = 20_000;

/** Numbers the comments of one document as they are first met, for the notes at the foot of pages. */
export class CommentNumbers {
  private readonly known = new Set<string>();

  /**
   * The reference ("C1") and the note of a comment at its first place; null where it was met
   * before, has no words, or is a sheet's formula, which nobody wrote as a remark.
   */
  enter(mark: FlowMark): { readonly reference: string; readonly note: FlowParagraph } | null {
    const words = mark.note?.trim() ?? '';
    if (!isRemark(mark) || words === '') return null;
    const key = JSON.stringify([mark.author, mark.at, words]);
    if (this.known.has(key)) return null;
    this.known.add(key);
    const reference = `C${this.known.size}`;
    const by = [mark.author?.trim(), mark.at?.slice(0, 10)].filter(Boolean).join(', ');
    const spans = [
      { text: `${reference} `, bold: true, color: commentColor },
      ...(by === '' ? [] : [{ text: `${by}: `, bold: true }]),
      { text: words.slice(0, mostWords) },
    ];
    return { reference, note: { kind: 'paragraph', spans } };
  }
}

/** A comment that someone wrote: a sheet's formula has no author and begins with "=". */
export function isRemark({ kind, note, author }: FlowMark): boolean {
  return kind === 'comment' && (author !== undefined || !note?.trim().startsWith('='));
}

export const commentColor = '#8a5a00';
