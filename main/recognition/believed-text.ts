import type { Page } from '#contract/document.ts';

/** A page's own text, and what of it is drawn without ink. */
export interface TextLayer {
  readonly page: Page;
  readonly glyphs: number;
  /** Glyphs whose character the file does not tell. */
  readonly unknownGlyphs: number;
  /** Glyphs that are drawn without ink (text rendering mode 3). */
  readonly invisibleGlyphs: number;
  /** The share of the page that pictures cover. */
  readonly imageShare: number;
}

export type RecognitionReason = 'image' | 'unknown-characters' | 'garbled' | 'hidden-text';

/**
 * Why a page has to be recognised; null where its own text will do.
 *
 * `hidden-text`: text lies unseen under a picture of the page. It may be another
 * program's reading, or anything: it has to be compared with the ink.
 */
export function needsRecognition(layer: TextLayer, isGarbled: (text: string) => boolean): RecognitionReason | null {
  const { page, glyphs } = layer;
  if (glyphs > 0 && layer.unknownGlyphs > 0.2 * glyphs) return 'unknown-characters';
  if (isGarbled(page.text)) return 'garbled';
  if (layer.imageShare > 0.4 && glyphs > 0 && layer.invisibleGlyphs > 0.5 * glyphs) return 'hidden-text';
  return page.origin === 'image' ? 'image' : null;
}

export const layerDisagrees = 'the text hidden in this page is not what the page shows: its picture was read instead';
export const layerUnread =
  'the picture of this page could not be read well: the text that the file hides in it is shown';
export const fontMapBroken = 'the file gives wrong characters for its letters: its picture was read instead';

/** As a part of pairs of neighbouring characters: a good reading shares nine in ten, another text a tenth. */
const agreement = 0.6;

/**
 * Which text of a page to believe: the file's own layer, or the recognised one.
 *
 * A hidden layer that agrees with the ink is kept where it was as good as the
 * recognised one would be; one that does not is never believed, unless the ink itself
 * could hardly be read.
 */
export function believedText(layer: Page, recognised: Page, reason: RecognitionReason): Page {
  const own = letters(layer.text);
  const seen = letters(recognised.text);
  if (reason === 'image' || own.length < 20) return recognised;
  if (reason !== 'hidden-text') return seen.length > 0 ? withWarning(recognised, fontMapBroken) : layer;
  const shared = sharedPairs(own, seen);
  if (shared >= agreement) return recognised;
  if (seen.length < 20 || meanConfidence(recognised) < 60) {
    return withWarning({ ...layer, origin: 'text' }, layerUnread);
  }
  return withWarning(recognised, layerDisagrees);
}

function withWarning(page: Page, warning: string): Page {
  return { ...page, warnings: [...page.warnings, warning] };
}

function letters(text: string): readonly string[] {
  return [...text.normalize('NFKC').toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
}

/** Dice's coefficient over pairs of neighbouring characters, which asks nothing of the order of lines. */
function sharedPairs(first: readonly string[], second: readonly string[]): number {
  const counts = new Map<string, number>();
  for (let index = 1; index < first.length; index += 1) {
    const pair = `${first[index - 1]}${first[index]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let index = 1; index < second.length; index += 1) {
    const pair = `${second[index - 1]}${second[index]}`;
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / Math.max(1, first.length + second.length - 2);
}

function meanConfidence(page: Page): number {
  let sum = 0;
  let count = 0;
  for (const line of page.lines) {
    for (const run of line.runs) {
      for (const value of run.confidence ?? []) {
        sum += value;
        count += 1;
      }
    }
  }
  return count === 0 ? 0 : sum / count;
}
