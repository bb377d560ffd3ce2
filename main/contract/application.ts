import type { BridgeArguments, BridgeEvents, BridgeResults } from './bridge.ts';

/** Requests that need a window or a dialog and so are answered by the shell, not by the application. */
export type ShellRequest = 'documents.choose' | 'exports.reveal' | 'app.info';

/** The application as the shell and the command line see it: every request but the shell's own, and the events. */
export interface Application {
  request<Name extends Exclude<keyof BridgeResults, ShellRequest>>(
    name: Name,
    args: BridgeArguments[Name],
  ): Promise<BridgeResults[Name]>;
  on<Name extends keyof BridgeEvents>(name: Name, listener: (payload: BridgeEvents[Name]) => void): () => void;
  /** The stored source's path, for the shell's protocol; null when there is none of that hash. */
  sourcePath(sha256: string): string | null;
  /** Stops work at the next safe point and closes the store. */
  close(): Promise<void>;
}
