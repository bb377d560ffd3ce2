export function checkArchive(
  archive: string,
): Promise<{ readonly files: number; readonly headerHash: string; readonly faults: readonly string[] }>;
