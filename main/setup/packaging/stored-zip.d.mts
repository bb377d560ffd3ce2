/** Writes the files of a folder that `isWanted` names as a zip archive without compression. */
export function writeStoredZip(folder: string, zipPath: string, isWanted: (name: string) => boolean): Promise<void>;
