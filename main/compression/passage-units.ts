import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import { sentences } from '#main/language/sentences.ts';

/** The grain at which text is chosen: a sentence, with the clause it stands in. */
export interface PassageUnit {
  readonly start: number;
  readonly end: number;
  /** Index of the innermost clause, -1 outside every clause. */
  readonly clause: number;
  /** Index of the outermost clause, -1 outside every clause. */
  readonly part: number;
}

const longestUnit = 1_200;

/** The document's sentences, cut at clause borders, none longer than about 1,200 characters, in order and without overlaps. */
export function passageUnits(text: string, clauses: readonly TextClause[]): PassageUnit[] {
  const starts = new Set<number>();
  for (const clause of clauses) starts.add(clause.start);
  const borders = [...starts].sort((a, b) => a - b);
  const units: PassageUnit[] = [];
  let border = 0;
  const placeOf = clausePlaces(clauses);
  const push = (start: number, end: number) => {
    const trimmed = trimmedRange(text, start, end);
    if (trimmed) units.push({ ...trimmed, ...placeOf(trimmed.start) });
  };
  for (const sentence of sentences(text)) {
    let start = sentence.start;
    while (border < borders.length && (borders[border] ?? 0) <= start) border += 1;
    while (border < borders.length && (borders[border] ?? 0) < sentence.end) {
      const cut = borders[border] ?? sentence.end;
      push(start, cut);
      start = cut;
      border += 1;
    }
    for (const [from, to] of cutLong(text, start, sentence.end)) push(from, to);
  }
  return units;
}

function* cutLong(text: string, start: number, end: number): Generator<[number, number]> {
  let from = start;
  while (end - from > longestUnit) {
    const window = text.slice(from, from + longestUnit);
    const at = Math.max(
      window.lastIndexOf('; '),
      window.lastIndexOf('；'),
      window.lastIndexOf(';\n'),
      window.lastIndexOf('，'),
    );
    const comma = window.lastIndexOf(', ');
    const cut = at > longestUnit / 3 ? at + 1 : comma > longestUnit / 3 ? comma + 1 : longestUnit;
    yield [from, from + cut];
    from += cut;
  }
  yield [from, end];
}

function trimmedRange(text: string, start: number, end: number): { start: number; end: number } | null {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return to > from ? { start: from, end: to } : null;
}

/** For ascending offsets: the innermost and outermost clause at each. */
function clausePlaces(clauses: readonly TextClause[]): (offset: number) => { clause: number; part: number } {
  const order = clauses.map((clause, index) => ({ clause, index })).sort((a, b) => a.clause.start - b.clause.start);
  let next = 0;
  let open: { clause: TextClause; index: number }[] = [];
  return (offset) => {
    while (next < order.length && (order[next]?.clause.start ?? 0) <= offset) {
      const entry = order[next];
      if (entry) open.push(entry);
      next += 1;
    }
    open = open.filter((entry) => entry.clause.end > offset);
    let inner: { clause: TextClause; index: number } | null = null;
    let outer: { clause: TextClause; index: number } | null = null;
    for (const entry of open) {
      if (!inner || entry.clause.level >= inner.clause.level) inner = entry;
      if (!outer || entry.clause.level < outer.clause.level) outer = entry;
    }
    return { clause: inner?.index ?? -1, part: outer?.index ?? -1 };
  };
}

/**
 * Findings by the units they touch; a long finding counts for the units of its first 600 characters. Clause kinds that a
 * classifier told are left out: what reads this was learned with the rules' findings.
 */
export function findingsByUnit(
  units: readonly PassageUnit[],
  findings: readonly TextFinding[],
): Map<number, TextFinding[]> {
  const map = new Map<number, TextFinding[]>();
  for (const finding of findings) {
    if (finding.origin === 'classifier' && !finding.kind.startsWith('path.')) continue;
    const end = Math.min(finding.end, finding.start + 600);
    for (let index = firstEndingAfter(units, finding.start); index < units.length; index += 1) {
      const unit = units[index];
      if (!unit || unit.start >= end) break;
      const list = map.get(index);
      if (list) list.push(finding);
      else map.set(index, [finding]);
    }
  }
  return map;
}
