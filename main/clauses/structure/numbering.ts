import type { Marker, MarkerStyle } from './marker.ts';

/** An open clause: one step of the way from the document down to where the text stands. */
export interface OpenClause {
  readonly style: MarkerStyle | 'recital' | 'schedule' | 'signature' | 'definition';
  readonly ordinal: readonly number[];
  readonly level: number;
  /** The number with those above it. */
  readonly number: string;
  /** Its place in the list of clauses. */
  readonly index: number;
  /** Whether it has a heading: the clauses of one sequence mostly all have one or none. */
  readonly titled: boolean;
}

/** What the lines around a marker say about it. */
export interface MarkerSetting {
  /** The text before ends in a way after which a clause may begin (full stop, semicolon, colon, blank line). */
  readonly afterStop: boolean;
  /** The text after the number begins like a clause: a capital, an ideograph, a quotation mark. */
  readonly opensText: boolean;
  /** Among the first lines of the document or of an excerpt. */
  readonly early: boolean;
  /** Stands inside a line, not at its start. */
  readonly inline: boolean;
  readonly titled: boolean;
  /** An empty line stands before it. */
  readonly afterBlank: boolean;
  /** The text before ends in a colon: a list follows. */
  readonly afterColon: boolean;
}

/** Ranks of the styles that divide a document from above, outermost first. */
const ranks: Readonly<Partial<Record<OpenClause['style'], number>>> = {
  schedule: 0,
  recital: 0,
  signature: 0,
  part: 1,
  chapter: 2,
  division: 3,
  article: 4,
  section: 5,
};

function rankOf(style: OpenClause['style']): number {
  return ranks[style] ?? Number.POSITIVE_INFINITY;
}

export interface Placement {
  /** How many open clauses stay open above the new one. */
  readonly depth: number;
  /** 3: follows exactly; 2: opens a sequence; 1: skips numbers. */
  readonly certainty: 1 | 2 | 3;
}

/** The last number of each style, and the clause it was under, since the last schedule. */
export type Closed = ReadonlyMap<MarkerStyle, { readonly ordinal: readonly number[]; readonly parent: number }>;

const largestSkip = 3;
/** Deeper than any contract; a list that opens a list without end stops here. */
const deepest = 12;

/** Where a marker fits among the open clauses by continuity of its number; null where it does not. */
export function place(
  marker: Marker,
  open: readonly OpenClause[],
  closed: Closed,
  setting: MarkerSetting,
): Placement | null {
  const placement = placeByStyle(marker, open, closed, setting);
  return placement !== null && placement.depth < deepest ? placement : null;
}

function placeByStyle(
  marker: Marker,
  open: readonly OpenClause[],
  closed: Closed,
  setting: MarkerSetting,
): Placement | null {
  if (marker.style === 'decimal' || marker.style === 'bare') return placeDecimal(marker, open, closed, setting);
  const value = marker.ordinal[0] ?? 0;
  if (rankOf(marker.style) < Number.POSITIVE_INFINITY) return placeDivision(marker, value, open, closed, setting);
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const entry = open[depth];
    if (entry === undefined || entry.style !== marker.style) continue;
    const before = entry.ordinal[0] ?? 0;
    if (follows(before, value)) return { depth, certainty: 3 };
    if (value === 1 && !setting.inline) return { depth, certainty: 2 };
    if (value > before && value <= before + largestSkip && setting.afterStop && !setting.inline)
      return { depth, certainty: 1 };
  }
  if (isBox(marker, value, open, setting)) return { depth: 1, certainty: 2 };
  const last = closed.get(marker.style);
  if (last !== undefined && follows(last.ordinal[0] ?? 0, value)) {
    const depth = open.findIndex((entry) => entry.index === last.parent) + 1;
    if (depth > 0 || last.parent < 0) return { depth, certainty: 3 };
  }
  if (value === 1 && !open.some((entry) => entry.style === marker.style)) return { depth: open.length, certainty: 2 };
  if (setting.early && open.length === 0 && marker.style === 'ideograph' && value < 30)
    return { depth: 0, certainty: 1 };
  return null;
}

/** Part I of a printed form has boxes with letters and headings: (F) Discharging port. Some are left out, the first ones too. */
function isBox(marker: Marker, value: number, open: readonly OpenClause[], setting: MarkerSetting): boolean {
  const [part, box] = open;
  if (marker.style !== 'bracketed-upper' || part?.style !== 'part' || part.ordinal[0] !== 1) return false;
  const isNext = box === undefined || (box.style === marker.style && (box.ordinal[0] ?? 0) < value);
  return isNext && setting.titled && setting.opensText;
}

/** 4 after 3; 12A after 12; 13 after 12A. */
function follows(before: number, value: number): boolean {
  return (value > before && value < before + 1) || value === Math.floor(before) + 1;
}

function placeDivision(
  marker: Marker,
  value: number,
  open: readonly OpenClause[],
  closed: Closed,
  setting: MarkerSetting,
): Placement | null {
  const rank = rankOf(marker.style);
  let depth = open.length;
  for (let index = 0; index < open.length; index += 1) {
    const entry = open[index];
    if (
      entry !== undefined &&
      (rankOf(entry.style) >= rank || (rankOf(entry.style) === 0 && entry.style !== 'schedule'))
    ) {
      depth = index;
      break;
    }
  }
  const sibling = open[depth];
  const before =
    sibling !== undefined && sibling.style === marker.style ? sibling.ordinal[0] : closed.get(marker.style)?.ordinal[0];
  if (before === undefined) return value <= 1.5 || setting.early || setting.opensText ? { depth, certainty: 2 } : null;
  if (follows(before, value)) return { depth, certainty: 3 };
  if (value === 1) return setting.opensText ? { depth, certainty: 2 } : null;
  return value > before && value < before + 60 && setting.opensText ? { depth, certainty: 1 } : null;
}

function placeDecimal(
  marker: Marker,
  open: readonly OpenClause[],
  closed: Closed,
  setting: MarkerSetting,
): Placement | null {
  const { ordinal } = marker;
  const bare = marker.style === 'bare';
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const entry = open[depth];
    if (entry === undefined || entry.style !== 'decimal') continue;
    const certainty = successor(entry.ordinal, ordinal);
    if (certainty !== null && ordinal.length === 1 && outerFitsBetter(open, depth, ordinal, setting)) continue;
    if (
      certainty === null ||
      ((bare || setting.inline) && certainty < 3) ||
      (certainty < 3 && !setting.afterStop && !marker.strong)
    )
      continue;
    return { depth: parentDepth(ordinal, open, depth), certainty };
  }
  // Repealed sections, left-out clauses and extracts: a far later number with a heading, in its own paragraph.
  const outermost = open.findIndex((entry) => entry.style === 'decimal');
  const sequence = open[outermost];
  if (sequence !== undefined && sequence.ordinal.length === 1 && ordinal.length === 1) {
    const ahead = (ordinal[0] ?? 0) > (sequence.ordinal[0] ?? 0);
    const apart = setting.afterBlank || setting.afterStop;
    if (ahead && !bare && sequence.titled && setting.titled && apart && !setting.inline)
      return { depth: outermost, certainty: 1 };
  }
  const last = closed.get('decimal');
  if (last !== undefined) {
    const certainty = successor(last.ordinal, ordinal);
    const parentStays = last.parent < 0 || open.some((entry) => entry.index === last.parent);
    if (certainty === 3 && (parentStays || ordinal.length > 1 || openDivision(open))) {
      return {
        depth: parentStays ? open.findIndex((entry) => entry.index === last.parent) + 1 : divisionDepth(open),
        certainty,
      };
    }
  }
  const startsSequence = ordinal.every((value, index) => value === 1 || (index === 0 && ordinal.length > 1));
  if (ordinal.length === 1) {
    if (ordinal[0] === 1 && setting.opensText) {
      if (setting.inline && open.length > 0 && !setting.afterStop) return null;
      if (beginsAnew(open, setting)) return { depth: open[0]?.style === 'schedule' ? 1 : 0, certainty: 2 };
      return { depth: open.at(-1)?.style === 'definition' ? open.length - 1 : open.length, certainty: 2 };
    }
  } else if ((startsSequence && (ordinal[0] ?? 0) < 60) || marker.strong) {
    const hasDecimal = open.some((entry) => entry.style === 'decimal');
    if (marker.strong || (!hasDecimal && setting.opensText)) return { depth: divisionDepth(open), certainty: 2 };
  }
  return setting.early && !setting.inline && open.length === 0 && last === undefined && !bare && setting.opensText
    ? { depth: 0, certainty: 1 }
    : null;
}

/** Whether an outer sequence that 6. also continues has headings (or none) as this number does, and the inner one has not. */
function outerFitsBetter(
  open: readonly OpenClause[],
  depth: number,
  ordinal: readonly number[],
  setting: MarkerSetting,
): boolean {
  if (open[depth]?.titled === setting.titled) return false;
  for (let outer = depth - 1; outer >= 0; outer -= 1) {
    const entry = open[outer];
    if (
      entry?.style === 'decimal' &&
      entry.titled === setting.titled &&
      entry.ordinal.length === 1 &&
      successor(entry.ordinal, ordinal) !== null
    )
      return true;
  }
  return false;
}

/**
 * Whether a 1. with a heading starts a numbering of the whole document again:
 * the parties or recitals before it were numbered, or another document follows.
 */
function beginsAnew(open: readonly OpenClause[], setting: MarkerSetting): boolean {
  const outermost = open.find((entry) => entry.style === 'decimal');
  return (
    outermost !== undefined &&
    setting.titled &&
    !setting.inline &&
    !setting.afterColon &&
    outermost.ordinal.length === 1 &&
    (!outermost.titled || (outermost.ordinal[0] ?? 0) > 3)
  );
}

function openDivision(open: readonly OpenClause[]): boolean {
  const top = open.at(-1);
  return top !== undefined && rankOf(top.style) < Number.POSITIVE_INFINITY;
}

/** How many of the open clauses divide the document from above. */
function divisionDepth(open: readonly OpenClause[]): number {
  let depth = 0;
  while (depth < open.length && rankOf(open[depth]?.style ?? 'decimal') < Number.POSITIVE_INFINITY) depth += 1;
  return depth;
}

/** Pops down to the clause whose number is the beginning of this one: 12 for 12.3. */
function parentDepth(ordinal: readonly number[], open: readonly OpenClause[], from: number): number {
  let depth = from + 1;
  while (depth > 0) {
    const entry = open[depth - 1];
    if (entry === undefined || entry.style !== 'decimal') break;
    if (entry.ordinal.length < ordinal.length && entry.ordinal.every((value, index) => value === ordinal[index])) break;
    depth -= 1;
    // A nested list of its own (1. 2. 3. under 5.) stops at the outer clause.
    const outer = open[depth - 1];
    if (outer !== undefined && outer.style === 'decimal' && outer.ordinal.length >= entry.ordinal.length) break;
  }
  return depth;
}

/** Whether `next` can come after `before` in decimal numbering: 3 exactly, 1 with numbers left out, null not. */
function successor(before: readonly number[], next: readonly number[]): 3 | 1 | null {
  let index = 0;
  while (index < before.length && index < next.length && before[index] === next[index]) index += 1;
  const rest = next.slice(index + 1);
  if (index === before.length) {
    // 12 → 12.1 or 12.1.1.
    if (index === next.length) return null;
    const first = next[index] ?? 0;
    if (rest.some((value) => value > 1)) return null;
    return first <= 1 ? 3 : first <= largestSkip ? 1 : null;
  }
  if (index === next.length) return null;
  const from = before[index] ?? 0;
  const to = next[index] ?? 0;
  if (rest.some((value) => value > 1) || to <= from) return null;
  if (follows(from, to)) return 3;
  return to <= from + largestSkip ? 1 : null;
}
