/**
 * What a file that is read may hold at most. Each bound is far above what real
 * papers have and far below what stops a machine; past one of them a reader
 * throws `too-large`.
 */
export interface FormatLimits {
  /** Bytes of all members of one archive that are inflated together. */
  readonly inflatedBytes: number;
  /** Bytes of one inflated member. */
  readonly memberBytes: number;
  /** Inflated bytes for each packed byte, once a member is past 8 MiB. */
  readonly inflationRatio: number;
  readonly members: number;
  /** Elements inside elements, groups inside groups, tables inside tables. */
  readonly nesting: number;
  readonly xmlElements: number;
  readonly paragraphs: number;
  readonly characters: number;
  readonly cells: number;
  readonly sections: number;
  readonly attachmentBytes: number;
}

export const formatLimits: FormatLimits = {
  inflatedBytes: 512 * 2 ** 20,
  memberBytes: 192 * 2 ** 20,
  inflationRatio: 250,
  members: 20_000,
  nesting: 200,
  xmlElements: 6_000_000,
  paragraphs: 500_000,
  characters: 50_000_000,
  cells: 1_000_000,
  sections: 5_000,
  attachmentBytes: 256 * 2 ** 20,
};

/** What every reader of a format takes beside the bytes. */
export interface ReadOptions {
  readonly limits?: FormatLimits;
  readonly signal?: AbortSignal;
  /** The file's own name, for formats that do not say it themselves. */
  readonly name?: string;
  /** Opens a protected OpenDocument file. */
  readonly password?: string;
}
