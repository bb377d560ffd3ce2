/** New words for a document, at the place of words that it has. */
export interface Proposal {
  /** Words of one paragraph, as they stand there; spaces and line ends may differ. */
  readonly quote: string;
  /** `replace` strikes the quote out; `insert-after` adds a paragraph behind the one with the quote. */
  readonly change: 'replace' | 'insert-after';
  readonly words: string;
  /** Why, and on what authority: the comment's text, a paragraph a line. */
  readonly reason: string;
}

/** Who proposes and when (ISO 8601), as Word shows it. */
export interface ProposalStamp {
  readonly author: string;
  readonly date: string;
}
