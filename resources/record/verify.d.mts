export function sha256(data: string | Uint8Array): Promise<string>;
export function canonicalJson(value: unknown): string;
export function verifyPlainly(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
export function firstBreak(entries: readonly object[]): Promise<number | null>;
export function checkCertificate(
  certificate: unknown,
  files?: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<{
  readonly signed: boolean;
  readonly brokenAt: number | null;
  readonly files: readonly { readonly name: string; readonly is: 'source' | 'report' | 'unknown' }[];
}>;
