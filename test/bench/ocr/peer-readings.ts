import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import type { Language } from './page-texts.ts';

/** What another program read on a page, and the CPU seconds that it took. */
export interface PeerReading {
  readonly text: string;
  readonly seconds: number;
}

export const peerNames = ['tesseract', 'OCRmyPDF'] as const;
export type PeerName = (typeof peerNames)[number];

/** Each peer's command with what it is asked for; Debian's packages have these names. */
const commands: Readonly<Record<PeerName, string>> = {
  tesseract: 'tesseract page.png sidecar -l "$0"',
  OCRmyPDF:
    'ocrmypdf --quiet --jobs 1 --output-type pdf --deskew --rotate-pages -l "$0" --sidecar sidecar.txt page.pdf read.pdf',
};

/** The languages that tesseract, which does OCRmyPDF's reading, is told of. */
const trainedFor: Readonly<Record<Language, string>> = {
  en: 'eng',
  'zh-Hant': 'chi_tra',
  'zh-Hans': 'chi_sim',
  mixed: 'chi_tra+eng',
};

/** The peers that are installed. */
export function peersHere(): readonly PeerName[] {
  return peerNames.filter((name) => spawnSync(name.toLowerCase(), ['--version']).status === 0);
}

/**
 * Reads the picture with another program on one thread, in a folder for its files.
 *
 * @throws {Error} where the program does not finish: mostly the language's data are not installed.
 */
export async function peerReading(
  name: PeerName,
  image: RecognitionImage,
  language: Language,
  folder: string,
): Promise<PeerReading> {
  const picture = squarePng(image);
  await writeFile(join(folder, 'page.png'), picture);
  if (name === 'OCRmyPDF') await writeFile(join(folder, 'page.pdf'), await pdfOf(picture, image.dpiX));
  const command = `TIMEFORMAT='%U %S'; time OMP_THREAD_LIMIT=1 ${commands[name]} 2>/dev/null`;
  const timed = spawnSync('bash', ['-c', command, trainedFor[language]], { cwd: folder, encoding: 'utf8' });
  if (timed.status !== 0) throw new Error(`${name} did not finish; it needs tesseract-ocr-chi-tra and -chi-sim.`);
  const seconds = timed.stderr
    .trim()
    .split(/\s+/)
    .slice(-2)
    .reduce((sum, part) => sum + Number(part), 0);
  return { text: await readFile(join(folder, 'sidecar.txt'), 'utf8'), seconds };
}

/** The picture with square pixels, as the peers want it. */
function squarePng(image: RecognitionImage): Buffer {
  const pixels = new Uint8ClampedArray(image.width * image.height * 4);
  for (let index = 0; index < image.width * image.height; index += 1) {
    for (let channel = 0; channel < 4; channel += 1) {
      const value = image.channels === 4 ? image.data[index * 4 + channel] : channel === 3 ? 255 : image.data[index];
      pixels[index * 4 + channel] = value ?? 255;
    }
  }
  const source = createCanvas(image.width, image.height);
  source.getContext('2d').putImageData(new ImageData(pixels, image.width, image.height), 0, 0);
  const square = createCanvas(image.width, Math.round((image.height * image.dpiX) / image.dpiY));
  square.getContext('2d').drawImage(source, 0, 0, square.width, square.height);
  return square.toBuffer('image/png');
}

async function pdfOf(picture: Buffer, dpi: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const embedded = await pdf.embedPng(picture);
  const [width, height] = [(embedded.width * 72) / dpi, (embedded.height * 72) / dpi];
  pdf.addPage([width, height]).drawImage(embedded, { x: 0, y: 0, width, height });
  return pdf.save();
}
