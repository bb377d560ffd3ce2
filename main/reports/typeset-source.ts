import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fontkit from '@cantoo/fontkit';
import { degrees, PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Page, Run } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { ReportInput } from './report-input.ts';

/** The bundled faces: the Hong Kong one lacks Simplified forms, the Mainland one lacks Cantonese characters. */
export const typesettingFonts = ['NotoSansHK_400Regular.ttf', 'NotoSansSC_400Regular.ttf'] as const;

interface Face {
  readonly font: PDFFont;
  readonly has: (codePoint: number) => boolean;
}

async function face(document: PDFDocument, fontsFolder: string, name: string): Promise<Face> {
  const bytes = await readFile(join(fontsFolder, name)).catch((error: unknown) => {
    throw new SampanError('machine-lacks', `The font ${name} is missing from ${fontsFolder}. Install Sampan again.`, {
      cause: error,
    });
  });
  const font = await document.embedFont(bytes, { subset: true });
  const characters = new Set(font.getCharacterSet());
  return { font, has: (codePoint) => characters.has(codePoint) };
}

/** Stretches of a run that one face can set. */
function stretches(
  text: string,
  faces: readonly Face[],
): readonly { readonly start: number; readonly text: string; readonly face: Face | null }[] {
  const parts: { start: number; text: string; face: Face | null }[] = [];
  let offset = 0;
  for (const character of text) {
    const chosen = faces.find(({ has }) => has(character.codePointAt(0) ?? 0)) ?? null;
    const last = parts.at(-1);
    if (last !== undefined && last.face === chosen) last.text += character;
    else parts.push({ start: offset, text: character, face: chosen });
    offset += character.length;
  }
  return parts;
}

function drawRun(target: PDFPage, page: Page, run: Run, faces: readonly Face[]): void {
  const [dx, dy] = run.direction;
  const edge = (index: number): number => run.edges[index] ?? run.edges.at(-1) ?? 0;
  const height = run.ascent + run.descent;
  for (const part of stretches(page.text.slice(run.start, run.end), faces)) {
    // What no face can show is left white; the text itself is in the other reports.
    if (part.face === null || part.text.trim() === '') continue;
    const from = edge(part.start);
    const width = edge(part.start + part.text.length) - from;
    const natural = part.face.font.widthOfTextAtSize(part.text, 1);
    const size = natural > 0 && width > 0 ? Math.min(width / natural, height) : height;
    target.drawText(part.text, {
      x: run.x + dx * from,
      y: run.y + dy * from,
      size,
      font: part.face.font,
      rotate: degrees((Math.atan2(dy, dx) * 180) / Math.PI),
    });
  }
}

/**
 * A source that is not a PDF as one: the reader's pages with its lines at their
 * places, so that a highlight covers the same words as in the window.
 *
 * @throws SampanError `machine-lacks` where a font is missing.
 */
export async function typesetSource(input: ReportInput, fontsFolder: string | undefined): Promise<Uint8Array> {
  if (fontsFolder === undefined) {
    throw new SampanError('machine-lacks', 'The fonts for typesetting are missing. Install Sampan again.');
  }
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const faces: Face[] = [];
  for (const name of typesettingFonts) faces.push(await face(document, fontsFolder, name));
  for (const page of input.document.pages) {
    const target = document.addPage([page.width, page.height]);
    target.setMediaBox(page.box[0], page.box[1], page.width, page.height);
    for (const line of page.lines) for (const run of line.runs) drawRun(target, page, run, faces);
  }
  document.setTitle(input.document.name);
  document.setProducer('Sampan');
  return document.save({ useObjectStreams: false });
}
