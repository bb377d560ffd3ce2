import { createHash } from 'node:crypto';
import { ImageRun, LineRuleType, Paragraph } from 'docx';
import { quiet } from './docx-inks.ts';
import { runs, type Setting } from './docx-runs.ts';
import { drawingSvg } from './drawing-svg.ts';
import type { Block } from './report-blocks.ts';

/** Dots of a picture's frame a point: the library counts 96 an inch. */
const dotsAPoint = 96 / 72;

/** A figure as SVG with its PNG for programs without, its words for those who do not see it, and its caption. */
export function figureParagraphs(
  { drawing, alt, caption }: Extract<Block, { type: 'figure' }>,
  png: Buffer,
  setting: Setting & { readonly textWidth: number },
): readonly Paragraph[] {
  const scale = Math.min(1, setting.textWidth / 20 / drawing.width);
  const transformation = {
    width: Math.round(drawing.width * scale * dotsAPoint),
    height: Math.round(drawing.height * scale * dotsAPoint),
  };
  const svg = Buffer.from(drawingSvg(drawing, alt), 'utf8');
  const name = createHash('sha256').update(svg).digest('hex').slice(0, 12);
  const picture = new ImageRun({
    type: 'svg',
    data: svg,
    fallback: { type: 'png', data: png },
    transformation,
    altText: { name, title: caption, description: alt },
  });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 40, line: 240, lineRule: LineRuleType.AUTO },
      children: [picture],
    }),
    new Paragraph({ spacing: { after: 160 }, children: [...runs(caption, setting, { color: quiet, size: 18 })] }),
  ];
}
