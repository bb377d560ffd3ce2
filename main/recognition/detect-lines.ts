import type { Network } from './onnx-models.ts';
import { cropped, resized } from './pixels.ts';
import type { Grey } from './recognition-image.ts';

/** An upright rectangle in pixels of the page. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface DetectedBox extends Box {
  /** Mean of the network's probabilities inside, 0 to 1. */
  readonly score: number;
}

const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;
const inkProbability = 0.3;
const leastScore = 0.5;
const grownBy = 1.6;
const mostBoxes = 3000;

/**
 * Finds the lines of text on an upright page (Liao et al. 2020, differentiable
 * binarisation). `scale` is the size at which the network sees the page; lines
 * should be 12 to 40 pixels high there.
 */
export async function detectLines(
  network: Network,
  page: Grey,
  scale: number,
  area: Box,
): Promise<readonly DetectedBox[]> {
  const part = cropped(page, area.x0, area.y0, area.x1, area.y1);
  const width = roundTo32(part.width * scale);
  const height = roundTo32(part.height * scale);
  const small = resized(part, width, height);
  const plane = width * height;
  const input = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel += 1) {
    const mean = means[channel] ?? 0;
    const deviation = deviations[channel] ?? 1;
    for (let index = 0; index < plane; index += 1) {
      input[channel * plane + index] = ((small.data[index] ?? 255) / 255 - mean) / deviation;
    }
  }
  const { data } = await network.run(input, [1, 3, height, width]);
  const scaleX = part.width / width;
  const scaleY = part.height / height;
  return components(data, width, height).map(({ x0, y0, x1, y1, score }) => {
    const across = x1 - x0;
    const down = y1 - y0;
    const grow = (across * down * grownBy) / (2 * (across + down));
    return {
      x0: Math.max(0, Math.round(area.x0 + (x0 - grow) * scaleX)),
      y0: Math.max(0, Math.round(area.y0 + (y0 - grow) * scaleY)),
      x1: Math.min(page.width, Math.round(area.x0 + (x1 + grow) * scaleX)),
      y1: Math.min(page.height, Math.round(area.y0 + (y1 + grow) * scaleY)),
      score,
    };
  });
}

function roundTo32(value: number): number {
  return Math.max(32, Math.round(value / 32) * 32);
}

/** Connected stretches of probable ink with their rectangles. */
function components(map: Float32Array, width: number, height: number): readonly DetectedBox[] {
  const seen = new Uint8Array(width * height);
  const found: DetectedBox[] = [];
  const stack: number[] = [];
  for (let start = 0; start < map.length && found.length < mostBoxes; start += 1) {
    if (seen[start] === 1 || (map[start] ?? 0) <= inkProbability) continue;
    let x0 = width;
    let y0 = height;
    let x1 = 0;
    let y1 = 0;
    let sum = 0;
    let count = 0;
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      sum += map[at] ?? 0;
      count += 1;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const nx = x + dx;
          const ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] === 1 || (map[next] ?? 0) <= inkProbability) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    const score = sum / count;
    if (score >= leastScore && x1 - x0 >= 2 && y1 - y0 >= 2) found.push({ x0, y0, x1: x1 + 1, y1: y1 + 1, score });
  }
  return found;
}
