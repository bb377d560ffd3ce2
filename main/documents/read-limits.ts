/** How much one document may cost before reading it is given up. */
export interface ReadLimits {
  /** Time to open the file and learn its page count. */
  readonly openMs: number;
  /** Time for any one page. */
  readonly pageMs: number;
  /** Resident memory of the reading process, in bytes. */
  readonly memoryBytes: number;
  readonly fileBytes: number;
  readonly pages: number;
  /** Characters kept of one page. */
  readonly pageCharacters: number;
  /** Fresh processes started after a page that hung, crashed or filled the memory. */
  readonly restarts: number;
}

export const defaultReadLimits: ReadLimits = {
  openMs: 30_000,
  pageMs: 20_000,
  memoryBytes: 1.5 * 2 ** 30,
  fileBytes: 2 ** 30,
  pages: 20_000,
  pageCharacters: 400_000,
  restarts: 4,
};
