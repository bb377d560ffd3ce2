import { existsSync } from 'node:fs';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

/** A typeset page at 612 pixels an inch, which is three times 204. */
export interface TypesetPage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
}

export interface PrintedLine {
  readonly text: string;
  /** Left edge, baseline and each character's right edge, as shares of the page's width and height. */
  readonly x: number;
  readonly baseline: number;
  readonly em: number;
  readonly edges: readonly number[];
}

export const typesetDpi = 612;
const width = Math.round(8.27 * typesetDpi);
const height = Math.round(11.69 * typesetDpi);

const faces: Readonly<Record<string, readonly string[]>> = {
  song: ['/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'],
  sans: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
  kai: ['/usr/share/fonts/truetype/arphic/ukai.ttc'],
  ming: ['/usr/share/fonts/truetype/arphic/uming.ttc'],
};
const families: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  song: { 'zh-Hans': 'Noto Serif CJK SC', other: 'Noto Serif CJK HK' },
  sans: { 'zh-Hans': 'Noto Sans CJK SC', other: 'Noto Sans CJK HK' },
  kai: { 'zh-Hans': 'AR PL UKai CN', other: 'AR PL UKai HK' },
  ming: { 'zh-Hans': 'AR PL UMing CN', other: 'AR PL UMing HK' },
};

/** Whether the face of this name is installed (Debian: fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming). */
export function hasFace(face: string): boolean {
  return (faces[face] ?? []).every((path) => existsSync(path));
}

/** Sets paragraphs until the page is full. */
export function typesetPage(paragraphs: readonly string[], face: string, language: string, points = 12): TypesetPage {
  for (const path of faces[face] ?? []) GlobalFonts.registerFromPath(path);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#101010';
  const em = (points / 72) * typesetDpi;
  const family = families[face]?.[language] ?? families[face]?.other ?? 'sans-serif';
  context.font = `${em}px "${family}"`;
  const left = Math.round(0.13 * width);
  const lines: PrintedLine[] = [];
  let baseline = 0.09 * height + em;
  for (const paragraph of paragraphs) {
    for (const text of wrapped(context, paragraph, width - 2 * left)) {
      if (baseline > 0.93 * height) break;
      context.fillText(text, left, baseline);
      lines.push({
        text,
        x: left / width,
        baseline: baseline / height,
        em: em / height,
        edges: [...text].map(
          (_, index) => (left + context.measureText([...text].slice(0, index + 1).join('')).width) / width,
        ),
      });
      baseline += 1.6 * em;
    }
    if (baseline > 0.93 * height) break;
    baseline += 0.4 * em;
  }
  return { data: context.getImageData(0, 0, width, height).data, width, height, lines };
}

function wrapped(context: SKRSContext2D, text: string, most: number): readonly string[] {
  const parts = text.match(/[\u0021-\u024f]+\s*|\s+|./gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (
      line !== '' &&
      context.measureText((line + part).trimEnd()).width > most &&
      !/^[，。；：、）」』”》]/u.test(part)
    ) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
