import type { FlowMark, FlowParagraph } from '#contract/flow.ts';

/** What a group inherits and gives back when it ends. */
export interface GroupState {
  destination: Destination;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  hidden: boolean;
  highlight: boolean;
  size: number | null;
  color: number;
  position: 'superscript' | 'subscript' | null;
  inserted: { author: number; at: number } | null;
  deleted: { author: number; at: number } | null;
  /** How many characters after \u are there for older readers. */
  unicodeSkip: number;
  font: number;
  doubleByteFont: number | null;
  /** Whether the next bytes are set in the double-byte font (\dbch). */
  doubleByte: boolean;
  paragraph: ParagraphState;
}

export interface ParagraphState {
  align: NonNullable<FlowParagraph['align']> | null;
  indent: number;
  firstLineIndent: number;
  spaceBefore: number;
  spaceAfter: number;
  style: number;
  outlineLevel: number | null;
  inTable: boolean;
  tableLevel: number;
  pageBreakBefore: boolean;
}

/** Where text goes: into the flow, into one of the file's own tables, or nowhere. */
export type Destination =
  | 'text'
  | 'skip'
  | 'fonts'
  | 'colors'
  | 'styles'
  | 'authors'
  | 'fact'
  | 'number'
  | 'instruction'
  | 'picture'
  | 'object'
  | 'value';

export function freshParagraph(): ParagraphState {
  return {
    align: null,
    indent: 0,
    firstLineIndent: 0,
    spaceBefore: 0,
    spaceAfter: 0,
    style: 0,
    outlineLevel: null,
    inTable: false,
    tableLevel: 0,
    pageBreakBefore: false,
  };
}

export function freshGroup(): GroupState {
  return {
    destination: 'text',
    ...plainCharacters(),
    unicodeSkip: 1,
    font: -1,
    doubleByteFont: null,
    doubleByte: false,
    paragraph: freshParagraph(),
  };
}

/** Character properties after \plain; the font's own state is kept apart. */
export function plainCharacters() {
  return {
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    hidden: false,
    highlight: false,
    size: null,
    color: 0,
    position: null,
    inserted: null,
    deleted: null,
  } satisfies Partial<GroupState>;
}

/** The packed date of \revdttm as ISO 8601 without a zone; null where it is none. */
export function packedDate(value: number): string | null {
  const bits = value >>> 0;
  const [minute, hour, day] = [bits & 0x3f, (bits >>> 6) & 0x1f, (bits >>> 11) & 0x1f];
  const [month, year] = [(bits >>> 16) & 0xf, ((bits >>> 20) & 0x1ff) + 1900];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`;
}

export function revisionMark(
  kind: 'inserted' | 'deleted',
  revision: { readonly author: number; readonly at: number },
  authors: readonly string[],
): FlowMark {
  const author = authors[revision.author];
  const at = packedDate(revision.at);
  return { kind, ...(author ? { author } : {}), ...(at ? { at } : {}) };
}
