import { join } from 'node:path';
import type { Drawing } from '#contract/drawing.ts';

/** Dots a point: 216 an inch. */
const scale = 3;
const faces = {
  regular: 'noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf',
  bold: 'noto-sans-hk/700Bold/NotoSansHK_700Bold.ttf',
  simplified: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;

let isRegistered = false;

/**
 * A figure as PNG, for programs that show no SVG. `fontsFolder` holds the packages `noto-sans-hk` and
 * `noto-sans-sc`; the drawing library is loaded with the first figure.
 */
export async function drawingPng({ width, height, shapes }: Drawing, fontsFolder: string): Promise<Buffer> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  if (!isRegistered) {
    for (const [name, file] of Object.entries(faces))
      GlobalFonts.registerFromPath(join(fontsFolder, file), `sampan ${name}`);
    isRegistered = true;
  }
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const shape of shapes) {
    context.fillStyle = shape.ink;
    if (shape.kind === 'box') context.fillRect(shape.x, shape.y, shape.width, shape.height);
    else if (shape.kind === 'dot') {
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fill();
    } else {
      context.font = `${shape.size}px "sampan ${shape.isBold === true ? 'bold' : 'regular'}", "sampan simplified"`;
      const share = { start: 0, middle: 0.5, end: 1 }[shape.anchor];
      context.fillText(shape.text, shape.x - share * context.measureText(shape.text).width, shape.y);
    }
  }
  return canvas.toBuffer('image/png');
}
