import type { RecognitionModels } from './onnx-models.ts';
import { cropped, resized } from './pixels.ts';
import type { Grey } from './recognition-image.ts';

/** Another character for the same ink, and its probability. */
export interface Alternative {
  readonly text: string;
  readonly probability: number;
}

/** A character read in a strip. */
export interface StripCharacter {
  readonly text: string;
  /** Where the network saw it, as a share of the strip's width: first and last step, ends included. */
  readonly from: number;
  readonly to: number;
  /** 0 to 1. */
  readonly probability: number;
  /** The likeliest others, likeliest first; the space and "nothing" are among them. */
  readonly others: readonly Alternative[];
}

/** The height at which the network reads. */
const stripHeight = 48;
/** The widest strip that is read at once, in network pixels: the cost grows faster than the width. */
const widestStrip = 3200;
const keptAlternatives = 8;
const leastProbability = 0.0001;

/** How much of its width a line is read at first: the cost goes with the width. */
const narrow = 0.75;
/** A line with a character less sure than this is read again at its full width. */
const sureEnough = 0.6;

export interface StripOptions {
  /** At one width only: where strokes are lost, a line drawn wider is not read better. */
  readonly isCoarse?: boolean;
}

/** Reads one line of text that fills the strip. */
export async function readStrip(
  models: RecognitionModels,
  strip: Grey,
  options: StripOptions = {},
): Promise<readonly StripCharacter[]> {
  const width = (strip.width * stripHeight) / strip.height;
  const first = await readAtWidth(models, strip, narrow * width);
  if (options.isCoarse === true) return first;
  const isSure = first.every(({ text, probability }) => text.trim() === '' || probability >= sureEnough);
  return isSure && first.length > 0 ? first : readAtWidth(models, strip, width);
}

async function readAtWidth(models: RecognitionModels, strip: Grey, wanted: number): Promise<readonly StripCharacter[]> {
  const width = Math.max(16, Math.min(widestStrip, Math.round(wanted)));
  // A little white at the end: the network leaves out what stands at the very edge.
  const padded = Math.ceil((width + 8) / 8) * 8;
  const { data, dims } = await models.recogniser.run(stripInput(strip, width, padded), [1, 3, stripHeight, padded]);
  return decode(data, dims[1] ?? 0, dims[2] ?? 0, models.characters, padded / width);
}

function stripInput(strip: Grey, width: number, padded: number): Float32Array {
  const small = resized(strip, width, stripHeight);
  const plane = padded * stripHeight;
  const input = new Float32Array(3 * plane).fill(1);
  for (let y = 0; y < stripHeight; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = (small.data[y * width + x] ?? 255) / 127.5 - 1;
      const at = y * padded + x;
      input[at] = value;
      input[plane + at] = value;
      input[2 * plane + at] = value;
    }
  }
  return input;
}

/** Greedy CTC with the runners-up of each character over the steps where it stands. */
function decode(
  data: Float32Array,
  steps: number,
  classes: number,
  characters: readonly string[],
  stretch: number,
): readonly StripCharacter[] {
  const result: StripCharacter[] = [];
  const best = new Int32Array(steps);
  for (let step = 0; step < steps; step += 1) {
    let at = 0;
    let most = -1;
    const from = step * classes;
    for (let index = 0; index < classes; index += 1) {
      const value = data[from + index] ?? 0;
      if (value > most) {
        most = value;
        at = index;
      }
    }
    best[step] = at;
  }
  let step = 0;
  while (step < steps) {
    const found = best[step] ?? 0;
    let end = step + 1;
    while (end < steps && best[end] === found) end += 1;
    if (found !== 0) {
      let peak = step;
      for (let at = step; at < end; at += 1) {
        if ((data[at * classes + found] ?? 0) > (data[peak * classes + found] ?? 0)) peak = at;
      }
      result.push({
        text: characters[found] ?? '',
        from: (step / steps) * stretch,
        to: Math.min(1, (end / steps) * stretch),
        probability: data[peak * classes + found] ?? 0,
        others: runnersUp(data.subarray(peak * classes, (peak + 1) * classes), found, characters),
      });
    }
    step = end;
  }
  return result;
}

function runnersUp(step: Float32Array, found: number, characters: readonly string[]): readonly Alternative[] {
  const others: { index: number; probability: number }[] = [];
  for (let index = 0; index < step.length; index += 1) {
    const probability = step[index] ?? 0;
    if (probability < leastProbability || index === found) continue;
    others.push({ index, probability });
  }
  return others
    .toSorted((first, second) => second.probability - first.probability)
    .slice(0, keptAlternatives)
    .map(({ index, probability }) => ({ text: characters[index] ?? '', probability }));
}

/** The part of a page that a line's rectangle covers. */
export function stripOf(page: Grey, box: { x0: number; y0: number; x1: number; y1: number }): Grey {
  return cropped(page, box.x0, box.y0, box.x1, box.y1);
}
