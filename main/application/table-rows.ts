import type { PageTable } from '#contract/document.ts';
import type { TextStretch } from '#main/chronology/source-document.ts';
import type { BodyText } from '#main/documents/anchor.ts';

/** The tables of one page. */
export interface TablesOfPage {
  readonly page: number;
  readonly tables: readonly PageTable[];
}

/** The rows of the tables as the stretches of their cells in the body text; cells without words are left out. */
export function tableRows(body: BodyText, found: readonly TablesOfPage[]): TextStretch[][] {
  const pieces = new Map<number, BodyText['lines'][number][]>();
  const wanted = new Set(found.map(({ page }) => page));
  for (const piece of body.lines) {
    if (!wanted.has(piece.page)) continue;
    const own = pieces.get(piece.page);
    if (own === undefined) pieces.set(piece.page, [piece]);
    else own.push(piece);
  }
  return found.flatMap(({ page, tables }) => {
    const own = pieces.get(page) ?? [];
    return tables.flatMap(({ rows }) =>
      rows.map((row) =>
        row.flatMap(({ start, end }) => {
          const within = own.filter((piece) => piece.start < end && piece.end > start);
          const [first, last] = [within[0], within.at(-1)];
          if (first === undefined || last === undefined) return [];
          return [
            {
              start: first.bodyStart + Math.max(0, start - first.start),
              end: last.bodyStart + Math.min(end, last.end) - last.start,
            },
          ];
        }),
      ),
    );
  });
}
