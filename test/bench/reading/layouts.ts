import { randomFrom } from '../hostile/mutate-pdf.ts';
import { pdfOf, type SetLine, type SetPage, wrapped } from './set-page.ts';

/** A PDF and the paragraphs that are to be read from it, each in one piece. */
export interface LaidOut {
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly paragraphs: readonly string[];
  readonly pages: number;
}

export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

const traditional = { cmap: 'UniCNS-UCS2-H', ordering: 'CNS1' };
const top = 780;
const bottom = 70;
const size = 10;
const leading = 14;

/** Every layout, set from the sections. */
export function layoutsOf(sections: readonly Bilingual[]): readonly LaidOut[] {
  return [
    twoColumns(sections),
    bilingual('bilingual side by side', sections, false),
    bilingual('the same, printed in any order', sections, true),
    bilingualTable(sections),
    marginNotes(sections),
    numberedLines(sections),
    footnoted(sections),
    verticalColumns(sections),
  ];
}

function made(name: string, pages: readonly SetPage[], paragraphs: readonly string[]): LaidOut {
  return { name, pdf: pdfOf(pages, traditional), paragraphs, pages: pages.length };
}

/** Sets paragraphs down columns, page after page. */
function inColumns(
  paragraphs: readonly string[],
  columns: readonly { readonly x: number; readonly width: number }[],
): SetPage[] {
  const pages: SetLine[][] = [[]];
  let column = 0;
  let y = top;
  for (const paragraph of paragraphs) {
    for (const text of wrapped(paragraph, columns[column]?.width ?? 200, size)) {
      if (y < bottom) {
        column += 1;
        y = top;
        if (column >= columns.length) {
          column = 0;
          pages.push([]);
        }
      }
      pages.at(-1)?.push({ x: columns[column]?.x ?? 50, y, size, text });
      y -= leading;
    }
    y -= 6;
  }
  return pages.map((lines) => ({ lines }));
}

function twoColumns(sections: readonly Bilingual[]): LaidOut {
  const paragraphs = sections.map(({ en }) => en);
  return made(
    'two columns',
    inColumns(paragraphs, [
      { x: 50, width: 235 },
      { x: 310, width: 235 },
    ]),
    paragraphs,
  );
}

/** Rows of a section in both languages, as many as a page holds. */
function bilingualRows(
  sections: readonly Bilingual[],
  put: (page: SetLine[], section: { en: readonly string[]; zh: readonly string[] }, y: number) => void,
): { pages: SetLine[][]; heights: number[][] } {
  const pages: SetLine[][] = [[]];
  const heights: number[][] = [[top + 12]];
  let y = top;
  for (const { en, zh } of sections) {
    const rows = { en: wrapped(en, 235, size), zh: wrapped(zh, 235, size) };
    const height = Math.max(rows.en.length, rows.zh.length) * leading + 10;
    if (y - height < bottom && y < top) {
      pages.push([]);
      heights.push([top + 12]);
      y = top;
    }
    put(pages.at(-1) ?? [], rows, y);
    y -= height;
    heights.at(-1)?.push(y + 12);
  }
  return { pages, heights };
}

const fits = ({ en, zh }: Bilingual): boolean =>
  Math.max(wrapped(en, 235, size).length, wrapped(zh, 235, size).length) < 45;

function bilingual(name: string, all: readonly Bilingual[], shuffled: boolean): LaidOut {
  const sections = all.filter(fits);
  const random = randomFrom(5);
  const { pages } = bilingualRows(sections, (page, { en, zh }, y) => {
    for (const [index, text] of en.entries()) page.push({ x: 50, y: y - index * leading, size, text });
    for (const [index, text] of zh.entries()) page.push({ x: 310, y: y - index * leading, size, text });
  });
  const ordered = pages.map((lines) => {
    if (!shuffled) return { lines };
    const keyed = lines.map((line) => ({ line, key: random() })).toSorted((first, second) => first.key - second.key);
    return { lines: keyed.map(({ line }) => line) };
  });
  return made(
    name,
    ordered,
    sections.flatMap(({ en, zh }) => [en, zh]),
  );
}

function bilingualTable(all: readonly Bilingual[]): LaidOut {
  const sections = all.filter(fits);
  const { pages, heights } = bilingualRows(sections, (page, { en, zh }, y) => {
    for (const [index, text] of en.entries()) page.push({ x: 50, y: y - index * leading, size, text });
    for (const [index, text] of zh.entries()) page.push({ x: 310, y: y - index * leading, size, text });
  });
  const ruled = pages.map((lines, index): SetPage => {
    const ys = heights[index] ?? [];
    const [high = 0, low = 0] = [ys[0], ys.at(-1)];
    return {
      lines,
      rules: [...ys.map((y) => [45, y, 550, y] as const), ...[45, 300, 550].map((x) => [x, low, x, high] as const)],
    };
  });
  return made(
    'ruled table, cells of many lines',
    ruled,
    sections.flatMap(({ en, zh }) => [en, zh]),
  );
}

/** Each section's heading in the margin, as statutes and awards have it. */
function marginNotes(sections: readonly Bilingual[]): LaidOut {
  const pages: SetLine[][] = [[]];
  let y = top;
  const paragraphs: string[] = [];
  for (const { en } of sections) {
    // The heading without the section's number.
    const note = en
      .replace(/^\S*\d\S*\s+/, '')
      .split(' ')
      .slice(0, 4)
      .join(' ');
    if (y < bottom + 60) {
      pages.push([]);
      y = top;
    }
    for (const [index, text] of wrapped(note, 80, 8).slice(0, 4).entries()) {
      pages.at(-1)?.push({ x: 470, y: y - index * 10, size: 8, text });
    }
    for (const text of wrapped(en, 390, size)) {
      if (y < bottom) {
        pages.push([]);
        y = top;
      }
      pages.at(-1)?.push({ x: 50, y, size, text });
      y -= leading;
    }
    y -= 8;
    paragraphs.push(en);
  }
  return made(
    'notes in the margin',
    pages.map((lines) => ({ lines })),
    paragraphs,
  );
}

function numberedLines(sections: readonly Bilingual[]): LaidOut {
  const paragraphs = sections.map(({ en }) => en);
  const flat = paragraphs.flatMap((paragraph) => [...wrapped(paragraph, 420, 11), '']);
  const pages: SetPage[] = [];
  for (let at = 0; at < flat.length; at += 28) {
    const lines: SetLine[] = [];
    for (let row = 0; row < 28; row += 1) {
      const y = top - row * 25;
      lines.push({ x: row < 9 ? 56 : 50, y, size: 11, text: String(row + 1) });
      const text = flat[at + row] ?? '';
      if (text !== '') lines.push({ x: 90, y, size: 11, text });
    }
    pages.push({ lines });
  }
  return made('line-numbered pleading', pages, paragraphs);
}

/** Body in English; notes in smaller type under a rule, the last of a page going on over it. */
function footnoted(sections: readonly Bilingual[]): LaidOut {
  const body = sections.map(({ en }) => en);
  const notes = sections.map(({ en }, index) => `${index + 1} See ${en.slice(0, 260)}`);
  const bodyLines = body.flatMap((paragraph) => wrapped(paragraph, 490, 11));
  const noteLines = notes.flatMap((note) => wrapped(note, 490, 8));
  const pages: SetPage[] = [];
  const notesOnPage = Math.max(3, Math.ceil((noteLines.length / bodyLines.length) * 36));
  for (let at = 0, note = 0; at < bodyLines.length || note < noteLines.length; at += 36, note += notesOnPage) {
    const lines: SetLine[] = bodyLines
      .slice(at, at + 36)
      .map((text, row) => ({ x: 50, y: top - row * 15, size: 11, text }));
    const own = noteLines.slice(note, note + notesOnPage);
    const high = top - 36 * 15 - 14;
    for (const [row, text] of own.entries()) lines.push({ x: 50, y: high - 12 - row * 10, size: 8, text });
    pages.push({ lines, rules: own.length > 0 ? [[50, high, 190, high]] : [] });
  }
  return made('footnotes that go on', pages, [...body, ...notes]);
}

/** Columns of upright characters from right to left. */
function verticalColumns(sections: readonly Bilingual[]): LaidOut {
  const paragraphs = sections.map(({ zh }) => zh.replace(/[ -~]+/g, '')).filter((zh) => zh.length > 20);
  const columns = paragraphs.flatMap((paragraph) => paragraph.match(/.{1,50}/gsu) ?? []);
  const pages: SetPage[] = [];
  for (let at = 0; at < columns.length; at += 22) {
    pages.push({
      lines: columns
        .slice(at, at + 22)
        .map((text, index) => ({ x: 530 - index * 22, y: top, size: 13, text, vertical: true })),
    });
  }
  return made('vertical Chinese', pages, paragraphs);
}
