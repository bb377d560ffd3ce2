/** What a person began to type and has not sent or kept yet. */
export interface Draft {
  /** The field, such as `question` or `correction`, with whose it is. */
  readonly key: string;
  readonly text: string;
}
