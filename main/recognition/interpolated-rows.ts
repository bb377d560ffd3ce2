import { turnedByQuarters } from './pixels.ts';
import type { Grey } from './recognition-image.ts';

/** Rows an inch of a fax in standard resolution: 3.85 a millimetre, or 100, on a page whose size is not quite right. */
const faxRows = [90, 108] as const;
/** How strongly the differences of rows beat, at least: 0.68 and more on made faxes, 0.31 at most on other pages. */
const leastBeat = 0.4;
/** The fewest rows with print: a few strokes beat with anything. */
const leastRows = 200;
/** What rows have of their own, at most: 0.006 on made faxes at 300 dpi, 0.08 on pages drawn out from 200 dpi. */
const mostOwn = 0.02;
/** The same where one row lies between two of the fax. */
const mostOwnOfOne = 0.1;
/** Steps below which a picture has one row between two of the fax. */
const oneBetween = 2.3;

/**
 * Rows of the picture to one row of the fax in standard resolution from which it
 * was drawn out to a finer grey picture; null for any other page.
 *
 * A row between two rows of the fax is a mixture of them, so the differences of
 * neighbouring rows beat with the fax's rows, whatever the kernel (Gallagher,
 * Detection of linear and cubic interpolation in JPEG compressed images, 2005).
 * A picture that was drawn out as much across is no fax; nor is a page with hardly any print told.
 */
export function interpolatedRows(page: Grey, dpiX: number, dpiY: number): number | null {
  const down = drawnOut(page, dpiY);
  if (down === null) return null;
  const across = drawnOut(turnedByQuarters(page, 1), dpiX);
  return across !== null && Math.abs(across / down - 1) < 0.02 ? null : down;
}

function drawnOut(page: Grey, dpi: number): number | null {
  const [least, most] = [faxRows[0] / dpi, Math.min(0.5, faxRows[1] / dpi)];
  if (page.height < leastRows || least > most) return null;
  const edges = edgesAlong(page);
  // Neighbours differ most where two rows of the fax meet, and their differences most at a fax row's middle.
  const meeting = strongestBeat(relative(differences(edges, 1)), least, most);
  const middle = strongestBeat(relative(differences(edges, 2)), least, most);
  const beat = meeting.strength >= middle.strength ? meeting : middle;
  if (beat.strength < leastBeat || beat.rows < leastRows) return null;
  const step = 1 / beat.frequency;
  const place = beat === meeting ? meeting.place + 0.5 + step / 2 : middle.place;
  // What beats with 104 rows an inch at 300 dpi does so with 196 too: a fine fax's rows are no mixtures.
  return ownShare(edges, place, step) <= (step < oneBetween ? mostOwnOfOne : mostOwn) ? step : null;
}

/** Steps from pixel to pixel along the rows: strokes have them all along, the lines of a form at their ends only. */
interface Edges {
  readonly data: Int16Array;
  readonly width: number;
  readonly height: number;
}

function edgesAlong({ data, width, height }: Grey): Edges {
  const steps = new Int16Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let at = y * width; at < (y + 1) * width - 1; at += 1) steps[at] = (data[at + 1] ?? 0) - (data[at] ?? 0);
  }
  return { data: steps, width, height };
}

/** For each row the sum of squares of its first differences (to the next row), or of its second. */
function differences({ data, width, height }: Edges, order: 1 | 2): Float64Array {
  const result = new Float64Array(height);
  for (let y = 1; y < height - 1; y += 1) {
    let sum = 0;
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      const own = data[at] ?? 0;
      const next = data[at + width] ?? 0;
      const difference = order === 1 ? next - own : next - 2 * own + (data[at - width] ?? 0);
      sum += difference * difference;
    }
    result[y] = sum;
  }
  return result;
}

/** Each value as a share of the mean around it, less one; not a number where nothing is printed. */
function relative(values: Float64Array): Float64Array {
  const reach = 4;
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.map((value, index) => {
    const around = values.subarray(Math.max(0, index - reach), index + reach + 1);
    const middle = around.reduce((total, each) => total + each, 0) / around.length;
    return middle <= 0.2 * mean ? Number.NaN : Math.min(2, value / middle - 1);
  });
}

interface Beat {
  /** Beats a row. */
  readonly frequency: number;
  /** 0 for none; 2 where all differences lie at one point of the beat. */
  readonly strength: number;
  /** A row, in fractions, where the beat is strongest, near the middle of the page. */
  readonly place: number;
  /** Rows with print. */
  readonly rows: number;
}

function strongestBeat(values: Float64Array, least: number, most: number): Beat {
  const bin = 1 / values.length;
  const strongest = (from: number, to: number, step: number): Beat => {
    let best = beatOf(values, from);
    for (let frequency = from + step; frequency <= to; frequency += step) {
      const beat = beatOf(values, frequency);
      if (beat.strength > best.strength) best = beat;
    }
    return best;
  };
  const near = strongest(least, most, bin / 2);
  return strongest(near.frequency - bin / 2, Math.min(0.5, near.frequency + bin / 2), bin / 16);
}

function beatOf(values: Float64Array, frequency: number): Beat {
  const middle = values.length >> 1;
  const angle = 2 * Math.PI * frequency;
  const [turnX, turnY] = [Math.cos(angle), Math.sin(angle)];
  let [x, y] = [Math.cos(angle * middle), -Math.sin(angle * middle)];
  let [sumX, sumY, count] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isNaN(value)) {
      sumX += value * x;
      sumY += value * y;
      count += 1;
    }
    [x, y] = [x * turnX - y * turnY, x * turnY + y * turnX];
  }
  // A beat of two rows is its own mirror image.
  const halves = frequency > 0.5 - 0.25 / values.length ? 1 : 2;
  return {
    frequency,
    strength: count === 0 ? 0 : (halves * Math.hypot(sumX, sumY)) / count,
    place: middle + Math.atan2(sumY, sumX) / angle,
    rows: count,
  };
}

/** What the rows between have that no mixture of the two rows beside them gives, as a share of how much those differ. */
function ownShare({ data, width, height }: Edges, place: number, step: number): number {
  let [own, all] = [0, 0];
  for (let middle = place % step; Math.round(middle + step) < height; middle += step) {
    const upper = Math.round(middle) * width;
    const lower = Math.round(middle + step) * width;
    for (let row = upper + width; row < lower; row += width) {
      // Least squares, with the upper row as the origin.
      let [square, both, span] = [0, 0, 0];
      for (let x = 0; x < width; x += 1) {
        const origin = data[upper + x] ?? 0;
        const value = (data[row + x] ?? 0) - origin;
        const across = (data[lower + x] ?? 0) - origin;
        square += value * value;
        both += value * across;
        span += across * across;
      }
      own += square - (span === 0 ? 0 : (both * both) / span);
      all += span;
    }
  }
  return all === 0 ? 1 : own / all;
}
