import type { FlowDrawing } from '#contract/flow.ts';
import type { PageCanvas } from './page-canvas.ts';
import { paragraphLines } from './paragraph-lines.ts';
import type { Piece, PieceSettings } from './piece.ts';

/** No words of a figure are broken into lines. */
const anyWidth = 10_000;

/** A figure, made smaller where it is wider than the text. */
export function drawingPiece({ drawing, alt }: FlowDrawing, settings: PieceSettings): Piece {
  const scale = Math.min(1, settings.width / drawing.width, (settings.tallest - 12) / drawing.height);
  const height = drawing.height * scale;
  const element = settings.parent?.add('Figure', { alt });
  return {
    before: 4,
    height: height + 6,
    keep: true,
    draw(canvas, left, top) {
      canvas.regions.push({
        kind: 'picture',
        box: [left, top - height, left + drawing.width * scale, top],
        note: alt,
      });
      if (element) element.box = [left, top - height, left + drawing.width * scale, top];
      canvas.within(element, () => drawShapes(canvas, left, top));
    },
  };

  function drawShapes(canvas: PageCanvas, left: number, top: number): void {
    for (const shape of drawing.shapes) {
      const [x, y] = [left + shape.x * scale, top - shape.y * scale];
      if (shape.kind === 'box') {
        const tall = shape.height * scale;
        canvas.fill(shape.ink, x, y - tall, shape.width * scale, tall);
      } else if (shape.kind === 'dot') canvas.disc(shape.ink, x, y, shape.radius * scale);
      else {
        const { text, size, ink: color, isBold: bold = false } = shape;
        const [line] = paragraphLines(
          { kind: 'paragraph', spans: [{ text, size: size * scale, color, bold }] },
          { fonts: settings.fonts, width: anyWidth },
        );
        if (line === undefined) continue;
        const width = line.characters.reduce((sum, character) => sum + character.width, 0);
        const share = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? 0.5 : 1;
        canvas.line(line, x - share * width, y + line.baseline);
      }
    }
  }
}
