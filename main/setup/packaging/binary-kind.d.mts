export const headBytes: number;
export function binaryKind(head: Buffer): string | null;
