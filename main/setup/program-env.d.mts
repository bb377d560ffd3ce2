/** What to add to the environment of the program on Linux. */
export const memoryEnv: Readonly<Record<string, string>>;

/** What makes file names UTF-8 where this environment names no such encoding; empty where it does. */
export function fileNameEnv(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>>;
export const compileCacheEnv: Readonly<Record<string, string>>;
export const nodeOptions: readonly string[];
