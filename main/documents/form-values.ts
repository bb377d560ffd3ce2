import type { Box, Glyph } from './glyph.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';
import { isUnspaced } from './script-width.ts';

/** Signs for a box that is ticked and one that is not. */
export const tickedSign = '☑';
export const emptySign = '☐';

const maximumCharacters = 50_000;

/**
 * The glyphs of a page with its form's values in place: what a widget draws
 * stays, a value that it does not draw is set into its box, and a check box or
 * radio button is one sign, ticked or empty.
 */
export function withFormValues(glyphs: readonly Glyph[], annotations: readonly PdfAnnotation[]): readonly Glyph[] {
  const ticks = new Set<string>();
  const drawn = new Set(glyphs.map((glyph) => glyph.annotation).filter((id) => id !== undefined));
  let order = glyphs.reduce((last, glyph) => Math.max(last, glyph.order + 1), 0);
  const added: Glyph[] = [];
  const add = (lines: readonly string[], size: number, annotation: PdfAnnotation): void => {
    for (const glyph of setInBox(lines, size, annotation.box)) {
      if (added.length >= maximumCharacters) return;
      added.push({ ...glyph, annotation: annotation.id, order });
      order += 1;
    }
  };
  for (const annotation of annotations) {
    const { field, box, hidden, id } = annotation;
    if (field === null || hidden) continue;
    if (field.type === 'tick') {
      ticks.add(id);
      const size = Math.min(14, Math.max(4, box[3] - box[1]));
      add([field.ticked ? tickedSign : emptySign], size, annotation);
    } else if (field.values.length > 0 && !drawn.has(id)) {
      const lines = field.values.flatMap((value) => value.split(/\r\n?|\n/)).filter((line) => line.trim() !== '');
      const fitting = Math.min(12, ((box[3] - box[1]) * 0.75) / Math.max(1, lines.length));
      add(lines, Math.max(3, field.fontSize > 0 ? Math.min(field.fontSize, fitting) : fitting), annotation);
    }
  }
  if (added.length === 0) return glyphs;
  const kept = glyphs.filter((glyph) => glyph.annotation === undefined || !ticks.has(glyph.annotation));
  return [...kept, ...added];
}

/** Lines set from the top of a box at an even width: where a viewer would show them, roughly. */
function setInBox(lines: readonly string[], size: number, box: Box): Omit<Glyph, 'order'>[] {
  const [x0, y0, x1, y1] = box;
  const leading = size * 1.2;
  const top = lines.length === 1 ? (y0 + y1) / 2 + size * 0.3 : y1 - size * 0.2;
  const glyphs: Omit<Glyph, 'order'>[] = [];
  for (const [index, line] of lines.entries()) {
    const baseline = lines.length === 1 ? (y0 + y1) / 2 - size * 0.35 : top - size * 0.8 - index * leading;
    const natural = [...line].reduce((sum, character) => sum + widthOf(character), 0) * size;
    const squeeze = Math.min(1, Math.max(0.2, (x1 - x0 - 2) / Math.max(1, natural)));
    let x = Math.min(x0 + 2, (x0 + x1) / 2);
    let spaceBefore = index > 0;
    for (const character of line) {
      const advance = widthOf(character) * size * squeeze;
      if (/\s/u.test(character)) {
        spaceBefore = true;
      } else if (!/\p{Cc}/u.test(character)) {
        glyphs.push({
          text: character,
          source: null,
          x,
          y: baseline,
          directionX: 1,
          directionY: 0,
          advance,
          spacing: 0,
          size,
          ascent: size * 0.8,
          descent: size * 0.2,
          spaceBefore,
          bold: false,
          italic: false,
        });
        spaceBefore = false;
      }
      x += advance;
    }
  }
  return glyphs;
}

function widthOf(character: string): number {
  if (isUnspaced(character) || character === tickedSign || character === emptySign) return 1;
  return /\s/u.test(character) ? 0.28 : 0.5;
}
