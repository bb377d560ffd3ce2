interface Picture {
  /** Pixels of a side. */
  readonly size: number;
  readonly png: Buffer;
}
export function icoOf(pictures: readonly Picture[]): Buffer;
export function icnsOf(pictures: readonly Picture[]): Buffer;
export function writeIconFiles(iconsFolder: string, folder: string): Promise<string>;
