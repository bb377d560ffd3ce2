/** New words for a document, at the place of words that it has. */
export interface Proposal {
  /** Words as they stand there; spaces and line ends may differ. */
  readonly quote: string;
  /** Other words for the same place, tried in turn where the quote is not there or is there more than once. */
  readonly otherQuotes?: readonly string[];
  /**
   * `replace` strikes the quote out, which stands in one paragraph; `insert-after`
   * adds a paragraph behind the one where the quote ends; `comment` changes nothing.
   */
  readonly change: 'replace' | 'insert-after' | 'comment';
  /** Empty where nothing is inserted. */
  readonly words: string;
  /** Why, and on what authority: the comment's text, a paragraph a line. */
  readonly reason: string;
  /**
   * Longer words, tried in turn, in which words to be replaced stand: looked into
   * where those are in the document more than once, and commented on where they
   * cannot be struck out.
   */
  readonly within?: readonly string[];
}

/** Who proposes and when (ISO 8601), as Word shows it. */
export interface ProposalStamp {
  readonly author: string;
  readonly date: string;
}
