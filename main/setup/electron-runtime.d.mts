export interface ElectronRuntime {
  readonly path: string;
  readonly version: string;
  /** `registry` is the test runtime of a closed network. */
  readonly source: 'electron' | 'registry';
}

export interface ElectronRuntimeOptions {
  readonly cacheFolder?: string;
  readonly log?: (line: string) => void;
  readonly version?: '33' | '45';
}

export function ensureElectron(options?: ElectronRuntimeOptions): Promise<ElectronRuntime>;
