import type { Matrix } from '#main/documents/matrix.ts';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { type Box, type DetectedBox, detectLines } from './detect-lines.ts';
import { type BoxedLine, inkRegions } from './ink-regions.ts';
import { loadModels, type RecognitionModels } from './onnx-models.ts';
import { turnedByQuarters } from './pixels.ts';
import { placeCharacters, type RecognisedLine } from './place-characters.ts';
import { inkArea, type PreparedPage, preparePage, turnedBox, turnedPage } from './prepare-page.ts';
import { readStrip, type StripCharacter, stripOf } from './read-strip.ts';
import type { RecognitionImage } from './recognition-image.ts';
import { coarseWeights, defaultWeights, repairLines } from './repair-lines.ts';
import { twoUpGutter } from './two-up.ts';
import { unsureUnderSeals } from './under-seals.ts';
import { looksUnlikely } from './unlikely-text.ts';
import { columnAsRow, placeInColumn } from './vertical-column.ts';

export interface RecogniserOptions {
  /** `resources/recognition`, or a copy. */
  readonly modelsFolder: string;
  /** Threads of each network. */
  readonly threads: number;
  /** The vocabulary whose probabilities help to repair characters of poor pages; none are repaired without it. */
  readonly vocabularyFile?: string;
}

export interface RecogniseOptions {
  readonly signal?: AbortSignal;
}

/** A part of the picture that is no text, in pixels of the picture. */
export interface RecognisedRegion {
  readonly kind: 'seal' | 'signature' | 'handwriting';
  readonly box: Box;
  /** What could be read in a seal. */
  readonly note?: string;
}

/** What stands on a picture of a page. */
export interface RecognisedPage {
  /** Of the picture, in its pixels. */
  readonly width: number;
  readonly height: number;
  /** From the pixels in which the lines' places are given to those of the picture. */
  readonly toImage: Matrix;
  /** Not yet in reading order. */
  readonly lines: readonly RecognisedLine[];
  readonly regions: readonly RecognisedRegion[];
  /** Where two pages side by side are divided, in the lines' pixels across; null for a sheet of one page. */
  readonly gutter: number | null;
  /** Clockwise quarters by which the picture had to be turned to be read. */
  readonly quarters: 0 | 1 | 2 | 3;
  /** Degrees by which its lines fell to the right, before that. */
  readonly skew: number;
  /** `low`: so many characters are doubtful that the text needs a look at the picture. */
  readonly trust: 'good' | 'low';
  readonly warnings: readonly string[];
}

export interface Recogniser {
  /** Reads one page. @throws {SampanError} `too-large`, `damaged-file`, `cancelled`. */
  readonly recognise: (image: RecognitionImage, options?: RecogniseOptions) => Promise<RecognisedPage>;
  /** Whether a text's letters cannot be what its page shows, by the vocabulary; never without one. */
  readonly isUnlikely: (text: string) => boolean;
  readonly close: () => Promise<void>;
}

/** @throws {SampanError} `file-not-found`, `file-unreadable` where the models cannot be read. */
export async function createRecogniser(options: RecogniserOptions): Promise<Recogniser> {
  const models = await loadModels(options.modelsFolder, options.threads);
  const { vocabularyFile } = options;
  const tokenizer = vocabularyFile === undefined ? null : await loadTrilingualTokenizer({ vocabularyFile });
  return {
    recognise: (image, given) => recognisePicture({ models, tokenizer }, image, given?.signal),
    isUnlikely: (text) => tokenizer !== null && looksUnlikely(text, tokenizer),
    close: async () => {
      await models.detector.close();
      await models.recogniser.close();
    },
  };
}

/** The size at which lines are looked for. */
const detectionDpi = 96;
/** Lines lower than this many pixels at that size are looked for again at twice the size. */
const lowLine = 11;

interface Tools {
  readonly models: RecognitionModels;
  readonly tokenizer: TrilingualTokenizer | null;
}

async function recognisePicture(
  { models, tokenizer }: Tools,
  image: RecognitionImage,
  signal: AbortSignal | undefined,
): Promise<RecognisedPage> {
  const prepared = preparePage(image);
  const area = inkArea(prepared.grey, prepared.dpi);
  const boxes = area === null ? [] : await linesOn(models, prepared, area);
  const upright = await setUpright(models, prepared, boxes);
  const read: BoxedLine[] = [];
  const unread: Box[] = [];
  for (const box of upright.boxes) {
    signal?.throwIfAborted();
    const line = await readBox(models, upright.page, box, upright.read.get(box));
    if (line !== null && isText(line)) read.push({ line, box });
    else if (isWriting(box, upright.page)) unread.push(box);
  }
  const found = inkRegions(upright.page, read);
  const lines = found.lines.map(({ line }) => line);
  const { toImage, isCoarse } = upright.page;
  const mends = tokenizer !== null && (isCoarse || needsRepair(lines));
  const regions: RecognisedRegion[] = [
    ...prepared.seals.map((box): RecognisedRegion => ({ kind: 'seal', box })),
    ...prepared.pens.map((box): RecognisedRegion => ({ kind: 'handwriting', box })),
    ...found.regions.map((region): RecognisedRegion => ({ ...region, box: onImage(region.box, toImage) })),
    ...unread
      .filter((box) => !found.regions.some((region) => touches(box, region.box)))
      .map((box): RecognisedRegion => ({ kind: 'handwriting', box: onImage(box, toImage) })),
  ];
  return {
    width: image.width,
    height: image.height,
    toImage: upright.page.toImage,
    lines: unsureUnderSeals(
      mends ? repairLines(lines, tokenizer, isCoarse ? coarseWeights : defaultWeights) : lines,
      found.regions.filter(({ kind }) => kind === 'seal').map(({ box }) => box),
    ),
    regions,
    gutter: twoUpGutter(upright.page.grey, upright.boxes, upright.page.dpi),
    quarters: upright.quarters,
    skew: prepared.skew,
    trust: trustOf(lines),
    warnings: [],
  };
}

async function linesOn(models: RecognitionModels, page: PreparedPage, area: Box): Promise<readonly DetectedBox[]> {
  const scale = Math.min(1, detectionDpi / page.dpi);
  const found = await detectLines(models.detector, page.grey, scale, area);
  const heights = found.map((box) => Math.min(box.y1 - box.y0, box.x1 - box.x0) * scale).toSorted((a, b) => a - b);
  const middle = heights[Math.floor(heights.length / 2)] ?? Infinity;
  // The boxes have margins: half of their height is the letters'.
  if (middle >= 1.6 * lowLine || scale === 1) return found;
  return detectLines(models.detector, page.grey, Math.min(1, scale * 1.8), area);
}

function isTall(box: Box): boolean {
  return box.y1 - box.y0 > 1.8 * (box.x1 - box.x0);
}

interface UprightPage {
  readonly page: PreparedPage;
  readonly boxes: readonly Box[];
  readonly quarters: 0 | 1 | 2 | 3;
  /** What was read in some of the boxes on the way. */
  readonly read: ReadonlyMap<Box, readonly StripCharacter[]>;
}

const samples = 4;
const surelyUpright = 0.85;

/** Turns the page so that its lines can be read, judged by reading some of them each way. */
async function setUpright(models: RecognitionModels, page: PreparedPage, boxes: readonly Box[]): Promise<UprightPage> {
  const read = new Map<Box, readonly StripCharacter[]>();
  const asItIs: UprightPage = { page, boxes, quarters: 0, read };
  if (boxes.length === 0) return asItIs;
  const long = (box: Box): number => Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const length = (some: readonly Box[]): number => some.reduce((sum, box) => sum + long(box), 0);
  const tall = boxes.filter(isTall);
  const sideways = length(tall) > 0.6 * length(boxes);
  const chosen = (sideways ? tall : boxes.filter((box) => !isTall(box)))
    .toSorted((first, second) => long(second) - long(first))
    .slice(0, samples);
  const turn = (quarters: 0 | 1 | 2 | 3): UprightPage => ({
    page: turnedPage(page, quarters),
    boxes: boxes.map((box) => turnedBox(box, page.grey, quarters)),
    quarters,
    read: new Map(),
  });
  const certainty = async (quarters: 0 | 1 | 2 | 3): Promise<number> => {
    const reads: StripCharacter[] = [];
    for (const box of chosen) {
      const found = await readStrip(models, turnedByQuarters(stripOf(page.legible, box), quarters), page);
      if (quarters === 0) read.set(box, found);
      reads.push(...found);
    }
    return sureness(reads);
  };
  if (!sideways) {
    const upright = await certainty(0);
    if (upright >= surelyUpright || (await certainty(2)) < upright + 0.05) return asItIs;
    return turn(2);
  }
  const columns: StripCharacter[] = [];
  for (const box of chosen) columns.push(...(await readStrip(models, columnAsRow(page.grey, box).row)));
  const ways = [
    { value: sureness(columns), quarters: 0 as const },
    { value: await certainty(1), quarters: 1 as const },
    { value: await certainty(3), quarters: 3 as const },
  ];
  const best = ways.reduce((first, second) => (second.value > first.value ? second : first));
  return turn(best.quarters);
}

/** Mean probability of the characters, less for few of them. */
function sureness(read: readonly StripCharacter[]): number {
  const letters = read.filter((character) => character.text.trim() !== '');
  return letters.reduce((sum, character) => sum + character.probability, 0) / (letters.length + 1);
}

async function readBox(
  models: RecognitionModels,
  page: PreparedPage,
  box: Box,
  known: readonly StripCharacter[] | undefined,
): Promise<RecognisedLine | null> {
  if (isTall(box)) {
    const column = columnAsRow(page.grey, box);
    return placeInColumn(box, column, await readStrip(models, column.row));
  }
  return placeCharacters(page.grey, box, known ?? (await readStrip(models, stripOf(page.legible, box), page)));
}

/** Specks, rules and ornaments come out as a few characters that the network does not believe itself. */
function isText(line: RecognisedLine): boolean {
  const { characters } = line;
  const mean = characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length;
  const hasLetters = characters.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (!hasLetters) return mean >= 85 && characters.length >= 3;
  return mean >= (characters.length <= 2 ? 75 : characters.length <= 5 ? 60 : 50);
}

/** Ink of some size that is no print. */
function isWriting(box: Box, page: PreparedPage): boolean {
  return box.y1 - box.y0 > 0.25 * page.dpi && box.x1 - box.x0 > 0.5 * page.dpi;
}

function touches(first: Box, second: Box): boolean {
  return first.x0 < second.x1 && second.x0 < first.x1 && first.y0 < second.y1 && second.y0 < first.y1;
}

function onImage(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  const corners = [
    [box.x0, box.y0],
    [box.x1, box.y0],
    [box.x0, box.y1],
    [box.x1, box.y1],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Pages that are read surely throughout have nothing to repair. */
function needsRepair(lines: readonly RecognisedLine[]): boolean {
  const characters = lines.flatMap((line) => line.characters);
  return characters.filter(({ confidence }) => confidence < 95).length > 0.003 * characters.length;
}

/** One character in fifty that is unsure, and the page is. */
function trustOf(lines: readonly RecognisedLine[]): 'good' | 'low' {
  const characters = lines.flatMap((line) => line.characters);
  const unsure = characters.filter(({ confidence }) => confidence < 80).length;
  return unsure > 0.02 * characters.length ? 'low' : 'good';
}
