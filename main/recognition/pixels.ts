import type { Grey } from './recognition-image.ts';

/** A grey picture of one value. */
export function blankGrey(width: number, height: number, value = 255): Grey {
  return { data: new Uint8Array(width * height).fill(value), width, height };
}

/** The same picture in another size: means of what each pixel covers where it shrinks, cubic where it grows. */
export function resized(source: Grey, width: number, height: number): Grey {
  const across = width === source.width ? source : alongRows(source, width);
  return height === source.height ? across : exchanged(alongRows(exchanged(across), height));
}

/** The picture through a Gaussian of these deviations in pixels; what lies outside counts as the edge. */
export function smoothed(source: Grey, deviationX: number, deviationY: number): Grey {
  const across = smoothedAlongRows(source, deviationX);
  return exchanged(smoothedAlongRows(exchanged(across), deviationY));
}

function smoothedAlongRows({ data, width, height }: Grey, deviation: number): Grey {
  const reach = Math.ceil(3 * deviation);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const result = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      let value = 0;
      for (let index = -reach; index <= reach; index += 1) {
        const at = Math.max(0, Math.min(width - 1, x + index));
        value += (kernel[index + reach] ?? 0) * (data[row + at] ?? 0);
      }
      result[row + x] = Math.round(value / sum);
    }
  }
  return { data: result, width, height };
}

/** Rows and columns exchanged. */
function exchanged(source: Grey): Grey {
  const { data, width, height } = source;
  const result = new Uint8Array(width * height);
  // In tiles, so that both sides stay in the cache.
  const tile = 32;
  for (let top = 0; top < height; top += tile) {
    const bottom = Math.min(height, top + tile);
    for (let left = 0; left < width; left += tile) {
      const right = Math.min(width, left + tile);
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) result[x * height + y] = data[y * width + x] ?? 0;
      }
    }
  }
  return { data: result, width: height, height: width };
}

interface Taps {
  readonly first: number;
  readonly weights: Float32Array;
}

function alongRows(source: Grey, width: number): Grey {
  const taps = tapsFor(source.width, width);
  const result = new Uint8Array(width * source.height);
  for (let y = 0; y < source.height; y += 1) {
    const from = y * source.width;
    const to = y * width;
    for (let x = 0; x < width; x += 1) {
      const tap = taps[x];
      if (tap === undefined) continue;
      const { first, weights } = tap;
      let sum = 0;
      for (let index = 0; index < weights.length; index += 1) {
        sum += (weights[index] ?? 0) * (source.data[from + first + index] ?? 0);
      }
      result[to + x] = sum < 0 ? 0 : sum > 255 ? 255 : Math.round(sum);
    }
  }
  return { data: result, width, height: source.height };
}

function tapsFor(from: number, to: number): readonly Taps[] {
  const scale = from / to;
  const spread = Math.max(1, scale);
  const reach = scale > 1 ? scale : 2;
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(from - 1, Math.floor(centre + reach));
    const weights = new Float32Array(Math.max(1, last - first + 1));
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1) {
      const distance = Math.abs(first + at - centre) / spread;
      const weight = scale > 1 ? Math.max(0, 1 - distance) : cubic(distance);
      weights[at] = weight;
      sum += weight;
    }
    if (sum !== 0) for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / sum;
    return { first: Math.min(first, from - 1), weights };
  });
}

/** Catmull and Rom's kernel. */
function cubic(distance: number): number {
  if (distance < 1) return 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1;
  if (distance < 2) return -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2;
  return 0;
}

/** The picture turned clockwise by quarters. */
export function turnedByQuarters(source: Grey, quarters: 0 | 1 | 2 | 3): Grey {
  if (quarters === 0) return source;
  const { data, width, height } = source;
  if (quarters === 2) return { data: data.slice(0, width * height).reverse(), width, height };
  const { data: columns, width: across, height: down } = exchanged(source);
  const result = new Uint8Array(width * height);
  for (let y = 0; y < down; y += 1) {
    // Clockwise: rows mirrored after the exchange; the other way: columns.
    const row = columns.subarray(y * across, (y + 1) * across);
    if (quarters === 1) result.set(row.slice().reverse(), y * across);
    else result.set(row, (down - 1 - y) * across);
  }
  return { data: result, width: across, height: down };
}

/** The picture turned about its middle, in the same frame; what comes in from outside is white. */
export function rotated(source: Grey, degrees: number): Grey {
  const { data, width, height } = source;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const result = new Uint8Array(width * height).fill(255);
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  for (let y = 0; y < height; y += 1) {
    let sx = cos * (0 - cx) + sin * (y - cy) + cx;
    let sy = -sin * (0 - cx) + cos * (y - cy) + cy;
    for (let x = 0; x < width; x += 1, sx += cos, sy -= sin) {
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const fx = sx - left;
      const fy = sy - top;
      const at = top * width + left;
      const upper = (data[at] ?? 0) * (1 - fx) + (data[at + 1] ?? 0) * fx;
      const lower = (data[at + width] ?? 0) * (1 - fx) + (data[at + width + 1] ?? 0) * fx;
      result[y * width + x] = Math.round(upper * (1 - fy) + lower * fy);
    }
  }
  return { data: result, width, height };
}

/** A rectangle of the picture; what lies outside is white. */
export function cropped(source: Grey, x0: number, y0: number, x1: number, y1: number): Grey {
  const width = Math.max(1, x1 - x0);
  const height = Math.max(1, y1 - y0);
  const result = blankGrey(width, height);
  for (let y = Math.max(0, y0); y < Math.min(source.height, y0 + height); y += 1) {
    const from = Math.max(0, x0);
    const to = Math.min(source.width, x0 + width);
    if (to <= from) continue;
    result.data.set(source.data.subarray(y * source.width + from, y * source.width + to), (y - y0) * width + from - x0);
  }
  return result;
}

/** Otsu's threshold: a pixel at or under it is ink. */
export function inkThreshold(source: Grey): number {
  const counts = new Float64Array(256);
  for (const value of source.data) counts[value] = (counts[value] ?? 0) + 1;
  let total = 0;
  let sum = 0;
  for (let value = 0; value < 256; value += 1) {
    total += counts[value] ?? 0;
    sum += value * (counts[value] ?? 0);
  }
  let below = 0;
  let sumBelow = 0;
  let best = -1;
  let first = 127;
  let last = 127;
  for (let value = 0; value < 255; value += 1) {
    below += counts[value] ?? 0;
    sumBelow += value * (counts[value] ?? 0);
    if (below === 0 || below === total) continue;
    const difference = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * difference ** 2;
    if (between > best * (1 + 1e-9)) {
      best = between;
      first = value;
      last = value;
    } else if (between >= best * (1 - 1e-9)) last = value;
  }
  // Of a picture in two values any value between does; the middle.
  return Math.round((first + last) / 2);
}
