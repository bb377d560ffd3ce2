/**
 * How often the text under an anchor's quads is the anchor's text, judged by
 * poppler, which shares no code with the reader.
 *
 * Every word of every page is anchored; poppler's words whose middle lies in
 * its quads must spell it. Where poppler cuts words differently (Chinese text,
 * punctuation), the area under the quad is cropped with `pdftotext -x -y -W -H`.
 *
 * `npm run bench -- anchors FILE…` (needs poppler-utils)
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Quad } from '#contract/document.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readPdf } from '#main/documents/read-pdf.ts';

const pdfjsFolder = fileURLToPath(new URL('../../node_modules/pdfjs-dist', import.meta.url));
/** At most this many crops a file: each starts a process. */
const cropsPerFile = 60;
const showMisses = Number(process.env.SHOW_MISSES ?? 3);

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Word extends Box {
  readonly text: string;
}

/** Upper left corner and size of a quad on the page as it is viewed, in points, y downwards. */
function viewedBox(page: Page, quad: Quad): Box {
  const [left, bottom, right, top] = page.box;
  const points = [0, 2, 4, 6].map((index): readonly [number, number] => {
    const x = (quad[index] ?? 0) - left;
    const y = (quad[index + 1] ?? 0) - bottom;
    const width = right - left;
    const height = top - bottom;
    switch (page.rotation) {
      case 0:
        return [x, height - y];
      case 90:
        return [y, x];
      case 180:
        return [width - x, y];
      default:
        return [height - y, width - x];
    }
  });
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function popplerWords(path: string): Word[][] {
  const html = execFileSync('pdftotext', ['-bbox', '-cropbox', '-q', path, '-'], { maxBuffer: 2 ** 30 }).toString();
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gu),
      ].map(([, x0, y0, x1, y1, text]) => ({
        x0: Number(x0),
        y0: Number(y0),
        x1: Number(x1),
        y1: Number(y1),
        text: unescaped(text ?? ''),
      })),
    );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Text as both readers agree on it: compatibility forms folded, spaces gone. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad]+/gu, '');
}

function cropped(path: string, page: Page, box: Box): string {
  // pdftotext takes whole pixels: at 720 dpi a pixel is a tenth of a point.
  const pixel = (points: number): string => String(Math.round(points * 10));
  const arguments_ = ['-f', String(page.number), '-l', String(page.number), '-cropbox', '-q', '-r', '720'];
  const area = ['-x', pixel(box.x0), '-y', pixel(box.y0), '-W', pixel(box.x1 - box.x0), '-H', pixel(box.y1 - box.y0)];
  return execFileSync('pdftotext', [...arguments_, ...area, path, '-']).toString();
}

interface Tally {
  words: number;
  /** Not judged: poppler cuts the words differently, and the file has had its crops. */
  skipped: number;
  bySight: number;
  crops: number;
  cropped: number;
  readonly misses: string[];
}

function checkPage(path: string, page: Page, words: readonly Word[], tally: Tally): void {
  for (const match of page.text.matchAll(/\S+/gu)) {
    const text = match[0];
    const wanted = plain(text);
    if (wanted === '' || /\ufffd|[\ue000-\uf8ff]/u.test(wanted)) continue;
    tally.words += 1;
    const { quads } = anchorFor('', page, match.index, match.index + text.length);
    const boxes = quads.map((quad) => viewedBox(page, quad));
    const under = words.filter((word) => boxes.some((box) => isInside(word, box)));
    const seen = plain(
      under
        .toSorted((first, second) => first.x0 - second.x0)
        .map((word) => word.text)
        .join(''),
    );
    // Poppler's order within a line that does not run to the right is its own.
    const vertical = page.rotation !== 0 || quads.some((quad) => quad[0] === quad[2]);
    if (seen === wanted || (vertical && sorted(seen) === sorted(wanted))) {
      tally.bySight += 1;
      continue;
    }
    if (tally.crops >= cropsPerFile) {
      tally.words -= 1;
      tally.skipped += 1;
      continue;
    }
    tally.crops += 1;
    const cut = plain(boxes.map((box) => cropped(path, page, box)).join(''));
    if (cut === wanted || sorted(cut) === sorted(wanted)) tally.cropped += 1;
    else tally.misses.push(`p${page.number} “${text}” → “${cut}” / “${seen}”`);
  }
}

function sorted(text: string): string {
  return [...text].toSorted().join('');
}

function isInside(word: Word, box: Box): boolean {
  const x = (word.x0 + word.x1) / 2;
  const y = (word.y0 + word.y1) / 2;
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

const total: Tally = { words: 0, skipped: 0, bySight: 0, crops: 0, cropped: 0, misses: [] };
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const tally: Tally = { words: 0, skipped: 0, bySight: 0, crops: 0, cropped: 0, misses: [] };
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const name = basename(path);
    const document = await readPdf(bytes, { documentId: '', sha256, name, pdfjsFolder, limits: defaultReadLimits });
    const words = popplerWords(path);
    for (const page of document.pages) checkPage(path, page, words[page.number - 1] ?? [], tally);
  } catch (error) {
    console.log(`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`);
    continue;
  }
  const right = tally.bySight + tally.cropped;
  const share = tally.words === 0 ? 1 : right / tally.words;
  const skipped = tally.skipped > 0 ? ` (${tally.skipped} not judged)` : '';
  console.log(`${(share * 100).toFixed(2)} %  ${right}/${tally.words}${skipped}  ${basename(path)}`);
  for (const miss of tally.misses.slice(0, showMisses)) console.log(`    ${miss}`);
  total.words += tally.words;
  total.bySight += tally.bySight;
  total.cropped += tally.cropped;
  total.skipped += tally.skipped;
}
const right = total.bySight + total.cropped;
console.log(
  `all: ${((100 * right) / Math.max(1, total.words)).toFixed(3)} % of ${total.words} words; ${total.skipped} not judged`,
);
