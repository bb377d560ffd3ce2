/** Lower-case hexadecimal SHA-256 of the addon's sources in `nativeFolder`; line ends do not matter. */
export function tokenizerSourceSha256(nativeFolder: string): string;
