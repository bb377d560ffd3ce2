import type { PageMark, PageMarkKind, PageRegion } from '#contract/document.ts';
import type { Cover } from './covered-text.ts';
import type { Box, Glyph } from './glyph.ts';
import type { PageText, TextRange } from './page-text.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';

export interface MarkSources {
  readonly glyphs: readonly Glyph[];
  readonly text: PageText;
  readonly annotations: readonly PdfAnnotation[];
  readonly struck: ReadonlySet<number>;
  readonly unseen: ReadonlySet<number>;
  readonly covers: readonly Cover[];
}

export interface FoundMarks {
  readonly marks: readonly PageMark[];
  readonly regions: readonly PageRegion[];
  readonly warnings: readonly string[];
}

export const underRedaction = 'a redaction mark is on this page, and the text is still under it';
export const underBar = 'text is hidden under a black box and still in the file';
export const underWhite = 'text is hidden under a white box and still in the file';

/** What is marked on a page: by lines through its words, by annotations, by what covers it. */
export function pageMarks(sources: MarkSources): FoundMarks {
  const marks: PageMark[] = [];
  const regions: PageRegion[] = [];
  const warnings = new Set<string>();
  const { text } = sources;
  const add = (
    kind: PageMarkKind,
    orders: Iterable<number>,
    about: Omit<PageMark, 'kind' | 'start' | 'end'> = {},
  ): void => {
    for (const range of rangesOf(orders, text)) marks.push({ kind, ...range, ...about });
  };
  add('struck-out', sources.struck);
  const covered = new Set(sources.unseen);
  for (const cover of sources.covers) {
    for (const order of cover.covered) covered.add(order);
    warnings.add(cover.dark ? underBar : underWhite);
    if (cover.dark) regions.push({ kind: 'redaction', box: rounded(cover.box), note: underBar });
  }
  for (const annotation of sources.annotations) {
    if (annotation.hidden) continue;
    const under = (): Set<number> => ordersUnder(sources.glyphs, annotation);
    const about = aboutOf(annotation);
    switch (annotation.subtype) {
      case 'Highlight':
      case 'Underline':
      case 'Squiggly':
        add('highlight', under(), about);
        break;
      case 'StrikeOut':
        add('struck-out', under(), about);
        break;
      case 'Redact': {
        const orders = under();
        for (const order of orders) covered.add(order);
        const note = annotation.note === '' ? 'marked for redaction' : annotation.note;
        regions.push({ kind: 'redaction', box: rounded(annotation.box), note });
        if (orders.size > 0) warnings.add(underRedaction);
        break;
      }
      case 'FreeText': {
        const own = sources.glyphs.filter((glyph) => glyph.annotation === annotation.id).map((glyph) => glyph.order);
        // What it shows is in the text.
        const { note: _, ...who } = about;
        if (own.length > 0) add('comment', own, who);
        else if (annotation.note !== '') marks.push({ kind: 'comment', ...pointAt(sources, annotation.box), ...about });
        break;
      }
      case 'Stamp':
        regions.push({ kind: 'seal', box: rounded(annotation.box), ...noteOf(annotation) });
        break;
      case 'Ink':
        regions.push({ kind: 'handwriting', box: rounded(annotation.box), ...noteOf(annotation) });
        break;
      case 'Widget':
        if (annotation.field?.type === 'signature' && area(annotation.box) > 0) {
          regions.push({ kind: 'signature', box: rounded(annotation.box) });
        } else if (annotation.field !== null) {
          const own = sources.glyphs.filter((glyph) => glyph.annotation === annotation.id).map((glyph) => glyph.order);
          add('form-value', own);
        }
        break;
      case 'Link':
      case 'Popup':
      case 'FileAttachment':
        break;
      default:
        if (annotation.note !== '') marks.push({ kind: 'comment', ...pointAt(sources, annotation.box), ...about });
    }
  }
  add('hidden', covered);
  for (const range of text.footnotes) marks.push({ kind: 'footnote', ...range });
  return {
    marks: marks.toSorted((first, second) => first.start - second.start || first.end - second.end),
    regions,
    warnings: [...warnings],
  };
}

/** The stretches of text that these characters make, those with only white space between them joined. */
export function rangesOf(
  orders: Iterable<number>,
  { places, text }: Pick<PageText, 'places' | 'text'>,
): readonly TextRange[] {
  const parts: TextRange[] = [];
  for (const order of orders) {
    const place = places.get(order);
    if (place !== undefined) parts.push(place);
  }
  const joined: { start: number; end: number }[] = [];
  for (const part of parts.toSorted((first, second) => first.start - second.start)) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, part.start).trim() === '') last.end = Math.max(last.end, part.end);
    else joined.push({ ...part });
  }
  return joined;
}

function ordersUnder(glyphs: readonly Glyph[], annotation: PdfAnnotation): Set<number> {
  const boxes = annotation.parts.length > 0 ? annotation.parts : [annotation.box];
  const orders = new Set<number>();
  for (const glyph of glyphs) {
    if (glyph.annotation === undefined && boxes.some((box) => isInside(glyph, box))) orders.add(glyph.order);
  }
  return orders;
}

function isInside(glyph: Glyph, box: Box): boolean {
  const [x, y] = middleOf(glyph);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

function middleOf(glyph: Glyph): readonly [number, number] {
  const raise = (glyph.ascent - glyph.descent) / 2;
  return [
    glyph.x + (glyph.directionX * glyph.advance) / 2 - glyph.directionY * raise,
    glyph.y + (glyph.directionY * glyph.advance) / 2 + glyph.directionX * raise,
  ];
}

/** The place in the text nearest to a note's sign, as a range of no length. */
function pointAt(sources: MarkSources, box: Box): TextRange {
  const x = box[0];
  const y = (box[1] + box[3]) / 2;
  let best = { distance: Infinity, at: 0 };
  for (const glyph of sources.glyphs) {
    const place = sources.text.places.get(glyph.order);
    if (place === undefined) continue;
    const [left, middle] = middleOf(glyph);
    // The line counts more than the place along it.
    const distance = Math.hypot((left - x) * 0.5, (middle - y) * 2);
    if (distance < best.distance) best = { distance, at: left < x ? place.end : place.start };
  }
  return { start: best.at, end: best.at };
}

function aboutOf(annotation: PdfAnnotation): Omit<PageMark, 'kind' | 'start' | 'end'> {
  return {
    ...noteOf(annotation),
    ...(annotation.author === '' ? {} : { author: annotation.author }),
    ...(annotation.at === '' ? {} : { at: annotation.at }),
  };
}

function noteOf({ note }: PdfAnnotation): { readonly note?: string } {
  return note === '' ? {} : { note };
}

function area(box: Box): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

function rounded(box: Box): Box {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * 100) / 100 + 0);
  return [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
}
