/**
 * Automatic clause numbers: what a word processor's list rules make of the order
 * in which paragraphs stand (ECMA-376 Part 1 §17.9; the same rules hold in DOC).
 * The file holds no number, only the rules; plain converters therefore lose them.
 */
import { formatNumber } from './number-formats.ts';

/** Points, as `FlowParagraph` has them. */
export interface ListIndents {
  readonly indent?: number;
  readonly firstLineIndent?: number;
}

/** Which list and level a paragraph counts in; `styleId` where its style says so. */
export interface NumberingReference {
  readonly numberingId?: string;
  readonly level?: number;
  readonly styleId?: string;
}

export interface Level {
  readonly start: number;
  readonly format: string;
  /** Digits that a custom format ("001, 002, …") pads to. */
  readonly padding: number;
  readonly text: string;
  /** Level (1-based) whose number starts this one again; 0: never; absent: any higher one. */
  readonly restart: number | null;
  readonly legal: boolean;
  readonly styleId: string | null;
  readonly look: ListIndents;
}

export interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

export interface ListNumber {
  readonly number: string;
  readonly look: ListIndents;
}

export interface Numbering {
  /**
   * The number of the next paragraph that counts there; null where it counts
   * nowhere. With `counts` false the counters stay: a deleted clause shows its
   * number, and the clause after it takes the same.
   */
  next(reference: NumberingReference, counts?: boolean): ListNumber | null;
}

/** Counts lists by their identifiers, whichever format they came from. */
export function countLists(lists: ReadonlyMap<string, List>): Numbering {
  /** Lists over the same definition count together. */
  const counters = new Map<string, (number | null)[]>();
  const overridden = new Set<string>();

  function next(reference: NumberingReference, counts = true): ListNumber | null {
    const list = lists.get(reference.numberingId ?? '');
    if (!list) return null;
    const index = reference.level ?? levelOfStyle(list, reference.styleId) ?? 0;
    const level = list.levels.get(index);
    if (!level) return null;
    const counter = counters.get(list.abstractId) ?? new Array<number | null>(9).fill(null);
    const used = counts ? counter : [...counter];
    counters.set(list.abstractId, counter);
    advance(list, reference.numberingId ?? '', index, used, counts ? overridden : new Set(overridden));
    return { number: numberText(list, index, used), look: level.look };
  }
  return { next };
}

function advance(list: List, id: string, index: number, counter: (number | null)[], overridden: Set<string>): void {
  const override = list.startOverrides.get(index);
  const key = `${id}/${index}`;
  if (override !== undefined && !overridden.has(key)) {
    overridden.add(key);
    counter[index] = override;
  } else {
    const before = counter[index] ?? null;
    counter[index] = before === null ? (list.levels.get(index)?.start ?? 1) : before + 1;
  }
  for (let deeper = index + 1; deeper < 9; deeper += 1) {
    const restart = list.levels.get(deeper)?.restart ?? null;
    if (restart === null || (restart > 0 && index < restart)) counter[deeper] = null;
  }
}

function numberText(list: List, index: number, counter: readonly (number | null)[]): string {
  const level = list.levels.get(index);
  if (!level) return '';
  if (level.format === 'none' && !/%\d/.test(level.text)) return level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const place = Number(digit) - 1;
    const other = list.levels.get(place);
    if (place > index || !other) return '';
    const value = counter[place] ?? other.start;
    const format = level.legal && other.format !== 'none' ? 'decimal' : other.format;
    return formatNumber(value, format).padStart(other.padding, '0');
  });
}

function levelOfStyle(list: List, styleId: string | undefined): number | null {
  if (styleId === undefined) return null;
  for (const [index, level] of list.levels) if (level.styleId === styleId) return index;
  return null;
}
