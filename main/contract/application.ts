import type { BridgeArguments, BridgeEvents, BridgeResults } from './bridge.ts';

/** Requests that need a window or a dialog and so are answered by the shell, not by the application. */
export type ShellRequest =
  | 'documents.choose'
  | 'exports.reveal'
  | 'app.info'
  | 'opening.take'
  | 'links.copy'
  | 'updates.check';

/** Requests that are answered while the store is locked or being encrypted, by what opens and closes it. */
export type EncryptionRequest = Extract<keyof BridgeResults, `encryption.${string}`>;

/** Where a stored source's bytes stand; with its own key, hexadecimal, where it is sealed. */
export interface StoredPlace {
  readonly path: string;
  readonly key?: string | undefined;
}

/** The application over an open store: every request but the shell's own and the lock's, and the events. */
export interface Application {
  request<Name extends Exclude<keyof BridgeResults, ShellRequest | EncryptionRequest>>(
    name: Name,
    args: BridgeArguments[Name],
  ): Promise<BridgeResults[Name]>;
  on<Name extends keyof BridgeEvents>(name: Name, listener: (payload: BridgeEvents[Name]) => void): () => void;
  /** The stored source, for the shell's protocol; null when there is none of that hash. */
  source(sha256: string): StoredPlace | null;
  /** Stops work at the next safe point and closes the store. */
  close(): Promise<void>;
}

/** The application as the window sees it: locked, everything but the lock's own requests is refused. */
export interface LockableApplication extends Application {
  request<Name extends Exclude<keyof BridgeResults, ShellRequest>>(
    name: Name,
    args: BridgeArguments[Name],
  ): Promise<BridgeResults[Name]>;
}
