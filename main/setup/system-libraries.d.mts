export interface DisplayOptions {
  readonly log: (line: string) => void;
  /** Whether apt-get may be run (as root). */
  readonly install: boolean;
  readonly executable: string;
}

export interface Display {
  /** What to add to the environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => void;
}

export function ensureDisplay(options: DisplayOptions): Promise<Display>;
export function missingLibraries(executable: string): Promise<string[]>;
