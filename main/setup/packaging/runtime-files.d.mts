export function isRuntimeFileNeeded(name: string): boolean;
export function runtimeFolder(executable: string, platform: string): string;
