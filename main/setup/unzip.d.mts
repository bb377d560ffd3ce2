/** Unpacks a zip archive with its file modes; `rename` gives an entry's path inside the folder, or null to leave it out. */
export function unzip(zipPath: string, folder: string, rename: (name: string) => string | null): Promise<void>;
