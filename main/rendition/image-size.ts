import { SampanError } from '#contract/errors.ts';

/** Pixels an inch, as far as the file says. */
export interface Resolution {
  readonly x: number;
  readonly y: number;
}

export interface PointSize {
  readonly width: number;
  readonly height: number;
}

/** The most pixels of one picture: A3 at 600 dpi. */
const mostPixels = 80_000_000;
const a4Long = 841.89;

/** @throws {SampanError} `damaged-file`, `too-large`. */
export function requirePixels(width: number, height: number, name: string): void {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw damagedPicture(name);
  }
  if (width * height > mostPixels) {
    throw new SampanError(
      'too-large',
      `A picture in “${name}” has ${Math.round((width * height) / 1e6)} million pixels; the limit is ${mostPixels / 1e6}. Scan it at 300 dpi.`,
    );
  }
}

export function damagedPicture(name: string, cause?: unknown): SampanError {
  return new SampanError(
    'damaged-file',
    `“${name}” is damaged and cannot be shown. Ask for the file again.`,
    cause === undefined ? undefined : { cause },
  );
}

/**
 * The size of a picture on paper, in points. Without a resolution that can be
 * true (cameras write 72), faxes are known by their width, and other pictures fill A4.
 */
export function sizeOnPaper(width: number, height: number, resolution: Resolution | null): PointSize {
  if (resolution !== null && resolution.x > 0 && resolution.y > 0) {
    const size = { width: (width / resolution.x) * 72, height: (height / resolution.y) * 72 };
    const longest = Math.max(size.width, size.height);
    const isGuess = Math.max(resolution.x, resolution.y) <= 96 && longest > 1300;
    if (!isGuess && longest >= 20 && longest <= 14_400) return size;
  }
  if ([1728, 2048, 2432].includes(width)) {
    // ITU-T T.4: 204 pixels an inch across; 98 or 196 down.
    const down = height < 0.9 * width ? 98 : 196;
    return { width: (width / 204) * 72, height: (height / down) * 72 };
  }
  const scale = Math.max(width, height) >= 1000 ? a4Long / Math.max(width, height) : 72 / 96;
  return { width: width * scale, height: height * scale };
}
