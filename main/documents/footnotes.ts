import { least, most } from './extremes.ts';
import type { Ruling } from './glyph.ts';
import type { Row } from './page-rows.ts';

/** Notes are set at most this large against the text; with a rule above them they may come nearer to it. */
const smallShare = 0.9;
const ruledShare = 0.97;

/** The rows of each footnote, top to bottom; the first may go on from the page before. */
export function footnotes(rows: readonly Row[], rulings: readonly Ruling[]): readonly (readonly Row[])[] {
  const body = bodySize(rows);
  const found: Row[][] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const zone = zoneAt(rows, index, body, rulings);
    if (zone.length === 0) continue;
    for (const [at, row] of zone.entries()) {
      if (at === 0 || (beginsNote(row) && isOutdent(row, zone))) found.push([row]);
      else found.at(-1)?.push(row);
    }
    index += zone.length - 1;
  }
  return found;
}

/** Most characters of the page have this size. */
function bodySize(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (const piece of row.pieces) {
      const size = Math.round(piece.size * 4) / 4;
      counts.set(size, (counts.get(size) ?? 0) + piece.glyphs.length);
    }
  }
  return [...counts].toSorted((first, second) => second[1] - first[1])[0]?.[0] ?? 10;
}

function zoneAt(rows: readonly Row[], index: number, body: number, rulings: readonly Ruling[]): readonly Row[] {
  const first = rows[index];
  if (first === undefined || first.size > ruledShare * body) return [];
  const ruled = hasRuleAbove(first, rows, rulings);
  const above = rows[index - 1];
  const apart = above !== undefined && above.v > first.v && above.v - first.v > 1.5 * first.size + 0.3 * above.size;
  const marked = beginsNote(first) && first.size <= smallShare * body && apart;
  if (!(ruled && (beginsNote(first) || first.size <= smallShare * body)) && !marked) return [];
  const zone: Row[] = [];
  for (const row of rows.slice(index)) {
    const last = zone.at(-1);
    if (row.size > ruledShare * body || (last !== undefined && (row.v >= last.v || row.v < last.v - 3.5 * row.size)))
      break;
    if (isPageNumber(row)) break;
    zone.push(row);
  }
  // Text of full size under it in the same column: small print amid the page, no footnote.
  const end = zone.at(-1);
  const u0 = least(zone.map((row) => row.u0));
  const u1 = most(zone.map((row) => row.u1));
  const under = rows.some(
    (row) =>
      end !== undefined &&
      row.v < end.v &&
      row.size > ruledShare * body &&
      Math.min(row.u1, u1) - Math.max(row.u0, u0) > 0 &&
      row.pieces.reduce((sum, piece) => sum + piece.glyphs.length, 0) > 20,
  );
  return under ? [] : zone;
}

/** A short rule right above the row, beginning where the row does. */
function hasRuleAbove(row: Row, rows: readonly Row[], rulings: readonly Ruling[]): boolean {
  const width = most(rows.map((each) => each.u1)) - least(rows.map((each) => each.u0));
  return rulings.some(
    (rule) =>
      rule.y1 - rule.y0 <= 2 &&
      rule.x1 - rule.x0 > 20 &&
      rule.x1 - rule.x0 < 0.6 * width &&
      rule.y0 > row.v &&
      rule.y0 - row.v < 3 * row.size &&
      Math.abs(rule.x0 - row.u0) < 2.5 * row.size &&
      // Nothing stands between the rule and the row.
      !rows.some((other) => other !== row && other.v < rule.y0 && other.v > row.v + 0.5 * row.size),
  );
}

function beginsNote(row: Row): boolean {
  return /^(?:\d{1,3}(?!\d)[.)]?|[*†‡§]{1,3}|[①-⑳]|[[(（〔]\d{1,3}[)\]）〕]|註\s*\d|注\s*\d)/u.test(textOf(row));
}

/** As far to the left as the zone's first row, or its number raised: not a year at the start of a line. */
function isOutdent(row: Row, zone: readonly Row[]): boolean {
  const start = row.pieces[0]?.glyphs[0]?.glyph;
  if (start === undefined) return false;
  const raised = start.size < 0.85 * row.size;
  const text = textOf(row);
  const firstRaised = (zone[0]?.pieces[0]?.glyphs[0]?.glyph.size ?? 0) < 0.85 * (zone[0]?.size ?? 0);
  if (firstRaised) return raised;
  return !/^\d{4}/.test(text) && row.u0 <= least(zone.map((each) => each.u0)) + 0.5 * row.size;
}

function isPageNumber(row: Row): boolean {
  return /^(?:page|第|[-–—])?\d{1,4}(?:(?:of|\/)\d{1,4})?[頁页\-–—]?$/iu.test(textOf(row));
}

function textOf(row: Row): string {
  return row.pieces.flatMap((piece) => piece.glyphs.map(({ glyph }) => glyph.text)).join('');
}
