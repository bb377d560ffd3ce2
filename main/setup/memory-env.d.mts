/** What to add to the environment of the program on Linux. */
export const memoryEnv: Readonly<Record<string, string>>;
