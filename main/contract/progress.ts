/** How long work tells where it stands; one shape everywhere. */
export interface Progress {
  /** What is being done, as a key of the locale files: `read`, `structure`, `extract`, `summarise`, `export`, `download`. */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly detail?: string;
}

export type OnProgress = (progress: Progress) => void;
